package org.stile.search;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.stile.search.meaning.SentenceModel;

/**
 * Gives lessons their vectors in the background, so that publishing never waits for the model: one thread, on one node
 * at a time. It looks again whenever this node's index has moved, and every minute all the same.
 */
@ApplicationScoped
class MeaningWorker {

    private static final Logger LOG = Logger.getLogger(MeaningWorker.class);

    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    // While lessons are published one after another, finding them by their words at once goes first: their meaning is
    // computed in the first pause, or after so long.
    private static final Duration NO_PAUSE = Duration.ofSeconds(30);

    // So many changes that the index is behind mean an import, which needs the processor more.
    private static final long BUSY = 500;

    private final QueryMeaning meaning;
    private final Meanings meanings;
    private final SearchIndex index;
    private final Follower follower;
    private final CountDownLatch stop = new CountDownLatch(1);
    private Thread thread;

    MeaningWorker(QueryMeaning meaning, Meanings meanings, SearchIndex index, Follower follower) {
        this.meaning = meaning;
        this.meanings = meanings;
        this.index = index;
        this.follower = follower;
    }

    void start(@Observes @Priority(6_000) StartupEvent event) {
        thread = Thread.ofPlatform().name("stile-meanings").daemon().start(this::run);
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        if (thread != null) {
            thread.join(Duration.ofSeconds(10));
        }
    }

    private void run() {
        awaitFirstLesson();
        if (!running()) {
            return;
        }
        Optional<SentenceModel> model = meaning.load();
        if (model.isEmpty()) {
            return;
        }
        while (running()) {
            long seen = index.state().cursor();
            try {
                computeAll(model.get());
            } catch (RuntimeException e) {
                LOG.warn("Lessons' meanings cannot be computed now; they are tried again", e);
            }
            await(seen);
            awaitPause();
        }
    }

    /** A portal without lessons needs no model, which takes memory and seconds of a start. */
    private void awaitFirstLesson() {
        try {
            while (index.state().documents() == 0 && !stop.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                // look again
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void computeAll(SentenceModel model) {
        long after = 0;
        while (running()) {
            if (follower.lag() > BUSY) {
                return;
            }
            long done = meanings.compute(after, model);
            if (done <= after) {
                return;
            }
            after = done;
        }
    }

    /** Until the index has moved, or it is time to look all the same. */
    private void await(long seen) {
        try {
            for (long waited = 0; waited < LOOK_AGAIN.toMillis(); waited += GLANCE.toMillis()) {
                if (stop.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS)
                        || index.state().cursor() != seen) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the index has not moved for two glances. */
    private void awaitPause() {
        long seen = -1;
        Duration waited = Duration.ZERO;
        try {
            while (index.state().cursor() != seen && waited.compareTo(NO_PAUSE) < 0) {
                seen = index.state().cursor();
                waited = waited.plus(GLANCE).plus(GLANCE);
                if (stop.await(2 * GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean running() {
        return stop.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }
}
