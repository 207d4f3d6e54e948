package org.stile.polls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stile.base.Token;
import org.stile.lessons.Audience;
import org.stile.web.Form;
import org.stile.web.Option;

/** The fields of the desk's forms of a round. */
final class RoundForm {

    private static final String SHARE = "share-";
    private static final int WEEKS = 4;

    private RoundForm() {}

    /** A round to ask from today, for four weeks. */
    static Form blank(PollEdits.AtDesk desk, LocalDate today) {
        return PollForm.version(desk)
                .with("opens-on", today.toString())
                .with("closes-on", today.plusWeeks(WEEKS).toString());
    }

    /** A box for each option's share. */
    static List<Option> shares(Poll poll) {
        return IntStream.range(0, poll.choices().size())
                .mapToObj(i -> new Option(SHARE + (i + 1), poll.choices().get(i).label()))
                .toList();
    }

    static List<Option> audiences() {
        return Arrays.stream(Audience.values())
                .map(audience -> new Option(audience.value(), audience.label()))
                .toList();
    }

    /** What was typed; {@link org.stile.base.Problem.Invalid} with everything that cannot be understood. */
    static Round.Asked asked(Form form) {
        Optional<Audience> audience = Token.of(Audience.class, form.text("audience"));
        if (audience.isEmpty() && !form.text("audience").isEmpty()) {
            form.reject("audience", "Choose one from the list, or everybody");
        }
        Optional<LocalDate> opens = date(form, "opens-on", "Give the first day it takes answers");
        Optional<LocalDate> closes = date(form, "closes-on", "Give the last day it takes answers");
        PollForm.refuse(form);
        return new Round.Asked(0, opens.orElseThrow(), closes.orElseThrow(), false, audience, form.text("region"));
    }

    /** What was typed; {@link org.stile.base.Problem.Invalid} with everything that cannot be understood. */
    static Round.Reported reported(Form form, Poll poll) {
        List<BigDecimal> shares = new ArrayList<>();
        shares(poll).forEach(box -> decimal(form, box.value()).ifPresent(shares::add));
        Optional<BigDecimal> rest =
                form.text("not-stated").isEmpty() ? Optional.of(RoundRules.rest(shares)) : decimal(form, "not-stated");
        Optional<Integer> respondents = PollForm.number(form.text("respondents"));
        if (respondents.isEmpty() && !form.text("respondents").isEmpty()) {
            form.reject("respondents", "Give a whole number, or leave it empty if it is not stated");
        }
        Optional<LocalDate> day = Held.day(form.text("held-as"));
        if (day.isEmpty()) {
            day = date(form, "held-on", "Give a day within what these words say, so that rounds stand in order");
        }
        PollForm.refuse(form);
        return new Round.Reported(
                0,
                new Held(form.text("held-as"), day.orElseThrow()),
                form.text("asked"),
                respondents,
                shares,
                rest.orElseThrow(),
                new Round.Source(form.text("source-title"), form.text("source-url")));
    }

    private static Optional<BigDecimal> decimal(Form form, String field) {
        String text = form.text(field).replace("%", "").strip();
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
            form.reject(field, "Give per cent from 0 to 100, such as 37 or 37.5");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    private static Optional<LocalDate> date(Form form, String field, String message) {
        try {
            return Optional.of(LocalDate.parse(form.text(field)));
        } catch (DateTimeParseException notADate) {
            form.reject(field, message + ", as year-month-day, such as 2005-11-14");
            return Optional.empty();
        }
    }
}
