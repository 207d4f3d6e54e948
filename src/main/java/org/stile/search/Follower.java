package org.stile.search;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.stile.changes.Change;
import org.stile.changes.Changes;
import org.stile.lessons.Lesson;
import org.stile.lessons.Lessons;

/**
 * Follows the change log and keeps this node's index like the database: one thread, woken by the database's
 * notifications, with a slow poll as the safety net. After a crash it begins at the cursor that was kept with the
 * documents; what it then applies again does no harm.
 */
@ApplicationScoped
public class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration KEEP_EVERY = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final int BATCH = 2_000;

    private final Changes changes;
    private final Lessons lessons;
    private final WritableIndex index;
    private final Names names;
    private final AgroalDataSource database;
    private volatile boolean stopping;
    private volatile Thread thread;
    private long keptAt = System.nanoTime();

    Follower(Changes changes, Lessons lessons, WritableIndex index, Names names, AgroalDataSource database) {
        this.changes = changes;
        this.lessons = lessons;
        this.index = index;
        this.names = names;
        this.database = database;
    }

    // After the content is in, whose names go into the index.
    void start(@Observes @Priority(5_000) StartupEvent started) {
        thread = Thread.ofPlatform().name("index-follower").daemon().start(this::run);
    }

    // Before the database connections go.
    void stop(@Observes @Priority(1) ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join(Duration.ofSeconds(10));
        }
    }

    /**
     * Waits until searches on this node see everything that is committed now.
     *
     * @return whether they do; false when the time has passed
     */
    public boolean catchUp(Duration atMost) {
        return index.awaitCursor(changes.last(), atMost);
    }

    /** How many changes the index has yet to follow: an upper bound. */
    public long lag() {
        return Math.max(0, changes.last() - index.state().cursor());
    }

    /** Builds the index anew while the present one serves. */
    void rebuild() {
        // the log's position first: what changes during the scan is followed from there
        long position = changes.last();
        IndexStamp stamp = new IndexStamp(changes.installation(), names.version());
        LOG.infof("Building the search index of %d lessons", lessons.countPublished());
        try (IndexRebuild rebuild = index.startRebuild(stamp)) {
            lessons.forEachPublished(batch -> {
                if (stopping) {
                    throw new IllegalStateException("stopped");
                }
                rebuild.add(batch);
            });
            rebuild.commit(position);
        }
        LOG.infof("The search index is built: %d lessons", index.state().documents());
    }

    @Scheduled(cron = "0 17 3 * * ?")
    void prune() {
        int forgotten = changes.prune(KEPT);
        LOG.debugf("%d lines of the change log forgotten", forgotten);
    }

    private void run() {
        boolean warned = false;
        boolean opened = false;
        while (!stopping) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
                if (!opened) {
                    open();
                    opened = true;
                }
                warned = false;
                follow(connection.unwrap(PGConnection.class));
            } catch (SQLException | RuntimeException e) {
                if (!stopping && !warned) {
                    LOG.warnf(e, "The index cannot follow the database; it tries again until it can");
                    warned = true;
                }
                opened = opened && index.state().ready();
                pause();
            }
        }
        index.close();
    }

    private void open() {
        boolean kept = index.open(new IndexStamp(changes.installation(), names.version()));
        long cursor = index.state().cursor();
        // lines after the cursor have been forgotten, or the database was put back to an earlier state
        boolean behind = cursor < changes.first() - 1 || cursor > changes.last();
        if (!kept || behind) {
            rebuild();
        }
    }

    private static void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + Changes.CHANNEL);
        }
    }

    private void follow(PGConnection notifications) throws SQLException {
        while (!stopping) {
            while (applyNext() && !stopping) {
                keepNowAndThen();
            }
            keepNowAndThen();
            // returns at once with what has come meanwhile
            notifications.getNotifications((int) POLL.toMillis());
        }
    }

    /** Applies the next lines of the log; false when there are none. */
    boolean applyNext() {
        List<Change> next = changes.after(index.state().cursor(), BATCH);
        if (next.isEmpty()) {
            return false;
        }
        Set<Long> numbers = new LinkedHashSet<>();
        next.stream()
                .filter(change -> change.kind().equals(Changes.LESSON))
                .forEach(change -> numbers.add(change.ref()));
        List<Lesson> there = lessons.forIndex(numbers);
        there.forEach(lesson -> numbers.remove(lesson.ref().number()));
        index.apply(there, numbers, next.getLast().position());
        return true;
    }

    private void keepNowAndThen() {
        if (System.nanoTime() - keptAt > KEEP_EVERY.toNanos()) {
            index.keep();
            keptAt = System.nanoTime();
        }
    }

    private void pause() {
        try {
            Thread.sleep(BACK_OFF);
        } catch (InterruptedException e) {
            // asked to stop: the loop looks
        }
    }
}
