package org.stile.lessons;

import org.stile.base.Token;

/** How soon a reader should act (the US DOE red, yellow, blue and green scheme). */
public enum Priority implements Token {
    URGENT("urgent", "Urgent"),
    CAUTION("caution", "Caution"),
    INFORMATION("information", "Information"),
    GOOD_PRACTICE("good-practice", "Good practice");

    private final String value;
    private final String label;

    Priority(String value, String label) {
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
