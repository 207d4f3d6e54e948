package org.stile.lessons;

import java.time.Instant;

/**
 * That words were removed from a lesson and from everything that repeats them, never which.
 *
 * @param whole whether the whole lesson was
 * @param places in how many places they stood
 * @param tablesAt when the database had written its tables anew; null until then
 * @param nodes how many nodes have written their index anew
 * @param indexAt when the last of them had; null while there is none
 */
public record Purge(long id, boolean whole, int places, Instant madeAt, Instant tablesAt, int nodes, Instant indexAt) {

    /** Whether tables and this portal's index have been written anew. */
    public boolean done() {
        return tablesAt != null && nodes > 0;
    }

    /** When the last copies had been written over; null until then. */
    public Instant doneAt() {
        if (!done()) {
            return null;
        }
        return tablesAt.isAfter(indexAt) ? tablesAt : indexAt;
    }
}
