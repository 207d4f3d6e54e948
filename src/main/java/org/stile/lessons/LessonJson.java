package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stile.base.Token;

/**
 * A lesson as API, exports and imports write it: the record of section 4 in camelCase.
 *
 * @param version what {@code If-Match} must name to change it
 * @param author name of its author, where the attribution says it
 * @param reviewComments what the reviewer said about single parts, by the form's field name
 * @param decideBy the day by which review should have decided, while it waits for review
 * @param links to other lessons, both ways, where the whole lesson is told
 * @param reviewDue the day from which somebody should look at it again, and {@code stale} whether that day has come
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LessonJson(
        LessonRef ref,
        String externalId,
        State status,
        long version,
        int revision,
        String revisionNote,
        @JsonUnwrapped LessonContent content,
        String author,
        Integer evidence,
        Instant createdAt,
        Instant publishedAt,
        Instant revisedAt,
        String reviewNote,
        Map<String, String> reviewComments,
        LocalDate decideBy,
        List<LessonLink> links,
        LocalDate reviewDue,
        Boolean stale) {

    /** The lesson as it may be written for whoever it was read for. */
    public static LessonJson of(Lesson lesson) {
        LessonContent content = lesson.content();
        return new LessonJson(
                lesson.ref(),
                lesson.externalId(),
                lesson.state(),
                lesson.lockVersion(),
                lesson.revision(),
                lesson.revisionNote(),
                content.from(content.trust(), content.organisation(), lesson.region()),
                lesson.people().authorName(),
                lesson.evidence(),
                lesson.createdAt(),
                lesson.publishedAt(),
                lesson.revisedAt(),
                lesson.review().note(),
                lesson.review().comments(),
                lesson.decideBy(),
                List.of(),
                null,
                null);
    }

    /** The same with how it stands among others. */
    LessonJson with(LessonLinks.About about) {
        LocalDate due = about.staleness().reviewDue();
        return new LessonJson(
                ref,
                externalId,
                status,
                version,
                revision,
                revisionNote,
                content,
                author,
                evidence,
                createdAt,
                publishedAt,
                revisedAt,
                reviewNote,
                reviewComments,
                decideBy,
                about.links(),
                due,
                due == null ? null : !about.why().isEmpty());
    }

    /**
     * Reads what a lesson says from JSON. Absent and null are the same; unknown keys are passed over.
     *
     * @param errors what is wrong goes here, by key
     */
    public static LessonContent read(JsonNode json, Map<String, String> errors) {
        Fields fields = new Fields(json, errors);
        return new LessonContent(
                fields.text("title").strip(),
                fields.text("summary"),
                fields.text("event"),
                fields.text("impact"),
                fields.text("causes"),
                fields.texts("recommendations").stream().map(Recommendation::of).toList(),
                fields.text("appliesWhen"),
                fields.text("doesNotApplyWhen"),
                fields.token("polarity", Polarity.class),
                fields.token("priority", Priority.class),
                fields.tokens("stages", Stage.class),
                fields.tokens("audiences", Audience.class),
                fields.texts("topics").stream().distinct().toList(),
                fields.text("programme"),
                fields.text("solution"),
                fields.object("money", Money.class),
                fields.text("occurredOn"),
                fields.text("trust"),
                fields.text("organisation"),
                fields.text("trust").isEmpty() ? fields.text("region") : "",
                fields.flag("contact"),
                fields.token("attribution", Attribution.class),
                fields.token("publication", Publication.class),
                fields.object("source", Source.class));
    }

    /** The keys of a JSON object, each read as what it must be. */
    private record Fields(JsonNode json, Map<String, String> errors) {

        String text(String key) {
            JsonNode value = json.get(key);
            if (value == null || value.isNull()) {
                return "";
            }
            if (!value.isTextual()) {
                errors.putIfAbsent(key, "must be text");
                return "";
            }
            return value.textValue();
        }

        boolean flag(String key) {
            JsonNode value = json.get(key);
            if (value == null || value.isNull()) {
                return false;
            }
            if (!value.isBoolean()) {
                errors.putIfAbsent(key, "must be true or false");
            }
            return value.asBoolean();
        }

        List<String> texts(String key) {
            JsonNode value = json.get(key);
            List<String> texts = new ArrayList<>();
            if (value == null || value.isNull()) {
                return texts;
            }
            if (!value.isArray()) {
                errors.putIfAbsent(key, "must be a list of texts");
                return texts;
            }
            for (JsonNode item : value) {
                if (item.isTextual() && !item.textValue().isBlank()) {
                    texts.add(item.textValue());
                } else {
                    errors.putIfAbsent(key, "must be a list of texts, none of them empty");
                }
            }
            return texts;
        }

        <E extends Enum<E> & Token> E token(String key, Class<E> list) {
            String value = text(key);
            return value.isEmpty() ? null : known(key, value, list);
        }

        <E extends Enum<E> & Token> List<E> tokens(String key, Class<E> list) {
            return texts(key).stream()
                    .map(value -> known(key, value, list))
                    .filter(token -> token != null)
                    .distinct()
                    .toList();
        }

        private <E extends Enum<E> & Token> E known(String key, String value, Class<E> list) {
            E token = Token.of(list, value).orElse(null);
            if (token == null) {
                errors.putIfAbsent(key, "must be one of " + values(list));
            }
            return token;
        }

        private static <E extends Enum<E> & Token> String values(Class<E> list) {
            return String.join(
                    ", ",
                    List.of(list.getEnumConstants()).stream().map(Token::value).toList());
        }

        <T> T object(String key, Class<T> type) {
            JsonNode value = json.get(key);
            if (value == null || value.isNull()) {
                return null;
            }
            try {
                return LessonRow.JSON.treeToValue(value, type);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                errors.putIfAbsent(key, "is not written as it must be");
                return null;
            }
        }
    }
}
