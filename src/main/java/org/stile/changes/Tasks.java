package org.stile.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.stile.audit.Audit;
import org.stile.base.Problem;
import org.stile.web.Role;
import org.stile.web.Viewer;

/**
 * The queue of work that one node does once: mail, scans, nightly jobs. A task is added in the transaction of what it
 * follows from, so that neither is there without the other, and is claimed by one node at a time with
 * {@code for update skip locked}. A failure is tried again after a growing pause, and after the last attempt the task
 * stays, given up, until an admin has looked at it. Thread-safe.
 *
 * <p>A claim is a lease and not an open transaction: a transaction held open for minutes would keep PostgreSQL from
 * clearing what was deleted meanwhile, and a task that takes its node down with it would never be counted as tried.
 */
@ApplicationScoped
public class Tasks {

    /** How long a task may run before its node is taken for dead. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private final TaskStore store;
    private final Event<Added> added;
    private final Audit audit;
    private final InstantSource clock;

    Tasks(TaskStore store, Event<Added> added, Audit audit, InstantSource clock) {
        this.store = store;
        this.added = added;
        this.audit = audit;
        this.clock = clock;
    }

    /** Something was added; fired within the transaction. */
    record Added() {}

    /** Adds a task to be done at once; see {@link #add(String, String, Duration)}. */
    public void add(String kind, long ref) {
        add(kind, Long.toString(ref), Duration.ZERO);
    }

    /** Adds a task to be done at once; see {@link #add(String, String, Duration)}. */
    public void add(String kind, String ref) {
        add(kind, ref, Duration.ZERO);
    }

    /**
     * Adds a task in the present transaction. While one of the same kind and ref is open there is no second: one that
     * waits is done at the earlier of both times, one that is running is run once more afterwards.
     *
     * @param ref a number or a small key: letters, digits and hyphens, at most 60; never what a person typed
     * @param delay how long to wait at least
     */
    @Transactional(TxType.MANDATORY)
    public void add(String kind, String ref, Duration delay) {
        store.add(kind, ref, clock.instant(), delay);
        added.fire(new Added());
    }

    /** How many tasks were given up. */
    @Transactional
    public long countGivenUp() {
        return store.count("given_up_at is not null");
    }

    /** How many tasks wait or run. */
    @Transactional
    public long countOpen() {
        return store.count("given_up_at is null");
    }

    /** Tasks that were given up, the latest first; for admins. */
    @Transactional
    public List<Task> givenUp(Viewer admin, int limit) {
        mustBeAdmin(admin);
        return store.givenUp(limit);
    }

    /**
     * Has a given-up task tried again from the first attempt, at once.
     *
     * @throws Problem.NotFound when there is none with this number, or it has been dealt with meanwhile
     */
    @Transactional
    public void tryAgain(long id, Viewer admin) {
        mustBeAdmin(admin);
        if (!store.reopen(id, clock.instant())) {
            throw notFound();
        }
        audit.record(admin, "task.try-again", id, "");
        added.fire(new Added());
    }

    /**
     * Takes a given-up task out of the queue for good.
     *
     * @throws Problem.NotFound as {@link #tryAgain}
     */
    @Transactional
    public void forget(long id, Viewer admin) {
        mustBeAdmin(admin);
        if (!store.forget(id)) {
            throw notFound();
        }
        audit.record(admin, "task.forget", id, "");
    }

    private static void mustBeAdmin(Viewer viewer) {
        if (!viewer.is(Role.ADMIN)) {
            throw new Problem.Forbidden("not-an-admin", "Only admins deal with tasks that were given up.");
        }
    }

    private static Problem notFound() {
        return new Problem.NotFound("This task is not there any more: somebody else may have dealt with it.");
    }
}
