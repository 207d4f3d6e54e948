package org.stile.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs as they lie on the class path: one compressed archive for each system. They are unpacked into
 * the data folder, once for each version, and only a complete copy ever gets its final name.
 */
final class PostgresArchive {
    private static final String PREFIX = "bin-";

    private final DataFolder folder;
    private final String resource;

    PostgresArchive(DataFolder folder) {
        this.folder = folder;
        this.resource = "/postgres-%s-%s.txz".formatted(system(), machine());
    }

    /**
     * The programs, unpacked if they were not yet. Those of earlier versions are deleted.
     *
     * @throws StartRefused when there are none for this machine, or the disk does not take them
     */
    PostgresTools unpack() {
        try {
            Path home = folder.resolve(PREFIX + digest());
            if (!Files.exists(home)) {
                deleteOthers();
                Path part = folder.resolve(PREFIX + "part");
                extract(part);
                Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresTools(home.resolve("bin"));
        } catch (IOException e) {
            throw new StartRefused(
                    "PostgreSQL cannot be unpacked into '%s' (%s). Look at the free space, or set STILE_DATA."
                            .formatted(folder.path(), e.getMessage()),
                    e);
        }
    }

    /** The archive has no version on it, so its content names the folder. */
    private String digest() throws IOException {
        try (InputStream archive = open()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(archive, sha256).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(sha256.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private InputStream open() {
        InputStream archive = PostgresArchive.class.getResourceAsStream(resource);
        if (archive == null) {
            throw new StartRefused("This build has no PostgreSQL for %s on %s. Build it on such a machine, or set"
                            .formatted(system(), machine())
                    + " STILE_DB_URL.");
        }
        return archive;
    }

    private void extract(Path target) throws IOException {
        try (InputStream archive = open();
                var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                put(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void put(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
            throw new IOException("'" + file + "' cannot be made executable");
        }
    }

    private void deleteOthers() throws IOException {
        for (Path old : list(folder.path())) {
            if (old.getFileName().toString().startsWith(PREFIX)) {
                delete(old);
            }
        }
    }

    /** A folder with all that is in it. */
    static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : name;
    }

    private static String machine() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
    }
}
