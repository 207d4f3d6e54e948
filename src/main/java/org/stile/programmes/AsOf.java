package org.stile.programmes;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.stile.base.Problem;

/** The day that somebody asks about. */
public final class AsOf {

    private static final LocalDate FIRST = LocalDate.of(1980, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private AsOf() {}

    /**
     * The day of {@code as-of}.
     *
     * @param text null and blank mean today
     * @throws Problem.Invalid when it is no date from 1980 to 2100
     */
    public static LocalDate of(String text, LocalDate today) {
        if (text == null || text.isBlank()) {
            return today;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeParseException notADate) {
            // told below
        }
        throw new Problem.Invalid("as-of", "Give a date from 1980 to 2100 as year-month-day, such as 2007-04-01.");
    }
}
