package org.stile.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stile.web.Viewer;

/** Ways out of a search that found nothing: the same search with one word, value or date less, where that finds some. */
final class FewerConditions {

    // More would be a wall of links, and each costs a search.
    private static final int TRIED = 12;
    private static final int SHOWN = 5;

    private final SearchIndex index;
    private final Names names;
    private final Viewer viewer;

    FewerConditions(SearchIndex index, Names names, Viewer viewer) {
        this.index = index;
        this.names = names;
        this.viewer = viewer;
    }

    /**
     * One way out.
     *
     * @param without what is left away, in words
     * @param found how many lessons that finds, at least 1
     */
    record Way(String without, long found, String href) {}

    /** The ways out, those that find most first; empty where none finds anything. */
    List<Way> of(LessonQuery query) {
        return tries(query).stream()
                .limit(TRIED)
                .map(fewer -> new Way(
                        fewer.without, index.search(fewer.query.size(1), viewer).total(), fewer.query.href()))
                .filter(way -> way.found > 0)
                .sorted(Comparator.comparingLong(Way::found).reversed())
                .limit(SHOWN)
                .toList();
    }

    private List<Fewer> tries(LessonQuery query) {
        List<Fewer> tries = new ArrayList<>();
        for (Filter filter : Filter.values()) {
            query.selected(filter)
                    .forEach(value -> tries.add(new Fewer(
                            filter.label() + ": " + Nearest.shortened(names.label(filter, value)),
                            query.without(filter, value))));
        }
        if (query.from() != null || query.to() != null) {
            tries.add(new Fewer("the dates of publication", query.withoutDates()));
        }
        for (QueryText.Part part : query.text().parts()) {
            boolean filter = part instanceof QueryText.Narrowing;
            QueryText rest = query.text().without(part::equals);
            // the last word taken away would browse everything, which is no answer to the search
            if (!filter && (rest.searches() || query.filtered())) {
                tries.add(new Fewer("“" + Nearest.shortened(part.raw()) + "”", query.withText(rest)));
            }
        }
        return tries;
    }

    private record Fewer(String without, LessonQuery query) {}
}
