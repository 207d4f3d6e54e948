package org.stile.search;

import java.util.Objects;
import org.stile.lessons.Lesson;

/**
 * One lesson for an index.
 *
 * @param lesson as nobody but curators may see it: the index itself hides what attributions hide
 * @param meaning its vector, or null while it has none: then it is found by its words alone
 * @param files what the files say that go with it, shortened; empty when there are none
 */
@SuppressWarnings("ArrayRecordComponent") // read once into the index, never compared
public record IndexEntry(Lesson lesson, float[] meaning, String files) {

    public IndexEntry {
        Objects.requireNonNull(lesson);
        Objects.requireNonNull(files);
    }

    /** A lesson without files. */
    public IndexEntry(Lesson lesson, float[] meaning) {
        this(lesson, meaning, "");
    }

    /** A lesson without a vector. */
    public static IndexEntry of(Lesson lesson) {
        return new IndexEntry(lesson, null);
    }
}
