package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.stile.base.PageOf;
import org.stile.guard.Find;
import org.stile.guard.IdentifierKind;

/** All persistence of what the guard has marked in stored texts. Every method runs in its caller's transaction. */
@ApplicationScoped
class FindStore {

    // Of two nodes one reads at a time: any number that nothing else in this database uses.
    private static final long LOCK = 48_390_715L;

    /** What nobody has looked at; hidden lessons wait for a decision anyway. */
    private static final String OPEN = """
            from lesson_find f join lesson l on l.id = f.lesson_id
            where f.looked_at is null and l.state <> 'quarantined'
            """;

    private static final String OF_RUN = "and (cast(:run as bigint) = 0 or f.run_id = :run)";

    private final EntityManager entityManager;

    FindStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A find to keep.
     *
     * @param run the import that it came with, or 0
     */
    record Marked(long lesson, String holder, long row, String field, Find find, long run, long line) {

        static Marked of(KeptText text, Find find) {
            return new Marked(text.ref().number(), text.holder(), text.row(), text.field(), find, 0, 0);
        }

        /** Whether it is the same place and kind. */
        boolean same(Marked other) {
            return lesson == other.lesson
                    && row == other.row
                    && holder.equals(other.holder)
                    && field.equals(other.field)
                    && find.equals(other.find);
        }
    }

    /** How far one state of the rules has read. */
    record Progress(long after, boolean finished) {}

    /** Whether this node may read until the transaction ends; false while another does. */
    boolean mayRead() {
        return (Boolean) entityManager
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    Progress progress(String rules, Instant now) {
        entityManager
                .createNativeQuery("insert into guard_scan (rules, started_at) values (:rules, :now)"
                        + " on conflict (rules) do nothing")
                .setParameter("rules", rules)
                .setParameter("now", now)
                .executeUpdate();
        Object[] row = (Object[]) entityManager
                .createNativeQuery(
                        "select after_lesson, finished_at is not null from guard_scan where rules = :rules",
                        Object[].class)
                .setParameter("rules", rules)
                .getSingleResult();
        return new Progress(((Number) row[0]).longValue(), (Boolean) row[1]);
    }

    void advance(String rules, long after, int lessons, int certain, int possible) {
        entityManager
                .createNativeQuery("""
                        update guard_scan set after_lesson = :after, lessons = lessons + :lessons,
                            certain = certain + :certain, possible = possible + :possible
                        where rules = :rules""")
                .setParameter("rules", rules)
                .setParameter("after", after)
                .setParameter("lessons", lessons)
                .setParameter("certain", certain)
                .setParameter("possible", possible)
                .executeUpdate();
    }

    void finish(String rules, Instant now) {
        entityManager
                .createNativeQuery("update guard_scan set finished_at = :now where rules = :rules")
                .setParameter("rules", rules)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** What was marked in these lessons. */
    List<Marked> of(Collection<Long> lessons, boolean looked) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select lesson_id, holder, row_key, field, kind, certainty, starts, ends, run_id, line
                        from lesson_find where lesson_id = any(cast(:lessons as bigint[]))
                            and (looked_at is not null) = :looked""", Object[].class)
                .setParameter(
                        "lessons", lessons.stream().mapToLong(Long::longValue).toArray())
                .setParameter("looked", looked)
                .getResultList();
        return rows.stream()
                .map(row -> new Marked(
                        number(row[0]),
                        (String) row[1],
                        number(row[2]),
                        (String) row[3],
                        find(row, 4),
                        number(row[8]),
                        number(row[9])))
                .toList();
    }

    /** Forgets what was marked in these lessons, {@code looked} at or not. */
    void forget(Collection<Long> lessons, boolean looked) {
        entityManager
                .createNativeQuery("delete from lesson_find where lesson_id = any(cast(:lessons as bigint[]))"
                        + " and (looked_at is not null) = :looked")
                .setParameter(
                        "lessons", lessons.stream().mapToLong(Long::longValue).toArray())
                .setParameter("looked", looked)
                .executeUpdate();
    }

    /** Keeps finds with one statement. */
    void add(List<Marked> finds, Instant now, boolean looked) {
        if (finds.isEmpty()) {
            return;
        }
        entityManager
                .createNativeQuery("""
                        insert into lesson_find (lesson_id, holder, row_key, field, kind, certainty, starts, ends,
                            found_at, run_id, line, looked_at)
                        select lesson, holder, key, field, kind, certainty, starts, ends, cast(:now as timestamptz),
                            nullif(run, 0), nullif(line, 0),
                            case when :looked then cast(:now as timestamptz) end
                        from unnest(cast(:lessons as bigint[]), cast(:holders as text[]), cast(:keys as bigint[]),
                            cast(:fields as text[]), cast(:kinds as text[]), cast(:certainties as text[]),
                            cast(:starts as int[]), cast(:ends as int[]), cast(:runs as bigint[]),
                            cast(:lines as bigint[]))
                            as given (lesson, holder, key, field, kind, certainty, starts, ends, run, line)""")
                .setParameter("now", now)
                .setParameter("looked", looked)
                .setParameter(
                        "lessons", finds.stream().mapToLong(Marked::lesson).toArray())
                .setParameter("holders", texts(finds, Marked::holder))
                .setParameter("keys", finds.stream().mapToLong(Marked::row).toArray())
                .setParameter("fields", texts(finds, Marked::field))
                .setParameter(
                        "kinds",
                        texts(finds, marked -> Finding.word(marked.find().kind())))
                .setParameter(
                        "certainties",
                        texts(finds, marked -> Finding.word(marked.find().certainty())))
                .setParameter(
                        "starts",
                        finds.stream().mapToInt(marked -> marked.find().start()).toArray())
                .setParameter(
                        "ends",
                        finds.stream().mapToInt(marked -> marked.find().end()).toArray())
                .setParameter("runs", finds.stream().mapToLong(Marked::run).toArray())
                .setParameter("lines", finds.stream().mapToLong(Marked::line).toArray())
                .executeUpdate();
    }

    private static String[] texts(List<Marked> finds, java.util.function.Function<Marked, String> part) {
        return finds.stream().map(part).toArray(String[]::new);
    }

    /**
     * What nobody has looked at, in lessons that are not hidden (those wait for a decision anyway), oldest first.
     *
     * @param run only those that came with this import; 0 for all
     * @param page from 1
     */
    PageOf<Finding> open(long run, int page, int size) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select f.lesson_id, l.title, l.state, f.holder, f.row_key, f.field, f.kind, f.certainty,
                            f.starts, f.ends, f.found_at, f.run_id, f.line
                        %s order by f.id limit :size offset :from""".formatted(OPEN + OF_RUN), Object[].class)
                .setParameter("run", run)
                .setParameter("size", size)
                .setParameter("from", (page - 1) * size)
                .getResultList();
        List<Finding> finds = new ArrayList<>();
        rows.forEach(row -> finds.add(new Finding(
                new LessonRef(number(row[0])),
                (String) row[1],
                LessonRow.token(State.class, (String) row[2]),
                (String) row[3],
                number(row[4]),
                (String) row[5],
                find(row, 6),
                (Instant) row[10],
                number(row[11]),
                number(row[12]))));
        long total = ((Number) entityManager
                        .createNativeQuery("select count(*) " + OPEN + OF_RUN)
                        .setParameter("run", run)
                        .getSingleResult())
                .longValue();
        return new PageOf<>(finds, total, page, size);
    }

    /** How many lessons have something that nobody has looked at. */
    long countOpen() {
        return ((Number) entityManager
                        .createNativeQuery("select count(distinct f.lesson_id) " + OPEN)
                        .getSingleResult())
                .longValue();
    }

    private static Find find(Object[] row, int at) {
        return new Find(
                IdentifierKind.valueOf(constant(row[at])),
                Find.Certainty.valueOf(constant(row[at + 1])),
                ((Number) row[at + 2]).intValue(),
                ((Number) row[at + 3]).intValue());
    }

    private static String constant(Object word) {
        return ((String) word).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }
}
