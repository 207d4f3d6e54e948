package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * How far lessons have reached people of a trust while it went through the stages of a programme: what they read by
 * their kind of work, and what the trust took up by whom the lesson is for. Counts are rounded down to fives, and fewer
 * than five are not counted at all: neither a small count nor the difference between two tells what one person did.
 * Every method is one transaction. Thread-safe.
 */
@ApplicationScoped
public class Reach {

    /** Counts go in steps of this, and smaller ones are not shown. */
    public static final int STEP = 5;

    // stages and kinds of work are closed lists
    private static final int MOST = 1_000;

    private static final String SPANS = """
            with span as (
                select stage, cast(f as date) as f, cast(t as date) as t
                from unnest(cast(:stages as text[]), cast(:froms as text[]), cast(:tos as text[])) as s (stage, f, t))
            """;

    // of the programme, or about the stage: what somebody at that step has reason to read
    private static final String MATTERS = """
            l.state in ('published', 'superseded') and (l.programme = :programme or span.stage = any(l.stages))
            """;

    private final EntityManager entityManager;

    Reach(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Days that a trust spent in a stage, both included.
     *
     * @param to not before {@code from}
     */
    public record Span(String stage, LocalDate from, LocalDate to) {}

    /**
     * How often something was done.
     *
     * @param audience the kind of work
     * @param atLeast a multiple of {@link #STEP}, at least that
     */
    public record Count(String stage, String audience, long atLeast) {}

    /**
     * How often people of a trust read lessons of a programme, or of the stage it was in, by their kind of work.
     *
     * @param trusts codes: the trust and those that have gone over into it
     */
    @Transactional
    public List<Count> reads(Set<String> trusts, String programme, Collection<Span> spans) {
        return counts(SPANS + """
                select span.stage, r.audience, sum(r.times)
                from span join lesson_read r on r.day between span.f and span.t
                    and r.trust_code = any(cast(:trusts as text[])) and r.trust_code <> '' and r.audience <> ''
                join lesson l on l.id = r.lesson_id
                where\s""" + MATTERS + """
                group by span.stage, r.audience having sum(r.times) >= :least
                order by span.stage, r.audience limit :limit""", trusts, programme, spans);
    }

    /** How many such lessons the trust adopted or adapted, as its lead confirmed, by whom the lesson is for. */
    @Transactional
    public List<Count> uptakes(Set<String> trusts, String programme, Collection<Span> spans) {
        return counts(SPANS + """
                select span.stage, a.audience, count(distinct u.lesson_id)
                from span join uptake u on cast(u.made_at at time zone 'Europe/London' as date) between span.f and span.t
                    and u.trust_code = any(cast(:trusts as text[])) and u.act = 'confirmed'
                    and u.disposition in ('adopted', 'adapted')
                join lesson l on l.id = u.lesson_id
                cross join unnest(l.audiences) as a (audience)
                where not exists (select 1 from uptake later
                        where later.lesson_id = u.lesson_id and later.trust_code = u.trust_code
                            and later.version > u.version and later.act in ('confirmed', 'withdrawn'))
                    and\s""" + MATTERS + """
                group by span.stage, a.audience having count(distinct u.lesson_id) >= :least
                order by span.stage, a.audience limit :limit""", trusts, programme, spans);
    }

    private List<Count> counts(String sql, Set<String> trusts, String programme, Collection<Span> spans) {
        if (spans.isEmpty()) {
            return List.of();
        }
        Query query = entityManager
                .createNativeQuery(sql, Object[].class)
                .setParameter("stages", spans.stream().map(Span::stage).toArray(String[]::new))
                .setParameter(
                        "froms",
                        spans.stream().map(span -> span.from().toString()).toArray(String[]::new))
                .setParameter(
                        "tos", spans.stream().map(span -> span.to().toString()).toArray(String[]::new))
                .setParameter("trusts", trusts.toArray(String[]::new))
                .setParameter("programme", programme)
                .setParameter("least", STEP)
                .setParameter("limit", MOST);
        return rows(query).stream()
                .map(row -> new Count((String) row[0], (String) row[1], coarse(((Number) row[2]).longValue())))
                .toList();
    }

    /** Rounded down to what may be shown. */
    static long coarse(long count) {
        return count - count % STEP;
    }

    @SuppressWarnings("unchecked") // the result class is named above
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
