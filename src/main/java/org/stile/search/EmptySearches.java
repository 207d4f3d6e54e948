package org.stile.search;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.stile.base.Clock;
import org.stile.guard.Guard;
import org.stile.lessons.Removal;
import org.stile.lessons.WordTraces;

/**
 * Searches that found nothing, counted by day without a trace of who asked: what the programme has yet to learn. Counted
 * in memory and written every half minute, so that a search never waits for it and looking never writes. What could
 * be a person is not counted, and what fewer than three asked is not shown. Thread-safe.
 */
@ApplicationScoped
public class EmptySearches implements WordTraces {

    private static final Logger LOG = Logger.getLogger(EmptySearches.class);

    // Longer texts are pasted and nobody else's; more in half a minute are a robot's.
    private static final int LONGEST = 80;
    private static final int MOST = 1_000;

    /** A search that fewer asked may be somebody's name. */
    static final int SHOWN_FROM = 3;

    private final EntityManager entityManager;
    private final InstantSource clock;
    private Map<String, Counts> waiting = new HashMap<>();

    EmptySearches(EntityManager entityManager, InstantSource clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /**
     * A search that found nothing.
     *
     * @param times how often it was made
     * @param wanted how often somebody asked for an answer to it
     * @param since the first day, of those that are looked at, on which it was made
     */
    public record Empty(String query, long times, long wanted, LocalDate since) {

        /** The page that makes it again. */
        public String href() {
            return LessonQuery.of(query).href();
        }
    }

    private record Counts(int times, int wanted) {}

    /** Counts a search that found nothing. */
    void found(QueryText query) {
        count(query, 1, 0);
    }

    /**
     * Counts that somebody wants an answer.
     *
     * @return whether it could be counted: not what is empty, too long, or could be a person
     */
    boolean want(QueryText query) {
        return count(query, 0, 1);
    }

    private synchronized boolean count(QueryText query, int times, int wanted) {
        String key = BestBets.key(query.raw());
        if (key.isEmpty()
                || key.length() > LONGEST
                || query.raw().contains("@")
                || key.matches(".*\\d{5}.*|.*\\d( \\d+){2,}.*")
                || !Guard.all(query.raw()).isEmpty()) {
            return false;
        }
        if (waiting.size() < MOST || waiting.containsKey(key)) {
            waiting.merge(key, new Counts(times, wanted), (a, b) -> new Counts(a.times + b.times, a.wanted + b.wanted));
        }
        return true;
    }

    /** The searches of the last weeks that found nothing, those that most asked first. */
    @Transactional
    public List<Empty> most(int weeks, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select query, sum(times), sum(wanted), min(day) from empty_search where day > :since
                        group by query having sum(times) >= :least or sum(wanted) > 0
                        order by sum(wanted) desc, sum(times) desc, query limit :limit""", Object[].class)
                .setParameter("since", Clock.today(clock).minusWeeks(weeks))
                .setParameter("least", SHOWN_FROM)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Empty(
                        (String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue(), (LocalDate)
                                row[3]))
                .toList();
    }

    /** Writes what has been counted since the last time. */
    @Scheduled(every = "30s", delayed = "30s")
    @Transactional
    public void write() {
        LocalDate today = Clock.today(clock);
        taken().forEach((query, counts) -> entityManager
                .createNativeQuery("""
                        insert into empty_search (query, day, times, wanted) values (:query, :day, :times, :wanted)
                        on conflict (query, day) do update set times = empty_search.times + excluded.times,
                            wanted = empty_search.wanted + excluded.wanted""")
                .setParameter("query", query)
                .setParameter("day", today)
                .setParameter("times", counts.times)
                .setParameter("wanted", counts.wanted)
                .executeUpdate());
    }

    /** Forgets what is older than a year. */
    @Scheduled(cron = "0 27 3 * * ?", timeZone = "Europe/London")
    @Transactional
    void forget() {
        int forgotten = entityManager
                .createNativeQuery("delete from empty_search where day < :before")
                .setParameter("before", Clock.today(clock).minusYears(1))
                .executeUpdate();
        LOG.debugf("%d old empty searches forgotten", forgotten);
    }

    /** Somebody who read the words may have searched for them. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(Removal removal) {
        forgetWaiting(removal);
        entityManager
                .createNativeQuery("delete from empty_search where query ~* :words")
                .setParameter("words", removal.expression())
                .executeUpdate();
    }

    private synchronized void forgetWaiting(Removal removal) {
        waiting.keySet().removeIf(removal::isIn);
    }

    @Override
    public Set<String> tables() {
        return Set.of("empty_search");
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        write();
    }

    private synchronized Map<String, Counts> taken() {
        Map<String, Counts> taken = waiting;
        waiting = new HashMap<>();
        return taken;
    }
}
