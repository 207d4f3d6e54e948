package org.stile.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stile.polls.Brier.Forecast;

/** Shares, their intervals, and the score of forecasts. */
class FiguresTest {

    /** The first four are those of R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 25.5, 36.6",
        "15, 148, 6.2, 16.0",
        "0, 20, 0.0, 16.1",
        "1, 29, 0.6, 17.2",
        "20, 20, 83.9, 100.0",
        "5, 5, 56.6, 100.0"
    })
    void an_interval_is_that_of_wilson(int count, int of, BigDecimal low, BigDecimal high) {
        Line line = Line.counted("Yes", count, of);

        assertThat(line.interval()).contains(new Interval(low, high));
    }

    @Test
    void an_interval_always_holds_its_share_and_stays_within_0_and_100() {
        for (int of = 1; of <= 60; of++) {
            for (int count = 0; count <= of; count++) {
                Interval interval = Interval.wilson((double) count / of, of);
                double share = 100.0 * count / of;
                assertThat(interval.low().doubleValue()).isBetween(0.0, share + 0.05);
                assertThat(interval.high().doubleValue()).isBetween(share - 0.05, 100.0);
            }
        }
        assertThatThrownBy(() -> Interval.wilson(0.5, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 33.3", "2, 3, 66.7", "1, 8, 12.5", "1, 16, 6.3", "4, 10, 40", "0, 5, 0", "5, 5, 100"})
    void a_share_of_answers_has_one_decimal_halves_up(int count, int of, BigDecimal share) {
        Line line = Line.counted("Yes", count, of);

        assertThat(line.count()).contains(count);
        assertThat(line.share()).contains(share);
    }

    @Test
    void a_published_share_stays_as_it_is_and_counts_people_only_where_their_number_is_known() {
        Line unknown = Line.published("Yes", new BigDecimal("37.00"), Optional.empty());
        Line known = Line.published("Yes", new BigDecimal("37.5"), Optional.of(200));

        assertThat(unknown).isEqualTo(new Line("Yes", Optional.empty(), share("37"), Optional.empty()));
        assertThat(known.count()).contains(75);
        assertThat(known.share()).isEqualTo(share("37.5"));
        assertThat(known.interval()).isPresent();
        assertThat(Line.plain(new BigDecimal("40.00")).toString()).isEqualTo("40");
    }

    private static Optional<BigDecimal> share(String percent) {
        return Optional.of(new BigDecimal(percent));
    }

    @Test
    void a_perfect_forecast_scores_0_the_worst_1_and_even_odds_a_quarter() {
        assertThat(Brier.score(List.of(new Forecast(3, 100)), true)).isZero();
        assertThat(Brier.score(List.of(new Forecast(3, 100)), false)).isEqualTo(1);
        assertThat(Brier.score(List.of(new Forecast(3, 0)), false)).isZero();
        assertThat(Brier.score(List.of(new Forecast(1, 50)), true)).isEqualTo(0.25);
        assertThat(Brier.score(List.of(new Forecast(9, 50)), false)).isEqualTo(0.25);
    }

    @Test
    void a_score_is_the_mean_over_those_who_made_a_forecast_on_whatever_scale() {
        List<Forecast> counts = List.of(new Forecast(6, 90), new Forecast(3, 50), new Forecast(1, 20));
        List<Forecast> shares = List.of(new Forecast(60, 90), new Forecast(30, 50), new Forecast(10, 20));

        // (6 × 0.01 + 3 × 0.25 + 1 × 0.64) / 10
        assertThat(Brier.score(counts, true)).isCloseTo(0.145, within(1e-9));
        assertThat(Brier.score(shares, true)).isCloseTo(0.145, within(1e-9));
        // (6 × 0.81 + 3 × 0.25 + 1 × 0.04) / 10
        assertThat(Brier.score(counts, false)).isCloseTo(0.565, within(1e-9));
        assertThatThrownBy(() -> Brier.score(List.of(new Forecast(0, 50)), true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
