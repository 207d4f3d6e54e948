package org.stile.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class QuantileTest {

    @Test
    void it_is_what_spreadsheets_call_percentile_inc() {
        List<Long> values = List.of(40L, 10L, 20L, 30L);
        assertThat(Quantile.of(values, 0, 1)).isEqualTo(10);
        assertThat(Quantile.of(values, 25, 1)).isEqualTo(18); // 17.5
        assertThat(Quantile.of(values, 50, 1)).isEqualTo(25);
        assertThat(Quantile.of(values, 100, 1)).isEqualTo(40);
        assertThat(Quantile.of(List.of(7L), 90, 1)).isEqualTo(7);
    }

    @Test
    void it_is_rounded_once_half_up_to_whole_pounds() {
        assertThat(Quantile.of(List.of(149L), 50, 100)).isEqualTo(100);
        assertThat(Quantile.of(List.of(150L), 50, 100)).isEqualTo(200);
        assertThat(Quantile.of(List.of(99L, 200L), 50, 100)).isEqualTo(100); // 149.5
    }

    @Test
    void a_quartile_of_five_gives_no_single_one_away() {
        List<Long> values = List.of(1_00L, 10_00L, 100_00L, 1_000_00L, 10_000_00L);
        assertThat(LongStream.of(25, 50, 75)
                        .map(percent -> Quantile.blended(values, (int) percent, 100))
                        .toArray())
                .containsExactly(37_00, 370_00, 3_700_00);
    }

    @RepeatedTest(50)
    void quartiles_lie_within_the_values_in_order_and_do_not_depend_on_theirs(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Long> values =
                new ArrayList<>(random.longs(5 + random.nextInt(40), 0, random.nextBoolean() ? 50 : Pounds.MOST + 1)
                        .boxed()
                        .toList());
        long first = Quantile.blended(values, 25, 1);
        long median = Quantile.blended(values, 50, 1);
        long third = Quantile.blended(values, 75, 1);
        assertThat(first).isBetween(Collections.min(values), median);
        assertThat(third).isBetween(median, Collections.max(values));
        assertThat(Quantile.of(values, 25, 1)).isLessThanOrEqualTo(Quantile.of(values, 50, 1));
        assertThat(Quantile.blended(values, 50, 100) - median).isBetween(-50L, 50L);
        Collections.shuffle(values, random);
        assertThat(Quantile.blended(values, 25, 1)).isEqualTo(first);
        assertThat(Quantile.blended(values, 75, 1)).isEqualTo(third);
    }
}
