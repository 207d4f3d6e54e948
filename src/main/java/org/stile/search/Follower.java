package org.stile.search;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.stile.changes.Changes;
import org.stile.lessons.Purges;

/**
 * Keeps this node's index in step with the change log: one thread, from start to stop. It hears of changes at once and
 * looks every few seconds all the same. When the database or the disk fails it says so once, begins again from what was
 * kept, and goes on trying. Thread-safe.
 */
@ApplicationScoped
public class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);

    // The safety net under LISTEN, and how soon changed names are noticed.
    private static final Duration POLL = Duration.ofSeconds(5);

    // How long a stop waits for the thread to look up.
    private static final Duration GLANCE = Duration.ofMillis(250);

    // A node that was off for longer builds its index again.
    private static final Duration LOG_KEPT = Duration.ofDays(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final AgroalDataSource database;
    private final IndexFeed feed;
    private final WritableIndex index;
    private final Changes changes;
    private final Purges purges;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean rebuildWanted = new AtomicBoolean();
    private Thread thread;
    private Duration pause = Duration.ZERO;

    Follower(AgroalDataSource database, IndexFeed feed, WritableIndex index, Changes changes, Purges purges) {
        this.database = database;
        this.feed = feed;
        this.index = index;
        this.changes = changes;
        this.purges = purges;
    }

    // After the content is in, whose names go into the index.
    void start(@Observes @Priority(5_000) StartupEvent event) {
        thread = Thread.ofPlatform().name("stile-follower").daemon().start(this::run);
    }

    // Before the database's connections go.
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        if (thread != null) {
            thread.join(Duration.ofSeconds(10));
        }
        index.close();
    }

    /**
     * Waits until searches on this node see everything committed before this call.
     *
     * @return whether they do; false when the time has passed
     */
    public boolean catchUp(Duration atMost) {
        return index.awaitCursor(changes.last(), atMost);
    }

    /** How many positions of the change log the index is behind; 0 when it is up to date. */
    public long lag() {
        return Math.max(0, changes.last() - index.state().cursor());
    }

    /** Has the index built again from nothing, soon; the old one serves until then. */
    public void rebuildSoon() {
        rebuildWanted.set(true);
    }

    /** Every node may do this: what another has forgotten already is simply not there. */
    @Scheduled(cron = "0 17 3 * * ?", timeZone = "Europe/London")
    void prune() {
        int forgotten = changes.prune(LOG_KEPT);
        LOG.debugf("%d lines of the change log forgotten", forgotten);
    }

    private void run() {
        while (running()) {
            try (ChangeListener listener = new ChangeListener(database)) {
                feed.open();
                follow(listener);
            } catch (SQLException | RuntimeException e) {
                failed(e);
            }
        }
    }

    private void follow(ChangeListener listener) throws SQLException {
        while (running()) {
            if (rebuildWanted.getAndSet(false)) {
                feed.rebuild();
            }
            // read first: what was purged by then has been replaced when the feed has caught up
            long purge = purges.last();
            feed.catchUp();
            feed.renew();
            feed.forget(purge);
            recovered();
            await(listener);
        }
    }

    private void await(ChangeListener listener) throws SQLException {
        for (long waited = 0; waited < POLL.toMillis() && running(); waited += GLANCE.toMillis()) {
            if (listener.await(GLANCE) || rebuildWanted.get()) {
                return;
            }
        }
    }

    /** One warning for each time it goes wrong, however often it is tried; then a pause that doubles up to a limit. */
    private void failed(Exception cause) {
        if (!running()) {
            return;
        }
        if (pause.isZero()) {
            LOG.warn("The index cannot follow the database and will go on trying", cause);
            pause = FIRST_PAUSE;
        } else {
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        try {
            stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void recovered() {
        if (!pause.isZero()) {
            LOG.info("The index follows the database again");
            pause = Duration.ZERO;
        }
    }

    private boolean running() {
        return stop.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }
}
