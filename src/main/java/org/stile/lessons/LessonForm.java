package org.stile.lessons;

import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.stile.base.CleanText;
import org.stile.base.Token;
import org.stile.web.Form;

/** The fields of the lesson form, to and from what a lesson says. Names are those of the record in kebab-case. */
final class LessonForm {

    private LessonForm() {}

    /** Fills the form with what a lesson says. */
    static Form of(LessonContent content) {
        Form form = Form.empty()
                .with("title", content.title())
                .with("summary", content.summary())
                .with("event", content.event())
                .with("impact", content.impact())
                .with("causes", content.causes())
                .with("recommendations", String.join("\n", strings(content.recommendations())))
                .with("applies-when", content.appliesWhen())
                .with("does-not-apply-when", content.doesNotApplyWhen())
                .with("polarity", content.polarity().value())
                .with("priority", content.priority().value())
                .with("stages", values(content.stages()))
                .with("audiences", values(content.audiences()))
                .with("topics", content.topics())
                .with("programme", content.programme())
                .with("solution", content.solution())
                .with("occurred-on", content.occurredOn())
                .with("trust", content.trust())
                .with("organisation", content.organisation())
                .with("region", content.region())
                .with("contact", content.contact() ? "true" : "")
                .with("attribution", content.attribution().value())
                .with("publication", content.publication().value());
        fill(form, content.money());
        fill(form, content.source());
        return form;
    }

    /** The fields of a new lesson: nothing but what most people choose. */
    static Form blank() {
        return Form.empty().with("attribution", "trust").with("publication", "public");
    }

    private static void fill(Form form, Money money) {
        if (money != null) {
            form.with("money-one-off", amounts(money.oneOff()))
                    .with("money-recurrent", amounts(money.recurrent()))
                    .with("money-saving", amounts(money.saving()))
                    .with(
                            "money-basis",
                            money.basis() == null ? "" : money.basis().value())
                    .with(
                            "money-year-base",
                            money.yearBase() == null ? "" : money.yearBase().toString());
        }
    }

    private static void fill(Form form, Source source) {
        if (source != null) {
            form.with("source-title", source.title())
                    .with("source-url", source.url())
                    .with("source-date", source.date())
                    .with("source-licence", source.licence())
                    .with("source-inferred", source.inferred());
        }
    }

    /** What the form says; what cannot be read is rejected in the form itself. */
    static LessonContent read(Form form) {
        return new LessonContent(
                CleanText.line(form.text("title")),
                CleanText.line(form.text("summary")),
                form.text("event"),
                form.text("impact"),
                form.text("causes"),
                recommendations(form),
                form.text("applies-when"),
                form.text("does-not-apply-when"),
                token(form, "polarity", Polarity.class),
                token(form, "priority", Priority.class),
                tokens(form, "stages", Stage.class),
                tokens(form, "audiences", Audience.class),
                form.values("topics").stream().distinct().toList(),
                form.text("programme"),
                CleanText.line(form.text("solution")),
                money(form),
                form.text("occurred-on"),
                form.text("trust").toUpperCase(java.util.Locale.ROOT),
                CleanText.line(form.text("organisation")),
                form.text("trust").isEmpty() ? form.text("region") : "",
                form.has("contact", "true"),
                token(form, "attribution", Attribution.class),
                token(form, "publication", Publication.class),
                source(form));
    }

    /** One a line, in one field or in several of the same name. */
    private static List<Recommendation> recommendations(Form form) {
        return form.values("recommendations").stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Recommendation::of)
                .toList();
    }

    private static <E extends Enum<E> & Token> E token(Form form, String field, Class<E> list) {
        String value = form.text(field);
        if (value.isEmpty()) {
            return null;
        }
        E token = Token.of(list, value).orElse(null);
        if (token == null) {
            form.reject(field, "Choose one of the answers");
        }
        return token;
    }

    private static <E extends Enum<E> & Token> List<E> tokens(Form form, String field, Class<E> list) {
        List<E> tokens = new ArrayList<>();
        for (String value : form.values(field)) {
            Token.of(list, value).ifPresentOrElse(tokens::add, () -> form.reject(field, "Choose from the answers"));
        }
        return tokens.stream().distinct().toList();
    }

    private static Money money(Form form) {
        Integer year = null;
        try {
            year = form.text("money-year-base").isEmpty() ? null : Integer.valueOf(form.text("money-year-base"));
        } catch (NumberFormatException e) {
            form.reject("money-year-base", "Give a year, such as 2005");
        }
        return new Money(
                range(form, "money-one-off"),
                range(form, "money-recurrent"),
                range(form, "money-saving"),
                token(form, "money-basis", Money.Basis.class),
                year);
    }

    private static Money.Range range(Form form, String field) {
        String text = form.text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            Money.Range range = Money.Range.parse(text).orElse(null);
            if (range == null) {
                form.reject(field, "Give an amount in pounds, such as 1,200, or a range, such as 1,200 to 1,500");
            }
            return range;
        } catch (ArithmeticException tooMuch) {
            form.reject(field, "Give a smaller amount");
            return null;
        }
    }

    private static String amounts(Money.Range range) {
        return range == null ? "" : range.label().replace("£", "");
    }

    private static Source source(Form form) {
        return new Source(
                CleanText.line(form.text("source-title")),
                form.text("source-url"),
                CleanText.line(form.text("source-date")),
                CleanText.line(form.text("source-licence")),
                form.values("source-inferred"));
    }

    private static List<String> strings(List<Recommendation> recommendations) {
        return recommendations.stream().map(Recommendation::toString).toList();
    }

    private static List<String> values(List<? extends Token> tokens) {
        return Arrays.asList(LessonRow.values(tokens));
    }

    /** Parts of the form that another person has changed meanwhile: name and what is saved now. */
    static void eachDifference(Form typed, LessonContent stored, BiConsumer<String, String> difference) {
        Form now = of(stored);
        for (String field : LABELS.keySet()) {
            String there = String.join(", ", now.values(field));
            if (!there.equals(String.join(", ", typed.values(field)).replace("\r\n", "\n"))) {
                difference.accept(LABELS.get(field), there.isEmpty() ? "(nothing)" : there);
            }
        }
    }

    private static final java.util.Map<String, String> LABELS = labels();

    /** What the form calls a field; {@code {field.fieldLabel}} in a template. */
    @TemplateExtension(matchName = "fieldLabel")
    static String label(String field) {
        return LABELS.getOrDefault(field, field.replace('-', ' '));
    }

    private static java.util.Map<String, String> labels() {
        java.util.Map<String, String> labels = new java.util.LinkedHashMap<>();
        labels.put("title", "Title");
        labels.put("summary", "The lesson in one sentence");
        labels.put("event", "What happened");
        labels.put("recommendations", "What others should do");
        labels.put("impact", "Impact");
        labels.put("causes", "Causes");
        labels.put("applies-when", "Applies when");
        labels.put("does-not-apply-when", "Does not apply when");
        labels.put("polarity", "Worked or did not");
        labels.put("priority", "Priority");
        labels.put("stages", "Stages");
        labels.put("audiences", "Who it is for");
        labels.put("topics", "Topics");
        labels.put("solution", "Solution");
        labels.put("occurred-on", "Date");
        labels.put("attribution", "What readers are told");
        labels.put("publication", "Who may read it");
        return labels;
    }
}
