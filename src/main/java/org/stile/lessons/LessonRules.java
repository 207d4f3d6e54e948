package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.topics.Topics;
import org.stile.trusts.Trusts;

/**
 * What a lesson must be like to be stored, and to be submitted. Messages are for the person at the form; they come by
 * the form's field name.
 */
@ApplicationScoped
class LessonRules {

    static final int TITLE_MIN = 10;
    static final int TITLE_MAX = 120;
    static final int SUMMARY_MAX = 300;
    static final int TEXT_MAX = 4_000;
    static final int RECOMMENDATIONS_MAX = 7;
    static final int RECOMMENDATION_MAX = 300;
    static final int NAME_MAX = 200;
    static final int SOURCE_MAX = 2_000;

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#]+\\S*");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Topics topics;
    private final Trusts trusts;

    LessonRules(Topics topics, Trusts trusts) {
        this.topics = topics;
        this.trusts = trusts;
    }

    /** Refuses what may not be stored, even as a draft. */
    void checkDraft(LessonContent content) {
        Map<String, String> errors = new LinkedHashMap<>(Identifiers.refusals(texts(content)));
        if (content.title().isBlank()) {
            errors.put("title", "Give the lesson a title, so that you can find it again");
        }
        addTooLong(content, null, errors);
        addUnknown(content, errors);
        refuse(errors);
    }

    /**
     * Refuses what may not be submitted or published.
     *
     * @param before what it was, when this changes a published lesson: fields that stay the same are not held to the
     *     limits of the form, since imported lessons may be longer; otherwise null
     */
    void checkComplete(LessonContent content, LessonContent before) {
        Map<String, String> errors = new LinkedHashMap<>(Identifiers.refusals(texts(content)));
        addMissing(content, before, errors);
        addTooLong(content, before, errors);
        addUnknown(content, errors);
        refuse(errors);
    }

    private static void refuse(Map<String, String> errors) {
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(
                    errors.size() == 1 ? errors.values().iterator().next() : "Some answers need another look.", errors);
        }
    }

    private static void addMissing(LessonContent content, LessonContent before, Map<String, String> errors) {
        if (changed(content, before, LessonContent::title) && content.title().length() < TITLE_MIN) {
            errors.putIfAbsent("title", "The title must have at least %d characters".formatted(TITLE_MIN));
        }
        if (changed(content, before, LessonContent::event) && content.event().isBlank()) {
            errors.putIfAbsent("event", "Say what happened");
        }
        if (changed(content, before, LessonContent::recommendations)
                && content.recommendations().isEmpty()) {
            errors.putIfAbsent("recommendations", "Give at least one thing that others should do or not do");
        }
    }

    private static void addTooLong(LessonContent content, LessonContent before, Map<String, String> errors) {
        tooLong("title", "The title", TITLE_MAX, content, before, LessonContent::title, errors);
        tooLong("summary", "The lesson in one sentence", SUMMARY_MAX, content, before, LessonContent::summary, errors);
        tooLong("event", "What happened", TEXT_MAX, content, before, LessonContent::event, errors);
        tooLong("impact", "The impact", TEXT_MAX, content, before, LessonContent::impact, errors);
        tooLong("causes", "The causes", TEXT_MAX, content, before, LessonContent::causes, errors);
        tooLong("applies-when", "When it applies", TEXT_MAX, content, before, LessonContent::appliesWhen, errors);
        tooLong(
                "does-not-apply-when",
                "When it does not apply",
                TEXT_MAX,
                content,
                before,
                LessonContent::doesNotApplyWhen,
                errors);
        tooLong("solution", "The solution", NAME_MAX, content, before, LessonContent::solution, errors);
        tooLong("organisation", "The organisation", NAME_MAX, content, before, LessonContent::organisation, errors);
        tooLong(
                "source-title",
                "The source’s title",
                SOURCE_MAX,
                content,
                before,
                c -> source(c).title(),
                errors);
        tooLong(
                "source-url",
                "The source’s address",
                SOURCE_MAX,
                content,
                before,
                c -> source(c).url(),
                errors);
        tooLong(
                "source-date",
                "The source’s date",
                NAME_MAX,
                content,
                before,
                c -> source(c).date(),
                errors);
        tooLong(
                "source-licence",
                "The licence",
                NAME_MAX,
                content,
                before,
                c -> source(c).licence(),
                errors);
        if (changed(content, before, LessonContent::recommendations)) {
            addRecommendationErrors(content, errors);
        }
    }

    private static Source source(LessonContent content) {
        return content.source() == null ? new Source("", "", "", "", List.of()) : content.source();
    }

    private static void addRecommendationErrors(LessonContent content, Map<String, String> errors) {
        if (content.recommendations().size() > RECOMMENDATIONS_MAX) {
            errors.putIfAbsent("recommendations", "Give at most %d recommendations".formatted(RECOMMENDATIONS_MAX));
        }
        if (content.recommendations().stream().anyMatch(r -> r.action().length() > RECOMMENDATION_MAX)) {
            errors.putIfAbsent(
                    "recommendations",
                    "Each recommendation can have at most %d characters".formatted(RECOMMENDATION_MAX));
        }
    }

    private static void tooLong(
            String field,
            String name,
            int max,
            LessonContent content,
            LessonContent before,
            Function<LessonContent, String> part,
            Map<String, String> errors) {
        int length = part.apply(content).length();
        if (length > max && changed(content, before, part)) {
            errors.putIfAbsent(field, "%s has %,d characters and can have at most %,d".formatted(name, length, max));
        }
    }

    private static boolean changed(LessonContent content, LessonContent before, Function<LessonContent, ?> part) {
        return before == null || !Objects.equals(part.apply(content), part.apply(before));
    }

    /** What refers to something that is not there, or is not written as it must be. Also holds for imports. */
    void addUnknown(LessonContent content, Map<String, String> errors) {
        content.topics().stream()
                .filter(slug -> topics.bySlug(slug).isEmpty())
                .findFirst()
                .ifPresent(slug -> errors.putIfAbsent("topics", "There is no topic ‘%s’".formatted(slug)));
        if (!content.trust().isEmpty() && trusts.byCode(content.trust()).isEmpty()) {
            errors.putIfAbsent("trust", "There is no trust with the code ‘%s’".formatted(content.trust()));
        }
        if (!content.trust().isEmpty() && !content.organisation().isEmpty()) {
            errors.putIfAbsent("organisation", "Give a trust or an organisation, not both");
        }
        if (!content.region().isEmpty() && trusts.region(content.region()).isEmpty()) {
            errors.putIfAbsent("region", "There is no region with the code ‘%s’".formatted(content.region()));
        }
        if (!content.programme().isEmpty() && !SLUG.matcher(content.programme()).matches()) {
            errors.putIfAbsent("programme", "Give the programme’s short name, such as ‘pacs’");
        }
        if (!content.occurredOn().isEmpty() && !isDateOrMonth(content.occurredOn())) {
            errors.putIfAbsent("occurred-on", "Give a date or a month, such as 2005-11-14 or 2005-11");
        }
        if (content.source() != null
                && !content.source().url().isEmpty()
                && !ADDRESS.matcher(content.source().url()).matches()) {
            errors.putIfAbsent("source-url", "Give a web address that starts with http:// or https://");
        }
        if (content.money() != null) {
            addMoneyErrors(content.money(), errors);
        }
    }

    private static void addMoneyErrors(Money money, Map<String, String> errors) {
        wrongRange("money-one-off", money.oneOff(), errors);
        wrongRange("money-recurrent", money.recurrent(), errors);
        wrongRange("money-saving", money.saving(), errors);
        Integer year = money.yearBase();
        if (year != null && (year < 1948 || year > 2100)) {
            errors.putIfAbsent("money-year-base", "Give the year whose prices these are, such as 2005");
        }
    }

    private static void wrongRange(String field, Money.Range range, Map<String, String> errors) {
        if (range != null && (range.from() < 0 || range.to() < range.from())) {
            errors.putIfAbsent(field, "Give an amount of £0 or more, the lower one first");
        }
    }

    static boolean isDateOrMonth(String text) {
        try {
            if (text.length() == 7) {
                YearMonth.parse(text);
            } else {
                LocalDate.parse(text);
            }
            return true;
        } catch (DateTimeParseException notADate) {
            return false;
        }
    }

    /** Every text of a lesson that a person may have typed, by field name: what the identifier guard reads. */
    static Map<String, String> texts(LessonContent content) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", content.title());
        texts.put("summary", content.summary());
        texts.put("event", content.event());
        texts.put("impact", content.impact());
        texts.put("causes", content.causes());
        texts.put(
                "recommendations",
                String.join(
                        "\n",
                        content.recommendations().stream()
                                .map(Recommendation::toString)
                                .toList()));
        texts.put("applies-when", content.appliesWhen());
        texts.put("does-not-apply-when", content.doesNotApplyWhen());
        texts.put("programme", content.programme());
        texts.put("solution", content.solution());
        texts.put("organisation", content.organisation());
        if (content.money() != null) {
            putFigures(texts, "money-one-off", content.money().oneOff());
            putFigures(texts, "money-recurrent", content.money().recurrent());
            putFigures(texts, "money-saving", content.money().saving());
        }
        if (content.source() != null) {
            texts.put("source-title", content.source().title());
            texts.put("source-url", content.source().url());
            texts.put("source-date", content.source().date());
            texts.put("source-licence", content.source().licence());
        }
        return texts;
    }

    /** A figure can be anybody's number too, in pounds or, where it has pence, in pence. */
    private static void putFigures(Map<String, String> texts, String field, Money.Range range) {
        if (range != null) {
            texts.put(field, figure(range.from()) + " to " + figure(range.to()));
        }
    }

    private static String figure(long pence) {
        return Long.toString(pence % 100 == 0 ? pence / 100 : pence);
    }
}
