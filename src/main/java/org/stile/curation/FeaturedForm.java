package org.stile.curation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.curation.Featured.Terms;
import org.stile.guard.Identifiers;
import org.stile.lessons.Audience;
import org.stile.lessons.LessonRef;
import org.stile.web.Form;
import org.stile.web.Option;

/** The fields of the form that features a lesson. */
final class FeaturedForm {

    private FeaturedForm() {}

    /** A form to start from: four weeks from today. */
    static Form blank(String lesson, LocalDate today) {
        return Form.empty()
                .with("lesson", lesson)
                .with("starts-on", today.toString())
                .with("ends-on", today.plusWeeks(4).toString());
    }

    static Form of(Featured featured) {
        return Form.empty()
                .with("reason", featured.reason())
                .with("audience", featured.audience().map(Audience::value).orElse(""))
                .with("starts-on", featured.startsOn().toString())
                .with("ends-on", featured.endsOn().toString());
    }

    /** The lesson; rejects the field and gives empty when it holds no reference. */
    static Optional<LessonRef> lesson(Form form) {
        Optional<LessonRef> ref = LessonRef.parse(form.text("lesson"));
        if (ref.isEmpty()) {
            form.reject("lesson", "Give the reference of a published lesson, such as L-42");
        }
        return ref;
    }

    /** What was typed; {@link Problem.Invalid} with everything that cannot be understood. */
    static Terms terms(Form form) {
        Optional<Audience> audience = audience(form);
        Optional<LocalDate> starts = date(form, "starts-on", "Give the first day it shows");
        Optional<LocalDate> ends = date(form, "ends-on", "Give the last day it shows");
        if (form.rejected()) {
            rejectReason(form);
            throw new Problem.Invalid("Some answers need another look.", form.errors());
        }
        return new Terms(form.text("reason"), audience, starts.orElseThrow(), ends.orElseThrow());
    }

    static List<Option> audiences() {
        return Arrays.stream(Audience.values())
                .map(audience -> new Option(audience.value(), audience.label()))
                .toList();
    }

    private static Optional<Audience> audience(Form form) {
        Optional<Audience> audience = Token.of(Audience.class, form.text("audience"));
        if (audience.isEmpty() && !form.text("audience").isEmpty()) {
            form.reject("audience", "Choose one from the list, or everybody");
        }
        return audience;
    }

    private static Optional<LocalDate> date(Form form, String field, String message) {
        try {
            return Optional.of(LocalDate.parse(form.text(field)));
        } catch (DateTimeParseException notADate) {
            form.reject(field, message + ", as year-month-day, such as 2005-11-14");
            return Optional.empty();
        }
    }

    /** So that everything wrong is told at once. */
    private static void rejectReason(Form form) {
        if (form.text("reason").isEmpty()) {
            form.reject("reason", "Say why readers should look at this lesson");
        }
        form.rejectAll(Identifiers.refusals(Map.of("reason", form.text("reason"))));
    }
}
