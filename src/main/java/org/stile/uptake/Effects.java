package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.stile.lessons.LessonRef;
import org.stile.web.Text;

/** How lessons were used in some days and in as many days before: whether showing them did something. Thread-safe. */
@ApplicationScoped
public class Effects {

    /** Fewer reads than this are not shown: they could be somebody's. */
    public static final int SHOWN_FROM = 5;

    private final EntityManager entityManager;

    Effects(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A lesson and days, both included.
     *
     * @param to not before {@code from}
     */
    public record Span(LessonRef ref, LocalDate from, LocalDate to) {

        /** How many days it has. */
        public long days() {
            return from.until(to, ChronoUnit.DAYS) + 1;
        }
    }

    /**
     * What became of a lesson in a span.
     *
     * @param days of the span
     * @param reads in the span, by whomever; at least {@link #SHOWN_FROM} or 0 when they are fewer
     * @param readsBefore in as many days before it; as {@code reads}
     * @param uptakes entries of trusts that their leads confirmed in the span
     * @param uptakesBefore in as many days before it
     */
    public record Effect(long days, long reads, long readsBefore, long uptakes, long uptakesBefore) {

        /** "Read 12 times in 10 days, fewer than 5 times in as many before. Taken up by trusts: 1, before: 0." */
        public String inWords() {
            return "Read %s in %s, %s in as many before. Taken up by trusts: %s, before: %s."
                    .formatted(
                            times(reads),
                            Text.of(days, "day", "days"),
                            times(readsBefore),
                            Text.grouped(uptakes),
                            Text.grouped(uptakesBefore));
        }

        private static String times(long reads) {
            return reads == 0 ? "fewer than %d times".formatted(SHOWN_FROM) : Text.of(reads, "time", "times");
        }
    }

    /** One for each span, in their order; one statement for all. */
    @Transactional
    public List<Effect> of(List<Span> spans) {
        if (spans.isEmpty()) {
            return List.of();
        }
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        with span as (
                            select n, lesson, cast(f as date) as f, cast(t as date) as t
                            from unnest(cast(:lessons as bigint[]), cast(:froms as text[]), cast(:tos as text[]))
                                with ordinality as s (lesson, f, t, n))
                        select
                            (select coalesce(sum(times), 0) from lesson_read r
                                where r.lesson_id = lesson and r.day between f and t),
                            (select coalesce(sum(times), 0) from lesson_read r
                                where r.lesson_id = lesson and r.day between f - (t - f) - 1 and f - 1),
                            (select count(*) from uptake u where u.lesson_id = lesson and u.act = 'confirmed'
                                and cast(u.made_at at time zone 'Europe/London' as date) between f and t),
                            (select count(*) from uptake u where u.lesson_id = lesson and u.act = 'confirmed'
                                and cast(u.made_at at time zone 'Europe/London' as date)
                                    between f - (t - f) - 1 and f - 1)
                        from span order by n""", Object[].class)
                .setParameter(
                        "lessons",
                        spans.stream().mapToLong(span -> span.ref().number()).toArray())
                .setParameter(
                        "froms",
                        spans.stream().map(span -> span.from().toString()).toArray(String[]::new))
                .setParameter(
                        "tos", spans.stream().map(span -> span.to().toString()).toArray(String[]::new))
                .getResultList();
        return IntStream.range(0, spans.size())
                .mapToObj(i -> new Effect(
                        spans.get(i).days(),
                        shown(rows.get(i)[0]),
                        shown(rows.get(i)[1]),
                        ((Number) rows.get(i)[2]).longValue(),
                        ((Number) rows.get(i)[3]).longValue()))
                .toList();
    }

    private static long shown(Object reads) {
        long number = ((Number) reads).longValue();
        return number < SHOWN_FROM ? 0 : number;
    }
}
