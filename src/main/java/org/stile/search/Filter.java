package org.stile.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.stile.base.Token;

/**
 * What results can be narrowed by, most useful first: the order of the facets on the page. The value is the name of the
 * parameter, of the facet in the API, and of {@code trust:RGT} in a query.
 */
public enum Filter implements Token {
    STAGE("stage", "Stage"),
    TOPIC("topic", "Topic"),
    REGION("region", "Region"),
    AUDIENCE("audience", "Who it is for"),
    POLARITY("polarity", "Worked or did not"),
    PROGRAMME("programme", "Programme"),
    TRUST("trust", "Trust");

    private final String value;
    private final String label;

    Filter(String value, String label) {
        this.value = value;
        this.label = label;
    }

    /** The filter of this name in any mixture of capitals; empty when there is none. */
    static Optional<Filter> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> f.value.equals(lower)).findFirst();
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
