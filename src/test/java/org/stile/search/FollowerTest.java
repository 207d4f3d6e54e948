package org.stile.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.changes.Change;
import org.stile.changes.Changes;
import org.stile.lessons.Lessons;
import org.stile.web.Viewer;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FollowerTest {

    private static final int WRITERS = 8;
    private static final int EACH = 60;
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Changes changes;

    @Inject
    Lessons lessons;

    @Inject
    Follower follower;

    @Inject
    SearchIndex index;

    @Inject
    AgroalDataSource database;

    @Test
    void eight_writers_at_once_and_no_change_is_missed() throws Exception {
        Set<Long> written = new ConcurrentSkipListSet<>();
        AtomicInteger running = new AtomicInteger(WRITERS);
        long cursor = changes.last();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < EACH; n++) {
                    written.add(appendSlowly(changes));
                }
                running.decrementAndGet();
            }));
        }
        Set<Long> seen = new TreeSet<>();
        boolean over = false;
        while (!over) {
            // asked first: what is committed before the last writer ends is read after
            over = running.get() == 0;
            for (List<Change> next = changes.after(cursor, 50); !next.isEmpty(); next = changes.after(cursor, 50)) {
                next.forEach(change -> seen.add(change.position()));
                cursor = next.getLast().position();
            }
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(seen).containsAll(written).hasSizeGreaterThanOrEqualTo(WRITERS * EACH);
        assertThat(follower.catchUp(SOON)).isTrue();
    }

    @Test
    void without_the_lock_a_reader_would_miss_the_slower_of_two() throws SQLException {
        long before = changes.last();
        try (Connection slow = database.getConnection();
                Connection fast = database.getConnection()) {
            slow.setAutoCommit(false);
            long first = insert(slow);
            long second = insert(fast);
            assertThat(first).isLessThan(second);
            List<Change> seen = changes.after(before, 10);
            assertThat(seen).extracting(Change::position).containsExactly(second);
            slow.commit();
            assertThat(changes.after(second, 10)).isEmpty();
        }
    }

    @Test
    void the_index_agrees_with_the_database_lesson_by_lesson() {
        assertThat(follower.catchUp(SOON)).isTrue();
        List<String> differences = new ArrayList<>();
        Viewer curator = new Viewer(1, "C", "", Set.of(org.stile.web.Role.CURATOR));
        lessons.forEachPublished(batch -> batch.forEach(lesson -> {
            List<Hit> hits = index.search(LessonQuery.of(lesson.ref().toString()), curator)
                    .hits();
            boolean same = !hits.isEmpty()
                    && hits.getFirst().ref().equals(lesson.ref())
                    && hits.getFirst().title().equals(lesson.content().title())
                    && hits.getFirst().trust().equals(lesson.content().trust());
            if (!same) {
                differences.add(lesson.ref() + " is found as "
                        + hits.stream().map(Hit::ref).toList());
            }
        }));
        assertThat(differences).isEmpty();
        assertThat(index.state().documents()).isEqualTo(lessons.countPublished());
    }

    @Test
    void a_rebuild_on_demand_ends_with_the_same_lessons() {
        assertThat(follower.catchUp(SOON)).isTrue();
        follower.rebuildSoon();
        QuarkusTransaction.requiringNew().call(() -> changes.append(Changes.LESSON, 1_000_000_001L));
        assertThat(follower.catchUp(SOON)).isTrue();
        assertThat(index.state().documents()).isEqualTo(lessons.countPublished());
        assertThat(follower.lag()).isZero();
    }

    /** Appends, then takes its time to commit. */
    private static long appendSlowly(Changes changes) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long position = changes.append(Changes.LESSON, 1_000_000_000L);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(3_000_000));
            return position;
        });
    }

    private static long insert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "insert into change_log (kind, ref) values ('lesson', 1000000002) returning id")) {
            row.next();
            return row.getLong(1);
        }
    }
}
