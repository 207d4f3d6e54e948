package org.stile.uptake;

import java.util.List;
import java.util.Optional;

/**
 * All that one trust has said of one lesson, for its own people.
 *
 * @param acts newest first
 */
record OwnUptake(List<UptakeEntry> acts) {

    OwnUptake {
        acts = List.copyOf(acts);
    }

    /** The version of the last act; 0 before the first. */
    public int version() {
        return acts.isEmpty() ? 0 : acts.getFirst().version();
    }

    /** What waits for the lead; empty when nothing does. */
    public Optional<UptakeEntry> waiting() {
        return acts.stream().findFirst().filter(entry -> entry.act() == UptakeEntry.Act.RECORDED);
    }

    /** What others see; empty when they see nothing. */
    public Optional<UptakeEntry> shown() {
        return acts.stream()
                .filter(entry -> entry.act() == UptakeEntry.Act.CONFIRMED || entry.act() == UptakeEntry.Act.WITHDRAWN)
                .findFirst()
                .filter(entry -> entry.act() == UptakeEntry.Act.CONFIRMED);
    }

    /** What its people last said: what waits, otherwise what others see. */
    public Optional<UptakeEntry> current() {
        return waiting().or(this::shown);
    }
}
