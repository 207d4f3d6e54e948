package org.stile.search.lucene;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.stile.search.Filter;
import org.stile.search.Scope;

/**
 * One generation as searches see it at one moment: documents and cursor belong together. Counted: whoever
 * {@linkplain #tryUse uses} it must {@linkplain #release release} it. Thread-safe.
 */
final class Snapshot {

    // A search that takes longer stops and says so, instead of holding up everybody else's.
    private static final long SLOWEST_NANOS = 2_000_000_000L;

    /** BM25 over all texts at once; phrases as Lucene has it, since their texts are not weighted. */
    static final Similarity SIMILARITY = new PerFieldSimilarityWrapper() {
        private final Similarity words = new BM25Similarity(Ranking.K1, Ranking.B);
        private final Similarity phrases = new BM25Similarity();

        @Override
        public Similarity get(String field) {
            return field.equals(LessonField.WORDS.key()) ? words : phrases;
        }
    };

    // Which lessons everybody may read is asked in every search: kept as bits, for each segment until it is gone.
    private static final QueryCache READABLE = new LRUQueryCache(1_000, 64 << 20, segment -> true, Float.MAX_VALUE);
    private static final QueryCachingPolicy ONLY_READABLE = new QueryCachingPolicy() {
        @Override
        public void onUse(Query query) {}

        @Override
        public boolean shouldCache(Query query) {
            return query.equals(Visible.PUBLIC);
        }
    };

    private final IndexReader reader;
    private final long cursor;
    private final Map<Scope, Map<Filter, Map<String, Long>>> counts = new EnumMap<>(Scope.class);

    Snapshot(IndexReader reader, long cursor) {
        this.reader = reader;
        this.cursor = cursor;
    }

    IndexReader reader() {
        return reader;
    }

    long cursor() {
        return cursor;
    }

    long documents() {
        return reader.numDocs();
    }

    /** A searcher for one search, whose time begins now. */
    IndexSearcher searcher() {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(SIMILARITY);
        searcher.setQueryCache(READABLE);
        searcher.setQueryCachingPolicy(ONLY_READABLE);
        long deadline = System.nanoTime() + SLOWEST_NANOS;
        searcher.setTimeout(() -> System.nanoTime() - deadline > 0);
        return searcher;
    }

    /** How many lessons each value of each filter has in a scope; counted once. */
    Map<Filter, Map<String, Long>> counts(Scope scope) throws IOException {
        synchronized (counts) {
            Map<Filter, Map<String, Long>> known = counts.get(scope);
            if (known == null) {
                known = FacetCounts.ofAll(new IndexSearcher(reader), scope);
                counts.put(scope, known);
            }
            return known;
        }
    }

    /** Holds on to the files; false when they are gone already. */
    boolean tryUse() {
        return reader.tryIncRef();
    }

    void release() throws IOException {
        reader.decRef();
    }
}
