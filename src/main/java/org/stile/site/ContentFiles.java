package org.stile.site;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@code content/} as they ship inside the application. */
final class ContentFiles {

    private ContentFiles() {}

    /** A whole file; {@link IllegalStateException} when it does not ship. */
    static String read(String path) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("content/" + path)) {
            if (in == null) {
                throw new IllegalStateException("content/" + path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the seed lessons' files, in order. */
    static List<String> lessons() {
        return names("lessons", ".md");
    }

    /** The names of a folder's files that end so, in order. */
    static List<String> names(String folder, String end) {
        List<String> names = new ArrayList<>();
        try {
            ClassPathUtils.consumeAsPaths("content/" + folder, path -> addFiles(path, end, names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.stream().sorted().toList();
    }

    private static void addFiles(Path folder, String end, List<String> names) {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
