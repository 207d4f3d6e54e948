package org.stile.lessons;

import org.stile.base.Token;

/** How much a reader is told of where a lesson comes from. */
public enum Attribution implements Token {
    NAMED("named", "My name and my trust"),
    TRUST("trust", "My trust, not my name"),
    REGION("region", "My region only, neither name nor trust");

    private final String value;
    private final String label;

    Attribution(String value, String label) {
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
