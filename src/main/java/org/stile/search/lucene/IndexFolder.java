package org.stile.search.lucene;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/**
 * The folder of all generations. A small file says which one serves; it is replaced in one step, so that after a crash
 * either the old or the new generation is whole. Held by one process at a time.
 */
final class IndexFolder {

    private static final String CURRENT = "current";
    private static final String LOCK = "lock";

    private final Path root;
    private FileChannel lockFile;

    IndexFolder(Path root) {
        this.root = root;
    }

    /** Takes the folder for this process; does nothing when it has it. */
    void hold() throws IOException {
        if (lockFile != null) {
            return;
        }
        Files.createDirectories(root);
        FileChannel file = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(file)) {
            file.close();
            throw new IllegalStateException(
                    "Another Stile uses the index in " + root + ". Stop it, or give this one a folder of its own.");
        }
        lockFile = file;
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    void letGo() throws IOException {
        if (lockFile != null) {
            lockFile.close();
            lockFile = null;
        }
    }

    /** The generation that serves; empty when there is none. */
    Optional<Path> current() throws IOException {
        Path pointer = root.resolve(CURRENT);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        Path folder = root.resolve(Files.readString(pointer).strip());
        return Files.isDirectory(folder) && folder.getParent().equals(root) ? Optional.of(folder) : Optional.empty();
    }

    /** A new, empty folder for a generation. */
    Path fresh() throws IOException {
        return Files.createTempDirectory(root, "generation-");
    }

    /** Makes this generation the one that serves. */
    void point(Path generation) throws IOException {
        Path next = root.resolve(CURRENT + ".next");
        Files.writeString(next, generation.getFileName().toString());
        IOUtils.fsync(next, false);
        Files.move(next, root.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        IOUtils.fsync(root, true);
    }

    /** Deletes what a crash or an earlier program left, and rebuilds that were given up. */
    void sweep(Optional<Path> keep) throws IOException {
        for (Path left : generations()) {
            if (keep.isEmpty() || !left.equals(keep.get())) {
                delete(left);
            }
        }
    }

    /** Deletes a generation; files that a search still reads go when it ends, or with the next sweep. */
    static void delete(Path generation) throws IOException {
        IOUtils.rm(generation);
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isDirectory).toList();
        }
    }
}
