package org.stile.polls;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.stile.web.Text;

/**
 * When a round was held, as exactly as is known.
 *
 * @param as a date, a month or words: {@code 2005-11-14}, {@code 2005-11}, {@code autumn 2005}
 * @param on the day by which rounds are put in order: the date, the first of the month, or a day within what the words
 *     say; shown nowhere
 */
public record Held(String as, LocalDate on) {

    /** On a day. */
    static Held on(LocalDate day) {
        return new Held(day.toString(), day);
    }

    /** The day that a date or month is put in order by; empty for words. */
    static Optional<LocalDate> day(String as) {
        try {
            return switch (as.length()) {
                case 10 -> Optional.of(LocalDate.parse(as));
                case 7 -> Optional.of(YearMonth.parse(as).atDay(1));
                default -> Optional.empty();
            };
        } catch (DateTimeParseException words) {
            return Optional.empty();
        }
    }

    /** As pages write it: "14 November 2005", "November 2005", "autumn 2005". */
    public String inWords() {
        return Text.written(as);
    }
}
