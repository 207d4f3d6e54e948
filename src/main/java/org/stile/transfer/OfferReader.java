package org.stile.transfer;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stile.base.CleanText;
import org.stile.lessons.ImportLine;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonJson;

/** Reads a line of NDJSON as a lesson. What is wrong is said without any of the line's text. Thread-safe. */
final class OfferReader {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private OfferReader() {}

    static Offer read(NdjsonLines.Line line) {
        return switch (line) {
            case NdjsonLines.Unreadable unreadable -> new Offer.Bad(unreadable.number(), unreadable.reason());
            case NdjsonLines.Text text -> parsed(text);
        };
    }

    private static Offer parsed(NdjsonLines.Text line) {
        try {
            JsonNode json = JSON.readValue(line.text());
            return json != null && json.isObject()
                    ? lesson(line, json)
                    : new Offer.Bad(line.number(), "json: is not an object");
        } catch (JsonProcessingException e) {
            return new Offer.Bad(line.number(), "json: cannot be read" + place(e.getLocation()));
        }
    }

    private static String place(JsonLocation location) {
        return location == null || location.getCharOffset() < 0 ? "" : " at offset " + location.getCharOffset();
    }

    private static Offer lesson(NdjsonLines.Text line, JsonNode json) {
        Map<String, String> errors = new LinkedHashMap<>();
        String externalId = text(json, "externalId", errors);
        String status = text(json, "status", errors);
        if (!status.isEmpty() && !status.equals("published") && !status.equals("draft")) {
            errors.putIfAbsent("status", "must be published or draft");
        }
        LessonContent content = LessonJson.read(json, errors);
        return errors.entrySet().stream()
                .findFirst()
                .<Offer>map(e -> new Offer.Bad(line.number(), e.getKey() + ": " + e.getValue()))
                .orElseGet(() -> new Offer.Good(
                        line.number(),
                        new ImportLine(externalId, content, status.equals("published"), line.number()),
                        line.text().length()));
    }

    private static String text(JsonNode json, String key, Map<String, String> errors) {
        JsonNode value = json.get(key);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            errors.put(key, "must be text");
            return "";
        }
        return CleanText.of(value.textValue()).strip();
    }
}
