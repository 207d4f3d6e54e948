package org.stile.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.stile.search.Filter;
import org.stile.search.Synonyms;
import org.stile.search.lucene.Indexes;

/**
 * What somebody would write by hand against the portal's own index to give the same page: the exact total, the facets
 * (those of a chosen filter as if it were not chosen), the texts of twenty hits and a snippet of each. Which lessons match
 * is the portal's own rule, so that both count the same; all else is Lucene's own, and the only ranking is BM25.
 */
record HandWritten(IndexSearcher searcher, Synonyms synonyms) implements Engine {

    private static final String[] SNIPPETS = {"summary", "event", "recommendations", "impact", "causes"};
    private static final int CONSIDERED = 5;

    @Override
    public long answer(Request request) throws Exception {
        return request.suggests() ? suggested(request) : searched(request);
    }

    private long suggested(Request request) throws IOException {
        TopDocs found = searcher.search(PlainQuery.of(request), Request.SUGGESTIONS * CONSIDERED);
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : found.scoreDocs) {
            stored.document(hit.doc, Set.of("title", "ref"));
        }
        return Math.min(found.scoreDocs.length, Request.SUGGESTIONS);
    }

    private long searched(Request request) throws IOException {
        Set<Filter> chosen = request.query().filters().keySet();
        Map<Filter, Map<String, Long>> facets = new EnumMap<>(Filter.class);
        Query text = request.query().text().searches()
                ? Indexes.matching(searcher, request.query(), synonyms)
                : MatchAllDocsQuery.INSTANCE;
        Query query = PlainQuery.filtered(text, request, chosen);
        Counts counts = new Counts(without(EnumSet.allOf(Filter.class), chosen));
        int depth = request.query().offset() + request.query().size();
        var best = new TopScoreDocCollectorManager(depth, null, Integer.MAX_VALUE).newCollector();
        searcher.search(query, one(MultiCollector.wrap(best, counts)));
        facets.putAll(counts.counted);
        for (Filter filter : chosen) {
            Counts own = new Counts(Set.of(filter));
            searcher.search(PlainQuery.filtered(text, request, without(chosen, Set.of(filter))), one(own));
            facets.putAll(own.counted);
        }
        TopDocs page = best.topDocs(request.query().offset(), request.query().size());
        texts(query, page);
        return page.totalHits.value();
    }

    private void texts(Query query, TopDocs page) throws IOException {
        int[] docs = Arrays.stream(page.scoreDocs).mapToInt(hit -> hit.doc).toArray();
        StoredFields stored = searcher.storedFields();
        for (int doc : docs) {
            stored.document(doc);
        }
        int[] passages = new int[SNIPPETS.length];
        Arrays.fill(passages, 1);
        UnifiedHighlighter.builder(searcher, Indexes.analyser())
                .withFieldMatcher(field -> true)
                .withMaxNoHighlightPassages(1)
                .build()
                .highlightFields(SNIPPETS, query, docs, passages);
    }

    private static Set<Filter> without(Set<Filter> all, Set<Filter> some) {
        Set<Filter> rest = all.isEmpty() ? EnumSet.noneOf(Filter.class) : EnumSet.copyOf(all);
        rest.removeAll(some);
        return rest;
    }

    private static <C extends Collector> CollectorManager<C, C> one(C collector) {
        return new CollectorManager<>() {
            @Override
            public C newCollector() {
                return collector;
            }

            @Override
            public C reduce(java.util.Collection<C> collectors) {
                return collector;
            }
        };
    }

    /** How many of what was found have each value of some filters. */
    private static final class Counts extends SimpleCollector {

        private record Values(Filter filter, SortedSetDocValues values, int[] counts) {}

        private final Map<Filter, Map<String, Long>> counted = new EnumMap<>(Filter.class);
        private Values[] segment = {};

        Counts(Set<Filter> filters) {
            filters.forEach(filter -> counted.put(filter, new HashMap<>()));
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            segment = new Values[counted.size()];
            int at = 0;
            for (Filter filter : counted.keySet()) {
                SortedSetDocValues values = DocValues.getSortedSet(context.reader(), filter.value());
                segment[at++] = new Values(filter, values, new int[(int) values.getValueCount()]);
            }
        }

        @Override
        public void collect(int doc) throws IOException {
            for (Values field : segment) {
                if (field.values.advanceExact(doc)) {
                    for (int i = 0; i < field.values.docValueCount(); i++) {
                        field.counts[(int) field.values.nextOrd()]++;
                    }
                }
            }
        }

        @Override
        public void finish() throws IOException {
            for (Values field : segment) {
                for (int ord = 0; ord < field.counts.length; ord++) {
                    if (field.counts[ord] > 0) {
                        counted.get(field.filter)
                                .merge(field.values.lookupOrd(ord).utf8ToString(), (long) field.counts[ord], Long::sum);
                    }
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
