package org.stile.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five working days, by the bank holidays of England as gov.uk lists them. */
class ReviewClockTest {

    @ParameterizedTest
    @CsvSource({
        // an ordinary week
        "2026-11-03T10:00:00Z, 2026-11-10",
        // a Friday evening, and a Saturday: the weekend does not count
        "2026-11-06T18:00:00Z, 2026-11-13",
        "2026-11-07T09:00:00Z, 2026-11-13",
        // late on a summer's evening it is tomorrow in London
        "2026-07-06T23:30:00Z, 2026-07-14",
        // Good Friday and Easter Monday 2026: 3 and 6 April
        "2026-04-01T10:00:00Z, 2026-04-10",
        // Christmas 2026: the 25th, and the 28th in place of Saturday the 26th; New Year's Day
        "2026-12-23T10:00:00Z, 2027-01-04",
        // early May 2027 is the 3rd; the spring holiday 2027 is 31 May; the summer one 30 August
        "2027-04-30T10:00:00Z, 2027-05-10",
        "2027-05-28T10:00:00Z, 2027-06-07",
        "2027-08-27T10:00:00Z, 2027-09-06",
        // 2 August is a holiday in Scotland, 12 July in Northern Ireland, 17 March too: not here
        "2027-07-30T10:00:00Z, 2027-08-06",
        "2027-07-09T10:00:00Z, 2027-07-16",
        "2027-03-15T10:00:00Z, 2027-03-22",
    })
    void the_day_by_which_it_is_decided(Instant submitted, LocalDate due) {
        assertThat(ReviewClock.due(submitted)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-03, 2026-11-10, 5",
        "2026-11-09, 2026-11-10, 1",
        "2026-11-10, 2026-11-10, 0",
        "2026-11-11, 2026-11-10, -1",
        "2026-11-14, 2026-11-13, 0",
        "2026-11-16, 2026-11-13, -1",
    })
    void what_is_left_is_counted_in_working_days(LocalDate today, LocalDate due, int left) {
        assertThat(ReviewClock.workingDays(today, due)).isEqualTo(left);
    }
}
