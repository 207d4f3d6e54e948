package org.stile.curation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A programme's guidance stage by stage, as it is now.
 *
 * @param slug its word in addresses; never changes
 * @param version raised by every saved change of what it says
 * @param ownerId account of the curator who keeps it; 0 when it shipped and nobody has taken it on
 * @param refreshBy the day by which somebody is to go through it; empty when nobody said
 * @param changedAt when the present version was saved
 */
public record Toolkit(
        String slug,
        int version,
        ToolkitContent content,
        boolean published,
        long ownerId,
        Optional<LocalDate> refreshBy,
        Instant changedAt) {

    /** A version that was saved; {@code by} is 0 for what shipped. */
    public record Version(int version, String note, Instant at, long by) {}

    /**
     * What curators say about the whole.
     *
     * @param owner account, or 0
     */
    public record Details(String title, String summary, String programme, Optional<LocalDate> refreshBy, long owner) {}

    public String title() {
        return content.title();
    }

    /** Whether it should have been gone through by now. */
    public boolean due(LocalDate today) {
        return refreshBy.filter(day -> !day.isAfter(today)).isPresent();
    }
}
