package org.stile.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.stile.base.Token;

/**
 * What a deployment is to cost and to bring, and what it did: whole pence, all in the prices of one year.
 *
 * @param yearBase the year whose prices all amounts are in
 * @param lines by year, then category and name; never empty
 * @param version what a change must name
 */
public record Plan(long id, long deploymentId, int yearBase, List<Line> lines, int version) {

    public Plan {
        lines = List.copyOf(lines);
    }

    /** What a line is about. */
    public enum Category implements Token {
        COST_ONE_OFF("cost-one-off", "Cost, one-off"),
        COST_RECURRENT("cost-recurrent", "Cost, recurrent"),
        CASH_ONE_OFF("benefit-cash-one-off", "Benefit, one-off, cash-releasing"),
        CASH_RECURRENT("benefit-cash-recurrent", "Benefit, recurrent, cash-releasing"),
        OTHER_ONE_OFF("benefit-other-one-off", "Benefit, one-off, not cash-releasing"),
        OTHER_RECURRENT("benefit-other-recurrent", "Benefit, recurrent, not cash-releasing");

        private final String value;
        private final String label;

        Category(String value, String label) {
            this.value = value;
            this.label = label;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public String label() {
            return label;
        }

        public boolean cost() {
            return this == COST_ONE_OFF || this == COST_RECURRENT;
        }

        public boolean recurrent() {
            return this == COST_RECURRENT || this == CASH_RECURRENT || this == OTHER_RECURRENT;
        }

        /** Whether it is a benefit that can be spent otherwise. */
        public boolean cashReleasing() {
            return this == CASH_ONE_OFF || this == CASH_RECURRENT;
        }
    }

    /**
     * One thing in one financial year.
     *
     * @param year in which the financial year starts: 2005 is 2005/06
     * @param name what it is for
     * @param estimate pence; null when there is only an actual amount
     * @param actual pence; null while it is not known
     */
    public record Line(long id, Category category, int year, String name, Long estimate, Long actual) {

        /** What it came to against what was expected; empty while one of them is missing. */
        public Optional<Variance> variance() {
            return estimate == null || actual == null ? Optional.empty() : Optional.of(new Variance(estimate, actual));
        }

        /** Such as "2005/06". */
        public String financialYear() {
            return "%d/%02d".formatted(year, (year + 1) % 100);
        }
    }

    /** What something came to against what was expected, in pence. */
    public record Variance(long estimate, long actual) {

        private static final int PERMILLE = 1_000;
        private static final int LARGE = 5;

        public long difference() {
            return Math.subtractExact(actual, estimate);
        }

        /** Whether it is off by more than 20% of the estimate, above or below. */
        public boolean large() {
            return Math.multiplyExact(Math.absExact(difference()), LARGE) > estimate;
        }

        /** Such as "+23.5%", rounded half away from zero; empty where nothing was expected. */
        public String percent() {
            if (estimate == 0) {
                return "";
            }
            long twice = Math.multiplyExact(Math.absExact(difference()), 2L * PERMILLE);
            long tenths = Math.addExact(twice, estimate) / (2 * estimate);
            String sign = tenths == 0 ? "" : difference() < 0 ? "-" : "+";
            return "%s%d.%d%%".formatted(sign, tenths / 10, tenths % 10);
        }
    }

    /**
     * Lines added up.
     *
     * @param variance of those lines alone that have both an estimate and an actual amount; empty when none has
     */
    public record Total(String name, long estimate, long actual, Optional<Variance> variance) {}

    /** Each category that has lines, then all costs and all benefits; every sum is exact. */
    public List<Total> totals() {
        List<Total> totals = new ArrayList<>();
        for (Category category : Category.values()) {
            total(category.label(), line -> line.category() == category).ifPresent(totals::add);
        }
        total("All costs", line -> line.category().cost()).ifPresent(totals::add);
        total("All benefits", line -> !line.category().cost()).ifPresent(totals::add);
        return totals;
    }

    private Optional<Total> total(String name, Predicate<Line> which) {
        List<Line> some = lines.stream().filter(which).toList();
        List<Line> both =
                some.stream().filter(line -> line.variance().isPresent()).toList();
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(new Total(
                        name,
                        sum(some, Line::estimate),
                        sum(some, Line::actual),
                        both.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Variance(sum(both, Line::estimate), sum(both, Line::actual)))));
    }

    /** The exact sum; {@link ArithmeticException} rather than a wrong one. */
    private static long sum(List<Line> lines, Function<Line, Long> amount) {
        return lines.stream().map(amount).filter(pence -> pence != null).reduce(0L, Math::addExact);
    }

    /** Whether a line or a total came to more than 20% off what was expected. */
    public boolean invitesLesson() {
        return lines.stream()
                        .anyMatch(
                                line -> line.variance().filter(Variance::large).isPresent())
                || totals().stream()
                        .anyMatch(total ->
                                total.variance().filter(Variance::large).isPresent());
    }
}
