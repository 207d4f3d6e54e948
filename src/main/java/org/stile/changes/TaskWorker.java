package org.stile.changes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Does tasks that are due, one after another. Any number may work at once, on one node or several. Thread-safe. */
final class TaskWorker {

    private static final Logger LOG = Logger.getLogger(TaskWorker.class);

    // With a first pause of half a minute the last attempt is some 23 hours after the first: a mail server may be away
    // for a night.
    static final int MOST_ATTEMPTS = 8;
    private static final int GROWTH = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
    private static final int ERROR_LENGTH = 200;

    private final TaskStore store;
    private final Map<String, TaskHandler> handlers;
    private final InstantSource clock;
    private final Duration firstPause;

    /** A worker that does what these handlers can; tasks of other kinds are left to other versions of the portal. */
    TaskWorker(TaskStore store, Collection<TaskHandler> handlers, InstantSource clock, Duration firstPause) {
        this.store = store;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(TaskHandler::kind, Function.identity()));
        this.clock = clock;
        this.firstPause = firstPause;
    }

    /** Does one task, or fails at it. Whether there was one. */
    boolean runOne() {
        Instant now = clock.instant();
        Optional<TaskStore.Claim> claim = store.claim(handlers.keySet(), now, now.plus(Tasks.LONGEST));
        claim.ifPresent(this::run);
        return claim.isPresent();
    }

    private void run(TaskStore.Claim claim) {
        if (claim.attempt() > MOST_ATTEMPTS) {
            // its node has died every time, and so might this one
            giveUp(claim, "lost");
            return;
        }
        try {
            handlers.get(claim.kind()).run(claim.ref());
        } catch (Exception | LinkageError | StackOverflowError e) {
            failed(claim, classes(e));
            return;
        }
        store.done(claim);
    }

    private void failed(TaskStore.Claim claim, String error) {
        if (claim.attempt() == MOST_ATTEMPTS) {
            giveUp(claim, error);
            return;
        }
        store.failed(claim, error, clock.instant().plus(pause(claim.attempt())));
        LOG.infof("Task %d (%s) is tried again later: %s", claim.id(), claim.kind(), error);
    }

    private void giveUp(TaskStore.Claim claim, String error) {
        store.giveUp(claim, error, clock.instant());
        LOG.warnf("Task %d (%s) is given up: %s. See /admin/tasks", claim.id(), claim.kind(), error);
    }

    /** How long to wait after this attempt, from 1. */
    Duration pause(int attempt) {
        Duration pause = firstPause;
        for (int i = 1; i < attempt && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(GROWTH);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** The classes of a failure and its causes; messages may hold addresses and what people typed. */
    private static String classes(Throwable failure) {
        Set<Throwable> chain = new LinkedHashSet<>();
        for (Throwable cause = failure; cause != null && chain.add(cause); cause = cause.getCause()) {
            // until there is no further cause, or it goes round
        }
        String classes =
                chain.stream().map(cause -> cause.getClass().getSimpleName()).collect(Collectors.joining(": "));
        return classes.substring(0, Math.min(classes.length(), ERROR_LENGTH));
    }
}
