package org.stile.search.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Whether there is any result; looks no further than the first. For one search. */
final class AnyResult implements Collector {

    private boolean found;

    boolean found() {
        return found;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) {
        if (found) {
            throw new CollectionTerminatedException();
        }
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) {
                found = true;
                throw new CollectionTerminatedException();
            }
        };
    }
}
