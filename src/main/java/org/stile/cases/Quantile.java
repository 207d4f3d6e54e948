package org.stile.cases;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Quantiles in whole numbers, without a rounding on the way: type 7 of Hyndman and Fan, which spreadsheets call
 * PERCENTILE.INC. The one rounding is at the end, half up.
 */
final class Quantile {

    private static final int WHOLE = 100;

    private Quantile() {}

    /**
     * The quantile of values, which may come in any order.
     *
     * @param values at least one, none negative
     * @param percent from 0 to 100
     * @param unit what the answer is rounded to a multiple of, at least 1
     */
    static long of(List<Long> values, int percent, long unit) {
        long[] sorted = sorted(values);
        int at = (sorted.length - 1) * percent;
        return between(sorted, at / WHOLE, at % WHOLE, unit);
    }

    /**
     * The same, except that it never is the figure of a single one: where type 7 falls on one of the values, it is the
     * mean of that and its two neighbours. So a quartile of five does not give away the second, third and fourth.
     *
     * @param values at least five
     * @param percent from 25 to 75
     */
    static long blended(List<Long> values, int percent, long unit) {
        long[] sorted = sorted(values);
        int at = (sorted.length - 1) * percent;
        int place = at / WHOLE;
        return at % WHOLE == 0
                ? rounded(sum(LongStream.of(sorted[place - 1], sorted[place], sorted[place + 1])), 3, unit)
                : between(sorted, place, at % WHOLE, unit);
    }

    private static long[] sorted(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static long between(long[] sorted, int place, int part, long unit) {
        BigInteger low = BigInteger.valueOf(sorted[place]).multiply(BigInteger.valueOf(WHOLE - part));
        BigInteger high = part == 0
                ? BigInteger.ZERO
                : BigInteger.valueOf(sorted[place + 1]).multiply(BigInteger.valueOf(part));
        return rounded(low.add(high), WHOLE, unit);
    }

    private static BigInteger sum(LongStream values) {
        return values.mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** A fraction, rounded half up to a multiple of the unit. */
    static long rounded(BigInteger numerator, long denominator, long unit) {
        BigInteger step = BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(unit));
        return numerator
                .shiftLeft(1)
                .add(step)
                .divide(step.shiftLeft(1))
                .multiply(BigInteger.valueOf(unit))
                .longValueExact();
    }
}
