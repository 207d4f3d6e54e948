package org.stile.boot;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the JVM alive while it shuts down, until the database has stopped. The JVM runs all its shutdown hooks at once
 * and then halts, whatever the main thread is doing; Quarkus' hook makes {@code Quarkus.run} return on the main thread,
 * which then stops the database: this hook waits for that.
 */
final class LastBreath {
    /** Quarkus gives its requests some seconds and PostgreSQL may take a minute: after that it will not come. */
    private static final long SECONDS = 90;

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean stopping;

    private LastBreath() {}

    static LastBreath hold() {
        var breath = new LastBreath();
        Runtime.getRuntime().addShutdownHook(new Thread(breath::await, "stile-stop"));
        return breath;
    }

    /** Whether the JVM is on its way out, so that nothing new should start. */
    boolean isStopping() {
        return stopping;
    }

    /** All is stopped: the JVM may go. */
    void letGo() {
        done.countDown();
    }

    private void await() {
        stopping = true;
        try {
            if (!done.await(SECONDS, TimeUnit.SECONDS)) {
                System.err.println("stile: not everything stopped in time; the next start will recover.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
