package org.stile.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.stile.base.Token;
import org.stile.lessons.Audience;
import org.stile.lessons.Polarity;
import org.stile.lessons.Stage;

/**
 * Lessons in any number, as lines of an import: the documents of the shared corpus in a shuffled order, and after them
 * the same documents with a fifth of their telling words swapped for words of about the same frequency, so that lengths
 * and frequencies stay what they are in real text. Topics, stages, audiences, polarity and trusts come from the portal's
 * own lists, a few of them often and most seldom. The same number always gives the same lessons.
 */
final class Corpus {

    private static final long SEED = 20260101;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,}");

    // The corpus also has bare years and other calendars, which a lesson does not.
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");

    // Of a list of n values the first few take most: value n·u^2.5 for a uniform u.
    private static final double SKEW = 2.5;

    // Words more frequent than this hold sentences together; swapping them would only break the grammar.
    private static final int TELLING = 10_000;

    // A word is swapped for one of these many neighbours in the list of words by frequency.
    private static final int NEIGHBOURS = 50;

    private record Source(String title, String body, String date, String organisation) {}

    private final List<Source> sources = new ArrayList<>();
    private final List<String> vocabulary = new ArrayList<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final List<String> topics = new ArrayList<>();
    private final List<String> trusts = new ArrayList<>();

    private Corpus(Path shared) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(shared.resolve("large.jsonl.gz"))), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sources.add(source(parsed(line)));
            }
        }
        Collections.shuffle(sources, new Random(SEED));
        for (CSVRecord row : rows(shared.resolve("large_vocabulary.csv"))) {
            String word = row.get("term");
            if (Integer.parseInt(row.get("doc_freq")) <= TELLING
                    && WORD.matcher(word).matches()) {
                ranks.put(word, vocabulary.size());
                vocabulary.add(word);
            }
        }
        new YAMLMapper()
                .readTree(Path.of("content/topics.yaml").toFile())
                .forEach(topic -> topics.add(topic.get("slug").asText()));
        rows(Path.of("content/reference/trusts.csv")).forEach(row -> trusts.add(row.get("code")));
        Collections.shuffle(trusts, new Random(SEED));
    }

    /** A file of so many lessons below target/, made once. */
    static Path file(Path shared, int lessons) throws IOException {
        Path file = Path.of("target", "bench", "lessons-" + lessons + ".ndjson");
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path half = file.resolveSibling(file.getFileName() + ".half");
            new Corpus(shared).write(half, lessons);
            Files.move(half, file);
        }
        return file;
    }

    /** Every lesson of a file, in order. */
    static void read(Path file, Consumer<JsonNode> lesson) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lesson.accept(parsed(line));
            }
        }
    }

    /** One line of a file. */
    static JsonNode parsed(String line) throws IOException {
        return JSON.readTree(line);
    }

    private static Source source(JsonNode json) {
        return new Source(
                json.path("title").asText().strip(),
                json.path("body").asText().strip(),
                DATE.matcher(json.path("date").asText("")).matches()
                        ? json.get("date").asText()
                        : "",
                json.path("body_org").asText(""));
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(Files.newBufferedReader(file))) {
            return rows.getRecords();
        }
    }

    private void write(Path file, int lessons) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < lessons; i++) {
                out.write(lesson(i).toString());
                out.newLine();
            }
        }
    }

    private ObjectNode lesson(int number) {
        Random random = new Random(SEED + number);
        Source source = sources.get(number % sources.size());
        double swapped = number < sources.size() ? 0 : 0.15 + 0.1 * random.nextDouble();
        String[] paragraphs = source.body.split("\\n\\s*\\n", 2);
        ObjectNode lesson = JSON.createObjectNode();
        lesson.put("externalId", "bench-" + number);
        lesson.put("title", varied(source.title, swapped, random));
        lesson.put("event", varied(paragraphs[0], swapped, random));
        if (paragraphs.length > 1) {
            lesson.put("impact", varied(paragraphs[1], swapped, random));
        }
        lesson.put("occurredOn", source.date);
        lesson.put("status", "published");
        origin(lesson, source, random);
        some(lesson, "topics", topics, 3, random);
        some(lesson, "stages", tokens(Stage.values()), 2, random);
        some(lesson, "audiences", tokens(Audience.values()), 2, random);
        lesson.put("polarity", skewed(tokens(Polarity.values()), random));
        return lesson;
    }

    private void origin(ObjectNode lesson, Source source, Random random) {
        if (source.organisation.isEmpty() || random.nextInt(3) > 0) {
            lesson.put("trust", skewed(trusts, random));
        } else {
            lesson.put("organisation", source.organisation);
        }
    }

    private static void some(ObjectNode lesson, String key, List<String> values, int most, Random random) {
        var chosen = lesson.putArray(key);
        random.ints(1 + random.nextInt(most), 0, Integer.MAX_VALUE)
                .mapToObj(i -> skewed(values, random))
                .distinct()
                .forEach(chosen::add);
    }

    private static List<String> tokens(Token... tokens) {
        return List.of(tokens).stream().map(Token::value).toList();
    }

    private static String skewed(List<String> values, Random random) {
        return values.get((int) (values.size() * Math.pow(random.nextDouble(), SKEW)));
    }

    private String varied(String text, double part, Random random) {
        if (part == 0) {
            return text;
        }
        return WORD.matcher(text).replaceAll(word -> {
            Integer rank = ranks.get(word.group().toLowerCase(Locale.ROOT));
            return rank == null || random.nextDouble() >= part
                    ? Matcher.quoteReplacement(word.group())
                    : neighbour(rank, random);
        });
    }

    private String neighbour(int rank, Random random) {
        int other = rank + random.nextInt(2 * NEIGHBOURS + 1) - NEIGHBOURS;
        return vocabulary.get(Math.clamp(other, 0, vocabulary.size() - 1));
    }
}
