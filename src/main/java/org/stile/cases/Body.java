package org.stile.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.programmes.Deployment.Days;

/** A JSON object that somebody sent; collects what is wrong with it. Null and absent are the same. */
final class Body {

    private final JsonNode json;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    Body(JsonNode json) {
        this.json = json;
    }

    private JsonNode get(String key) {
        JsonNode value = json == null ? null : json.get(key);
        return value == null || value.isNull() ? null : value;
    }

    /** The text under a key; empty when there is none. */
    String text(String key) {
        JsonNode value = get(key);
        if (value != null && !value.isTextual()) {
            wrong.putIfAbsent(key, "must be text");
        }
        return value == null ? "" : value.asText().strip();
    }

    /** The whole number under a key; null when there is none. */
    Long number(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            wrong.putIfAbsent(key, "must be a whole number");
            return null;
        }
        return value.longValue();
    }

    Integer small(String key) {
        Long number = number(key);
        if (number != null && number != number.intValue()) {
            wrong.putIfAbsent(key, "must be a smaller number");
        }
        return number == null ? null : number.intValue();
    }

    List<String> texts(String key) {
        JsonNode value = get(key);
        List<String> texts = new ArrayList<>();
        if (value != null && !value.isArray()) {
            wrong.putIfAbsent(key, "must be a list of texts");
        } else if (value != null) {
            value.forEach(item -> texts.add(item.asText("")));
        }
        return texts;
    }

    /** The days under {@code from} and {@code to}: one day without {@code to}, today without either. */
    Days days(LocalDate today) {
        LocalDate from = day("from", today);
        return new Days(from, day("to", from));
    }

    private LocalDate day(String key, LocalDate otherwise) {
        String text = text(key);
        try {
            return text.isEmpty() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            wrong.putIfAbsent(key, "must be a date such as 2027-03-31");
            return otherwise;
        }
    }

    void reject(String key, String message) {
        wrong.putIfAbsent(key, message);
    }

    /** Refuses the body when anything that was asked for is wrong. */
    void check() {
        CaseRules.refuse(wrong);
    }
}
