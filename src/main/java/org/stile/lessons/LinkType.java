package org.stile.lessons;

import org.stile.base.Token;

/**
 * What one lesson is to another, read from either side. The more a reader must know of it, the earlier it comes.
 * Stored is only the side of the lesson that says it: the {@linkplain #outgoing outgoing} one.
 */
public enum LinkType implements Token {
    SUPERSEDED_BY("superseded-by", "Superseded by"),
    CONTRADICTED_BY("contradicted-by", "Contradicted by"),
    CONTRADICTS("contradicts", "Contradicts"),
    CORROBORATED_BY("corroborated-by", "Confirmed by"),
    CORROBORATES("corroborates", "Confirms"),
    HAS_VARIANT("has-variant", "Variants"),
    VARIANT_OF("variant-of", "Variant of"),
    SUPERSEDES("supersedes", "Supersedes");

    private final String value;
    private final String label;

    LinkType(String value, String label) {
        this.value = value;
        this.label = label;
    }

    /** Whether it is what a lesson says of another, and not what another says of it. */
    public boolean outgoing() {
        return switch (this) {
            case CORROBORATES, VARIANT_OF, CONTRADICTS, SUPERSEDES -> true;
            case CORROBORATED_BY, HAS_VARIANT, CONTRADICTED_BY, SUPERSEDED_BY -> false;
        };
    }

    /** The same link from its other side. */
    public LinkType inverse() {
        return switch (this) {
            case CORROBORATES -> CORROBORATED_BY;
            case CORROBORATED_BY -> CORROBORATES;
            case VARIANT_OF -> HAS_VARIANT;
            case HAS_VARIANT -> VARIANT_OF;
            case CONTRADICTS -> CONTRADICTED_BY;
            case CONTRADICTED_BY -> CONTRADICTS;
            case SUPERSEDES -> SUPERSEDED_BY;
            case SUPERSEDED_BY -> SUPERSEDES;
        };
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
