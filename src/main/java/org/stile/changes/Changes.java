package org.stile.changes;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * The change log. Its order is commit order: identity values become visible out of order, so a reader that has seen 2
 * could miss a slower 1. Therefore {@link #append} flushes, takes one advisory lock as the last thing before it writes,
 * and the lock is held only until the commit. Thread-safe.
 */
@ApplicationScoped
public class Changes {

    /** The kind of changes to lessons. */
    public static final String LESSON = "lesson";

    /** The kind of changes to what curators teach search. */
    public static final String SEARCH_WORDS = "search-words";

    /** The kind of changes to topics; the number of the version that was saved. */
    public static final String TOPIC = "topic";

    /** The kind of changes to trusts; the number of the merger that was entered or taken back. */
    public static final String TRUST = "trust";

    /** The channel that is notified at every commit that appended something. */
    public static final String CHANNEL = "stile_changes";

    // Any number that nothing else in this database uses: "stile" in base 36.
    private static final long LOCK = 48_390_710L;

    private final EntityManager entityManager;
    private final InstantSource clock;
    private final AppendedHere appendedHere;

    Changes(EntityManager entityManager, InstantSource clock, AppendedHere appendedHere) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.appendedHere = appendedHere;
    }

    /** Appends one change; see {@link #append(String, Collection)}. */
    public long append(String kind, long ref) {
        return append(kind, List.of(ref));
    }

    /**
     * Appends changes as the last act of the present transaction: nothing may be written after it.
     *
     * @return the position of the last one; 0 when there were none
     */
    @Transactional(TxType.MANDATORY)
    public long append(String kind, Collection<Long> refs) {
        if (refs.isEmpty()) {
            return 0;
        }
        entityManager.flush();
        lock();
        long last = ((Number) entityManager
                        .createNativeQuery("""
                                with added as (
                                    insert into change_log (kind, ref)
                                    select :kind, ref from unnest(cast(:refs as bigint[])) as ref
                                    returning id)
                                select max(id) from added""")
                        .setParameter("kind", kind)
                        .setParameter(
                                "refs", refs.stream().mapToLong(Long::longValue).toArray())
                        .getSingleResult())
                .longValue();
        notifyFollowers();
        if (Arc.container().requestContext().isActive()) {
            appendedHere.upTo(last);
        }
        return last;
    }

    private void lock() {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    private void notifyFollowers() {
        entityManager
                .createNativeQuery("select cast(pg_notify(:channel, '') as text)")
                .setParameter("channel", CHANNEL)
                .getSingleResult();
    }

    /**
     * What was appended after a position, oldest first.
     *
     * @param limit at most so many
     */
    @Transactional
    public List<Change> after(long position, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select id, kind, ref from change_log where id > :position order by id limit :limit",
                        Object[].class)
                .setParameter("position", position)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Change(((Number) row[0]).longValue(), (String) row[1], ((Number) row[2]).longValue()))
                .toList();
    }

    /** The position of the last change that is committed; 0 for an empty log that never held anything. */
    @Transactional
    public long last() {
        // The sequence would run ahead of commits; a pruned log still has its newest line, see prune.
        return number("select coalesce(max(id), 0) from change_log");
    }

    /** The position of the oldest change still kept; 0 for an empty log. */
    @Transactional
    public long first() {
        return number("select coalesce(min(id), 0) from change_log");
    }

    /**
     * Forgets changes older than {@code age}, but never the newest one, so that {@link #last} stays true. A follower
     * whose cursor lies before what is left must rebuild.
     *
     * @return how many were forgotten
     */
    @Transactional
    public int prune(Duration age) {
        return entityManager
                .createNativeQuery("""
                        delete from change_log
                        where at < :before and id < (select max(id) from change_log)""")
                .setParameter("before", clock.instant().minus(age))
                .executeUpdate();
    }

    /** What tells this database from every other: an index made from another one is of no use. */
    @Transactional
    public String installation() {
        return (String) entityManager
                .createNativeQuery("select cast(id as text) from installation")
                .getSingleResult();
    }

    private long number(String sql) {
        return ((Number) entityManager.createNativeQuery(sql).getSingleResult()).longValue();
    }

    /** How far the present request has appended, so that its answer can wait for the index to follow. */
    @RequestScoped
    public static class AppendedHere {
        private long position;

        void upTo(long appended) {
            position = Math.max(position, appended);
        }

        /** The last position appended by this request; 0 when it appended nothing. */
        public long position() {
            return position;
        }
    }
}
