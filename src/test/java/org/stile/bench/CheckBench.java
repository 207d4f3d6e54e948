package org.stile.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.lucene.util.VectorUtil;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonJson;
import org.stile.search.BestBets;
import org.stile.search.IndexEntry;
import org.stile.search.Meanings;
import org.stile.search.SearchIndex;
import org.stile.search.SearchWords;
import org.stile.search.Synonyms;
import org.stile.search.judged.ContentNames;
import org.stile.search.judged.JudgedCollection;
import org.stile.search.lucene.Indexes;
import org.stile.search.meaning.SentenceModel;
import org.stile.web.Viewer;

/**
 * Measures how long it takes to show who writes a lesson what is there already, in process: {@code ./stile bench check}.
 * The texts are the lessons told again in other words. Vectors of the first lessons are the model's; the others' are
 * those with noise, since computing 100,000 takes the better part of an hour: in the graph they lie as real ones do.
 */
public final class CheckBench {

    private static final int LESSONS = 100_000;
    private static final int COMPUTED = 1_000;
    private static final int ROUNDS = 5;
    private static final int SHOWN = 4;

    // Of a vector of length 1: two of one origin are then about as like as two lessons on one subject, 0.6.
    private static final double NOISE = 0.8;

    private final SentenceModel model = new SentenceModel();
    private final Random random = new Random(20260101);

    private CheckBench() {}

    public static void main(String[] arguments) throws Exception {
        int lessons = arguments.length == 0 ? LESSONS : Integer.parseInt(arguments[0]);
        new CheckBench().run(Corpus.file(Path.of(System.getenv("STILE_CORPORA")), lessons));
        System.exit(0);
    }

    private void run(Path file) throws IOException {
        SearchWords words =
                new SearchWords(1, Synonyms.of(Files.readString(Path.of("content/synonyms.txt"))), BestBets.NONE);
        List<IndexEntry> entries = entries(file);
        SearchIndex index = Indexes.of(
                Files.createTempDirectory("stile-check"), new ContentNames(), () -> words, model::vector, entries);
        List<String> texts = texts();
        LongStream.Builder nanos = LongStream.builder();
        long shown = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            for (String text : texts) {
                long began = System.nanoTime();
                shown += index.similar(text, Viewer.ANONYMOUS, SHOWN).size();
                if (round > 0) {
                    nanos.add(System.nanoTime() - began);
                }
            }
        }
        System.out.printf(
                "Nearest of %,d lessons to %d texts, one after another, the text's own vector included:"
                        + " %s ms (median / 99th percentile); %.1f shown.%n",
                entries.size(), texts.size(), Latencies.of(nanos.build()), shown / (ROUNDS + 1.0) / texts.size());
    }

    private List<IndexEntry> entries(Path file) throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        Corpus.read(file, json -> lessons.add(lesson(lessons.size() + 1L, json)));
        List<float[]> computed = model.vectors(lessons.subList(0, Math.min(COMPUTED, lessons.size())).stream()
                .map(lesson -> Meanings.text(lesson.content()))
                .toList());
        List<IndexEntry> entries = new ArrayList<>();
        for (Lesson lesson : lessons) {
            float[] vector = computed.get(entries.size() % computed.size());
            entries.add(new IndexEntry(lesson, entries.size() < computed.size() ? vector : noisy(vector)));
        }
        return entries;
    }

    private static Lesson lesson(long number, JsonNode json) {
        Map<String, String> errors = new LinkedHashMap<>();
        LessonContent content = LessonJson.read(json, errors);
        return JudgedCollection.published(number, json.path("externalId").asText(), content);
    }

    private float[] noisy(float[] vector) {
        float[] changed = new float[vector.length];
        double step = NOISE / Math.sqrt(vector.length);
        for (int i = 0; i < changed.length; i++) {
            changed[i] = (float) (vector[i] + step * random.nextGaussian());
        }
        return VectorUtil.l2normalize(changed);
    }

    private static List<String> texts() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader file = Files.newBufferedReader(Path.of("src/test/resources/paraphrases.csv"));
                var rows = format.parse(file)) {
            return rows.stream()
                    .map(row -> row.get("title") + ".\n" + row.get("event"))
                    .toList();
        }
    }
}
