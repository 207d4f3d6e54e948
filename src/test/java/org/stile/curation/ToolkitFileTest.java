package org.stile.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stile.guard.Guard;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Stage;

/** The toolkits that ship, as people edit them. */
class ToolkitFileTest {

    private static final Path CONTENT = Path.of("content");

    @Test
    void every_shipped_toolkit_keeps_to_the_limits_of_the_desk_and_names_what_is_there() throws IOException {
        Set<String> topics = topics();
        for (Path path : files("toolkits")) {
            String text = Files.readString(path);
            ToolkitFile file = ToolkitFile.read(path.getFileName().toString(), text);
            assertThat(Guard.scan(text)).isEmpty();
            assertThat(file.title()).hasSizeBetween(3, ToolkitRules.TITLE_MAX);
            assertThat(file.summary()).hasSizeBetween(1, ToolkitRules.SUMMARY_MAX);
            assertThat(file.names())
                    .allSatisfy(name -> assertThat(CONTENT.resolve("lessons/" + name + ".md"))
                            .exists());
            Set<String> ids = new HashSet<>();
            for (ToolkitFile.Item item : file.items()) {
                assertThat(ToolkitRules.SLUG.matcher(item.id()).matches() && ids.add(item.id()))
                        .as(item.id())
                        .isTrue();
                assertThat(item.text()).as(item.id()).hasSizeBetween(3, ToolkitRules.TEXT_MAX);
                assertThat(item.guidance()).as(item.id()).hasSizeLessThanOrEqualTo(ToolkitRules.GUIDANCE_MAX);
                assertThat(item.lessons()).as(item.id()).hasSizeBetween(1, ToolkitRules.PINNED);
                assertThat(item.topics()).as(item.id()).hasSizeBetween(1, ToolkitRules.TOPICS);
                assertThat(topics).as(item.id()).containsAll(item.topics());
            }
        }
    }

    @Test
    void the_pacs_toolkit_goes_through_every_stage_with_a_few_things_to_do_at_each() throws IOException {
        ToolkitContent content = ToolkitFile.read("pacs", Files.readString(CONTENT.resolve("toolkits/pacs.yaml")))
                .content(Map.of());

        assertThat(content.programme()).isEqualTo("pacs");
        assertThat(content.stages()).isEqualTo(Arrays.asList(Stage.values()));
        for (Stage stage : Stage.values()) {
            assertThat(content.in(stage)).as(stage.label()).hasSizeBetween(3, 6);
        }
    }

    @Test
    void lessons_become_references_and_those_that_are_not_here_are_named() {
        ToolkitFile file = ToolkitFile.read("x", """
                title: A toolkit
                summary: For a test
                items:
                - id: one
                  stage: go-live
                  text: Do it
                  lessons: [here, gone]
                """);

        assertThat(file.content(Map.of("here", new LessonRef(7))).items())
                .singleElement()
                .satisfies(item -> assertThat(item.pinned()).containsExactly(new LessonRef(7)));
        assertThat(file.missing(Map.of("here", new LessonRef(7)))).containsExactly("gone");
    }

    @Test
    void a_mistake_in_a_file_is_told_with_its_line() {
        assertThatThrownBy(() -> ToolkitFile.read("x", "title: A\nitems:\n- id: a\n  stage: sideways\n"))
                .hasMessageContaining("toolkits/x.yaml")
                .hasMessageContaining("line: 4");
        assertThatThrownBy(() -> ToolkitFile.read("x", "title: A\nsumary: B\n")).hasMessageContaining("sumary");
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(CONTENT.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static Set<String> topics() throws IOException {
        Set<String> slugs = new TreeSet<>();
        new YAMLMapper()
                .readTree(CONTENT.resolve("topics.yaml").toFile())
                .forEach(topic -> slugs.add(topic.path("slug").asText()));
        return slugs;
    }
}
