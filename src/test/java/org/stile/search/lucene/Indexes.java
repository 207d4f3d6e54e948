package org.stile.search.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.FSDirectory;
import org.stile.search.IndexEntry;
import org.stile.search.IndexStamp;
import org.stile.search.LessonQuery;
import org.stile.search.Meaning;
import org.stile.search.Names;
import org.stile.search.Scope;
import org.stile.search.SearchWords;
import org.stile.search.Synonyms;
import org.stile.search.WritableIndex;
import org.stile.web.Viewer;

/** The engine for tests and benchmarks outside its package. */
public final class Indexes {

    private static final IndexStamp STAMP = new IndexStamp("measured", "once");

    private Indexes() {}

    /** A new index of these lessons, as a rebuild makes it. */
    public static WritableIndex of(
            Path folder, Names names, Supplier<SearchWords> words, Meaning meaning, List<IndexEntry> lessons) {
        LuceneIndex index = new LuceneIndex(folder, names, words, meaning);
        index.open(STAMP);
        try (var rebuild = index.startRebuild(STAMP)) {
            for (int i = 0; i < lessons.size(); i += 1_000) {
                rebuild.add(lessons.subList(i, Math.min(i + 1_000, lessons.size())));
            }
            rebuild.commit(1);
        }
        return index;
    }

    /** The index that a portal left in this folder; its own lock is taken, so give it a copy or stop the portal. */
    public static WritableIndex reopened(Path folder, Names names, Supplier<SearchWords> words, Meaning meaning)
            throws IOException {
        Map<String, String> kept = SegmentInfos.readLatestCommit(FSDirectory.open(generation(folder)))
                .getUserData();
        LuceneIndex index = new LuceneIndex(folder, names, words, meaning);
        if (!index.open(new IndexStamp(kept.get("installation"), kept.get("names")))) {
            throw new IOException("The index in " + folder + " is of another schema.");
        }
        return index;
    }

    /** The Lucene index that serves among those in this folder. */
    public static Path generation(Path folder) throws IOException {
        return new IndexFolder(folder).current().orElseThrow();
    }

    /** How texts become words. */
    public static Analyzer analyser() {
        return TextAnalyser.ENGLISH;
    }

    public static Similarity similarity() {
        return Snapshot.SIMILARITY;
    }

    /** The words of a query that count, each with its forms in the index. */
    public static List<List<String>> words(String text) {
        return Units.of(text).stream()
                .filter(unit -> !StopWords.contains(unit))
                .map(unit -> unit.words().toList())
                .filter(forms -> !forms.isEmpty())
                .toList();
    }

    /**
     * What the portal matches for a query without its filters, as far as words go: so that other ways of answering can
     * find the same lessons.
     */
    public static Query matching(IndexSearcher searcher, LessonQuery query, Synonyms synonyms) throws IOException {
        Wanted wanted = Wanted.of(query.text(), new SynonymGroups(synonyms));
        TextQuery text = new TextQuery(new Rarity(searcher.getIndexReader()), Scope.of(Viewer.ANONYMOUS));
        Query clearly = text.covering(wanted, 1);
        boolean tail = wanted.words().size() > 2
                && searcher.search(clearly, Found.one(new AnyResult())).found();
        return tail ? text.covering(wanted, Ranking.TAIL) : clearly;
    }

    /** All words of a text in order, each with its forms in the index. */
    public static List<List<String>> sequence(String text) {
        return Units.sequence(text);
    }
}
