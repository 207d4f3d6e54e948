package org.stile.lessons;

import org.stile.base.Token;

/** What a reviewer must have seen before a lesson is published. */
public enum Criterion implements Token {
    SIGNIFICANT("significant", "Significant: it matters beyond the place where it was learned"),
    VALID("valid", "Valid: what it says is right, as far as can be told, and blames nobody"),
    APPLICABLE("applicable", "Applicable: another trust can act on it, and can tell when it applies");

    private final String value;
    private final String label;

    Criterion(String value, String label) {
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
