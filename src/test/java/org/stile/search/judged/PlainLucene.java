package org.stile.search.judged;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonContent;
import org.stile.lessons.Recommendation;

/** What a default set-up does: one field, the words joined by OR, BM25 with k1 1.2 and b 0.75. */
final class PlainLucene implements RankedBy {

    private final Analyzer analyser;
    private final IndexSearcher searcher;

    PlainLucene(Analyzer analyser, List<Lesson> lessons) throws IOException {
        this.analyser = analyser;
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyser))) {
            for (Lesson lesson : lessons) {
                Document document = new Document();
                document.add(new StringField("id", lesson.externalId(), Field.Store.YES));
                document.add(new TextField("text", text(lesson.content()), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
        searcher.setSimilarity(new BM25Similarity());
    }

    /** Every text of a lesson in one: what such a set-up would index. */
    static String text(LessonContent content) {
        return Stream.concat(
                        Stream.of(
                                content.title(),
                                content.summary(),
                                content.event(),
                                content.impact(),
                                content.causes()),
                        Stream.concat(
                                content.recommendations().stream().map(Recommendation::toString),
                                Stream.of(
                                        content.appliesWhen(),
                                        content.doesNotApplyWhen(),
                                        content.organisation(),
                                        content.solution())))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<String> search(String query, int most) throws IOException {
        var words = new QueryBuilder(analyser).createBooleanQuery("text", query.toLowerCase(java.util.Locale.ROOT));
        List<String> found = new ArrayList<>();
        if (words != null) {
            for (ScoreDoc hit : searcher.search(words, most).scoreDocs) {
                found.add(searcher.storedFields().document(hit.doc).get("id"));
            }
        }
        return found;
    }
}
