package org.stile.search;

import java.util.Objects;
import org.stile.lessons.Lesson;

/**
 * One lesson for an index.
 *
 * @param lesson as nobody but curators may see it: the index itself hides what attributions hide
 * @param meaning its vector, or null while it has none: then it is found by its words alone
 */
@SuppressWarnings("ArrayRecordComponent") // read once into the index, never compared
public record IndexEntry(Lesson lesson, float[] meaning) {

    public IndexEntry {
        Objects.requireNonNull(lesson);
    }

    /** A lesson without a vector. */
    public static IndexEntry of(Lesson lesson) {
        return new IndexEntry(lesson, null);
    }
}
