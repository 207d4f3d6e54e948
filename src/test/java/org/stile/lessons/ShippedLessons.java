package org.stile.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The lessons of {@code content/lessons}, as far as rules about their words need them. */
final class ShippedLessons {

    private ShippedLessons() {}

    static List<LessonContent> all() {
        try (Stream<Path> files = Files.list(Path.of("content/lessons"))) {
            return files.sorted().map(ShippedLessons::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LessonContent read(Path path) {
        try {
            String file = Files.readString(path);
            return new Written(head(file, "title"), part(file, "What happened"))
                    .summary(head(file, "summary"))
                    .recommending(part(file, "What to do")
                            .lines()
                            .filter(line -> line.startsWith("- "))
                            .map(line -> line.substring(2))
                            .toArray(String[]::new))
                    .when(part(file, "Applies when"))
                    .content();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(String file, String key) {
        String line = file.lines()
                .filter(candidate -> candidate.startsWith(key + ": \""))
                .findFirst()
                .orElseThrow();
        return line.substring(key.length() + 3, line.length() - 1);
    }

    private static String part(String file, String heading) {
        int start = file.indexOf("## " + heading + "\n");
        int next = file.indexOf("\n## ", start);
        return start < 0
                ? ""
                : file.substring(file.indexOf('\n', start), next < 0 ? file.length() : next)
                        .strip();
    }
}
