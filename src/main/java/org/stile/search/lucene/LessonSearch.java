package org.stile.search.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.util.BytesRef;
import org.stile.base.Clock;
import org.stile.lessons.Stage;
import org.stile.search.Facet;
import org.stile.search.Filter;
import org.stile.search.Hit;
import org.stile.search.LessonQuery;
import org.stile.search.Names;
import org.stile.search.Scope;
import org.stile.search.SearchPage;
import org.stile.search.Selection;

/** One search of one snapshot for one viewer. */
final class LessonSearch {

    // Values of one facet: all of a closed list, and of trusts the ones that anybody would scan.
    private static final int MOST_VALUES = 100;

    private final Snapshot snapshot;
    private final Names names;
    private final LessonQuery query;
    private final Scope scope;
    private final Wanted wanted;
    private final Selection selection;

    LessonSearch(Snapshot snapshot, Names names, LessonQuery query, Scope scope) throws IOException {
        this.snapshot = snapshot;
        this.names = names;
        this.query = query;
        this.scope = scope;
        this.wanted = Wanted.of(query.text());
        this.selection = Selection.of(query, names, snapshot.counts(scope));
    }

    SearchPage run() throws IOException {
        long began = System.nanoTime();
        IndexSearcher searcher = snapshot.searcher();
        TopFieldCollector results =
                Found.collector(Found.order(query.order(), query.text().searches()), query.offset() + query.size());
        Query asked = asked();
        FacetCounts counts =
                searcher.search(asked, Found.one(new FacetCounts(searcher, scope, selection.required(), results)));
        TooSlow.check(searcher);
        TopDocs page = results.topDocs(query.offset(), query.size());
        List<Hit> hits = hits(searcher, asked, page.scoreDocs);
        List<String> notes = new ArrayList<>(wanted.notes());
        notes.addAll(selection.notes());
        return new SearchPage(
                results.getTotalHits(),
                query.page(),
                query.size(),
                (System.nanoTime() - began) / 1_000_000,
                "",
                notes,
                hits,
                facets(counts.counts()));
    }

    /** Everything but the selected filter values, which {@link FacetCounts} applies itself. */
    private Query asked() {
        BooleanQuery.Builder asked = new BooleanQuery.Builder();
        TextQuery text = new TextQuery(LessonField.texts(scope));
        if (query.text().searches()) {
            asked.add(text.of(wanted), Occur.MUST);
        }
        asked.add(Visible.all(scope), Occur.FILTER);
        wanted.excluded().forEach(words -> asked.add(text.sequence(words, 0), Occur.MUST_NOT));
        selection.excluded().forEach((filter, values) -> asked.add(having(filter, values), Occur.MUST_NOT));
        if (query.from() != null || query.to() != null) {
            asked.add(published(), Occur.FILTER);
        }
        return asked.build();
    }

    private Query having(Filter filter, Set<String> values) {
        return KeywordField.newSetQuery(
                LessonField.of(filter, scope).key(),
                values.stream().map(BytesRef::new).toList());
    }

    /** Days of the United Kingdom, both included. */
    private Query published() {
        long from = query.from() == null ? Long.MIN_VALUE : startOf(query.from());
        long to = query.to() == null ? Long.MAX_VALUE : startOf(query.to().plusDays(1)) - 1;
        return from > to
                ? new MatchNoDocsQuery("no day lies between")
                : LongField.newRangeQuery(LessonField.PUBLISHED_AT.key(), from, to);
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(Clock.UK).toInstant().toEpochMilli();
    }

    private List<Hit> hits(IndexSearcher searcher, Query asked, ScoreDoc[] page) throws IOException {
        if (query.text().searches()) {
            TopFieldCollector.populateScores(page, searcher, asked);
        }
        HitReader reader = new HitReader(searcher, scope, new Marks(wanted), names);
        List<Hit> hits = new ArrayList<>(page.length);
        for (ScoreDoc found : page) {
            hits.add(reader.read(found.doc, query.text().searches() ? found.score : 0));
        }
        return hits;
    }

    private List<Facet> facets(Map<Filter, Map<String, Long>> counts) {
        List<Facet> facets = new ArrayList<>();
        for (Filter filter : Filter.values()) {
            facets.add(new Facet(
                    filter,
                    values(filter, counts.get(filter), selection.required().getOrDefault(filter, Set.of()))));
        }
        return facets;
    }

    private List<Facet.Value> values(Filter filter, Map<String, Long> counts, Set<String> selected) {
        selected.forEach(value -> counts.putIfAbsent(value, 0L));
        return counts.entrySet().stream()
                .map(value -> new Facet.Value(
                        value.getKey(),
                        names.label(filter, value.getKey()),
                        value.getValue(),
                        selected.contains(value.getKey())))
                .sorted(order(filter))
                .limit(MOST_VALUES)
                .toList();
    }

    private static Comparator<Facet.Value> order(Filter filter) {
        Comparator<Facet.Value> selectedFirst = Comparator.comparing(value -> !value.selected());
        Comparator<Facet.Value> most =
                Comparator.comparingLong(Facet.Value::count).reversed().thenComparing(Facet.Value::label);
        return filter == Filter.STAGE
                ? Comparator.comparingInt(value -> lived(value.value()))
                : selectedFirst.thenComparing(most);
    }

    /** Stages come in the order they are lived through; an unknown one last. */
    private static int lived(String stage) {
        for (Stage known : Stage.values()) {
            if (known.value().equals(stage)) {
                return known.ordinal();
            }
        }
        return Stage.values().length;
    }
}
