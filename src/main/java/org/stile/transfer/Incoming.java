package org.stile.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where files are while they are read: a folder of the portal's own that every start empties, so that nothing that came
 * in stays after a crash.
 */
@ApplicationScoped
class Incoming {

    private final Path folder;

    Incoming(@ConfigProperty(name = "stile.data", defaultValue = "data") Path data) {
        this.folder = data.resolve("incoming");
    }

    /** A new, empty file, for its owner only. */
    Path file(String ending) throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "import", ending);
    }
}
