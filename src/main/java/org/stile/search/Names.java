package org.stile.search;

import java.util.List;
import java.util.Map;

/**
 * What the values of filters are called: labels for pages and facets, and the words that an index adds to a lesson so
 * that it is found by them. Answers from memory; thread-safe.
 */
public interface Names {

    /** Every known value of a filter with its label, in the order of the page. */
    Map<String, String> values(Filter filter);

    /** The label of a value; the value itself where it is not known. */
    default String label(Filter filter, String value) {
        return values(filter).getOrDefault(value, value);
    }

    /** What people call this value: its name, acronyms, synonyms, former names. Only the label where nothing is known. */
    List<String> words(Filter filter, String value);

    /** Changes whenever a word or a trust's end that was indexed may have: an index that was made with another version is rebuilt. */
    String version();
}
