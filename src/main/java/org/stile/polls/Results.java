package org.stile.polls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.stile.base.Token;
import org.stile.lessons.Audience;

/**
 * What readers may see of a round: on pages, in the API and in exports alike.
 *
 * @param forWhom whom it is for, in words; empty when people were asked elsewhere, or everybody was
 * @param open whether it still takes answers
 * @param hidden whether fewer than five have answered: then there are no figures at all
 * @param respondents how many answered; empty when not known or hidden
 * @param lines one for each option, in order
 * @param notStated in per cent; what a source does not account for, 0 where people answered here
 * @param tables by audience and by region, as far as they may be shown; none before the round has closed, so that no
 *     one answer can be told from the figures before and after it
 */
public record Results(
        Round round,
        String forWhom,
        boolean open,
        boolean hidden,
        Optional<Integer> respondents,
        List<Line> lines,
        BigDecimal notStated,
        List<Table> tables) {

    /** Answers by one thing that people are told apart by. */
    public record Table(String heading, boolean regions, List<Row> rows) {}

    /** The answers of people who are shown together; five or more. */
    public record Row(String label, int respondents, List<Line> lines) {}

    static Results reported(Round.Reported round, Poll poll) {
        List<Line> lines = IntStream.range(0, poll.choices().size())
                .mapToObj(i -> Line.published(
                        poll.choices().get(i).label(), round.shares().get(i), round.respondents()))
                .toList();
        return new Results(
                round, "", false, false, round.respondents(), lines, Line.plain(round.notStated()), List.of());
    }

    static Results counted(
            Round.Asked round,
            Poll poll,
            List<Breakdown.Cell> cells,
            LocalDate today,
            UnaryOperator<String> regionName) {
        int answers = cells.stream().mapToInt(Breakdown.Cell::count).sum();
        boolean open = round.open(today);
        String forWhom = round.forWhom(regionName);
        if (answers < Breakdown.FEWEST) {
            List<Line> nothing = poll.labels().stream().map(Line::hidden).toList();
            return new Results(round, forWhom, open, true, Optional.empty(), nothing, BigDecimal.ZERO, List.of());
        }
        int[] counts = new int[poll.choices().size()];
        cells.forEach(cell -> counts[cell.choice() - 1] += cell.count());
        List<Table> tables = open
                ? List.of()
                : Breakdown.of(cells, counts.length).stream()
                        .map(breakdown -> table(breakdown, poll, regionName))
                        .toList();
        List<Integer> list = Arrays.stream(counts).boxed().toList();
        return new Results(
                round, forWhom, open, false, Optional.of(answers), lines(list, answers, poll), BigDecimal.ZERO, tables);
    }

    private static Table table(Breakdown breakdown, Poll poll, UnaryOperator<String> regionName) {
        boolean regions = breakdown.by() == Breakdown.By.REGION;
        UnaryOperator<String> name = regions ? regionName : Results::audienceName;
        return new Table(
                breakdown.by().label(),
                regions,
                breakdown.groups().stream()
                        .map(group -> new Row(
                                group.value().map(value -> label(value, name)).orElse("Everybody else"),
                                group.respondents(),
                                lines(group.counts(), group.respondents(), poll)))
                        .toList());
    }

    private static String label(String value, UnaryOperator<String> name) {
        return value.isEmpty() ? "Not said" : name.apply(value);
    }

    private static String audienceName(String value) {
        return Token.of(Audience.class, value).map(Audience::label).orElse(value);
    }

    private static List<Line> lines(List<Integer> counts, int of, Poll poll) {
        return IntStream.range(0, counts.size())
                .mapToObj(i -> Line.counted(poll.choices().get(i).label(), counts.get(i), of))
                .toList();
    }

    /** Whether people answered it in the portal. */
    public boolean here() {
        return round instanceof Round.Asked;
    }

    /** The figures' origin when they were published elsewhere; empty when people answered here. */
    public Optional<Round.Reported> reported() {
        return round instanceof Round.Reported reported ? Optional.of(reported) : Optional.empty();
    }

    /** The round when people answered here; empty otherwise. */
    public Optional<Round.Asked> asked() {
        return round instanceof Round.Asked asked ? Optional.of(asked) : Optional.empty();
    }
}
