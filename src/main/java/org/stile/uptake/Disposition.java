package org.stile.uptake;

import org.stile.base.Token;

/** What a trust did with a lesson. */
public enum Disposition implements Token {
    CONSIDERING("considering", "Considering it", "is considering it", "are considering it"),
    PLANNED("planned", "Planned", "plans it", "plan it"),
    ALREADY_IN_PLACE("already-in-place", "Already in place", "had it in place already", "had it in place already"),
    ADOPTED("adopted", "Adopted", "adopted it", "adopted it"),
    ADAPTED("adapted", "Adapted", "adapted it", "adapted it"),
    REJECTED("rejected", "Decided against it", "decided against it", "decided against it"),
    ABANDONED("abandoned", "Gave it up", "gave it up", "gave it up"),
    NOT_APPLICABLE("not-applicable", "Does not apply", "found that it does not apply", "found that it does not apply");

    private final String value;
    private final String label;
    private final String one;
    private final String many;

    Disposition(String value, String label, String one, String many) {
        this.value = value;
        this.label = label;
        this.one = one;
        this.many = many;
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the trust does what the lesson says, as it stands or in its own way. */
    public boolean takenUp() {
        return this == ADOPTED || this == ADAPTED;
    }

    /** Whether others can only learn from it when they know the reason. */
    boolean needsWhy() {
        return this == REJECTED || this == ABANDONED || this == NOT_APPLICABLE;
    }

    /** "1 trust is considering it", "3 trusts adopted it". */
    String saidOf(long trusts) {
        return trusts == 1 ? "1 trust " + one : "%,d trusts %s".formatted(trusts, many);
    }
}
