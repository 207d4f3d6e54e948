package org.stile.programmes;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How many trusts were expected to be live on a day, as it looked on an earlier one.
 *
 * @param asOf the rows were counted as they were known on this day
 * @param live how many were live then
 * @param low one time in ten it is fewer
 * @param middle as often fewer as more
 * @param high one time in ten it is more
 */
public record Forecast(LocalDate asOf, LocalDate forDay, String method, int live, int low, int middle, int high) {

    /** The name of {@link #of}'s method; another method would have another. */
    public static final String STEADY_RATE = "steady-rate-182-days";

    private static final int WINDOW = 182;

    /**
     * Goes on at the rate of the last 182 days. Go-lives are taken for a Poisson process whose rate has the
     * distribution that Jeffreys' prior and those days leave (gamma, shape n + 1/2, over 182 days); what is to come
     * then follows a negative binomial distribution, of which this gives the tenth, fiftieth and ninetieth percentile
     * (Gelman et al., Bayesian Data Analysis, 3rd edition, 2.6). It knows no end of the programme and no plan: it says
     * what happens if nothing changes.
     *
     * @param forDay after the board's day
     */
    public static Forecast of(Board now, LocalDate forDay) {
        if (!forDay.isAfter(now.day())) {
            throw new IllegalArgumentException("A forecast is for a later day");
        }
        Board before = now.on(now.day().minusDays(WINDOW));
        int live = now.live();
        double shape = live - before.live() + 0.5;
        double days = ChronoUnit.DAYS.between(now.day(), forDay);
        double share = WINDOW / (WINDOW + days);
        return new Forecast(
                now.day(),
                forDay,
                STEADY_RATE,
                live,
                live + quantile(shape, share, 0.1),
                live + quantile(shape, share, 0.5),
                live + quantile(shape, share, 0.9));
    }

    /** The least number whose share of a negative binomial distribution reaches a level; in logarithms, to hold small ones. */
    private static int quantile(double shape, double share, double level) {
        double logarithm = shape * Math.log(share);
        double reached = Math.exp(logarithm);
        int number = 0;
        while (reached < level && number < 1_000_000) {
            logarithm += Math.log((number + shape) / (number + 1)) + Math.log1p(-share);
            reached += Math.exp(logarithm);
            number++;
        }
        return number;
    }

    /**
     * A forecast held against what happened.
     *
     * @param actual how many were live on the day
     * @param error how far the middle was above it; below zero where it was under it
     * @param within whether it lay in the range; four times in five it should
     */
    public record Scored(Forecast forecast, int actual, int error, boolean within) {

        /** How far the middle was under it; below zero where it was above. */
        public int under() {
            return -error;
        }
    }

    /** Holds it against the rows. */
    public Scored scored(Board onTheDay) {
        int actual = onTheDay.live();
        return new Scored(this, actual, middle - actual, low <= actual && actual <= high);
    }
}
