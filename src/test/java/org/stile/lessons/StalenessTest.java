package org.stile.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stile.lessons.Staleness.Cause;
import org.stile.lessons.Staleness.Facts;

class StalenessTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # by age,   superseded, contradicted, closed,     today,      stale, since,      why
            2028-03-01, -,          -,            -,          2028-02-29, false, 2028-03-01, ''
            2028-03-01, -,          -,            -,          2028-03-01, true,  2028-03-01, nobody has said for two years that it still holds
            2028-03-01, -,          2026-12-24,   -,          2026-12-24, true,  2026-12-24, a lesson of another trust contradicts it
            2028-03-01, 2027-01-01, 2027-01-01,   -,          2027-01-01, true,  2027-01-01, a newer lesson has taken its place; a lesson of another trust contradicts it
            2028-03-01, -,          -,            2027-04-01, 2027-03-31, false, 2027-04-01, ''
            2028-03-01, -,          -,            2027-04-01, 2027-04-01, true,  2027-04-01, its trust has closed or become part of another
            2028-03-01, -,          2027-05-01,   2027-04-01, 2027-04-30, true,  2027-04-01, its trust has closed or become part of another
            -,          -,          2027-05-01,   -,          2030-01-01, false, -,          ''
            """)
    void why_a_lesson_should_be_looked_at_again(
            LocalDate byAge,
            LocalDate superseded,
            LocalDate contradicted,
            LocalDate closed,
            LocalDate today,
            boolean stale,
            LocalDate since,
            String why) {
        Staleness staleness = Staleness.of(new Facts(byAge, superseded, contradicted, closed));
        assertThat(staleness.stale(today)).isEqualTo(stale);
        assertThat(staleness.reviewDue()).isEqualTo(since);
        assertThat(staleness.why(today)).isEqualTo(why);
    }

    @Test
    void what_is_due_stays_due_and_one_more_event_never_puts_it_off() {
        Random random = new Random(10);
        for (int i = 0; i < 2_000; i++) {
            LocalDate today = day(random);
            Facts fewer = new Facts(day(random), maybe(random), maybe(random), null);
            Facts more = new Facts(fewer.byAge(), fewer.superseded(), fewer.contradicted(), day(random));
            Staleness one = Staleness.of(fewer);
            Staleness other = Staleness.of(more);
            assertThat(other.reviewDue()).isBeforeOrEqualTo(one.reviewDue());
            assertThat(!one.stale(today) || one.stale(today.plusDays(1))).isTrue();
            assertThat(!one.stale(today) || other.stale(today)).isTrue();
            assertThat(one.stale(today)).isEqualTo(!one.why(today).isEmpty());
            assertThat(one.reviewDue())
                    .isEqualTo(Stream.of(fewer.byAge(), fewer.superseded(), fewer.contradicted())
                            .filter(date -> date != null)
                            .min(LocalDate::compareTo)
                            .orElseThrow());
            assertThat(one.reasons()).extracting(Staleness.Reason::cause).contains(Cause.AGE);
        }
    }

    private static LocalDate maybe(Random random) {
        return random.nextBoolean() ? day(random) : null;
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_500));
    }
}
