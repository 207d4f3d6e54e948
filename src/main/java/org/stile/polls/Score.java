package org.stile.polls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How good the answers of one round were as forecasts for one region, now that its outcome is known.
 *
 * @param score Brier score from 0 (best) to 1, to three decimals, rounded half up, over those who chose an option; empty
 *     when there is none
 * @param why there is none; empty when there is one
 */
public record Score(Round round, Outcome outcome, Optional<BigDecimal> score, String why) {

    /** A score for each outcome and each round, or why there is none. */
    static List<Score> of(
            Poll poll, List<Results> rounds, List<Outcome> outcomes, Function<String, String> regionName) {
        return outcomes.stream()
                .flatMap(outcome -> rounds.stream().map(results -> of(poll, results, outcome, regionName)))
                .toList();
    }

    private static Score of(Poll poll, Results results, Outcome outcome, Function<String, String> regionName) {
        if (poll.choices().stream().anyMatch(choice -> choice.probability().isEmpty())) {
            return none(results, outcome, "The options do not say how likely each of them is");
        }
        if (results.hidden()) {
            return none(results, outcome, "Fewer than five answered");
        }
        // what is hidden is not scored: a score would tell what was answered
        return lines(results, outcome.region(), regionName)
                .map(lines -> scored(poll, results, outcome, lines))
                .orElseGet(() -> none(results, outcome, "The answers of this region are not known, or are too few"));
    }

    private static Score scored(Poll poll, Results results, Outcome outcome, List<Line> lines) {
        List<Brier.Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            // of answers given here the counts, which are exact; of published figures the shares, which are as given
            double weight = results.here()
                    ? line.count().orElseThrow()
                    : line.share().orElseThrow().doubleValue();
            forecasts.add(new Brier.Forecast(
                    weight, poll.choices().get(i).probability().orElseThrow()));
        }
        if (forecasts.stream().allMatch(forecast -> forecast.weight() == 0)) {
            return none(results, outcome, "Nobody chose an option");
        }
        BigDecimal score =
                BigDecimal.valueOf(Brier.score(forecasts, outcome.met())).setScale(3, RoundingMode.HALF_UP);
        return new Score(results.round(), outcome, Optional.of(score), "");
    }

    private static Optional<List<Line>> lines(Results results, String region, Function<String, String> regionName) {
        if (region.isEmpty()) {
            return Optional.of(results.lines());
        }
        boolean ofThatRegion = results.asked()
                .filter(asked -> !asked.region().isEmpty())
                .filter(asked -> regionName.apply(asked.region()).equalsIgnoreCase(region))
                .isPresent();
        if (ofThatRegion) {
            return Optional.of(results.lines());
        }
        Stream<Results.Row> rows =
                results.tables().stream().filter(Results.Table::regions).flatMap(table -> table.rows().stream());
        return rows.filter(row -> row.label().equalsIgnoreCase(region))
                .findFirst()
                .map(Results.Row::lines);
    }

    /** The score, or why there is none. */
    public String inWords() {
        return score.map(BigDecimal::toPlainString).orElse(why);
    }

    private static Score none(Results results, Outcome outcome, String why) {
        return new Score(results.round(), outcome, Optional.empty(), why);
    }
}
