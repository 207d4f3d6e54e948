package org.stile.polls;

import java.util.List;

/**
 * How good forecasts were, once it is known what happened: G. W. Brier, "Verification of forecasts expressed in terms of
 * probability", Monthly Weather Review 78 (1950) 1-3, in its form for two outcomes. The mean of the squared differences
 * between the probability that was given and what came of it (1 or 0): 0 is best, 1 is worst, and whoever always says
 * 50% gets 0.25.
 */
final class Brier {

    private Brier() {}

    /**
     * A forecast that one or more people made.
     *
     * @param weight how many made it, or their share; 0 or more, on any scale
     * @param probability in per cent, 0 to 100
     */
    record Forecast(double weight, int probability) {}

    /**
     * The score from 0 to 1.
     *
     * @param met whether it came true
     * @throws IllegalArgumentException when nobody made any forecast
     */
    static double score(List<Forecast> forecasts, boolean met) {
        double all = forecasts.stream().mapToDouble(Forecast::weight).sum();
        if (all <= 0) {
            throw new IllegalArgumentException("no forecasts");
        }
        double happened = met ? 1 : 0;
        return forecasts.stream()
                        .mapToDouble(f -> f.weight() * Math.pow(f.probability() / 100.0 - happened, 2))
                        .sum()
                / all;
    }
}
