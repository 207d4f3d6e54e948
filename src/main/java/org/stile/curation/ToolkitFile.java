package org.stile.curation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Stage;

/**
 * A toolkit as its file has it. Lessons are named by their files, without {@code .md}.
 *
 * @param summary Markdown
 * @param programme slug, or null
 */
record ToolkitFile(String title, String summary, String programme, List<Item> items) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param guidance Markdown, or null */
    record Item(String id, Stage stage, String text, String guidance, List<String> topics, List<String> lessons) {

        Item {
            topics = topics == null ? List.of() : List.copyOf(topics);
            lessons = lessons == null ? List.of() : List.copyOf(lessons);
        }
    }

    /** Reads a file; refuses one that cannot be read with its line. */
    static ToolkitFile read(String name, String yaml) {
        try {
            return YAML.readValue(yaml, ToolkitFile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("toolkits/%s.yaml: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** The names of the lessons that it pins, each once. */
    List<String> names() {
        return items.stream()
                .flatMap(item -> item.lessons().stream())
                .distinct()
                .toList();
    }

    List<String> missing(Map<String, LessonRef> refs) {
        return names().stream().filter(name -> !refs.containsKey(name)).toList();
    }

    /** The same as it is stored; lessons that are not here are left out. */
    ToolkitContent content(Map<String, LessonRef> refs) {
        return new ToolkitContent(
                title.strip(),
                summary.strip(),
                programme == null ? "" : programme,
                items.stream()
                        .map(item -> new ToolkitItem(
                                item.id(),
                                item.stage(),
                                item.text().strip(),
                                item.guidance() == null ? "" : item.guidance().strip(),
                                item.topics(),
                                item.lessons().stream()
                                        .flatMap(name -> Stream.ofNullable(refs.get(name)))
                                        .toList(),
                                List.of()))
                        .toList());
    }
}
