package org.stile.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stile.guard.Guard;
import org.stile.lessons.ImportLine;
import org.stile.lessons.LessonContent;
import org.stile.lessons.Polarity;

/** The content files that people edit. What is wrong is told with file and line. */
class ContentTest {

    private static final Path LESSONS = Path.of("content", "lessons");

    @Test
    void every_seed_lesson_is_whole_and_says_where_it_comes_from() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> topics = topics();
        Set<String> trusts = codes("trusts.csv");
        Set<String> regions = codes("regions.csv");
        Set<String> titles = new HashSet<>();
        for (Path file : files()) {
            try {
                LessonContent lesson = read(file).content();
                check(
                        wrong,
                        file,
                        "title: ",
                        lesson.title().length() >= 10 && lesson.title().length() <= 120);
                check(wrong, file, "title: ", titles.add(lesson.title().toLowerCase(java.util.Locale.UK)));
                check(
                        wrong,
                        file,
                        "summary: ",
                        !lesson.summary().isEmpty() && lesson.summary().length() <= 300);
                check(
                        wrong,
                        file,
                        "## What happened",
                        !lesson.event().isEmpty() && lesson.event().length() <= 4_000);
                check(
                        wrong,
                        file,
                        "## What to do",
                        !lesson.recommendations().isEmpty()
                                && lesson.recommendations().size() <= 7);
                check(wrong, file, "## Applies when", !lesson.appliesWhen().isEmpty());
                check(wrong, file, "polarity: ", lesson.polarity() != Polarity.UNKNOWN);
                check(wrong, file, "stages: ", !lesson.stages().isEmpty());
                check(wrong, file, "audiences: ", !lesson.audiences().isEmpty());
                check(wrong, file, "topics: ", !lesson.topics().isEmpty() && topics.containsAll(lesson.topics()));
                check(wrong, file, "trust: ", lesson.trust().isEmpty() || trusts.contains(lesson.trust()));
                check(
                        wrong,
                        file,
                        "organisation: ",
                        lesson.trust().isEmpty() != lesson.organisation().isEmpty());
                check(wrong, file, "region: ", lesson.region().isEmpty() || regions.contains(lesson.region()));
                check(
                        wrong,
                        file,
                        "source:",
                        lesson.source() != null
                                && lesson.source().url().startsWith("http")
                                && !lesson.source().inferred().isEmpty());
                check(wrong, file, "---", Guard.scan(Files.readString(file)).isEmpty());
            } catch (IllegalArgumentException e) {
                wrong.add(file + " " + e.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void there_are_enough_lessons_and_a_good_third_is_about_what_worked() throws IOException {
        List<LessonContent> lessons = new ArrayList<>();
        for (Path file : files()) {
            lessons.add(read(file).content());
        }
        assertThat(lessons).hasSizeGreaterThanOrEqualTo(45);
        assertThat(lessons.stream().filter(lesson -> lesson.polarity() == Polarity.WORKED))
                .hasSizeGreaterThan(lessons.size() / 3);
    }

    @Test
    void there_are_enough_topics_and_each_is_described() throws IOException {
        JsonNode topics =
                new YAMLMapper().readTree(Path.of("content", "topics.yaml").toFile());
        assertThat(topics).hasSizeGreaterThanOrEqualTo(40).allSatisfy(topic -> {
            assertThat(topic.path("slug").asText()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(topic.path("name").asText()).isNotBlank();
            assertThat(topic.path("description").asText()).hasSizeGreaterThan(20);
        });
        assertThat(topics()).hasSameSizeAs(topics);
    }

    @Test
    void a_mistake_in_a_file_is_told_with_its_line() {
        String file = """
                ---
                title: A lesson about something
                polarity: sideways
                ---
                ## What happened
                Something.
                """;
        assertThatThrownBy(() -> SeedLesson.read("x.md", file)).hasMessageContaining("line 3: polarity must be one of");
        assertThatThrownBy(() -> SeedLesson.read("x.md", file.replace("polarity: sideways", "polarity: [a")))
                .hasMessageContaining("line ");
        assertThatThrownBy(() -> SeedLesson.read(
                        "x.md",
                        file.replace("polarity: sideways", "polarity: mixed").replace("What happened", "Whatever")))
                .hasMessageContaining("line 5");
    }

    private static void check(List<String> wrong, Path file, String where, boolean right) throws IOException {
        if (!right) {
            List<String> lines = Files.readAllLines(file);
            int line = 1;
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith(where)) {
                    line = i + 1;
                    break;
                }
            }
            wrong.add("%s line %d: '%s' is missing or not as it must be".formatted(file, line, where.strip()));
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(LESSONS)) {
            return files.sorted().toList();
        }
    }

    private static ImportLine read(Path file) throws IOException {
        return SeedLesson.read(file.getFileName().toString(), Files.readString(file));
    }

    private static Set<String> topics() throws IOException {
        Set<String> slugs = new TreeSet<>();
        new YAMLMapper()
                .readTree(Path.of("content", "topics.yaml").toFile())
                .forEach(topic -> slugs.add(topic.path("slug").asText()));
        return slugs;
    }

    private static Set<String> codes(String file) throws IOException {
        Set<String> codes = new TreeSet<>();
        Files.readAllLines(Path.of("content", "reference", file)).stream()
                .skip(1)
                .forEach(line -> codes.add(line.substring(0, line.indexOf(','))));
        return codes;
    }
}
