package org.stile.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What PostgreSQL writes down about itself: the running file, and the one before it. */
record ServerLog(Path file) {
    /** A start writes some 2 kB: this holds hundreds of them, or the lines of a bad night. */
    private static final long LIMIT = 1_000_000;

    /** Begins a new file when this one has grown too long; for when the server does not run. */
    void bound() {
        try {
            if (size() > LIMIT) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StartRefused("'%s' cannot be moved (%s).".formatted(file, e.getMessage()), e);
        }
    }

    /** In bytes; 0 when there is none yet. */
    long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0; // it only serves to quote from
        }
    }

    /** What was written after it had that size; nothing when it cannot be read. */
    String since(long size) {
        try {
            byte[] all = Files.readAllBytes(file);
            int from = (int) Math.min(size, all.length);
            return new String(all, from, all.length - from, UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
