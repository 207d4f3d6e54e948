package org.stile.lessons;

import java.time.Instant;
import java.util.List;
import org.stile.base.SafeHtml;

/**
 * One published state of a lesson, and how it differs from the one before.
 *
 * @param number from 1
 * @param note what changed and why, in public words; empty for the first
 * @param changes by part; empty for the first and where only hidden things changed
 */
public record Revision(int number, Instant madeAt, String note, List<PartChange> changes) {

    /**
     * How one part of a lesson changed.
     *
     * @param part its name on pages
     * @param diff the text with {@code <ins>} and {@code <del>}
     */
    public record PartChange(String part, SafeHtml diff) {}
}
