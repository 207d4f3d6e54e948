package org.stile.web;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.stile.base.Clock;

/** How pages write dates and counts: "14 November 2005", "1,024", "1 lesson", "2 lessons". */
@TemplateExtension
public final class Text {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);

    private Text() {}

    /** {@code {lesson.publishedAt.day}}. */
    public static String day(Instant instant) {
        return DAY.format(instant.atZone(Clock.UK));
    }

    /** {@code {featured.startsOn.day}}. */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** {@code {report.at.moment}}. */
    public static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(Clock.UK));
    }

    /** A date, month or year as sources give it, in words; anything else as it is. */
    public static String written(String date) {
        try {
            return switch (date.length()) {
                case 10 -> DAY.format(LocalDate.parse(date));
                case 7 -> MONTH.format(YearMonth.parse(date));
                default -> date;
            };
        } catch (DateTimeParseException asGiven) {
            return date;
        }
    }

    /** {@code {total.grouped}}: with commas between thousands. */
    public static String grouped(Number number) {
        long whole = number.longValue();
        // a page of results writes a hundred and more of these
        return whole >= 0 && whole < 1_000 ? Long.toString(whole) : "%,d".formatted(whole);
    }

    /** {@code {total.of('lesson', 'lessons')}}: the number with the word that fits. */
    public static String of(Number number, String one, String many) {
        return grouped(number) + " " + (number.longValue() == 1 ? one : many);
    }
}
