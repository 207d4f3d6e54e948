package org.stile.lessons;

import org.stile.base.Token;

/** A stage of an implementation, in the order they are lived through. */
public enum Stage implements Token {
    BUSINESS_CASE("business-case", "Business case"),
    PROCUREMENT("procurement", "Procurement"),
    PLANNING("planning", "Planning"),
    BUILD("build", "Build"),
    TESTING("testing", "Testing"),
    TRAINING("training", "Training"),
    GO_LIVE("go-live", "Go-live"),
    EARLY_LIFE("early-life", "Early life"),
    BENEFITS("benefits", "Benefits"),
    OPTIMISATION("optimisation", "Optimisation");

    private final String value;
    private final String label;

    Stage(String value, String label) {
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
