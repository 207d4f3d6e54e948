package org.stile.search.judged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.stile.lessons.ImportLine;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonJson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.State;
import org.stile.site.SeedLessons;

/**
 * Lessons, queries, and what answers them. Documents of public test collections become lessons as an import would make
 * them: read from the same JSON by the same code.
 *
 */
public record JudgedCollection(String name, List<Lesson> lessons, List<JudgedQuery> queries) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One query.
     *
     * @param grades external identifier of a lesson to 1 (touches on it), 2 (helps) or 3 (the one wanted); empty where
     *     nothing answers
     * @param twin id of the same query spelt right, or empty
     */
    public record JudgedQuery(String id, String kind, String twin, String text, Map<String, Integer> grades) {

        public boolean answerable() {
            return !grades.isEmpty();
        }

        /** Whether its half of the collection is the one for tuning; the other half is only reported. */
        public boolean tuning() {
            CRC32 hash = new CRC32();
            // a query and its misspelt twin belong to the same half
            hash.update((twin.isEmpty() ? id : twin).getBytes(StandardCharsets.UTF_8));
            return hash.getValue() % 2 == 0;
        }
    }

    /** A public collection of {@code ir/}: corpus.jsonl, queries.jsonl, qrels.tsv. */
    public static JudgedCollection publicOne(Path folder) throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("corpus.jsonl"))) {
            JsonNode document = JSON.readTree(line);
            String text = document.get("text").asText();
            String title = document.get("title").asText().strip();
            lessons.add(lesson(
                    lessons.size() + 1L,
                    document.get("_id").asText(),
                    title.isEmpty() ? firstWords(text) : title,
                    text));
        }
        Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
        for (String line :
                Files.readAllLines(folder.resolve("qrels.tsv")).stream().skip(1).toList()) {
            String[] row = line.split("\t");
            if (Integer.parseInt(row[2]) > 0) {
                grades.computeIfAbsent(row[0], id -> new LinkedHashMap<>()).put(row[1], Integer.parseInt(row[2]));
            }
        }
        List<JudgedQuery> queries = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("queries.jsonl"))) {
            JsonNode query = JSON.readTree(line);
            String id = query.get("_id").asText();
            if (grades.containsKey(id)) {
                queries.add(new JudgedQuery(id, "public", "", query.get("text").asText(), grades.get(id)));
            }
        }
        return new JudgedCollection(folder.getFileName().toString(), lessons, queries);
    }

    /** The lessons that ship, with the judgements that ship. */
    public static JudgedCollection shipped() throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        for (ImportLine line : SeedLessons.all()) {
            lessons.add(published(lessons.size() + 1L, line.externalId().replace("stile:", ""), line.content()));
        }
        Path judgements = Path.of("content/judgements.csv");
        return new JudgedCollection("shipped", lessons, Files.exists(judgements) ? judgements(judgements) : List.of());
    }

    /** NASA's lessons with the judgements among the test resources. */
    public static JudgedCollection llis(Path file, Path judgements) throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode document = JSON.readTree(line);
            String title = document.path("title").asText("").strip();
            String event = document.path("abstract").asText("").strip();
            String lesson = document.path("lesson").asText("").strip();
            if (!title.isEmpty() && !(event + lesson).isEmpty()) {
                lessons.add(lesson(
                        lessons.size() + 1L,
                        document.get("lesson_id").asText(),
                        title,
                        event.isEmpty() ? lesson : lesson.isEmpty() ? event : event + "\n\n" + lesson));
            }
        }
        return new JudgedCollection("llis", lessons, judgements(judgements));
    }

    /** Queries from a file of judgements: one row for each query and lesson, or one without a lesson. */
    public static List<JudgedQuery> judgements(Path file) throws IOException {
        Map<String, JudgedQuery> queries = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(Files.newBufferedReader(file))) {
            for (CSVRecord row : rows) {
                JudgedQuery query = queries.computeIfAbsent(
                        row.get("id"),
                        id -> new JudgedQuery(
                                id, row.get("kind"), row.get("twin"), row.get("query"), new LinkedHashMap<>()));
                if (row.isMapped("lesson") && !row.get("lesson").isEmpty()) {
                    query.grades().put(row.get("lesson"), Integer.parseInt(row.get("grade")));
                }
            }
        }
        return List.copyOf(queries.values());
    }

    private static String firstWords(String text) {
        String[] words = text.strip().split("\\s+");
        return String.join(" ", List.of(words).subList(0, Math.min(8, words.length)));
    }

    private static Lesson lesson(long number, String externalId, String title, String text) {
        ObjectNode json = JSON.createObjectNode().put("title", title).put("event", text);
        Map<String, String> errors = new LinkedHashMap<>();
        LessonContent content = LessonJson.read(json, errors);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(externalId + ": " + errors);
        }
        return published(number, externalId, content);
    }

    /** A published lesson with this content. */
    public static Lesson published(long number, String externalId, LessonContent content) {
        Instant at = Instant.parse("2026-01-05T09:00:00Z");
        return new Lesson(
                new LessonRef(number),
                externalId,
                State.PUBLISHED,
                1,
                1,
                "",
                content,
                content.region(),
                new Lesson.People(0, "", 0),
                0,
                Lesson.Review.NONE,
                at,
                at,
                at,
                at,
                null,
                "");
    }
}
