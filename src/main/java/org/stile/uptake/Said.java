package org.stile.uptake;

import java.time.Instant;
import java.util.Optional;

/**
 * What a trust last said of a lesson.
 *
 * @param version what a correction must name; 0 when the trust itself has never said anything
 * @param current empty when it has said nothing, or has taken it back
 */
public record Said(int version, Optional<Current> current) {

    /** Of a lesson of which a trust has said nothing. */
    public static final Said NOTHING = new Said(0, Optional.empty());

    /**
     * What stands.
     *
     * @param at when it was said
     * @param waiting whether its lead has yet to confirm it
     */
    public record Current(Uptake uptake, Instant at, boolean waiting) {}
}
