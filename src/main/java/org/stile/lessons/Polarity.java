package org.stile.lessons;

import org.stile.base.Token;

/** Whether what was tried worked. {@link #UNKNOWN} only comes from imports. */
public enum Polarity implements Token {
    WORKED("worked", "Worked"),
    DID_NOT_WORK("did-not-work", "Did not work"),
    MIXED("mixed", "Mixed"),
    UNKNOWN("unknown", "Not stated");

    private final String value;
    private final String label;

    Polarity(String value, String label) {
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
