package org.stile.lessons;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.stile.base.Clock;

/** What authors are told to expect: a decision within five working days, England's bank holidays not counted. */
final class ReviewClock {

    static final int WORKING_DAYS = 5;

    private static final String ENGLAND = "eng";
    private static final HolidayManager HOLIDAYS =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    private ReviewClock() {}

    /** The last day on which the decision is in time. The day of submitting does not count. */
    static LocalDate due(Instant submittedAt) {
        LocalDate day = Clock.date(submittedAt);
        for (int counted = 0; counted < WORKING_DAYS; ) {
            day = day.plusDays(1);
            if (working(day)) {
                counted++;
            }
        }
        return day;
    }

    /** Working days from today until then; negative when it is past. At most a year either way is counted. */
    static int workingDays(LocalDate today, LocalDate due) {
        LocalDate from = today.isBefore(due) ? today : due;
        LocalDate to = today.isBefore(due) ? due : today;
        int days = (int) from.datesUntil(to)
                .limit(366)
                .map(day -> day.plusDays(1))
                .filter(ReviewClock::working)
                .count();
        return today.isBefore(due) ? days : -days;
    }

    static boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !HOLIDAYS.isHoliday(day, ENGLAND);
    }
}
