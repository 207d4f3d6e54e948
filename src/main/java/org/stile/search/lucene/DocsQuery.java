package org.stile.search.lucene;

import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Matches documents of one snapshot by their numbers, without adding to any score. Good for that snapshot only. */
final class DocsQuery extends Query {

    private final int[] docs;

    /** In ascending order. */
    DocsQuery(int[] docs) {
        this.docs = docs.clone();
    }

    /** The same documents as a set that can be asked; null where there are none. */
    BitSet asSet(int maxDoc) {
        if (docs.length == 0) {
            return null;
        }
        FixedBitSet set = new FixedBitSet(maxDoc);
        for (int doc : docs) {
            set.set(doc);
        }
        return set;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new org.apache.lucene.search.ConstantScoreWeight(this, 0) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) {
                if (docs.length == 0) {
                    return null;
                }
                FixedBitSet here = new FixedBitSet(context.reader().maxDoc());
                int count = 0;
                for (int doc : docs) {
                    if (doc >= context.docBase && doc < context.docBase + here.length()) {
                        here.set(doc - context.docBase);
                        count++;
                    }
                }
                if (count == 0) {
                    return null;
                }
                DocIdSetIterator iterator = new BitSetIterator(here, count);
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, iterator));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return docs.length + " documents";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocsQuery query && Arrays.equals(docs, query.docs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(docs);
    }
}
