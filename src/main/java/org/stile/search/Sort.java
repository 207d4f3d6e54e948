package org.stile.search;

import org.stile.base.Token;

/** The order of results. Ties are always broken by the reference, so that pages neither repeat nor lose a lesson. */
public enum Sort implements Token {
    RELEVANCE("relevance", "Best match"),
    NEWEST("newest", "Newest"),
    EVIDENCE("evidence", "Strongest evidence");

    private final String value;
    private final String label;

    Sort(String value, String label) {
        this.value = value;
        this.label = label;
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public String label() {
        return label;
    }
}
