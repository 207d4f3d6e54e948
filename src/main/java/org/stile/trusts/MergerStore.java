package org.stile.trusts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All persistence of mergers. Runs in its caller's transaction. */
@ApplicationScoped
class MergerStore {

    private static final int MOST = 200;

    private static final String SELECT = """
            select m.id, array(select t.trust_code from merger_trust t where t.merger_id = m.id order by t.trust_code),
                m.into_code, m.closed_on, m.entered_at, m.undone_at is not null
            from merger m
            """;

    private final EntityManager entityManager;

    MergerStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** All that were entered, the newest first. */
    List<Merger> all() {
        return mergers(entityManager
                .createNativeQuery(SELECT + "order by m.id desc limit :limit", Object[].class)
                .setParameter("limit", MOST));
    }

    Optional<Merger> byId(long id) {
        return mergers(entityManager
                        .createNativeQuery(SELECT + "where m.id = :id", Object[].class)
                        .setParameter("id", id))
                .stream()
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<Merger> mergers(Query query) {
        return ((List<Object[]>) query.getResultList())
                .stream()
                        .map(row -> new Merger(
                                ((Number) row[0]).longValue(),
                                Arrays.asList((String[]) row[1]),
                                (String) row[2],
                                (LocalDate) row[3],
                                (Instant) row[4],
                                (Boolean) row[5]))
                        .toList();
    }

    /** Keeps everybody else from merging any trust until the transaction ends: two mergers must not make a circle. */
    void lock() {
        entityManager
                .createNativeQuery("lock table merger in share row exclusive mode")
                .executeUpdate();
    }

    /** Adds a merger and closes its trusts; gives its number. */
    long add(Collection<String> trusts, String into, LocalDate closedOn, long accountId, Instant at) {
        long id = ((Number) entityManager
                        .createNativeQuery("""
                                insert into merger (into_code, closed_on, entered_by, entered_at)
                                values (:into, :on, :by, :at) returning id""", Long.class)
                        .setParameter("into", into)
                        .setParameter("on", closedOn)
                        .setParameter("by", accountId)
                        .setParameter("at", at)
                        .getSingleResult())
                .longValue();
        entityManager
                .createNativeQuery("""
                        insert into merger_trust (merger_id, trust_code, was_closed_on, was_successor)
                        select :id, code, closed_on, successor_code from trust
                        where code = any(cast(:codes as text[]))""")
                .setParameter("id", id)
                .setParameter("codes", trusts.toArray(String[]::new))
                .executeUpdate();
        entityManager
                .createNativeQuery("""
                        update trust set closed_on = :on, successor_code = :into
                        where code = any(cast(:codes as text[]))""")
                .setParameter("on", closedOn)
                .setParameter("into", into)
                .setParameter("codes", trusts.toArray(String[]::new))
                .executeUpdate();
        return id;
    }

    /** Takes a merger back: its trusts are again what the reference files say. */
    void undo(long id, long accountId, Instant at) {
        entityManager
                .createNativeQuery("update merger set undone_by = :by, undone_at = :at where id = :id")
                .setParameter("by", accountId)
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate();
        entityManager.createNativeQuery("""
                        update trust t set closed_on = m.was_closed_on, successor_code = m.was_successor
                        from merger_trust m where m.merger_id = :id and t.code = m.trust_code""").setParameter("id", id).executeUpdate();
    }
}
