package org.stile.curation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trust's own copy of a toolkit: one national version with the marks of the trust's people. Nothing is copied but the
 * number of the version, so that taking over another one leaves every mark as it is.
 *
 * @param version the national one that it follows
 * @param content what that version says
 * @param marks by item; also of items that this version has not
 * @param national the toolkit as it is now; unpublished ones stay open to those who have a copy
 */
public record ToolkitCopy(
        String trust,
        int version,
        Instant takenAt,
        ToolkitContent content,
        Map<String, ToolkitMark> marks,
        Toolkit national) {

    static Map<String, ToolkitMark> byItem(Collection<ToolkitMark> marks) {
        Map<String, ToolkitMark> byItem = new HashMap<>();
        marks.forEach(mark -> byItem.put(mark.item(), mark));
        return byItem;
    }

    /** What was made of an item; nothing yet where nobody has marked it. */
    public ToolkitMark mark(String item) {
        return marks.getOrDefault(item, ToolkitMark.none(item));
    }

    /** How many of its items are ticked. */
    public long done() {
        return content.items().stream()
                .filter(item -> mark(item.id()).done().isPresent())
                .count();
    }

    /** Ticks and notes of items that the national toolkit has no longer, in the order of their words. */
    public List<ToolkitMark> left() {
        return marks.values().stream()
                .filter(ToolkitMark::says)
                .filter(mark -> content.item(mark.item()).isEmpty())
                .sorted(java.util.Comparator.comparing(ToolkitMark::said).thenComparing(ToolkitMark::item))
                .toList();
    }

    /** What the newest version has changed since; empty when there is none, or it is not published. */
    public Optional<ToolkitDiff> news() {
        return national.published() && national.version() > version
                ? Optional.of(ToolkitDiff.between(content, national.content()))
                : Optional.empty();
    }
}
