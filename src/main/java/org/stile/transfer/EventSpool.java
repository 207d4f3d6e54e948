package org.stile.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Events on their way to a client that may read slowly or not at all: the import appends to a temporary file and never
 * waits, another thread sends from it. Progress is not kept: the sender writes the latest. Thread-safe for one import and
 * one sender.
 */
final class EventSpool implements ImportEvents, Closeable {

    private static final Logger LOG = Logger.getLogger(EventSpool.class);
    // a little under the second that is promised
    private static final Duration BETWEEN_PROGRESS = Duration.ofMillis(800);
    private static final int BUFFER = 64 * 1024;

    private final FileChannel file;
    private ImportCounts counts = ImportCounts.NONE;
    private long appended;
    private boolean broken;
    private boolean ended;

    /** Keeps them in this file, which is deleted in the end. */
    EventSpool(Path path) throws IOException {
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public synchronized void rejected(long line, String reason) {
        if (broken) {
            return;
        }
        try {
            ByteBuffer event = ByteBuffer.wrap(EventJson.rejected(line, reason).getBytes(StandardCharsets.UTF_8));
            while (event.hasRemaining()) {
                appended += file.write(event, appended);
            }
        } catch (IOException e) {
            // the import goes on: its rejected lines are in the database as well
            broken = true;
            LOG.warn("Events of an import are lost: the temporary folder cannot be written", e);
        }
        notifyAll();
    }

    @Override
    public synchronized void progress(ImportCounts now) {
        counts = now;
    }

    /** Nothing more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Sends everything until the end, and progress all the while; throws when the client has gone. */
    void sendTo(OutputStream client) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long sent = 0;
        long lastProgress = progress(client);
        while (await(sent, lastProgress + BETWEEN_PROGRESS.toNanos())) {
            int read = file.read(buffer.clear(), sent);
            if (read > 0) {
                client.write(buffer.array(), 0, read);
                client.flush();
                sent += read;
            }
            // never within an event: the buffer may have cut one
            if (System.nanoTime() - lastProgress >= BETWEEN_PROGRESS.toNanos() && sentAll(sent)) {
                lastProgress = progress(client);
            }
        }
    }

    private long progress(OutputStream client) throws IOException {
        client.write(EventJson.progress(counts()).getBytes(StandardCharsets.UTF_8));
        client.flush();
        return System.nanoTime();
    }

    private synchronized ImportCounts counts() {
        return counts;
    }

    private synchronized boolean sentAll(long sent) {
        return sent == appended;
    }

    /** Waits for something to send, or until then; false at the end. */
    private synchronized boolean await(long sent, long until) throws InterruptedException {
        long millis = (until - System.nanoTime()) / 1_000_000;
        while (sent == appended && !ended && millis > 0) {
            wait(millis);
            millis = (until - System.nanoTime()) / 1_000_000;
        }
        return sent < appended || !ended;
    }

    /** Deletes the file. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
