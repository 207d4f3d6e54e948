package org.stile.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.stile.lessons.LessonRef;
import org.stile.web.Viewer;

/**
 * The published lessons as they are found. Every answer holds only what its viewer may know: results, counts, labels,
 * snippets and suggestions alike. Nothing here reads the database. Implementations are thread-safe.
 *
 * <p>Every method but {@link #state} and {@link #awaitCursor} throws {@link org.stile.base.Problem.Busy} when the index
 * is not ready, too many searches run already, or one takes too long.
 */
public interface SearchIndex {

    /**
     * One page of what a query finds. Totals and facets are exact. An unknown filter value or a query without a word
     * finds nothing, and a note says why.
     */
    SearchPage search(LessonQuery query, Viewer viewer);

    /**
     * Searches as they would be after a change: what a curator sees before saving it.
     *
     * @param words in place of the present ones
     * @param names in place of the present ones
     * @param lessons that the change of names makes different; the same ones stay as they are for everybody else
     * @return to be closed
     */
    Rehearsal rehearse(SearchWords words, Names names, List<IndexEntry> lessons);

    /** Searches of one moment, after a change that is not made. For one thread. */
    interface Rehearsal extends AutoCloseable {

        /** See {@link SearchIndex#search}. */
        SearchPage search(LessonQuery query, Viewer viewer);

        @Override
        void close();
    }

    /**
     * Lessons by title, and topics that have a lesson for this viewer, that continue what somebody has begun to type.
     *
     * @return topics first, then lessons; best first; empty for a text without a word
     */
    List<Suggestion> suggest(String text, Viewer viewer, int limit);

    /**
     * Lessons that are like this one by topics, stages, words and meaning; other regions come somewhat before its own.
     *
     * @return best first; empty where nothing is like it, or the viewer may not know of the lesson
     */
    List<Hit> related(LessonRef ref, Viewer viewer, int limit);

    /**
     * Lessons that say much the same as a text. Their scores are from 0 to 1.
     *
     * @param text as {@link Meanings#text} writes a lesson
     * @return best first; empty where nothing comes near
     */
    List<Hit> similar(String text, Viewer viewer, int limit);

    /** How many lessons each value of each filter has for this viewer; values without a lesson are missing. */
    Map<Filter, Map<String, Long>> counts(Viewer viewer);

    /** Whether the viewer may find this lesson. */
    boolean contains(LessonRef ref, Viewer viewer);

    /** What the index holds now; never throws. */
    IndexState state();

    /**
     * Waits until searches on this node see this position of the change log.
     *
     * @return whether they do; false when the time has passed
     */
    boolean awaitCursor(long position, Duration atMost);
}
