package org.stile.uptake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.stile.base.Clock;
import org.stile.lessons.LessonRef;
import org.stile.web.Viewer;

/**
 * How often lessons are read: by lesson, reader's trust, reader's audience and day, never by person. Readers who are not
 * signed in, and robots among them, count under no trust. Counted in memory and written every few seconds, so that
 * reading never writes; a crash loses those seconds. Thread-safe.
 */
@ApplicationScoped
public class Reads {

    private static final Logger LOG = Logger.getLogger(Reads.class);

    // so many different keys in a few seconds are a flood, or a database that is away
    private static final int MOST = 50_000;

    /** Fewer are not shown anywhere: they could tell who it was. */
    static final int SHOWN_FROM = 5;

    private final ReadStore store;
    private final InstantSource clock;
    private Map<Key, Integer> waiting = new HashMap<>();

    Reads(ReadStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is counted apart.
     *
     * @param trust empty for a reader of no trust
     * @param audience empty where the account does not say
     */
    record Key(long lesson, String trust, String audience, LocalDate day) {}

    /** Counts that a lesson was read. */
    public void count(LessonRef ref, Viewer viewer) {
        String audience = viewer.trust().isEmpty() ? "" : viewer.audience();
        add(new Key(ref.number(), viewer.trust(), audience, Clock.today(clock)), 1);
    }

    private synchronized void add(Key key, int times) {
        if (waiting.size() < MOST || waiting.containsKey(key)) {
            waiting.merge(key, times, Integer::sum);
        }
    }

    /** How often people of trusts have read a lesson, as far as it is written; 0 when fewer than five times. */
    @Transactional
    public long byTrusts(LessonRef ref) {
        long times = store.byTrusts(ref);
        return times < SHOWN_FROM ? 0 : times;
    }

    /** Writes what has been counted since the last time. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        Map<Key, Integer> counted = taken();
        if (counted.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> store.add(counted));
        } catch (RuntimeException e) {
            counted.forEach(this::add);
            LOG.warn("Reads cannot be written now; they are tried again", e);
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        write();
    }

    private synchronized Map<Key, Integer> taken() {
        Map<Key, Integer> taken = waiting;
        waiting = new HashMap<>();
        return taken;
    }
}
