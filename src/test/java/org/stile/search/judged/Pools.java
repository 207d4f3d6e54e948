package org.stile.search.judged;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.stile.lessons.Lesson;
import org.stile.search.IndexEntry;
import org.stile.search.LessonQuery;
import org.stile.search.Meaning;
import org.stile.search.SearchIndex;
import org.stile.search.SearchWords;
import org.stile.search.judged.JudgedCollection.JudgedQuery;
import org.stile.search.lucene.Indexes;
import org.stile.search.meaning.SentenceModel;
import org.stile.web.Viewer;

/**
 * Writes what people grade: for each query the first lessons of several engines, mixed, so that nobody can tell which
 * engine found what. Arguments: shipped or llis, the queries, the file to write; for llis the lessons too.
 */
public final class Pools {

    private static final int DEPTH = 10;

    private Pools() {}

    public static void main(String[] arguments) throws Exception {
        List<JudgedQuery> queries = JudgedCollection.judgements(Path.of(arguments[1]));
        boolean shipped = arguments[0].equals("shipped");
        List<Lesson> lessons = shipped
                ? JudgedCollection.shipped().lessons()
                : JudgedCollection.llis(Path.of(arguments[3]), Path.of(arguments[1]))
                        .lessons();
        SearchIndex index = Indexes.of(
                Files.createTempDirectory("stile-pools"),
                new ContentNames(),
                () -> SearchWords.NONE,
                Meaning.NONE,
                lessons.stream().map(IndexEntry::of).toList());
        List<RankedBy> engines = List.of(
                new PlainLucene(new StandardAnalyzer(), lessons),
                new PlainLucene(new EnglishAnalyzer(), lessons),
                new PlainMeaning(new SentenceModel(), lessons),
                (query, most) -> index.search(LessonQuery.of(query).size(most), Viewer.ANONYMOUS).hits().stream()
                        .map(hit -> hit.externalId())
                        .toList());
        Map<String, String> titles = lessons.stream()
                .collect(Collectors.toMap(
                        Lesson::externalId, lesson -> lesson.content().title()));
        Random order = new Random(20050914);
        try (CSVPrinter out = CSVFormat.DEFAULT.print(Files.newBufferedWriter(Path.of(arguments[2])))) {
            out.printRecord("id", "query", "lesson", "title");
            for (JudgedQuery query : queries) {
                Set<String> pool = new LinkedHashSet<>();
                for (RankedBy engine : engines) {
                    pool.addAll(engine.search(query.text(), DEPTH));
                }
                List<String> mixed = new ArrayList<>(pool);
                Collections.shuffle(mixed, order);
                for (String lesson : mixed) {
                    out.printRecord(query.id(), query.text(), lesson, titles.get(lesson));
                }
            }
        }
        System.out.printf("%d queries pooled from %d lessons%n", queries.size(), lessons.size());
    }
}
