package org.stile.search;

import java.util.Objects;
import org.stile.lessons.Lesson;
import org.stile.lessons.Standing;

/**
 * One lesson for an index.
 *
 * @param lesson as nobody but curators may see it: the index itself hides what attributions hide
 * @param meaning its vector, or null while it has none: then it is found by its words alone
 * @param standing how it stands among others
 * @param files what the files say that go with it, shortened; empty when there are none
 */
@SuppressWarnings("ArrayRecordComponent") // read once into the index, never compared
public record IndexEntry(Lesson lesson, float[] meaning, Standing.Both standing, String files) {

    public IndexEntry {
        Objects.requireNonNull(lesson);
        Objects.requireNonNull(standing);
        Objects.requireNonNull(files);
    }

    /** A lesson without files. */
    public IndexEntry(Lesson lesson, float[] meaning, Standing.Both standing) {
        this(lesson, meaning, standing, "");
    }

    /** A lesson of which no other says anything. */
    public IndexEntry(Lesson lesson, float[] meaning) {
        this(lesson, meaning, Standing.Both.NONE);
    }

    /** A lesson without a vector. */
    public static IndexEntry of(Lesson lesson) {
        return new IndexEntry(lesson, null);
    }
}
