package org.stile.cases;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.stile.base.Problem;
import org.stile.lessons.LessonRef;
import org.stile.programmes.Deployment.Days;
import org.stile.web.Form;

/** The fields of the forms of business cases. */
final class CaseForm {

    private CaseForm() {}

    static Form of(Cases.Terms terms) {
        return Form.empty()
                .with("trust", terms.trustCode())
                .with("trust-name", terms.trustName())
                .with("region", terms.region())
                .with("value", Pounds.field(terms.pence()))
                .with(
                        "year-base",
                        terms.yearBase() == null ? "" : terms.yearBase().toString())
                .with("template", terms.template())
                .with("summary", terms.summary())
                .with(
                        "lessons",
                        terms.lessons().stream().map(LessonRef::toString).collect(Collectors.joining(", ")))
                .with("finance-lead", terms.financeLead());
    }

    static Form of(BusinessCase of) {
        return of(new Cases.Terms(
                        of.trustCode(),
                        "",
                        of.region(),
                        of.pence(),
                        of.yearBase(),
                        of.template(),
                        of.summary(),
                        of.lessons().stream().map(LessonRef::new).toList(),
                        of.financeLead()))
                .with("version", Integer.toString(of.version()));
    }

    /** What a form says about a case; {@link Problem.Invalid} says everything that cannot be read. */
    static Cases.Terms terms(Form form) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Cases.Terms terms = new Cases.Terms(
                form.text("trust").toUpperCase(Locale.ROOT),
                form.text("trust-name"),
                form.text("region"),
                Pounds.read(wrong, "value", form.text("value")),
                year(wrong, form, "year-base"),
                form.text("template"),
                form.text("summary"),
                lessons(wrong, form.text("lessons")),
                form.text("finance-lead"));
        CaseRules.refuse(wrong);
        return terms;
    }

    static Integer year(Map<String, String> wrong, Form form, String field) {
        try {
            return form.text(field).isEmpty() ? null : Integer.valueOf(form.text(field));
        } catch (NumberFormatException notAYear) {
            wrong.putIfAbsent(field, "Give a year, such as 2005");
            return null;
        }
    }

    private static List<LessonRef> lessons(Map<String, String> wrong, String text) {
        List<LessonRef> refs = new ArrayList<>();
        for (String word : text.split("[\\s,;]+")) {
            if (!word.isEmpty()) {
                LessonRef.parse(word)
                        .ifPresentOrElse(
                                refs::add,
                                () -> wrong.putIfAbsent(
                                        "lessons", "Give references such as L-42, with commas between them"));
            }
        }
        return refs;
    }

    /** The days that fields {@code from} and {@code to} hold: one day when there is no {@code to}. */
    static Days days(Form form) {
        LocalDate from = day(form, "from");
        return new Days(from, form.text("to").isEmpty() ? from : day(form, "to"));
    }

    private static LocalDate day(Form form, String field) {
        try {
            return LocalDate.parse(form.text(field));
        } catch (DateTimeParseException notADate) {
            throw new Problem.Invalid(field, "Give a date as year-month-day, such as 2027-03-31");
        }
    }

    /** The version that was read; 0, which is none, when the field holds no number. */
    static int version(Form form) {
        try {
            return Integer.parseInt(form.text("version"));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
