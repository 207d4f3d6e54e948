package org.stile.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.queries.function.FunctionScoreQuery;
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

/** Lessons like one lesson: those that share a topic with it, or several of its telling words. */
final class RelatedLessons {

    // A shared topic is worth about as much as a telling word in the title; a shared stage is a tie-break.
    private static final float TOPIC_BOOST = 6;
    private static final float STAGE_BOOST = 1;

    // Mildly: of two equally close lessons the one from elsewhere comes first, a much closer one from here stays.
    private static final float SAME_REGION = 0.8f;

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
        Query like = Visible.only(like(lesson.getAsInt(), number), scope);
        ScoreDoc[] found = searcher.search(like, limit, Found.RELEVANCE, true).scoreDocs;
        TooSlow.check(searcher);
        HitReader reader =
                new HitReader(searcher, scope, new Marks(Wanted.of(QueryText.NONE, new SynonymGroups(Synonyms.NONE))));
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc hit : found) {
            hits.add(reader.read(hit.doc, hit.score, false));
        }
        return hits;
    }

    private Query like(int id, long number) throws IOException {
        Document lesson = snapshot.reader().storedFields().document(id);
        BooleanQuery.Builder close = new BooleanQuery.Builder();
        close.add(sharedWords(lesson), Occur.SHOULD);
        shared(close, lesson, LessonField.TOPIC, TOPIC_BOOST);
        BooleanQuery.Builder like = new BooleanQuery.Builder().add(close.build(), Occur.MUST);
        shared(like, lesson, LessonField.STAGE, STAGE_BOOST);
        like.add(new TermQuery(LessonDocument.key(number)), Occur.MUST_NOT);
        String region = lesson.get(LessonField.REGION.key());
        return region == null
                ? like.build()
                : FunctionScoreQuery.boostByQuery(
                        like.build(), KeywordField.newExactQuery(LessonField.REGION.key(), region), SAME_REGION);
    }

    private static void shared(BooleanQuery.Builder query, Document lesson, LessonField field, float boost) {
        for (String value : Set.of(lesson.getValues(field.key()))) {
            Query same = new ConstantScoreQuery(KeywordField.newExactQuery(field.key(), value));
            query.add(new BoostQuery(same, boost), Occur.SHOULD);
        }
    }

    private Query sharedWords(Document lesson) throws IOException {
        MoreLikeThis telling = new MoreLikeThis(snapshot.reader());
        telling.setAnalyzer(TextAnalyser.ENGLISH);
        telling.setFieldNames(new String[] {LessonField.WORDS.key()});
        telling.setStopWords(StopWords.WORDS);
        telling.setMinTermFreq(1);
        telling.setMinDocFreq(2);
        telling.setMinWordLen(3);
        List<Object> texts = TEXTS.stream()
                .map(field -> lesson.get(field.key()))
                .filter(text -> text != null)
                .collect(Collectors.toUnmodifiableList());
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        for (BooleanClause word : ((BooleanQuery) telling.like(Map.of(LessonField.WORDS.key(), texts))).clauses()) {
            words.add(word);
        }
        return words.setMinimumNumberShouldMatch(SHARED_WORDS).build();
    }
}
