package org.stile.polls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Answers by audience or by region, as far as they may be shown.
 *
 * <p>A group shows when five or more have answered. The others are taken together, and when they are fewer than five,
 * the smallest group that could show joins them, so that no subtraction from the whole leaves fewer than five. The two
 * breakdowns show side by side only where each crossing of a group of one with a group of the other has nobody or five
 * and more: whatever can be worked out by adding and subtracting what is shown is then a union of such crossings.
 *
 * @param groups those of five and more by size, then everybody else
 */
record Breakdown(By by, List<Group> groups) {

    /** The fewest answers that may be shown. */
    static final int FEWEST = 5;

    /** What people are told apart by. */
    enum By {
        AUDIENCE("By work"),
        REGION("By region");

        private final String label;

        By(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        private String of(Cell cell) {
            return this == AUDIENCE ? cell.audience() : cell.region();
        }
    }

    /**
     * How many of one kind chose an option.
     *
     * @param choice position of the option, from 1
     * @param region code; empty for people of no region
     * @param audience empty for people who have not said
     */
    record Cell(int choice, String region, String audience, int count) {}

    /**
     * People who are shown together.
     *
     * @param value code or word; the empty text for who has none; empty for everybody else
     * @param counts by option, in order
     */
    record Group(Optional<String> value, int respondents, List<Integer> counts) {}

    /** The breakdowns that may be shown; none when they would tell nothing. */
    static List<Breakdown> of(List<Cell> cells, int choices) {
        Parts audiences = Parts.of(cells, By.AUDIENCE);
        Parts regions = Parts.of(cells, By.REGION);
        List<Parts> telling =
                Stream.of(audiences, regions).filter(Parts::tellsSomething).toList();
        List<Parts> safe = telling.size() < 2 || safeTogether(audiences, regions, cells)
                ? telling
                : telling.stream()
                        .max(Comparator.comparing((Parts parts) -> parts.shown.size())
                                .thenComparing(parts -> parts.by == By.AUDIENCE))
                        .stream()
                        .toList();
        return safe.stream().map(parts -> parts.breakdown(cells, choices)).toList();
    }

    private static boolean safeTogether(Parts audiences, Parts regions, List<Cell> cells) {
        record Crossing(Optional<String> audience, Optional<String> region) {}
        Map<Crossing, Integer> crossings = new LinkedHashMap<>();
        cells.forEach(cell ->
                crossings.merge(new Crossing(audiences.of(cell), regions.of(cell)), cell.count(), Integer::sum));
        return crossings.values().stream().allMatch(count -> count >= FEWEST);
    }

    /** Which groups show; the others are everybody else, of whom there are none or five and more. */
    private record Parts(By by, List<String> shown, boolean others) {

        static Parts of(List<Cell> cells, By by) {
            Map<String, Integer> sizes = new TreeMap<>();
            cells.forEach(cell -> sizes.merge(by.of(cell), cell.count(), Integer::sum));
            List<String> bySize = new ArrayList<>(sizes.keySet());
            bySize.sort(
                    Comparator.comparing((Function<String, Integer>) sizes::get).reversed());
            int rest = 0;
            while (!bySize.isEmpty() && (sizes.get(bySize.getLast()) < FEWEST || rest > 0 && rest < FEWEST)) {
                rest += sizes.get(bySize.removeLast());
            }
            return new Parts(by, List.copyOf(bySize), rest > 0);
        }

        boolean tellsSomething() {
            return shown.size() + (others ? 1 : 0) > 1;
        }

        Optional<String> of(Cell cell) {
            return Optional.of(by.of(cell)).filter(shown::contains);
        }

        Breakdown breakdown(List<Cell> cells, int choices) {
            List<Group> groups = new ArrayList<>();
            shown.forEach(value -> groups.add(group(Optional.of(value), cells, choices)));
            if (others) {
                groups.add(group(Optional.empty(), cells, choices));
            }
            return new Breakdown(by, groups);
        }

        private Group group(Optional<String> value, List<Cell> cells, int choices) {
            Integer[] counts = new Integer[choices];
            Arrays.fill(counts, 0);
            cells.stream()
                    .filter(cell -> of(cell).equals(value))
                    .forEach(cell -> counts[cell.choice() - 1] += cell.count());
            return new Group(value, Stream.of(counts).mapToInt(n -> n).sum(), List.of(counts));
        }
    }
}
