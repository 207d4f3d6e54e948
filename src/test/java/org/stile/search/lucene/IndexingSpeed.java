package org.stile.search.lucene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.stile.lessons.Audience;
import org.stile.lessons.Lesson;
import org.stile.lessons.Polarity;
import org.stile.lessons.Stage;
import org.stile.search.FewNames;
import org.stile.search.IndexStamp;
import org.stile.search.LessonFixture;
import org.stile.search.LessonQuery;
import org.stile.web.Viewer;

/** Prints how fast the large corpus is indexed and searched; run by hand, see its main method's argument. */
public final class IndexingSpeed {

    private IndexingSpeed() {}

    /** The argument is the file large.jsonl.gz. */
    public static void main(String[] arguments) throws Exception {
        List<Lesson> lessons = read(Path.of(arguments[0]));
        for (int run = 0; run < 3; run++) {
            Path folder = Files.createTempDirectory("stile-speed");
            LuceneIndex index = new LuceneIndex(folder, new FewNames());
            IndexStamp stamp = new IndexStamp("speed", "few");
            index.open(stamp);
            long began = System.nanoTime();
            try (var rebuild = index.startRebuild(stamp)) {
                batches(lessons, 1_000).forEach(rebuild::add);
                rebuild.commit(1);
            }
            say("rebuild", lessons.size(), began);
            index.close();
            Path other = Files.createTempDirectory("stile-speed");
            LuceneIndex followed = new LuceneIndex(other, new FewNames());
            followed.open(stamp);
            try (var rebuild = followed.startRebuild(stamp)) {
                rebuild.commit(1);
            }
            began = System.nanoTime();
            long cursor = 1;
            for (List<Lesson> batch : batches(lessons, 2_000)) {
                followed.apply(batch, List.of(), ++cursor);
            }
            followed.keep();
            say("follow", lessons.size(), began);
            search(followed);
            followed.close();
        }
    }

    private static void search(LuceneIndex index) {
        String[] queries = {
            "",
            "radiology waiting times",
            "cancer",
            "what assessment has he made of the effect of the policy on hospital waiting times",
            "\"mental health\" services",
            "nurse -pay",
            "x-ray",
            "school food",
            "stage:go-live hospital"
        };
        for (String q : queries) {
            long began = System.nanoTime();
            int n = 40;
            long total = 0;
            for (int i = 0; i < n; i++) {
                total = index.search(LessonQuery.of(q), Viewer.ANONYMOUS).total();
            }
            System.out.printf("  %-40.40s %,8d found  %.1f ms%n", q, total, (System.nanoTime() - began) / 1e6 / n);
        }
        long began = System.nanoTime();
        for (int i = 0; i < 40; i++) index.suggest("how to hos", Viewer.ANONYMOUS, 8);
        System.out.printf("  suggest %.1f ms%n", (System.nanoTime() - began) / 4e7);
        began = System.nanoTime();
        for (int i = 1; i <= 40; i++) index.related(new org.stile.lessons.LessonRef(i * 100), Viewer.ANONYMOUS, 5);
        System.out.printf("  related %.1f ms%n", (System.nanoTime() - began) / 4e7);
    }

    private static void say(String what, int documents, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%s: %,d in %.1f s, %,.0f/s%n", what, documents, seconds, documents / seconds);
    }

    private static List<List<Lesson>> batches(List<Lesson> lessons, int size) {
        List<List<Lesson>> batches = new ArrayList<>();
        for (int i = 0; i < lessons.size(); i += size) {
            batches.add(lessons.subList(i, Math.min(i + size, lessons.size())));
        }
        return batches;
    }

    private static List<Lesson> read(Path file) throws Exception {
        List<Lesson> lessons = new ArrayList<>();
        Random random = new Random(1);
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = json.readTree(line);
                String title = node.path("title").asText();
                lessons.add(LessonFixture.aLesson(lessons.size() + 1)
                        .externalId(node.path("id").asText())
                        .title(title.substring(0, Math.min(300, title.length())))
                        .event(node.path("body").asText())
                        .stages(Stage.values()[random.nextInt(10)])
                        .audiences(Audience.values()[random.nextInt(8)])
                        .polarity(Polarity.values()[random.nextInt(4)])
                        .topics("pacs", "go-live")
                        .trust("RGT", "Y61")
                        .build());
            }
        }
        return lessons;
    }
}
