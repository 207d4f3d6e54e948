package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stile.base.Clock;

/** All persistence of when lessons are to be looked at again, and of who said that they still hold. */
@ApplicationScoped
class StaleStore {

    /** When somebody last looked at it: what happened before that makes no review due. */
    private static final String LOOKED = "greatest(l.published_at, l.revised_at, l.confirmed_at)";

    /** When its trust closed since; not told where the attribution hides the trust, which it would narrow down. */
    private static final String CLOSED = "case when l.attribution <> 'region'"
            + " and trust.closed_on > cast(" + LOOKED + " at time zone 'Europe/London' as date)"
            + " then trust.closed_on end";

    // What may be due, by each reason through an index: working out the day for every lesson took half a second of the
    // desk's page among 100,000. The days are compared as moments, which the index on a trust's lessons has.
    private static final String MAY_BE_DUE = """
            select id from lesson where state = 'published' and review_due <= :today
            union select lesson_id from lesson_challenge where kind = 'contradicts'
            union select l.id from trust closed join lesson l on l.trust_code = closed.code
                and %s < cast(closed.closed_on as timestamp) at time zone 'Europe/London'
                where closed.closed_on <= :today and l.attribution <> 'region'""".formatted(LOOKED);

    /** Published lessons with the day from which a review is due, for those who are signed in. */
    private static final String DUE = """
            from (
                select l.id, least(l.review_due, contradicted.since, %s) as since
                from lesson l
                    left join trust on trust.code = l.trust_code
                    left join (
                        select l.id, cast(min(challenge.made_at) at time zone 'Europe/London' as date) as since
                        from lesson_challenge challenge join lesson l on l.id = challenge.lesson_id
                        where challenge.kind = 'contradicts' and challenge.made_at > %s
                        group by l.id) as contradicted on contradicted.id = l.id
                where l.state = 'published' and l.id in (%s) and (cast(:all as boolean)
                    or l.attribution <> 'region' and l.trust_code = any(:trusts))) as due
            where since <= :today""".formatted(CLOSED, LOOKED, MAY_BE_DUE);

    private final EntityManager entityManager;

    StaleStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** What is known of one lesson's age, for those who are not signed in and for those who are. */
    record Facts(Staleness.Facts everybody, Staleness.Facts members) {}

    /** What is known of these lessons; those that are not published are missing. */
    Map<Long, Facts> facts(Collection<Long> numbers) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select l.id, l.review_due, %s,
                            min(challenge.made_at) filter (where challenge.kind = 'supersedes'
                                and challenge.publication = 'public'),
                            min(challenge.made_at) filter (where challenge.kind = 'supersedes'),
                            min(challenge.made_at) filter (where challenge.kind = 'contradicts'
                                and challenge.publication = 'public'),
                            min(challenge.made_at) filter (where challenge.kind = 'contradicts')
                        from lesson l
                            left join trust on trust.code = l.trust_code
                            left join lesson_challenge challenge
                                on challenge.lesson_id = l.id and challenge.made_at > %s
                        where l.id = any(:numbers) and l.state in ('published', 'superseded')
                        group by l.id, trust.code""".formatted(CLOSED, LOOKED), Object[].class)
                .setParameter(
                        "numbers", numbers.stream().mapToLong(Long::longValue).toArray())
                .getResultList();
        Map<Long, Facts> facts = new HashMap<>();
        for (Object[] row : rows) {
            LocalDate byAge = (LocalDate) row[1];
            LocalDate closed = (LocalDate) row[2];
            facts.put(
                    ((Number) row[0]).longValue(),
                    new Facts(
                            new Staleness.Facts(byAge, day(row[3]), day(row[5]), closed),
                            new Staleness.Facts(byAge, day(row[4]), day(row[6]), closed)));
        }
        return facts;
    }

    private static LocalDate day(Object instant) {
        return instant == null ? null : Clock.date((Instant) instant);
    }

    /**
     * Lessons to look at again, the longest due first.
     *
     * @param trusts whose lessons; ignored where {@code all} are asked for
     */
    List<Long> due(boolean all, List<String> trusts, LocalDate today, int page, int size) {
        return entityManager
                .createNativeQuery("select id " + DUE + " order by since, id limit :limit offset :offset", Long.class)
                .setParameter("all", all)
                .setParameter("trusts", trusts.toArray(String[]::new))
                .setParameter("today", today)
                .setParameter("limit", size)
                .setParameter("offset", (page - 1) * size)
                .getResultList();
    }

    long countDue(boolean all, List<String> trusts, LocalDate today) {
        return ((Number) entityManager
                        .createNativeQuery("select count(*) " + DUE, Long.class)
                        .setParameter("all", all)
                        .setParameter("trusts", trusts.toArray(String[]::new))
                        .setParameter("today", today)
                        .getSingleResult())
                .longValue();
    }

    void confirm(long number, long by, boolean bySource, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into lesson_confirmation (lesson_id, made_at, made_by, by_source)
                        values (:lesson, :at, :by, :source)""")
                .setParameter("lesson", number)
                .setParameter("at", at)
                .setParameter("by", by)
                .setParameter("source", bySource)
                .executeUpdate();
        entityManager
                .createNativeQuery("update lesson set confirmed_at = :at where id = :lesson")
                .setParameter("at", at)
                .setParameter("lesson", number)
                .executeUpdate();
    }

    /** Who said that a lesson still holds, the latest first. */
    List<StaleLessons.Confirmation> confirmations(long number, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select made_at, by_source from lesson_confirmation
                        where lesson_id = :lesson order by id desc limit :limit""", Object[].class)
                .setParameter("lesson", number)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new StaleLessons.Confirmation((Instant) row[0], (Boolean) row[1]))
                .toList();
    }
}
