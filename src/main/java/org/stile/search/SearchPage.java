package org.stile.search;

import java.util.List;

/**
 * What a query found for one viewer.
 *
 * @param total exact number of results on all pages
 * @param page from 1
 * @param didYouMean a better spelling that finds something for this viewer; empty when there is none
 * @param notes sentences about what was not understood or not used
 * @param facets in the order of {@link Filter}
 */
public record SearchPage(
        long total,
        int page,
        int size,
        long tookMillis,
        String didYouMean,
        List<String> notes,
        List<Hit> hits,
        List<Facet> facets) {

    public SearchPage {
        notes = List.copyOf(notes);
        hits = List.copyOf(hits);
        facets = List.copyOf(facets);
    }

    /** The facet of a filter. */
    public Facet facet(Filter filter) {
        return facets.stream()
                .filter(facet -> facet.filter() == filter)
                .findFirst()
                .orElseGet(() -> new Facet(filter, List.of()));
    }
}
