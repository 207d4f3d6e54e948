package org.stile.search;

import java.util.Collection;
import java.util.List;

/**
 * The side of an index that its one follower writes to. Not for anybody else: what is written here and is not in the
 * database is gone with the next rebuild. Writing methods are called by one thread; a failure of the disk is an
 * {@link java.io.UncheckedIOException}, after which {@link #open} goes back to what was last kept.
 */
public interface WritableIndex extends SearchIndex {

    /**
     * Opens what was kept, giving up whatever is open.
     *
     * @return false when nothing was kept, it is damaged, or it was made with another stamp or schema: then searches
     *     answer busy until a rebuild is committed
     */
    boolean open(IndexStamp stamp);

    /**
     * Puts lessons in place of what the index holds of them, and takes others out. Searches see it from the next
     * {@link #show} on. Repeating it does no harm.
     *
     * @param gone numbers of lessons to take out
     */
    void put(List<IndexEntry> lessons, Collection<Long> gone);

    /**
     * Has searches see everything put so far at once, together with the cursor. It outlives a crash only after
     * {@link #keep}.
     *
     * @param cursor the position of the change log that it is up to
     */
    void show(long cursor);

    /** Whether somebody waits until searches see a position up to this one, see {@link #awaitCursor}. */
    boolean awaited(long cursor);

    /** Puts and shows at once. */
    default void apply(List<IndexEntry> lessons, Collection<Long> gone, long cursor) {
        put(lessons, gone);
        show(cursor);
    }

    /** Says that the index counts as made from this from now on: every lesson that differs is in the log. */
    void restamp(IndexStamp stamp);

    /** Keeps everything applied so far, with its cursor, on disk. Does nothing when all is kept. */
    void keep();

    /** The number of the last purge after which it was written anew; 0 when there was none. */
    long purged();

    /**
     * Writes whatever holds lessons that were taken out or replaced anew without them, so that no word of them is left
     * in a file once searches have let go and it is kept. Takes as long as writing much of the index; others may apply
     * and keep meanwhile.
     */
    void squeeze();

    /** Keeps everything, with the number of the purge that it now holds nothing of, and deletes files out of use. */
    void keepPurged(long purge);

    /** Begins an index from nothing while the present one serves. One at a time. */
    IndexRebuild startRebuild(IndexStamp stamp);

    /** Keeps everything and lets go of all files. Searches answer busy from then on. */
    void close();
}
