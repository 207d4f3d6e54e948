package org.stile.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.base.Problem;
import org.stile.people.Visitor;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** The queue with workers of our own, whose clock is ours too: the portal's own leave kinds they do not know alone. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TasksTest {

    private static final Viewer ADMIN = new Viewer(987_654, "An admin", "", Set.of(Role.ADMIN));
    private static final AtomicInteger KINDS = new AtomicInteger();
    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Inject
    Tasks tasks;

    @Inject
    TaskStore store;

    @Inject
    Woken woken;

    // a kind that no other test has; kinds have no digits
    private final String kind = "test-" + "a".repeat(KINDS.incrementAndGet());
    // ahead of the clock by which tasks are added, so that they are due
    private Instant now = Instant.now().plusSeconds(60);
    private final InstantSource clock = () -> now;

    @Test
    void of_workers_on_several_nodes_each_task_is_done_by_one() throws Exception {
        Map<String, Integer> done = new ConcurrentHashMap<>();
        for (int i = 0; i < 200; i++) {
            add(Integer.toString(i));
        }
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            TaskWorker worker = worker(ref -> done.merge(ref, 1, Integer::sum));
            nodes.add(Thread.ofPlatform().start(() -> runAll(worker)));
        }
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(done).hasSize(200);
        assertThat(done.values()).allMatch(times -> times == 1);
        assertThat(open()).isZero();
    }

    @Test
    void a_failure_is_tried_again_after_a_pause_that_grows() {
        List<Instant> attempts = new ArrayList<>();
        TaskWorker worker = worker(ref -> {
            attempts.add(now);
            if (attempts.size() < 4) {
                throw new IllegalStateException("not yet");
            }
        });
        add("1");
        while (open() > 0) {
            now = now.plusSeconds(1);
            worker.runOne();
        }
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            pauses.add(Duration.between(attempts.get(i - 1), attempts.get(i)).toSeconds());
        }
        assertThat(pauses).containsExactly(30L, 120L, 480L);
    }

    @Test
    void after_the_last_attempt_a_task_is_kept_with_no_more_than_the_class_of_its_failure() {
        TaskWorker worker = worker(ref -> {
            throw new IllegalStateException("to jo@trust.example", new ConnectException("mail.trust.example"));
        });
        add("42-7");
        for (int attempt = 1; attempt <= TaskWorker.MOST_ATTEMPTS; attempt++) {
            assertThat(worker.runOne()).isTrue();
            now = now.plus(worker.pause(attempt));
        }
        assertThat(worker.runOne()).isFalse();
        Task given = givenUp();
        assertThat(given.ref()).isEqualTo("42-7");
        assertThat(given.attempts()).isEqualTo(TaskWorker.MOST_ATTEMPTS);
        assertThat(given.lastError()).isEqualTo("IllegalStateException: ConnectException");
        // from first to last attempt: a night, not a week
        Duration all = Duration.ZERO;
        for (int attempt = 1; attempt < TaskWorker.MOST_ATTEMPTS; attempt++) {
            all = all.plus(worker.pause(attempt));
        }
        assertThat(all).isBetween(Duration.ofHours(12), Duration.ofHours(36));
    }

    @Test
    void a_given_up_task_is_tried_again_from_the_start_when_an_admin_says_so() {
        add("5");
        Task given = failedForGood();
        assertThatThrownBy(() -> tasks.tryAgain(given.id(), Viewer.ANONYMOUS)).isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> tasks.givenUp(Viewer.ANONYMOUS, 1)).isInstanceOf(Problem.Forbidden.class);

        tasks.tryAgain(given.id(), ADMIN);
        now = Instant.now().plusSeconds(1);
        List<String> done = new ArrayList<>();
        runAll(worker(done::add));
        assertThat(done).containsExactly("5");
        assertThatThrownBy(() -> tasks.tryAgain(given.id(), ADMIN)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void what_was_given_up_and_asked_for_anew_is_not_done_twice_when_it_is_tried_again() {
        add("5");
        Task given = failedForGood();
        add("5");
        tasks.tryAgain(given.id(), ADMIN);
        now = Instant.now().plusSeconds(1);
        List<String> done = new ArrayList<>();
        runAll(worker(done::add));
        assertThat(done).containsExactly("5");
    }

    @Test
    void an_admin_can_forget_a_task() {
        add("6");
        Task given = failedForGood();
        assertThatThrownBy(() -> tasks.forget(given.id(), Viewer.ANONYMOUS)).isInstanceOf(Problem.Forbidden.class);
        tasks.forget(given.id(), ADMIN);
        assertThat(tasks.givenUp(ADMIN, 1_000)).noneMatch(task -> task.id() == given.id());
    }

    @Test
    void the_same_task_asked_for_again_while_it_waits_is_one() {
        add("7");
        add("7");
        QuarkusTransaction.requiringNew().run(() -> tasks.add(kind, "7", Duration.ofHours(1)));
        List<String> done = new ArrayList<>();
        runAll(worker(done::add));
        assertThat(done).containsExactly("7");
    }

    @Test
    void a_task_asked_for_while_it_runs_is_run_once_more() {
        List<String> done = new ArrayList<>();
        TaskWorker worker = worker(ref -> {
            done.add(ref);
            if (done.size() == 1) {
                add(ref);
                add(ref);
            }
        });
        add("8");
        runAll(worker);
        assertThat(done).containsExactly("8", "8");
        assertThat(open()).isZero();
    }

    @Test
    void a_task_waits_for_its_time() {
        QuarkusTransaction.requiringNew().run(() -> tasks.add(kind, "9", Duration.ofHours(1)));
        List<String> done = new ArrayList<>();
        TaskWorker worker = worker(done::add);
        now = now.plus(Duration.ofMinutes(58));
        assertThat(worker.runOne()).isFalse();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(worker.runOne()).isTrue();
        assertThat(done).containsExactly("9");
    }

    @Test
    void what_is_rolled_back_leaves_no_task() {
        QuarkusTransaction.begin();
        tasks.add(kind, 10);
        QuarkusTransaction.rollback();
        assertThat(open()).isZero();
        assertThatThrownBy(() -> tasks.add(kind, 10))
                .as("outside a transaction")
                .isInstanceOf(Exception.class);
    }

    @Test
    void the_task_of_a_node_that_died_is_done_by_another_and_one_that_kills_every_node_is_given_up() {
        add("11");
        for (int i = 0; i < TaskWorker.MOST_ATTEMPTS; i++) {
            assertThat(store.claim(Set.of(kind), now, now.plus(Tasks.LONGEST))).isPresent();
            assertThat(store.claim(Set.of(kind), now, now.plus(Tasks.LONGEST)))
                    .as("while it runs")
                    .isEmpty();
            now = now.plus(Tasks.LONGEST);
        }
        List<String> done = new ArrayList<>();
        runAll(worker(done::add));
        assertThat(done).isEmpty();
        assertThat(givenUp().lastError()).isEqualTo("lost");
    }

    @Test
    void a_node_that_was_taken_for_dead_does_not_end_the_task_of_the_one_that_took_over() {
        add("12");
        TaskStore.Claim slow =
                store.claim(Set.of(kind), now, now.plus(Tasks.LONGEST)).orElseThrow();
        now = now.plus(Tasks.LONGEST);
        assertThat(store.claim(Set.of(kind), now, now.plus(Tasks.LONGEST))).isPresent();
        store.done(slow);
        store.failed(slow, "Late", now);
        assertThat(open()).isEqualTo(1);
        assertThat(store.claim(Set.of(kind), now, now.plus(Tasks.LONGEST)))
                .as("still claimed")
                .isEmpty();
    }

    @Test
    void a_key_that_could_hold_what_somebody_typed_is_not_taken() {
        assertThatThrownBy(() -> add("jo@trust.example")).hasStackTraceContaining("task_ref_form");
        assertThatThrownBy(() -> add("x".repeat(61))).hasStackTraceContaining("task_ref_form");
    }

    @Test
    void the_portal_begins_a_task_by_itself_as_soon_as_it_is_committed() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> tasks.add(Woken.KIND, 1));
        assertThat(woken.done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_admin_sees_what_was_given_up_and_has_it_tried_again() {
        add("13");
        Task given = failedForGood();
        Visitor admin = Visitor.admin();
        assertThat(admin.page("/admin/tasks").text()).contains(given.id() + ": " + kind + " 13", "IllegalState");
        admin.post("/admin/tasks/" + given.id() + "/try-again").then().statusCode(303);
        assertThat(admin.page("/admin/tasks").text()).doesNotContain(given.id() + ": " + kind);
        assertThat(open()).isEqualTo(1);
        assertThat(Visitor.demo("curator").get("/admin/tasks").statusCode()).isEqualTo(403);
    }

    private void add(String ref) {
        QuarkusTransaction.requiringNew().run(() -> tasks.add(kind, ref));
    }

    private Task failedForGood() {
        TaskWorker worker = worker(ref -> {
            throw new IllegalStateException("always");
        });
        for (int attempt = 1; attempt <= TaskWorker.MOST_ATTEMPTS; attempt++) {
            worker.runOne();
            now = now.plus(worker.pause(attempt));
        }
        return givenUp();
    }

    private Task givenUp() {
        return tasks.givenUp(ADMIN, 1_000).stream()
                .filter(task -> task.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private long open() {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.count("given_up_at is null and kind = '" + kind + "'"));
    }

    private interface Work {
        void on(String ref) throws Exception;
    }

    private TaskWorker worker(Work work) {
        TaskHandler handler = new TaskHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(String ref) throws Exception {
                work.on(ref);
            }
        };
        return new TaskWorker(store, List.of(handler), clock, PAUSE);
    }

    private static void runAll(TaskWorker worker) {
        while (worker.runOne()) {
            // until there is nothing left
        }
    }

    /** A handler that the portal finds by itself. */
    @Singleton
    static class Woken implements TaskHandler {
        static final String KIND = "test-woken";
        final CountDownLatch done = new CountDownLatch(1);

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void run(String ref) {
            done.countDown();
        }
    }
}
