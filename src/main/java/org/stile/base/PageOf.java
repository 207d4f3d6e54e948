package org.stile.base;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what is on this page; never null
 * @param total how many there are on all pages
 * @param page from 1
 * @param size the most items a page can have
 */
public record PageOf<T>(List<T> items, long total, int page, int size) {

    public PageOf {
        items = List.copyOf(items);
    }

    /** One page of a list that is in memory; without items beyond its end. */
    public static <T> PageOf<T> of(List<T> all, int page, int size) {
        int from = (int) Math.min(all.size(), (page - 1L) * size);
        return new PageOf<>(all.subList(from, Math.min(all.size(), from + size)), all.size(), page, size);
    }

    /** How many pages there are; 1 when there is nothing. */
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
