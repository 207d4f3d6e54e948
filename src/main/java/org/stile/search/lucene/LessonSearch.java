package org.stile.search.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.stile.base.Clock;
import org.stile.lessons.LessonRef;
import org.stile.search.BestBets;
import org.stile.search.Filter;
import org.stile.search.Hit;
import org.stile.search.LessonQuery;
import org.stile.search.Meaning;
import org.stile.search.Names;
import org.stile.search.Scope;
import org.stile.search.SearchPage;
import org.stile.search.Selection;

/** One search of one snapshot for one viewer. */
final class LessonSearch {

    private final Snapshot snapshot;
    private final Names names;
    private final SynonymGroups synonyms;
    private final BestBets bets;
    private final Meaning meaning;
    private final LessonQuery query;
    private final Scope scope;
    private final Findable findable;
    private final Wanted wanted;
    private final Selection selection;
    private final Rarity rarity;
    private final TextQuery text;
    private final Spelling spelling;
    private final List<Integer> chosen = new ArrayList<>();

    LessonSearch(
            Snapshot snapshot,
            Names names,
            SynonymGroups synonyms,
            BestBets bets,
            Meaning meaning,
            LessonQuery query,
            Scope scope)
            throws IOException {
        this.snapshot = snapshot;
        this.names = names;
        this.synonyms = synonyms;
        this.bets = bets;
        this.meaning = meaning;
        this.query = query;
        this.scope = scope;
        this.findable = Findable.of(snapshot.reader(), scope, query);
        this.rarity = new Rarity(snapshot.reader());
        this.text = new TextQuery(rarity, scope);
        this.spelling = new Spelling(snapshot, rarity, findable);
        this.wanted = spelling.corrected(readable(Wanted.of(query.text(), synonyms), synonyms));
        this.selection = Selection.of(query, names, snapshot.counts(scope));
    }

    /** Quotations that no lesson has are read as words: somebody pasted them, or remembers them nearly. */
    private Wanted readable(Wanted asked, SynonymGroups synonyms) throws IOException {
        if (asked.phrases().isEmpty()) {
            return asked;
        }
        BooleanQuery.Builder quoted = new BooleanQuery.Builder();
        asked.phrases().forEach(phrase -> quoted.add(text.sequence(phrase), Occur.FILTER));
        boolean found = snapshot.searcher()
                .search(findable.only(quoted.build()), Found.one(new AnyResult()))
                .found();
        return found
                ? asked
                : Wanted.of(query.text().unquoted(), synonyms)
                        .noting(
                                "No lesson has the words in quotation marks in this order, so they were read as words.");
    }

    SearchPage run() throws IOException {
        long began = System.nanoTime();
        IndexSearcher searcher = snapshot.searcher();
        Likeness likeness = likeness(searcher);
        Map<Integer, Double> nearest = likeness == null ? Map.of() : likeness.nearest(limits(), Ranking.NEAREST);
        boolean answered = nearest.values().stream().anyMatch(alike -> alike >= Ranking.ALIKE) || answered(searcher);
        chosen.addAll(chosen(searcher));
        DocsQuery near = new DocsQuery(
                IntStream.concat(near(nearest, answered), chosen.stream().mapToInt(doc -> doc))
                        .distinct()
                        .sorted()
                        .toArray());
        Sort order = Found.order(query.order(), query.text().searches());
        boolean ranked = order == Found.RELEVANCE;
        int depth = query.offset() + query.size();
        Candidates candidates = new Candidates(
                Found.collector(order, ranked ? Math.max(depth, Ranking.WINDOW) : depth),
                ranked ? near.asSet(snapshot.reader().maxDoc()) : null);
        FacetCounts counts = searcher.search(
                asked(near, answered), Found.one(new FacetCounts(searcher, scope, selection.required(), candidates)));
        TooSlow.check(searcher);
        TopDocs best = candidates.best().topDocs();
        List<ScoreDoc> results = ranked ? ranked(searcher, best, candidates, likeness) : List.of(best.scoreDocs);
        List<String> notes = new ArrayList<>(wanted.notes());
        notes.addAll(spelling.notes());
        notes.addAll(selection.notes());
        return new SearchPage(
                best.totalHits.value(),
                query.page(),
                query.size(),
                (System.nanoTime() - began) / 1_000_000,
                spelling.didYouMean(query.text().raw()),
                notes,
                hits(searcher, page(results), ranked),
                new FacetValues(names, selection.required()).of(counts.counts()));
    }

    /** The lessons that curators put first for this search, or what has taken their place, that can be found. */
    private List<Integer> chosen(IndexSearcher searcher) throws IOException {
        Set<Integer> docs = new LinkedHashSet<>();
        for (LessonRef ref : bets.of(query.text())) {
            List<Integer> own = findable(searcher, ref.number());
            docs.addAll(own);
            if (own.isEmpty()) {
                for (long successor : new Succeeded(searcher, scope).of(ref.number())) {
                    docs.addAll(findable(searcher, successor));
                }
            }
        }
        return List.copyOf(docs);
    }

    private List<Integer> findable(IndexSearcher searcher, long number) throws IOException {
        Query lesson = new BooleanQuery.Builder()
                .add(new TermQuery(LessonDocument.key(number)), Occur.FILTER)
                .add(limits(), Occur.FILTER)
                .build();
        return Stream.of(searcher.search(lesson, 1).scoreDocs)
                .map(found -> found.doc)
                .toList();
    }

    /** Whether some lesson clearly answers the query by its words. */
    private boolean answered(IndexSearcher searcher) throws IOException {
        Query clearly = new BooleanQuery.Builder()
                .add(text.covering(wanted, 1), Occur.FILTER)
                .add(limits(), Occur.FILTER)
                .build();
        return !wanted.wordless()
                && searcher.search(clearly, Found.one(new AnyResult())).found();
    }

    private static IntStream near(Map<Integer, Double> nearest, boolean answered) {
        double most =
                nearest.values().stream().mapToDouble(alike -> alike).max().orElse(0);
        double least = answered
                ? Math.min(Ranking.ALIKE, Math.max(Ranking.ALIKE_TAIL, most * Ranking.ALIKE_SHARE))
                : Ranking.ALIKE;
        return nearest.entrySet().stream()
                .filter(doc -> doc.getValue() >= least)
                .mapToInt(Map.Entry::getKey);
    }

    /**
     * The query's meaning; null where there is none to go by. Who quotes a phrase wants those words, and who gives a
     * reference wants that lesson.
     */
    private Likeness likeness(IndexSearcher searcher) {
        if (wanted.words().isEmpty()
                || !wanted.phrases().isEmpty()
                || LessonRef.parse(query.text().raw().strip()).isPresent()) {
            return null;
        }
        float[] asked = new QueryVector(meaning, synonyms, rarity, wanted, spelling).vector();
        return asked == null ? null : new Likeness(searcher, asked);
    }

    /** The best by words and what is near in meaning, in one order; then the rest by words. */
    private List<ScoreDoc> ranked(IndexSearcher searcher, TopDocs best, Candidates candidates, Likeness likeness)
            throws IOException {
        List<ScoreDoc> byWords = new ArrayList<>();
        for (ScoreDoc doc : best.scoreDocs) {
            byWords.add(new ScoreDoc(doc.doc, (Float) ((FieldDoc) doc).fields[0]));
        }
        int window = Math.min(Ranking.WINDOW, byWords.size());
        List<ScoreDoc> ordered = new ArrayList<>(
                new Ranking(searcher, scope, text.any(wanted), wanted.words().size(), query.superseded())
                        .order(byWords.subList(0, window), candidates.nearResults(), likeness));
        for (int doc : chosen.reversed()) {
            ordered.stream().filter(result -> result.doc == doc).findFirst().ifPresent(result -> {
                ordered.remove(result);
                ordered.addFirst(result);
            });
        }
        Set<Integer> seen = new HashSet<>();
        ordered.forEach(doc -> seen.add(doc.doc));
        byWords.stream().skip(window).filter(doc -> !seen.contains(doc.doc)).forEach(ordered::add);
        return ordered;
    }

    private List<ScoreDoc> page(List<ScoreDoc> results) {
        return results.stream().skip(query.offset()).limit(query.size()).toList();
    }

    /** Everything but the selected filter values, which {@link FacetCounts} applies itself. */
    private Query asked(DocsQuery near, boolean answered) {
        BooleanQuery.Builder asked = new BooleanQuery.Builder();
        if (query.text().searches()) {
            asked.add(
                    new BooleanQuery.Builder()
                            .add(
                                    text.covering(
                                            wanted, answered && wanted.words().size() > 2 ? Ranking.TAIL : 1),
                                    Occur.SHOULD)
                            .add(near, Occur.SHOULD)
                            .build(),
                    Occur.MUST);
        }
        return asked.add(limits(), Occur.FILTER).build();
    }

    /** What every result must be, whatever its words. */
    private Query limits() {
        BooleanQuery.Builder limits = new BooleanQuery.Builder();
        limits.add(findable.lessons(), Occur.FILTER);
        wanted.excluded().forEach(words -> limits.add(text.sequence(words), Occur.MUST_NOT));
        selection.excluded().forEach((filter, values) -> limits.add(having(filter, values), Occur.MUST_NOT));
        if (query.from() != null || query.to() != null) {
            limits.add(published(), Occur.FILTER);
        }
        return limits.build();
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

    private List<Hit> hits(IndexSearcher searcher, List<ScoreDoc> page, boolean ranked) throws IOException {
        HitReader reader = new HitReader(searcher, scope, new Marks(wanted));
        Map<Integer, Hit> read = new HashMap<>();
        // in the order of the index, in which places are read forwards
        for (ScoreDoc found :
                page.stream().sorted(Comparator.comparingInt(d -> d.doc)).toList()) {
            read.put(found.doc, reader.read(found.doc, ranked ? found.score : 0, chosen.contains(found.doc)));
        }
        return new Succeeded(searcher, scope)
                .told(page.stream().map(found -> read.get(found.doc)).toList());
    }
}
