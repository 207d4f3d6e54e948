package org.stile.search.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stile.lessons.Stage;
import org.stile.search.Facet;
import org.stile.search.Filter;
import org.stile.search.Names;

/**
 * Makes facets as a page shows them from counts.
 *
 * @param selected values by filter; they are shown even where nothing has them
 */
record FacetValues(Names names, Map<Filter, Set<String>> selected) {

    // Values of one facet: all of a closed list, and of trusts the ones that anybody would scan.
    private static final int MOST_VALUES = 100;

    List<Facet> of(Map<Filter, Map<String, Long>> counts) {
        List<Facet> facets = new ArrayList<>();
        for (Filter filter : Filter.values()) {
            facets.add(new Facet(filter, values(filter, counts.get(filter), selected.getOrDefault(filter, Set.of()))));
        }
        return facets;
    }

    private List<Facet.Value> values(Filter filter, Map<String, Long> counts, Set<String> selected) {
        selected.forEach(value -> counts.putIfAbsent(value, 0L));
        return counts.entrySet().stream()
                .map(value -> new Facet.Value(
                        value.getKey(),
                        names.label(filter, value.getKey()),
                        value.getValue(),
                        selected.contains(value.getKey())))
                .sorted(order(filter))
                .limit(MOST_VALUES)
                .toList();
    }

    private static Comparator<Facet.Value> order(Filter filter) {
        Comparator<Facet.Value> selectedFirst = Comparator.comparing(value -> !value.selected());
        Comparator<Facet.Value> most =
                Comparator.comparingLong(Facet.Value::count).reversed().thenComparing(Facet.Value::label);
        return filter == Filter.STAGE
                ? Comparator.comparingInt(value -> lived(value.value()))
                : selectedFirst.thenComparing(most);
    }

    /** Stages come in the order they are lived through; an unknown one last. */
    private static int lived(String stage) {
        for (Stage known : Stage.values()) {
            if (known.value().equals(stage)) {
                return known.ordinal();
            }
        }
        return Stage.values().length;
    }
}
