package org.stile.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.util.BitSet;

/** Collects the best results by words, and every result that is near in meaning. For one search. */
final class Candidates implements Collector {

    private final TopFieldCollector best;
    private final BitSet near;
    private final List<Integer> nearResults = new ArrayList<>();

    /** {@code near} is null where nothing is near. */
    Candidates(TopFieldCollector best, BitSet near) {
        this.best = best;
        this.near = near;
    }

    TopFieldCollector best() {
        return best;
    }

    /** Results that are near in meaning, in the order of the index. */
    List<Integer> nearResults() {
        return nearResults;
    }

    @Override
    public ScoreMode scoreMode() {
        return best.scoreMode();
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        LeafCollector leaf = best.getLeafCollector(context);
        if (near == null) {
            return leaf;
        }
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) throws IOException {
                leaf.setScorer(scorer);
            }

            @Override
            public void collect(int doc) throws IOException {
                if (near.get(context.docBase + doc)) {
                    nearResults.add(context.docBase + doc);
                }
                leaf.collect(doc);
            }

            @Override
            public void finish() throws IOException {
                leaf.finish();
            }
        };
    }
}
