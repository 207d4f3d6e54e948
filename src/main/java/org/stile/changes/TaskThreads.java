package org.stile.changes;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * This node's threads for tasks, from start to stop. What was added here is begun as soon as it is committed; what other
 * nodes added, or is tried again, within a moment. A stop waits for the tasks that are running, ten seconds at most; one
 * that is cut off is done again when its claim has run out.
 */
@ApplicationScoped
class TaskThreads {

    private static final Logger LOG = Logger.getLogger(TaskThreads.class);

    // 2: so that a mail need not wait for a scan of everything.
    private static final int THREADS = 2;
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final TaskWorker worker;
    private final boolean anything;
    private final Duration poll;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopping;
    private volatile boolean complained;
    private List<Thread> threads = List.of();

    TaskThreads(
            TaskStore store,
            @All List<TaskHandler> handlers,
            InstantSource clock,
            // half a minute: a server that restarts is back by then
            @ConfigProperty(name = "stile.tasks.first-pause", defaultValue = "PT30S") Duration firstPause) {
        this.worker = new TaskWorker(store, handlers, clock, firstPause);
        this.anything = !handlers.isEmpty();
        // only tests have so short a pause
        this.poll = firstPause.compareTo(POLL) < 0 ? firstPause.plusMillis(50) : POLL;
    }

    // After the content is in and the index is being followed.
    void start(@Observes @Priority(6_000) StartupEvent event) {
        if (anything) {
            threads = List.of(thread(1), thread(THREADS));
        }
    }

    private Thread thread(int number) {
        return Thread.ofPlatform().name("stile-tasks-" + number).daemon().start(this::run);
    }

    // Before the database's connections go.
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        work.release(THREADS);
        for (Thread thread : threads) {
            thread.join(STOP);
        }
    }

    void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) Tasks.Added added) {
        work.release();
    }

    private void run() {
        while (!stopping) {
            try {
                boolean more = worker.runOne();
                complained = false;
                if (!more) {
                    await();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                complain(e);
            }
        }
    }

    private void await() throws InterruptedException {
        if (work.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            // one look finds everything that was added until now
            work.drainPermits();
        }
    }

    /** One warning for each time the database goes away, however often it is tried. */
    private void complain(RuntimeException cause) {
        if (!complained && !stopping) {
            complained = true;
            LOG.warn("The task queue cannot be read and is tried again", cause);
        }
        try {
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
