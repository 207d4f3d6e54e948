package org.stile.polls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The figures of one option.
 *
 * @param label of the option
 * @param count how many chose it; empty when not known or hidden
 * @param share in per cent; empty when hidden
 * @param interval of the share; empty where the number of respondents is not known, or hidden
 */
public record Line(String label, Optional<Integer> count, Optional<BigDecimal> share, Optional<Interval> interval) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** An option whose figures may not be shown. */
    static Line hidden(String label) {
        return new Line(label, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Of so many answers; the share has one decimal, rounded half up, so that shares need not add up to 100. */
    static Line counted(String label, int count, int of) {
        BigDecimal share = plain(
                HUNDRED.multiply(BigDecimal.valueOf(count)).divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP));
        return new Line(
                label, Optional.of(count), Optional.of(share), Optional.of(Interval.wilson((double) count / of, of)));
    }

    /** A share as published; the count is worked out from it, to the nearest whole person. */
    static Line published(String label, BigDecimal share, Optional<Integer> respondents) {
        return new Line(
                label,
                respondents.map(of -> share.multiply(BigDecimal.valueOf(of))
                        .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                        .intValueExact()),
                Optional.of(plain(share)),
                respondents.map(of -> Interval.wilson(share.doubleValue() / 100, of)));
    }

    /** The number without zeros that say nothing: 37, not 37.00. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        // 40 would be 4E+1
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The count as pages write it. */
    public String countInWords() {
        return count.map(n -> "%,d".formatted(n)).orElse("not known");
    }

    /** The share as pages write it. */
    public String shareInWords() {
        return share.map(percent -> percent.toPlainString() + "%").orElse("hidden");
    }

    /** The interval as pages write it. */
    public String intervalInWords() {
        return interval.map(range ->
                        range.low().toPlainString() + "% to " + range.high().toPlainString() + "%")
                .orElse("not known");
    }
}
