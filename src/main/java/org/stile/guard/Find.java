package org.stile.guard;

/**
 * An identifier and where it stands. It never carries the text itself, so it may be logged, stored and sent back.
 *
 * @param start offset of the first UTF-16 char in the scanned text
 * @param end offset after the last one
 */
public record Find(IdentifierKind kind, Certainty certainty, int start, int end) {

    /** How sure the guard is: a certain find blocks, a possible one asks the author to confirm. */
    public enum Certainty {
        CERTAIN,
        POSSIBLE
    }

    static Find certain(IdentifierKind kind, int start, int end) {
        return new Find(kind, Certainty.CERTAIN, start, end);
    }

    static Find possible(IdentifierKind kind, int start, int end) {
        return new Find(kind, Certainty.POSSIBLE, start, end);
    }
}
