package org.stile.polls;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far chance alone may have moved a share: its 95% confidence interval, if those who answered were a random choice.
 *
 * @param low in per cent, to one decimal, rounded half up
 * @param high in per cent, to one decimal, rounded half up
 */
public record Interval(BigDecimal low, BigDecimal high) {

    // the 97.5% point of the normal distribution
    private static final double Z = 1.959964;

    /**
     * The Wilson score interval: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
     * Journal of the American Statistical Association 22 (1927) 209-212. It stays within 0 and 100 and holds for few
     * answers too: L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a binomial proportion", Statistical
     * Science 16 (2001) 101-133.
     *
     * @param proportion from 0 to 1
     * @param respondents how many answered, at least 1
     */
    static Interval wilson(double proportion, int respondents) {
        if (respondents < 1 || proportion < 0 || proportion > 1) {
            throw new IllegalArgumentException("%s of %d".formatted(proportion, respondents));
        }
        double z2 = Z * Z;
        double shrink = 1 + z2 / respondents;
        double middle = (proportion + z2 / (2 * respondents)) / shrink;
        double half = Z
                / shrink
                * Math.sqrt(proportion * (1 - proportion) / respondents + z2 / (4.0 * respondents * respondents));
        return new Interval(percent(middle - half), percent(middle + half));
    }

    private static BigDecimal percent(double proportion) {
        // what is a rounding error below 0 would show as such
        double within = Math.clamp(proportion, 0, 1);
        return BigDecimal.valueOf(100 * within).setScale(1, RoundingMode.HALF_UP);
    }
}
