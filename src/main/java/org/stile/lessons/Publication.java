package org.stile.lessons;

import org.stile.base.Token;

/** Who may read a published lesson. */
public enum Publication implements Token {
    PUBLIC("public", "Everybody"),
    MEMBERS("members", "Signed-in members only");

    private final String value;
    private final String label;

    Publication(String value, String label) {
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
