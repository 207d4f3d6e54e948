package org.stile.search;

import java.util.Collection;
import java.util.List;

/**
 * A new index that nobody sees yet. Closed without {@link #commit} it never happened.
 *
 * <pre>{@code
 * try (IndexRebuild rebuild = index.startRebuild(stamp)) {
 *     lessons.forEachPublished(rebuild::add);
 *     rebuild.commit(position);
 * }
 * }</pre>
 */
public interface IndexRebuild extends AutoCloseable {

    /** Adds lessons that were not added before. */
    void add(List<IndexEntry> lessons);

    /** Puts lessons in place of what the new index holds of them, and takes others out; see the index's own. */
    void apply(List<IndexEntry> lessons, Collection<Long> gone);

    /**
     * Keeps the new index on disk and serves it from now on in place of the old one, in one step.
     *
     * @param cursor the position of the change log that it is up to
     */
    void commit(long cursor);

    /** Throws away what was not committed. */
    @Override
    void close();
}
