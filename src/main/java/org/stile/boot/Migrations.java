package org.stile.boot;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;

/** The migrations that ship with this build. They lie in the same jar (or folder of classes) as this class. */
final class Migrations {
    private static final Pattern NAME = Pattern.compile("V([0-9._]+?)__.*\\.sql");

    private Migrations() {}

    /** The highest version among them; {@link MigrationVersion#EMPTY} when there are none. */
    static MigrationVersion newest() {
        try {
            Path home = Path.of(Migrations.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return newest(home.resolve("db/migration"));
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return newest(jar.getPath("db/migration"));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Our own jar cannot be read", e);
        }
    }

    private static MigrationVersion newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return MigrationVersion.EMPTY;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> MigrationVersion.fromVersion(name.group(1)))
                    .max(Comparator.naturalOrder())
                    .orElse(MigrationVersion.EMPTY);
        }
    }
}
