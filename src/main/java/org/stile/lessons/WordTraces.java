package org.stile.lessons;

import java.util.Set;

/**
 * What another feature has made of the words of lessons (a vector, a search that somebody made) and forgets when words
 * are purged. Features above implement it. Both are called in the purge's transaction, before the lesson's row is
 * locked: an implementation may wait there for whoever is just reading the lesson.
 */
public interface WordTraces {

    /** Forgets what was made of this lesson; what is still wanted is made again afterwards. */
    default void forget(LessonRef ref) {}

    /** Forgets whatever holds these words. */
    default void forget(Removal removal) {}

    /** The tables that hold it, to be written anew. */
    Set<String> tables();
}
