package org.stile.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stile.cases.Comparison.Had;
import org.stile.cases.Comparison.Quartiles;
import org.stile.cases.Plan.Category;
import org.stile.cases.Plan.Line;
import org.stile.cases.Plan.Total;
import org.stile.cases.Plan.Variance;

/** Money: whole pence, exact, in any order. */
class PlanTest {

    @RepeatedTest(50)
    void totals_are_the_sums_of_their_lines_in_any_order(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(PlanStore.MOST_LINES); i++) {
            lines.add(line(random, i));
        }
        List<Total> totals = plan(lines).totals();
        assertThat(exact(lines, Line::estimate)).isEqualTo(sum(totals, Total::estimate));
        assertThat(exact(lines, Line::actual)).isEqualTo(sum(totals, Total::actual));
        Collections.shuffle(lines, random);
        assertThat(plan(lines).totals()).isEqualTo(totals);
    }

    private static Line line(Random random, int number) {
        Category category = Category.values()[random.nextInt(Category.values().length)];
        Long estimate = random.nextInt(4) == 0 ? null : random.nextLong(Pounds.MOST + 1);
        Long actual = estimate != null && random.nextBoolean() ? null : random.nextLong(Pounds.MOST + 1);
        return new Line(number, category, 2005, "Line " + number, estimate, actual);
    }

    private static Plan plan(List<Line> lines) {
        return new Plan(1, 1, 2005, lines, 1);
    }

    private static BigInteger exact(List<Line> lines, Function<Line, Long> amount) {
        return lines.stream()
                .map(amount)
                .filter(pence -> pence != null)
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Of costs and benefits together. */
    private static BigInteger sum(List<Total> totals, Function<Total, Long> amount) {
        return totals.stream()
                .filter(total -> total.name().startsWith("All "))
                .map(amount)
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Test
    void a_sum_that_does_not_fit_is_an_error_and_never_a_wrong_number() {
        Line large = new Line(1, Category.COST_ONE_OFF, 2005, "Large", Long.MAX_VALUE, null);
        Line penny = new Line(2, Category.COST_ONE_OFF, 2005, "Penny", 1L, null);
        assertThatThrownBy(() -> plan(List.of(large, penny)).totals()).isInstanceOf(ArithmeticException.class);
        // as many lines as there can be, each of the most there can be
        assertThat(Math.multiplyExact(Pounds.MOST, 5L * PlanStore.MOST_LINES * 1_000))
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 0.0%, false",
        "100, 120, +20.0%, false",
        "100, 121, +21.0%, true",
        "100, 80, -20.0%, false",
        "100, 79, -21.0%, true",
        "300, 301, +0.3%, false",
        "2000, 2001, +0.1%, false",
        "0, 0, '', false",
        "0, 1, '', true",
        "1000000000000, 0, -100.0%, true"
    })
    void a_variance_is_large_beyond_twenty_per_cent(long estimate, long actual, String percent, boolean large) {
        Variance variance = new Variance(estimate, actual);
        assertThat(variance.percent()).isEqualTo(percent);
        assertThat(variance.large()).isEqualTo(large);
    }

    @Test
    void fewer_than_five_others_give_no_figure_and_ones_own_never_counts() {
        List<Had> all = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            all.add(new Had(2005, "T" + i, Category.COST_ONE_OFF, i * 100_00L, 1));
        }
        all.add(new Had(2005, "OWN", Category.COST_ONE_OFF, 5_00, 1));
        all.add(new Had(2006, "T6", Category.COST_ONE_OFF, 6_00, 1));
        assertThat(quartiles(all, Category.COST_ONE_OFF)).isEmpty();
        assertThat(Comparison.bestBase(all, "OWN")).isEmpty();
        all.add(new Had(2005, "T5", Category.COST_ONE_OFF, 900_00, 1));
        assertThat(quartiles(all, Category.COST_ONE_OFF)).contains(new Quartiles(5, 200_00, 300_00, 533_00));
        assertThat(quartiles(all, Category.COST_RECURRENT)).isEmpty();
        assertThat(Comparison.bestBase(all, "OWN")).contains(2005);
    }

    @Test
    void trusts_that_have_merged_count_once_and_what_recurs_counts_by_the_year() {
        List<Had> all = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            all.add(new Had(2005, "T" + i, Category.COST_RECURRENT, 300_00, 3));
        }
        all.add(new Had(2005, "T4", Category.COST_RECURRENT, 300_00, 3));
        assertThat(quartiles(all, Category.COST_RECURRENT)).isEmpty();
        all.add(new Had(2005, "T5", Category.COST_RECURRENT, 100_00, 1));
        assertThat(quartiles(all, Category.COST_RECURRENT)).contains(new Quartiles(5, 100_00, 100_00, 133_00));
    }

    private static Optional<Quartiles> quartiles(List<Had> all, Category category) {
        return Comparison.of(all, 2005, "OWN").figures().stream()
                .filter(figure -> figure.category() == category)
                .findFirst()
                .orElseThrow()
                .quartiles();
    }
}
