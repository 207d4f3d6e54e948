package org.stile.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TotalHitCountCollector;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.stile.search.Filter;
import org.stile.search.Scope;

/**
 * Collects results and counts facets in one pass over what the words match. A lesson that has all the selected values
 * is a result and counts everywhere; one that lacks those of exactly one filter counts for that filter alone, since
 * choosing its value there would make it a result (drill sideways).
 *
 * <p>Lucene's own DrillSideways does the same but refuses to run under {@link IndexSearcher#setTimeout}: its scorer
 * throws unless it is asked for all documents at once (10.5.1). One search, one object; single-threaded.
 */
final class FacetCounts implements Collector {

    private final Collector results;
    private final List<Dimension> dimensions = new ArrayList<>();

    FacetCounts(IndexSearcher searcher, Scope scope, Map<Filter, Set<String>> selected, Collector results)
            throws IOException {
        this.results = results;
        for (Filter filter : Filter.values()) {
            dimensions.add(Dimension.of(searcher, filter, LessonField.of(filter, scope), selected.get(filter)));
        }
    }

    /** What every lesson in a scope has that can be found. */
    static Map<Filter, Map<String, Long>> ofAll(IndexSearcher searcher, Scope scope) throws IOException {
        FacetCounts counts = new FacetCounts(searcher, scope, Map.of(), new TotalHitCountCollector());
        return searcher.search(Findable.of(searcher.getIndexReader(), scope).lessons(), Found.one(counts))
                .counts();
    }

    /** How many lessons each value has, by filter; values without one are missing. */
    Map<Filter, Map<String, Long>> counts() {
        Map<Filter, Map<String, Long>> counts = new EnumMap<>(Filter.class);
        dimensions.forEach(dimension -> counts.put(dimension.filter, dimension.counts));
        return counts;
    }

    @Override
    public ScoreMode scoreMode() {
        return results.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        FacetRows rows = FacetRows.of(context.reader());
        List<Leaf> selected = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            if (dimension.selected != null) {
                selected.add(dimension.leaf(rows, context));
            }
        }
        return new Counting(
                rows, new int[rows.size()], selected.toArray(Leaf[]::new), results.getLeafCollector(context));
    }

    /** Counts in one segment. */
    private final class Counting implements LeafCollector {

        private final FacetRows rows;
        private final int[] counts;
        private final Leaf[] selected;
        private final LeafCollector results;

        Counting(FacetRows rows, int[] counts, Leaf[] selected, LeafCollector results) {
            this.rows = rows;
            this.counts = counts;
            this.selected = selected;
            this.results = results;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            results.setScorer(scorer);
        }

        @Override
        public void collect(int doc) throws IOException {
            Leaf lacking = null;
            for (Leaf leaf : selected) {
                if (!leaf.having.get(doc)) {
                    if (lacking != null) {
                        return;
                    }
                    lacking = leaf;
                }
            }
            if (lacking != null) {
                rows.count(doc, counts, lacking.from, lacking.end);
                return;
            }
            results.collect(doc);
            rows.count(doc, counts);
        }

        @Override
        public void finish() throws IOException {
            results.finish();
            for (Dimension dimension : dimensions) {
                int end = rows.end(dimension.field);
                for (int value = rows.first(dimension.field); value < end; value++) {
                    if (counts[value] > 0) {
                        dimension.counts.merge(rows.value(value), (long) counts[value], Long::sum);
                    }
                }
            }
        }
    }

    /** One filter: what is selected of it, null where nothing is, and its counts so far. */
    private record Dimension(Filter filter, LessonField field, Weight selected, Map<String, Long> counts) {

        static Dimension of(IndexSearcher searcher, Filter filter, LessonField field, Set<String> values)
                throws IOException {
            return new Dimension(filter, field, weight(searcher, field, values), new HashMap<>());
        }

        private static Weight weight(IndexSearcher searcher, LessonField field, Set<String> values) throws IOException {
            if (values == null) {
                return null;
            }
            Query having = KeywordField.newSetQuery(
                    field.key(), values.stream().map(BytesRef::new).toList());
            return searcher.createWeight(searcher.rewrite(having), ScoreMode.COMPLETE_NO_SCORES, 1);
        }

        Leaf leaf(FacetRows rows, LeafReaderContext context) throws IOException {
            FixedBitSet having = new FixedBitSet(context.reader().maxDoc());
            Scorer scorer = selected.scorer(context);
            if (scorer != null) {
                having.or(scorer.iterator());
            }
            return new Leaf(rows.first(field), rows.end(field), having);
        }
    }

    /** A selected filter in one segment: the numbers of its values, and which documents have one that is selected. */
    private record Leaf(int from, int end, FixedBitSet having) {}
}
