package org.stile.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Between the thread that reads and parses and the thread that stores, so that both work at once. Bounded by lines and by
 * characters: a fast sender is held back through TCP, not kept in memory.
 */
final class OfferQueue implements Runnable {

    private static final int MOST_LINES = 1_000;
    // 16 million characters: room for hundreds of long lessons and for any one line
    private static final int MOST_WEIGHT = 16 * 1024 * 1024;

    // empty: the end, put so that whoever waits for a line need not wait in vain
    private final BlockingQueue<Optional<Offer>> waiting = new ArrayBlockingQueue<>(MOST_LINES);
    private final Semaphore room = new Semaphore(MOST_WEIGHT);
    private final InputStream in;
    private volatile boolean ended;
    private volatile String failure = "";

    OfferQueue(InputStream in) {
        this.in = in;
    }

    /** Reads to the end of the stream. A stream that breaks off ends here: what was read before it stands. */
    @Override
    public void run() {
        try {
            NdjsonLines lines = new NdjsonLines(in);
            Optional<NdjsonLines.Line> line = lines.next();
            while (line.isPresent()) {
                put(OfferReader.read(line.get()));
                line = lines.next();
            }
        } catch (IOException brokenOff) {
            failure = "The upload broke off before its end";
        } catch (InterruptedException stopped) {
            failure = "The portal was stopped";
        } catch (RuntimeException e) {
            failure = "The upload could not be read to its end";
            throw e;
        } finally {
            ended = true;
            // where there is no room nobody waits
            waiting.offer(Optional.empty());
        }
    }

    /** Whether nothing is left and nothing will come. */
    boolean exhausted() {
        // in this order: what was put before the end is seen
        return ended && waiting.isEmpty();
    }

    /** The next line; empty when none comes in time, or at the end. */
    Optional<Offer> poll(Duration atMost) throws InterruptedException {
        Optional<Offer> offer = waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (offer == null) {
            return Optional.empty();
        }
        offer.ifPresent(line -> room.release(line.weight()));
        return offer;
    }

    /** Why reading ended early, or empty. */
    String failure() {
        return failure;
    }

    private void put(Offer offer) throws InterruptedException {
        room.acquire(offer.weight());
        waiting.put(Optional.of(offer));
    }
}
