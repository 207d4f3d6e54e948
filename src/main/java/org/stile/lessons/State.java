package org.stile.lessons;

import org.stile.base.Token;

/** Where a lesson is in its life. */
public enum State implements Token {
    DRAFT("draft", "Draft"),
    SUBMITTED("submitted", "Waiting for review"),
    DECLINED("declined", "Declined"),
    PUBLISHED("published", "Published"),
    SUPERSEDED("superseded", "Superseded"),
    WITHDRAWN("withdrawn", "Withdrawn"),
    QUARANTINED("quarantined", "Hidden while it is checked");

    private final String value;
    private final String label;

    State(String value, String label) {
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
