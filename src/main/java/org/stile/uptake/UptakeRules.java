package org.stile.uptake;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.guard.Identifiers;
import org.stile.lessons.Polarity;

/** What an entry of the ledger must be like. Messages come by the form's field, which is the key in JSON too. */
final class UptakeRules {

    static final int TEXT_MAX = 1_000;
    static final int LINE_MAX = 300;

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int MOST_YEARS_AHEAD = 10;

    private UptakeRules() {}

    /**
     * Reads an entry.
     *
     * @param given the text of a field, empty where nothing was given
     * @param today the date where none is given
     * @throws Problem.Invalid with everything that is wrong
     */
    static Uptake read(UnaryOperator<String> given, LocalDate today) {
        Map<String, String> errors = new LinkedHashMap<>();
        Uptake uptake = new Uptake(
                Token.of(Disposition.class, given.apply("disposition")).orElse(null),
                date(given.apply("date"), today, errors),
                given.apply("changed"),
                given.apply("outcome"),
                result(given.apply("result"), errors),
                given.apply("why"));
        addErrors(uptake, today, errors);
        refuse(errors);
        return uptake;
    }

    /** Refuses what may not be kept. */
    static void check(Uptake uptake, LocalDate today) {
        Map<String, String> errors = new LinkedHashMap<>();
        addErrors(uptake, today, errors);
        refuse(errors);
    }

    private static Polarity result(String given, Map<String, String> errors) {
        if (given.isEmpty()) {
            return Polarity.UNKNOWN;
        }
        return Token.of(Polarity.class, given).orElseGet(() -> {
            errors.put("result", "Choose from the list whether it worked");
            return Polarity.UNKNOWN;
        });
    }

    private static LocalDate date(String given, LocalDate today, Map<String, String> errors) {
        if (given.isEmpty()) {
            return today;
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            errors.put("date", "Give the date as year, month and day, such as " + today);
            return today;
        }
    }

    private static void addErrors(Uptake uptake, LocalDate today, Map<String, String> errors) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("changed", uptake.changed());
        texts.put("outcome", uptake.outcome());
        texts.put("why", uptake.why());
        errors.putAll(Identifiers.refusals(texts));
        texts.forEach((field, text) -> {
            if (text.length() > TEXT_MAX) {
                errors.putIfAbsent(field, "At most %,d characters, please".formatted(TEXT_MAX));
            }
        });
        if (uptake.result() != Polarity.UNKNOWN && uptake.outcome().isEmpty()) {
            errors.putIfAbsent("outcome", "Say in a line what came of it");
        }
        if (uptake.disposition() == null) {
            errors.put("disposition", "Say what your trust did with it");
        } else {
            addMissing(uptake, errors);
            addWrongDate(uptake, today, errors);
        }
    }

    private static void addMissing(Uptake uptake, Map<String, String> errors) {
        if (uptake.disposition().needsWhy() && uptake.why().isEmpty()) {
            errors.putIfAbsent("why", "Say why: others learn from that as well");
        }
        if (uptake.disposition() == Disposition.ADAPTED && uptake.changed().isEmpty()) {
            errors.putIfAbsent("changed", "Say what you changed, so that others can choose between the two ways");
        }
    }

    private static void addWrongDate(Uptake uptake, LocalDate today, Map<String, String> errors) {
        boolean planned = uptake.disposition() == Disposition.PLANNED;
        if (uptake.date().isAfter(planned ? today.plusYears(MOST_YEARS_AHEAD) : today)) {
            errors.putIfAbsent(
                    "date",
                    planned
                            ? "Give a date within the next %d years".formatted(MOST_YEARS_AHEAD)
                            : "Only what is planned can lie ahead. Give a date that is not after today");
        } else if (uptake.date().isBefore(EARLIEST)) {
            errors.putIfAbsent("date", "Give a date in or after " + EARLIEST.getYear());
        }
    }

    private static void refuse(Map<String, String> errors) {
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(
                    errors.size() == 1 ? errors.values().iterator().next() : "Some answers need another look.", errors);
        }
    }

    /** A line of context: on one line, short enough, and read by the guard. */
    static String line(String given) {
        String line = CleanText.line(given);
        if (line.length() > LINE_MAX) {
            throw new Problem.Invalid("line", "At most %,d characters, please".formatted(LINE_MAX));
        }
        Identifiers.refuse("line", line);
        return line;
    }
}
