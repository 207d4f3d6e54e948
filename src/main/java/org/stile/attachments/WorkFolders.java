package org.stile.attachments;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Folders in which files wait while they are looked at; each goes with all in it when it is closed. They lie in the data
 * folder, which one process has for itself, so that what a crash left behind goes at the next start.
 */
@ApplicationScoped
class WorkFolders {

    private final Path root;

    WorkFolders(@ConfigProperty(name = "stile.data", defaultValue = "data") Path data) {
        this.root = data.toAbsolutePath().normalize().resolve("uploads");
    }

    void empty(@Observes StartupEvent event) {
        delete(root);
    }

    /** A new, empty folder that only this user may look into. */
    WorkFolder open() {
        try {
            Files.createDirectories(root);
            // made readable by its owner alone
            return new WorkFolder(Files.createTempDirectory(root, "file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One folder. */
    record WorkFolder(Path path) implements AutoCloseable {

        Path file(String name) {
            return path.resolve(name);
        }

        @Override
        public void close() {
            delete(path);
        }
    }
}
