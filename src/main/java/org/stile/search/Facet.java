package org.stile.search;

import java.util.List;

/**
 * How many results each value of a filter has. With a value selected, the others of the same filter are counted as if
 * none were: that is what choosing one more would add.
 *
 * @param values most first (stages in their order); selected ones are always there, the rest up to a bound
 */
public record Facet(Filter filter, List<Value> values) {

    /** One value of a facet; a count of 0 only where it is selected. */
    public record Value(String value, String label, long count, boolean selected) {}
}
