package org.stile.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.stile.search.Hit;
import org.stile.search.QueryText;
import org.stile.search.Scope;
import org.stile.search.Synonyms;

/**
 * Lessons like one lesson: those that share a topic with it, several of its telling words, or mean much the same.
 */
final class RelatedLessons {

    // A shared topic is worth about as much as a telling word in the title; a shared stage is a tie-break.
    private static final float TOPIC_BOOST = 6;
    private static final float STAGE_BOOST = 1;

    // Half by what they say, half by what they mean; below this likeness two lessons only share a field of work.
    private static final double MEANING = 0.5;
    private static final double ALIKE = 0.5;

    // Who tells the same in other words shares few of them.
    private static final double SAME_MEANING = 0.7;

    // Below this likeness a text is about something else, whatever words it shares; and what is much less like it than
    // the best only shares its field of work. Both measured on lessons told again in other words (ADR 25).
    private static final double NEAR = 0.375;
    private static final double OF_THE_BEST = 0.75;

    private static final int CONSIDERED = 50;

    // Mildly: of two equally close lessons the one from elsewhere comes first, a much closer one from here stays.
    private static final double SAME_REGION = 0.8;

    // Of 25 telling words; one shared word is chance.
    private static final int SHARED_WORDS = 4;

    private static final List<LessonField> TEXTS =
            List.of(LessonField.TITLE, LessonField.SUMMARY, LessonField.EVENT, LessonField.RECOMMENDATIONS);

    private final Snapshot snapshot;
    private final Scope scope;

    RelatedLessons(Snapshot snapshot, Scope scope) {
        this.snapshot = snapshot;
        this.scope = scope;
    }

    /** The document of a lesson that the scope may read; empty when there is none. */
    static OptionalInt document(IndexSearcher searcher, long number, Scope scope) throws IOException {
        Query lesson = Visible.only(new TermQuery(LessonDocument.key(number)), scope);
        ScoreDoc[] found = searcher.search(lesson, 1).scoreDocs;
        return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[0].doc);
    }

    List<Hit> to(long number, int limit) throws IOException {
        IndexSearcher searcher = snapshot.searcher();
        OptionalInt lesson = document(searcher, number, scope);
        if (lesson.isEmpty()) {
            return List.of();
        }
        Query others = new BooleanQuery.Builder()
                .add(Findable.of(snapshot.reader(), scope).lessons(), Occur.FILTER)
                .add(new TermQuery(LessonDocument.key(number)), Occur.MUST_NOT)
                .build();
        Map<Integer, Double> scores = byWords(searcher, like(lesson.getAsInt()), others, 1 - MEANING);
        byMeaning(searcher, Likeness.vector(searcher, lesson.getAsInt()), others, MEANING)
                .forEach((doc, alike) -> scores.merge(doc, alike, Double::sum));
        String region = region(lesson.getAsInt());
        for (Map.Entry<Integer, Double> score : scores.entrySet()) {
            if (!region.isEmpty() && region.equals(region(score.getKey()))) {
                score.setValue(score.getValue() * SAME_REGION);
            }
        }
        return best(searcher, scores, limit);
    }

    /** Lessons that say much the same as a text, wherever they are from. The vector is null where there is no model. */
    List<Hit> toText(String text, float[] vector, int limit) throws IOException {
        IndexSearcher searcher = snapshot.searcher();
        Query all = Findable.of(snapshot.reader(), scope).lessons();
        Map<Integer, Double> words = byWords(searcher, sharedWords(List.of(text)), all, 1);
        if (vector == null) {
            return best(searcher, words, limit);
        }
        Likeness likeness = new Likeness(searcher, vector);
        Set<Integer> found = new TreeSet<>(words.keySet());
        found.addAll(likeness.nearest(all, CONSIDERED).keySet());
        Map<Integer, Double> alike =
                likeness.of(found.stream().mapToInt(doc -> doc).toArray());
        Map<Integer, Double> scores = new HashMap<>();
        for (int doc : found) {
            // what has no vector yet is worth its words
            double meant = alike.getOrDefault(doc, NEAR);
            if (meant >= NEAR) {
                scores.put(doc, (1 - SAME_MEANING) * words.getOrDefault(doc, 0.0) + SAME_MEANING * meant);
            }
        }
        double least = OF_THE_BEST
                * scores.values().stream().mapToDouble(score -> score).max().orElse(0);
        scores.values().removeIf(score -> score < least);
        return best(searcher, scores, limit);
    }

    private List<Hit> best(IndexSearcher searcher, Map<Integer, Double> scores, int limit) throws IOException {
        TooSlow.check(searcher);
        HitReader reader =
                new HitReader(searcher, scope, new Marks(Wanted.of(QueryText.NONE, new SynonymGroups(Synonyms.NONE))));
        List<Hit> hits = new ArrayList<>();
        for (int doc : scores.keySet().stream()
                .sorted(Comparator.comparingDouble((Integer doc) -> -scores.get(doc))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .toList()) {
            hits.add(reader.read(doc, scores.get(doc).floatValue(), false));
        }
        return hits;
    }

    /** The best by words, each worth its part of the best. */
    private static Map<Integer, Double> byWords(IndexSearcher searcher, Query like, Query within, double worth)
            throws IOException {
        Query query = new BooleanQuery.Builder()
                .add(like, Occur.MUST)
                .add(within, Occur.FILTER)
                .build();
        ScoreDoc[] found = searcher.search(query, CONSIDERED, Found.RELEVANCE, true).scoreDocs;
        Map<Integer, Double> scores = new HashMap<>();
        for (ScoreDoc doc : found) {
            scores.put(doc.doc, worth * doc.score / found[0].score);
        }
        return scores;
    }

    /** The nearest in meaning, each worth its part of the nearest; none where a vector is missing. */
    private static Map<Integer, Double> byMeaning(IndexSearcher searcher, float[] asked, Query within, double worth)
            throws IOException {
        Map<Integer, Double> scores = new HashMap<>();
        if (asked != null) {
            Map<Integer, Double> nearest = new Likeness(searcher, asked).nearest(within, CONSIDERED);
            double most = nearest.values().stream().mapToDouble(a -> a).max().orElse(1);
            nearest.forEach((doc, alike) -> {
                if (alike >= ALIKE) {
                    scores.put(doc, worth * alike / most);
                }
            });
        }
        return scores;
    }

    private String region(int doc) throws IOException {
        String region = snapshot.reader()
                .storedFields()
                .document(doc, Set.of(LessonField.REGION.key()))
                .get(LessonField.REGION.key());
        return region == null ? "" : region;
    }

    private Query like(int id) throws IOException {
        Document lesson = snapshot.reader().storedFields().document(id);
        BooleanQuery.Builder close = new BooleanQuery.Builder();
        List<Object> texts = TEXTS.stream()
                .map(field -> lesson.get(field.key()))
                .filter(text -> text != null)
                .collect(Collectors.toUnmodifiableList());
        close.add(sharedWords(texts), Occur.SHOULD);
        shared(close, lesson, LessonField.TOPIC, TOPIC_BOOST);
        BooleanQuery.Builder like = new BooleanQuery.Builder().add(close.build(), Occur.MUST);
        shared(like, lesson, LessonField.STAGE, STAGE_BOOST);
        return like.build();
    }

    private static void shared(BooleanQuery.Builder query, Document lesson, LessonField field, float boost) {
        for (String value : Set.of(lesson.getValues(field.key()))) {
            Query same = new ConstantScoreQuery(KeywordField.newExactQuery(field.key(), value));
            query.add(new BoostQuery(same, boost), Occur.SHOULD);
        }
    }

    private Query sharedWords(List<Object> texts) throws IOException {
        MoreLikeThis telling = new MoreLikeThis(snapshot.reader());
        telling.setAnalyzer(TextAnalyser.ENGLISH);
        telling.setFieldNames(new String[] {LessonField.WORDS.key()});
        telling.setStopWords(StopWords.WORDS);
        telling.setMinTermFreq(1);
        telling.setMinDocFreq(2);
        telling.setMinWordLen(3);
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        for (BooleanClause word : ((BooleanQuery) telling.like(Map.of(LessonField.WORDS.key(), texts))).clauses()) {
            words.add(word);
        }
        return words.setMinimumNumberShouldMatch(SHARED_WORDS).build();
    }
}
