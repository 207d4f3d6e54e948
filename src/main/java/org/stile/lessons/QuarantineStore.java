package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stile.web.Viewer;

/** All persistence of hidden lessons and of purges. Every method runs in its caller's transaction. */
@ApplicationScoped
class QuarantineStore {

    private final EntityManager entityManager;

    QuarantineStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A lesson's row. */
    record Row(long lesson, State before, Hidden.Reason reason, Instant hiddenAt, Outcome outcome, Instant decidedAt) {}

    /** How it was decided. */
    enum Outcome {
        OPEN(""),
        NOTHING("nothing"),
        REMOVED("removed"),
        REMOVED_WHOLE("removed-whole");

        private final String value;

        Outcome(String value) {
            this.value = value;
        }

        static Outcome of(String value) {
            return List.of(values()).stream()
                    .filter(outcome -> outcome.value.equals(value))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Writes down that a lesson is hidden, and what it was before. */
    void hide(long lesson, State before, Hidden.Reason reason, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into lesson_quarantine (lesson_id, state_before, reason, hidden_at)
                        values (:lesson, :before, :reason, :now)
                        on conflict (lesson_id) do update set state_before = excluded.state_before,
                            reason = excluded.reason, hidden_at = excluded.hidden_at, decision = '',
                            decided_at = null""")
                .setParameter("lesson", lesson)
                .setParameter("before", before.value())
                .setParameter("reason", reason.value())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Writes down what was decided; about a lesson that was never hidden, too. */
    void decide(long lesson, State before, Outcome outcome, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into lesson_quarantine (lesson_id, state_before, reason, hidden_at, decision, decided_at)
                        values (:lesson, :before, 'decision', :now, :decision, :now)
                        on conflict (lesson_id) do update set decision = excluded.decision,
                            decided_at = excluded.decided_at""")
                .setParameter("lesson", lesson)
                .setParameter("before", before.value())
                .setParameter("decision", outcome.value)
                .setParameter("now", now)
                .executeUpdate();
    }

    Map<Long, Row> of(Collection<Long> lessons) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select lesson_id, state_before, reason, hidden_at, decision, decided_at from lesson_quarantine
                        where lesson_id = any(cast(:lessons as bigint[]))""", Object[].class)
                .setParameter(
                        "lessons", lessons.stream().mapToLong(Long::longValue).toArray())
                .getResultList();
        return rows.stream()
                .map(row -> new Row(
                        ((Number) row[0]).longValue(),
                        LessonRow.token(State.class, (String) row[1]),
                        LessonRow.token(Hidden.Reason.class, (String) row[2]),
                        (Instant) row[3],
                        Outcome.of((String) row[4]),
                        (Instant) row[5]))
                .collect(Collectors.toMap(Row::lesson, Function.identity()));
    }

    /** Lessons that are hidden and that this viewer decides about, oldest first. */
    List<Hidden> hidden(Viewer viewer, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select l.id, l.title, coalesce(l.trust_code, ''), coalesce(q.reason, 'report'),
                            coalesce(q.hidden_at, l.updated_at)
                        from lesson l left join lesson_quarantine q on q.lesson_id = l.id
                        where l.state = 'quarantined' and (:curator or l.trust_code = :trust)
                        order by 5, l.id limit :limit""", Object[].class)
                .setParameter("curator", viewer.curator())
                .setParameter("trust", viewer.lead() ? viewer.trust() : "")
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Hidden(
                        new LessonRef(((Number) row[0]).longValue()),
                        (String) row[1],
                        (String) row[2],
                        LessonRow.token(Hidden.Reason.class, (String) row[3]),
                        (Instant) row[4]))
                .toList();
    }

    long countHidden(Viewer viewer) {
        return ((Number) entityManager
                        .createNativeQuery("select count(*) from lesson where state = 'quarantined'"
                                + " and (:curator or trust_code = :trust)")
                        .setParameter("curator", viewer.curator())
                        .setParameter("trust", viewer.lead() ? viewer.trust() : "")
                        .getSingleResult())
                .longValue();
    }

    /** What a lesson becomes, with a new version: forms that are open hold what was removed. */
    void become(long lesson, State state, Instant now) {
        entityManager
                .createNativeQuery("""
                        update lesson set state = :state, updated_at = :now, lock_version = lock_version + 1
                        where id = :lesson""")
                .setParameter("lesson", lesson)
                .setParameter("state", state.value())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** A lesson whose whole text was removed is withdrawn. */
    void withdraw(long lesson, String reason, Instant now) {
        entityManager
                .createNativeQuery(
                        "update lesson set withdrawn_at = :now, withdrawn_reason = :reason where id = :lesson")
                .setParameter("lesson", lesson)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * No import puts the text back, and no hash of it is left with which somebody could try numbers until one fits; nor
     * does a change that waits bring back what it was written on.
     */
    void separateFromSource(long lesson) {
        entityManager
                .createNativeQuery("update lesson set import_hash = 'removed', edited_locally = true"
                        + " where id = :lesson and import_hash is not null")
                .setParameter("lesson", lesson)
                .executeUpdate();
        entityManager
                .createNativeQuery("update lesson_edit set lock_version = lock_version + 1 where lesson_id = :lesson")
                .setParameter("lesson", lesson)
                .executeUpdate();
    }

    /** Keeps that something was purged, and answers its number. */
    long purged(long lesson, boolean whole, int places, Instant now) {
        return ((Number) entityManager
                        .createNativeQuery("""
                                insert into lesson_purge (lesson_id, whole, places, made_at)
                                values (:lesson, :whole, :places, :now) returning id""")
                        .setParameter("lesson", lesson)
                        .setParameter("whole", whole)
                        .setParameter("places", places)
                        .setParameter("now", now)
                        .getSingleResult())
                .longValue();
    }

    /** The purges of a lesson, newest first. */
    List<Purge> purges(long lesson, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select p.id, p.whole, p.places, p.made_at, p.tables_at, count(r.node), max(r.made_at)
                        from lesson_purge p left join index_rewrite r on r.purge_id >= p.id
                        where p.lesson_id = :lesson group by p.id order by p.id desc limit :limit""", Object[].class)
                .setParameter("lesson", lesson)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Purge(
                        ((Number) row[0]).longValue(),
                        (Boolean) row[1],
                        ((Number) row[2]).intValue(),
                        (Instant) row[3],
                        (Instant) row[4],
                        ((Number) row[5]).intValue(),
                        (Instant) row[6]))
                .toList();
    }

    /** The number of the last purge; 0 when there was none. */
    long lastPurge() {
        return ((Number) entityManager
                        .createNativeQuery("select coalesce(max(id), 0) from lesson_purge")
                        .getSingleResult())
                .longValue();
    }

    long tablesWrittenUpTo() {
        return ((Number) entityManager
                        .createNativeQuery("select coalesce(max(id), 0) from lesson_purge where tables_at is not null")
                        .getSingleResult())
                .longValue();
    }

    /** The tables have been written anew after these purges. */
    void tablesWritten(long upTo, Instant now) {
        entityManager
                .createNativeQuery("update lesson_purge set tables_at = :now where id <= :upTo and tables_at is null")
                .setParameter("upTo", upTo)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** A node has written its index anew after these purges. */
    void indexWritten(String node, long upTo, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into index_rewrite (node, purge_id, made_at) values (:node, :upTo, :now)
                        on conflict (node) do update set purge_id = excluded.purge_id, made_at = excluded.made_at""")
                .setParameter("node", node)
                .setParameter("upTo", upTo)
                .setParameter("now", now)
                .executeUpdate();
    }

    Optional<Instant> finishedScan(String rules) {
        List<Instant> finished = entityManager
                .createNativeQuery("select finished_at from guard_scan where rules = :rules", Instant.class)
                .setParameter("rules", rules)
                .getResultList();
        return finished.stream().filter(java.util.Objects::nonNull).findFirst();
    }
}
