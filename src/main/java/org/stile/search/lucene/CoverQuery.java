package org.stile.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DisiPriorityQueue;
import org.apache.lucene.search.DisiWrapper;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;

/**
 * Matches what has enough of the words, where rare words count for more than common ones: the weights of the words it
 * has must sum to what is required. Lucene's minimum-should-match counts words, so that "the server" would be half of
 * "the server room". The score is the sum of the words' scores.
 */
final class CoverQuery extends Query {

    private final List<Query> words;
    private final float[] weights;
    private final float required;

    CoverQuery(List<Query> words, float[] weights, float required) {
        this.words = List.copyOf(words);
        this.weights = weights.clone();
        this.required = required;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        List<Query> rewritten = new ArrayList<>(words.size());
        boolean changed = false;
        for (Query word : words) {
            Query simpler = word.rewrite(searcher);
            changed |= simpler != word;
            rewritten.add(simpler);
        }
        return changed ? new CoverQuery(rewritten, weights, required) : this;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) throws IOException {
        // a lesson may be passed over only by its weights, never by its score
        ScoreMode mode = scoreMode.needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
        List<Weight> parts = new ArrayList<>(words.size());
        for (Query word : words) {
            parts.add(searcher.createWeight(word, mode, boost));
        }
        return new Covering(parts);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        words.forEach(word -> word.visit(visitor));
    }

    @Override
    public String toString(String field) {
        return words + "≥" + required;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CoverQuery cover
                && words.equals(cover.words)
                && Arrays.equals(weights, cover.weights)
                && required == cover.required;
    }

    @Override
    public int hashCode() {
        return Objects.hash(words, Arrays.hashCode(weights), required);
    }

    private final class Covering extends Weight {

        private final List<Weight> parts;

        Covering(List<Weight> parts) {
            super(CoverQuery.this);
            this.parts = parts;
        }

        @Override
        public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
            List<Word> found = new ArrayList<>();
            float possible = 0;
            for (int i = 0; i < parts.size(); i++) {
                Scorer scorer = parts.get(i).scorer(context);
                if (scorer != null) {
                    found.add(new Word(scorer, weights[i]));
                    possible += weights[i];
                }
            }
            if (possible < required || found.isEmpty()) {
                return null;
            }
            return new DefaultScorerSupplier(new Covered(found, required));
        }

        @Override
        public Explanation explain(LeafReaderContext context, int doc) throws IOException {
            Scorer scorer = scorer(context);
            return scorer != null && scorer.iterator().advance(doc) == doc
                    ? Explanation.match(scorer.score(), "has enough of the words")
                    : Explanation.noMatch("has too few of the words");
        }

        @Override
        public boolean isCacheable(LeafReaderContext context) {
            return false;
        }
    }

    /** One word's lessons. */
    private static final class Word extends DisiWrapper {

        private final float weight;

        Word(Scorer scorer, float weight) {
            super(scorer, false);
            this.weight = weight;
        }
    }

    /** Walks the lessons that have any of the words, and stops at those that have enough. */
    private static final class Covered extends Scorer {

        private final DisiPriorityQueue queue;
        private final Walk walk;

        Covered(List<Word> words, float required) {
            queue = DisiPriorityQueue.ofMaxSize(words.size());
            long cost = 0;
            for (Word word : words) {
                queue.add(word);
                cost += word.cost;
            }
            walk = new Walk(queue, required, cost);
        }

        @Override
        public int docID() {
            return walk.docID();
        }

        @Override
        public DocIdSetIterator iterator() {
            return walk;
        }

        @Override
        public float getMaxScore(int upTo) {
            return Float.POSITIVE_INFINITY;
        }

        @Override
        public float score() throws IOException {
            double sum = 0;
            for (DisiWrapper word = queue.topList(); word != null; word = word.next) {
                sum += word.scorer.score();
            }
            return (float) sum;
        }
    }

    private static final class Walk extends DocIdSetIterator {

        private final DisiPriorityQueue queue;
        private final float required;
        private final long cost;
        private int doc = -1;

        Walk(DisiPriorityQueue queue, float required, long cost) {
            this.queue = queue;
            this.required = required;
            this.cost = cost;
        }

        @Override
        public int docID() {
            return doc;
        }

        @Override
        public int nextDoc() throws IOException {
            return advance(doc + 1);
        }

        @Override
        public int advance(int target) throws IOException {
            int wanted = target;
            while (true) {
                DisiWrapper top = queue.top();
                while (top.doc < wanted) {
                    top.doc = top.iterator.advance(wanted);
                    top = queue.updateTop();
                }
                doc = top.doc;
                if (doc == NO_MORE_DOCS || enough()) {
                    return doc;
                }
                wanted = doc + 1;
            }
        }

        private boolean enough() {
            float sum = 0;
            for (DisiWrapper word = queue.topList(); word != null; word = word.next) {
                sum += ((Word) word).weight;
            }
            return sum >= required;
        }

        @Override
        public long cost() {
            return cost;
        }
    }
}
