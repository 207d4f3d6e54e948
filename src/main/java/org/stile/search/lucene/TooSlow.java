package org.stile.search.lucene;

import org.apache.lucene.search.IndexSearcher;
import org.stile.base.Problem;

/** A search that ran out of time found only some of the lessons: it says so rather than pass them off as all. */
final class TooSlow {

    private TooSlow() {}

    static void check(IndexSearcher searcher) {
        if (searcher.timedOut()) {
            throw new Problem.Busy("This search took too long. Try it again, or with fewer words.");
        }
    }
}
