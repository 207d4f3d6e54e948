package org.stile.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.stile.base.Clock;
import org.stile.search.Scope;

/**
 * The last step of a search: the best by words and the nearest in meaning, ordered with everything that is known of
 * them. Each is worth its share of the best words score plus its share of the best likeness; evidence and freshness add
 * a little, one that is due for review loses a little, and a superseded one much. Only so many are ordered like this; the rest follow by words alone.
 *
 * <p>Every constant was chosen on judged queries; ADR 8 has the runs.
 */
final class Ranking {

    /** BM25's k1, in units of one word in the body, which weighs 2. */
    static final float K1 = 4;

    /** BM25's b. */
    static final float B = 0.5f;

    private static final double COVER = 0.6;

    /** Of longer queries a lesson has ever less. */
    private static final int LONG = 6;

    /** Share of the words of a query, weighed by how rare they are, that a lesson must have. */
    static double cover(int words) {
        double share = COVER * Math.sqrt(2.0 / Math.clamp(words, 2, LONG));
        return words <= LONG ? share : share * Math.pow((double) LONG / words, 3);
    }

    /** No word counts for less when it is asked whether a lesson has enough of them. */
    static final double LEAST_RARITY = 0.3;

    /** What likeness counts, of one; words count the rest. */
    private static final double MEANING = 0.6;

    /** In a short query the words tell more than the sentence that they do not make. */
    private static final double MEANING_SHORT = 0.4;

    /** Lessons at least so like the query are found without its words. */
    static final double ALIKE = 0.36;

    /** Once something answers a query of three words or more clearly, lessons with this part of its words follow. */
    static final double TAIL = 0.5;

    /** Once something answers a query clearly, lessons this like it follow, */
    static final double ALIKE_TAIL = 0.25;

    /** that are no less than this share as like as the nearest. */
    static final double ALIKE_SHARE = 0.6;

    /** So many words of a query tell what it means. */
    static final int MEANT = 80;

    /** Queries of so many words at most are short; their acronyms are spelled out for the model. */
    static final int SHORT = 4;

    /** What is as rare as this is in less than about a quarter of all lessons. */
    static final double TELLING = 1.3;

    /** So many lessons at most are found by meaning alone. */
    static final int NEAREST = 100;

    /** So many of the best by words are ordered with everything. */
    static final int WINDOW = 200;

    /** What is left of a superseded lesson's score, where such lessons are asked for; one that is named loses nothing. */
    private static final double SUPERSEDED = 0.6;

    /** What each evidence grade adds. */
    private static final double GRADE = 0.02;

    /** What being new adds at most; half of it after {@link #HALF_LIFE_MILLIS}. */
    private static final double FRESH = 0.02;

    /** What a lesson loses that somebody should look at again; ADR 10 has the run. */
    private static final double STALE = 0.02;

    private static final double HALF_LIFE_MILLIS = 730.0 * 24 * 3600 * 1000;

    private final IndexSearcher searcher;
    private final Scope scope;
    private final Query words;
    private final double meaning;
    private final boolean superseded;

    /**
     * A ranking.
     *
     * @param words scores any lesson by the words it has, however few
     * @param length of the query in words
     * @param superseded whether superseded lessons are asked for, not only the one that the query names
     */
    Ranking(IndexSearcher searcher, Scope scope, Query words, int length, boolean superseded) {
        this.superseded = superseded;
        this.scope = scope;
        this.meaning = length <= SHORT ? MEANING_SHORT : MEANING;
        this.searcher = searcher;
        this.words = words;
    }

    /**
     * Orders candidates, best first.
     *
     * @param best with their words scores, best first
     * @param near other results, near in meaning
     * @param likeness of the query to lessons; null when there is no meaning to go by
     */
    List<ScoreDoc> order(List<ScoreDoc> best, List<Integer> near, Likeness likeness) throws IOException {
        Map<Integer, Double> scores = new HashMap<>();
        best.forEach(doc -> scores.put(doc.doc, (double) doc.score));
        addScores(scores, near);
        int[] docs =
                new TreeSet<>(scores.keySet()).stream().mapToInt(doc -> doc).toArray();
        Map<Integer, Double> alike = likeness == null ? Map.of() : likeness.of(docs);
        double mostWords = scores.values().stream().mapToDouble(s -> s).max().orElse(0);
        double mostAlike = alike.values().stream().mapToDouble(s -> s).max().orElse(0);
        Signals signals = new Signals(searcher, scope, superseded);
        List<ScoreDoc> ordered = new ArrayList<>(docs.length);
        for (int doc : docs) {
            double byWords = mostWords <= 0 ? 0 : scores.get(doc) / mostWords;
            Double cosine = alike.get(doc);
            // what has no vector yet is worth its words
            double score = cosine == null || mostAlike <= 0
                    ? byWords
                    : (1 - meaning) * byWords + meaning * Math.max(0, cosine) / mostAlike;
            ordered.add(new ScoreDoc(doc, (float) signals.adjusted(doc, score)));
        }
        Map<Integer, Long> numbers = signals.numbers();
        ordered.sort(
                Comparator.<ScoreDoc>comparingDouble(doc -> -doc.score).thenComparing(doc -> numbers.get(doc.doc)));
        return ordered;
    }

    /** Words scores of results that were not among the best by words. */
    private void addScores(Map<Integer, Double> scores, List<Integer> near) throws IOException {
        List<Integer> missing =
                near.stream().filter(doc -> !scores.containsKey(doc)).sorted().toList();
        if (missing.isEmpty()) {
            return;
        }
        Weight weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE, 1);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = null;
        Scorer scorer = null;
        for (int doc : missing) {
            LeafReaderContext own = leaves.get(ReaderUtil.subIndex(doc, leaves));
            if (own != leaf) {
                leaf = own;
                scorer = weight.scorer(leaf);
            }
            int local = doc - leaf.docBase;
            boolean has = scorer != null
                    && (scorer.docID() >= local
                                    ? scorer.docID()
                                    : scorer.iterator().advance(local))
                            == local;
            scores.put(doc, has ? (double) scorer.score() : 0.0);
        }
    }

    /** What is known of lessons besides their words. Asked for documents in ascending order. */
    private static final class Signals {

        private final List<LeafReaderContext> leaves;
        private final Map<Integer, Long> numbers = new HashMap<>();
        private final long now = System.currentTimeMillis();
        private final long today = Clock.date(Instant.ofEpochMilli(now)).toEpochDay();
        private final Scope scope;
        private final boolean superseded;
        private LeafReaderContext leaf;
        private NumericDocValues number;
        private NumericDocValues evidence;
        private SortedSetDocValues successors;
        private NumericDocValues due;
        private SortedNumericDocValues published;

        Signals(IndexSearcher searcher, Scope scope, boolean superseded) {
            this.superseded = superseded;
            this.scope = scope;
            leaves = searcher.getIndexReader().leaves();
        }

        double adjusted(int doc, double score) throws IOException {
            LeafReaderContext own = leaves.get(ReaderUtil.subIndex(doc, leaves));
            if (own != leaf) {
                leaf = own;
                number = org.apache.lucene.index.DocValues.getNumeric(leaf.reader(), LessonField.REF.key());
                evidence = org.apache.lucene.index.DocValues.getNumeric(leaf.reader(), LessonField.EVIDENCE.key());
                successors = org.apache.lucene.index.DocValues.getSortedSet(
                        leaf.reader(), LessonField.successors(scope).key());
                due = org.apache.lucene.index.DocValues.getNumeric(
                        leaf.reader(), LessonField.reviewDue(scope).key());
                published = org.apache.lucene.index.DocValues.getSortedNumeric(
                        leaf.reader(), LessonField.PUBLISHED_AT.key());
            }
            int local = doc - leaf.docBase;
            numbers.put(doc, number.advanceExact(local) ? number.longValue() : 0);
            double grade = evidence.advanceExact(local) ? evidence.longValue() : 0;
            double age = published.advanceExact(local) ? Math.max(0, now - published.nextValue()) : HALF_LIFE_MILLIS;
            double whole = score + GRADE * grade + FRESH * Math.pow(0.5, age / HALF_LIFE_MILLIS);
            if (due.advanceExact(local) && due.longValue() <= today) {
                whole -= STALE;
            }
            return superseded && successors.advanceExact(local) ? whole * SUPERSEDED : whole;
        }

        /** The lessons' own numbers, which decide between equals. */
        Map<Integer, Long> numbers() {
            return numbers;
        }
    }
}
