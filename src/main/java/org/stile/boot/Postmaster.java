package org.stile.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server process of one database folder, as its pid file names it. The file may be older than the last crash, so
 * every question looks at the process too.
 *
 * @param cluster the database folder, a real path
 */
record Postmaster(Path cluster, long pid) {
    private static final String PID_FILE = "postmaster.pid";

    /** Whoever the pid file names, alive or not; empty without a (readable) pid file. */
    static Optional<Postmaster> of(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve(PID_FILE));
            return Optional.of(
                    new Postmaster(cluster, Long.parseLong(lines.getFirst().strip())));
        } catch (IOException | NumberFormatException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether that process lives, is PostgreSQL and serves this folder. Numbers are used again, by other programs and
     * by the servers of other folders. A dead process that nobody has collected has no command, so it does not count.
     */
    boolean isRunning() {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .filter(info -> info.command().orElse("").endsWith("/postgres"))
                .filter(info -> worksHere()
                        || List.of(info.arguments().orElse(new String[0])).contains(cluster.toString()))
                .isPresent();
    }

    /** PostgreSQL's working directory is its folder, even when that was renamed. Only Linux shows it. */
    private boolean worksHere() {
        try {
            return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().equals(cluster);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it is gone, at the latest after that time. */
    boolean endsWithin(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (isRunning()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Removes the file that names a process which is not our server; PostgreSQL would take it for one. */
    void forget() {
        try {
            Files.deleteIfExists(cluster.resolve(PID_FILE));
        } catch (IOException e) {
            throw new StartRefused(
                    "'%s' is left over from a crash and cannot be deleted.".formatted(cluster.resolve(PID_FILE)), e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20); // it has no other way to tell us
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Stile was interrupted while it waited for PostgreSQL.", e);
        }
    }
}
