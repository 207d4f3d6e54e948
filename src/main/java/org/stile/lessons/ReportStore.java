package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** All persistence of reports about lessons. */
@ApplicationScoped
class ReportStore {

    private final EntityManager entityManager;

    ReportStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void add(LessonRef ref, LessonReport.Kind kind, String detail, long reporter, boolean hid, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into lesson_report (lesson_id, kind, detail, reporter_id, hid_lesson, made_at)
                        values (:lesson, :kind, :detail, nullif(:reporter, 0), :hid, :at)""")
                .setParameter("lesson", ref.number())
                .setParameter("kind", kind.value())
                .setParameter("detail", detail)
                .setParameter("reporter", reporter)
                .setParameter("hid", hid)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Open reports: those that say a patient is identified first, then by age. */
    List<LessonReport> open(int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select r.id, r.lesson_id, l.title, r.kind, r.detail, r.reporter_id is not null, r.hid_lesson,
                            r.made_at
                        from lesson_report r join lesson l on l.id = r.lesson_id
                        where r.resolved_at is null
                        order by r.kind <> 'identifies-patient', r.made_at, r.id limit :limit""", Object[].class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new LessonReport(
                        ((Number) row[0]).longValue(),
                        new LessonRef(((Number) row[1]).longValue()),
                        (String) row[2],
                        LessonRow.token(LessonReport.Kind.class, (String) row[3]),
                        (String) row[4],
                        (Boolean) row[5],
                        (Boolean) row[6],
                        (Instant) row[7]))
                .toList();
    }

    int resolve(String which, long id, long by, Instant at) {
        return entityManager
                .createNativeQuery(
                        "update lesson_report set resolved_at = :at, resolved_by = :by where resolved_at is null"
                                + " and " + which + " = :id")
                .setParameter("at", at)
                .setParameter("by", by)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Resolves those of them that are open and do not say that a patient is identified; the numbers of these. */
    Set<Long> resolveHarmless(Collection<Long> ids, long by, Instant at) {
        return Set.copyOf(numbers(
                entityManager
                        .createNativeQuery("""
                                update lesson_report set resolved_at = :at, resolved_by = :by
                                where resolved_at is null and kind <> 'identifies-patient'
                                    and id = any(cast(:ids as bigint[])) returning id""", Long.class)
                        .setParameter("at", at)
                        .setParameter("by", by),
                ids));
    }

    /** Opens those of them that are closed; the numbers of these. */
    Set<Long> reopen(Collection<Long> ids) {
        return Set.copyOf(numbers(entityManager.createNativeQuery("""
                        update lesson_report set resolved_at = null, resolved_by = null
                        where resolved_at is not null and id = any(cast(:ids as bigint[])) returning id""", Long.class), ids));
    }

    @SuppressWarnings("unchecked") // both statements above return numbers
    private static List<Long> numbers(Query statement, Collection<Long> ids) {
        return statement
                .setParameter("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .getResultList();
    }
}
