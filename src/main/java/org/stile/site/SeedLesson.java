package org.stile.site;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stile.lessons.ImportLine;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonJson;

/**
 * A seed lesson as its file has it: the closed lists and the source in the front matter, the texts under fixed headings.
 * Read into the very record that an import line is, so that seeds go in through the same door.
 */
final class SeedLesson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> HEADINGS = Map.of(
            "What happened", "event",
            "Impact", "impact",
            "Causes", "causes",
            "What to do", "recommendations",
            "Applies when", "appliesWhen",
            "Does not apply when", "doesNotApplyWhen");

    private SeedLesson() {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with line or key, and what is wrong
     */
    static ImportLine read(String name, String file) {
        FrontMatter parts = FrontMatter.of(file);
        ObjectNode json = JSON.createObjectNode();
        parts.head().fields().forEachRemaining(entry -> json.set(camelCase(entry.getKey()), entry.getValue()));
        if (json.get("source") instanceof ObjectNode source && json.has("inferred")) {
            source.set("inferred", json.get("inferred"));
        }
        addTexts(json, parts.body(), file);
        Map<String, String> errors = new LinkedHashMap<>();
        LessonContent content = LessonJson.read(json, errors);
        if (!errors.isEmpty()) {
            String key = errors.keySet().iterator().next();
            throw new IllegalArgumentException("line %d: %s %s".formatted(lineOf(key, file), key, errors.get(key)));
        }
        return new ImportLine(externalId(name.replace(".md", "")), content, true);
    }

    /** What imports know a seed lesson by. {@code name}: of its file, without the end. */
    static String externalId(String name) {
        return "stile:" + name;
    }

    private static void addTexts(ObjectNode json, String body, String file) {
        String key = null;
        StringBuilder text = new StringBuilder();
        for (String line : body.lines().toList()) {
            if (line.startsWith("## ")) {
                put(json, key, text.toString());
                key = HEADINGS.get(line.substring(3).strip());
                if (key == null) {
                    throw new IllegalArgumentException(
                            "line %d: there is no heading like this".formatted(lineOf(line, file)));
                }
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        put(json, key, text.toString());
    }

    private static void put(ObjectNode json, String key, String text) {
        if (key == null) {
            return;
        }
        if (key.equals("recommendations")) {
            ArrayNode list = json.putArray(key);
            text.lines()
                    .filter(line -> line.startsWith("- "))
                    .forEach(line -> list.add(line.substring(2).strip()));
        } else {
            json.put(key, text.strip());
        }
    }

    private static int lineOf(String what, String file) {
        int at = file.indexOf(what);
        return at < 0
                ? 1
                : (int) file.substring(0, at).lines().count() + (at > 0 && file.charAt(at - 1) == '\n' ? 1 : 0);
    }

    private static String camelCase(String kebab) {
        int hyphen = kebab.indexOf('-');
        return hyphen < 0
                ? kebab
                : kebab.substring(0, hyphen)
                        + Character.toUpperCase(kebab.charAt(hyphen + 1))
                        + camelCase(kebab.substring(hyphen + 2));
    }
}
