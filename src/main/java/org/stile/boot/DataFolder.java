package org.stile.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that Stile keeps its things in, held by one process at a time until it is closed (or killed: the lock is
 * the operating system's). Everything in it is for its owner only.
 */
final class DataFolder implements AutoCloseable {
    private static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Where uploads are while they are read. */
    static final String INCOMING = "incoming";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder where there is none, checks that it can be written, and holds it.
     *
     * @throws StartRefused when it cannot be written or another Stile holds it
     */
    static DataFolder open(Path wanted) {
        try {
            Files.createDirectories(wanted, OWNER_FOLDER);
            Path path = wanted.toRealPath();
            Files.delete(Files.createTempFile(path, "write-", ".check"));
            return new DataFolder(path, hold(path));
        } catch (IOException e) {
            throw new StartRefused(
                    "The data folder '%s' cannot be written (%s). Give another one in STILE_DATA, or let user '%s' write there."
                            .formatted(wanted, reason(e), System.getProperty("user.name")),
                    e);
        }
    }

    private static FileChannel hold(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve("lock"), CREATE, WRITE);
        if (!isHeld(channel)) {
            channel.close();
            throw new StartRefused(
                    "Another Stile runs on the data folder '%s'. Stop it first, or give this one a folder"
                                    .formatted(path)
                            + " of its own in STILE_DATA.");
        }
        return channel;
    }

    @SuppressWarnings("resource") // the lock lives as long as its channel
    private static boolean isHeld(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this very process
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException file -> "'" + file.getFile() + "' is a file";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> e.getClass().getSimpleName().replaceFirst("Exception$", "");
        };
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Makes the folder of that name, without what a crash has left in it: that may be about people. */
    void empty(String name) {
        Path folder = resolve(name);
        try {
            if (Files.exists(folder)) {
                PostgresArchive.delete(folder);
            }
            Files.createDirectories(folder, OWNER_FOLDER);
        } catch (IOException e) {
            throw new StartRefused("'%s' cannot be emptied (%s).".formatted(folder, reason(e)), e);
        }
    }

    /** The secret in the file of that name; made at random when there is no such file. */
    Secret secret(String name) {
        Path file = resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, Secret.random());
            }
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new StartRefused("'%s' cannot be read or written (%s).".formatted(file, reason(e)), e);
        }
    }

    /** Whole or not at all: half a password would lock everybody out. */
    private static void write(Path file, Secret secret) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OWNER_FILE);
        try (FileChannel channel = FileChannel.open(fresh, WRITE)) {
            channel.write(UTF_8.encode(secret.value() + "\n"));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Lets the next one have it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("The lock of " + path + " does not close", e);
        }
    }
}
