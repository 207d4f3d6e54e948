package org.stile.lessons;

import java.util.List;

/**
 * How a published lesson stands among others, as far as one kind of reader may know: what has taken its place, and when
 * it is to be looked at again.
 *
 * @param successors numbers of the lessons that have taken its place in the end, past those superseded themselves
 */
public record Standing(List<Long> successors, Staleness staleness) {

    /** Of a lesson of which nothing is said. */
    public static final Standing NONE = new Standing(List.of(), Staleness.NONE);

    public Standing {
        successors = List.copyOf(successors);
    }

    /**
     * A lesson's standing for those who are not signed in, who are told nothing of lessons for members, and for those who
     * are.
     */
    public record Both(Standing everybody, Standing members) {
        public static final Both NONE = new Both(Standing.NONE, Standing.NONE);
    }
}
