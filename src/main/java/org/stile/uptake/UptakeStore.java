package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.stile.base.Token;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Polarity;
import org.stile.web.Viewer;

/** All persistence of the ledger. Every method runs in its caller's transaction. */
@ApplicationScoped
class UptakeStore {

    private static final String COLUMNS = """
            u.lesson_id, u.trust_code, u.version, u.act, u.disposition, u.on_date, u.changed, u.outcome, u.result,
            u.why, u.made_at""";

    /** What counts of a trust and lesson is the last that its lead confirmed, unless it was withdrawn since. */
    private static final String CONFIRMED = """
            u.act = 'confirmed' and not exists (
                select 1 from uptake later
                where later.lesson_id = u.lesson_id and later.trust_code = u.trust_code
                    and later.version > u.version and later.act in ('confirmed', 'withdrawn'))""";

    private static final String READABLE = """
            l.state in ('published', 'superseded') and (l.publication = 'public' or cast(:member as boolean))""";

    private static final String SOURCE = "l.title, coalesce(l.trust_code, ''), l.attribution = 'region'";

    // hundreds of lessons, each said something of several times
    private static final int MOST_ACTS = 20_000;

    private final EntityManager entityManager;

    UptakeStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A line of the ledger with what must be known of its lesson to decide who may see it.
     *
     * @param source code of the trust that the lesson comes from, or empty
     * @param hidesSource whether its attribution hides that trust
     */
    record Kept<T extends LedgerLine>(T line, String title, String source, boolean hidesSource) {}

    /** Which lines are wanted: a condition of SQL over {@code l} and the line, and its parameters. */
    record Wanted(String condition, Map<String, Object> parameters) {

        static Wanted ofLesson(LessonRef ref) {
            return new Wanted("l.id = :lesson", Map.of("lesson", ref.number()));
        }

        /** What this trust itself did. */
        static Wanted by(String trust) {
            return new Wanted("u.trust_code = :trust", Map.of("trust", trust));
        }

        /** Of lessons that are known to come from this trust. */
        static Wanted from(String trust) {
            return new Wanted("l.trust_code = :trust and l.attribution <> 'region'", Map.of("trust", trust));
        }

        /** Of lessons that a person wrote, or that were written for them. */
        static Wanted writtenBy(long accountId) {
            return new Wanted("(l.author_id = :me or l.writer_id = :me)", Map.of("me", accountId));
        }

        /** What follows a trust and lesson in the order of an export. */
        static Wanted after(long lesson, String trust) {
            return new Wanted(
                    "(u.lesson_id, u.trust_code) > (:lesson, cast(:trust as text))",
                    Map.of("lesson", lesson, "trust", trust));
        }

        Wanted takenUp() {
            return new Wanted(condition + " and u.disposition in ('adopted', 'adapted')", parameters);
        }
    }

    /** How many are wanted, and in which order. */
    enum Order {
        NEWEST_FIRST(" order by u.on_date desc, u.lesson_id desc, u.trust_code limit :limit"),
        BY_LESSON(" order by u.lesson_id, u.trust_code limit :limit");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        /** Corroborations have no date but that of their making. */
        private String ofCorroborations() {
            return sql.replace("u.on_date", "u.made_at");
        }
    }

    /** What trusts did, as far as their leads have confirmed it, with lessons that the viewer may read. */
    List<Kept<UptakeEntry>> confirmed(Wanted wanted, Order order, Viewer viewer, int limit) {
        Query query = entityManager.createNativeQuery(
                "select " + COLUMNS + ", " + SOURCE + " from uptake u join lesson l on l.id = u.lesson_id where "
                        + CONFIRMED + " and " + READABLE + " and " + wanted.condition() + order.sql,
                Object[].class);
        return rows(query, wanted, viewer, limit).stream()
                .map(row -> new Kept<>(entry(row), (String) row[11], (String) row[12], (Boolean) row[13]))
                .toList();
    }

    /** Who has seen the same as lessons that the viewer may read. */
    List<Kept<Corroborated>> corroborated(Wanted wanted, Order order, Viewer viewer, int limit) {
        Query query = entityManager.createNativeQuery(
                "select u.lesson_id, u.trust_code, u.line, u.account_id, u.made_at, " + SOURCE
                        + " from corroboration u join lesson l on l.id = u.lesson_id where " + READABLE + " and "
                        + wanted.condition() + order.ofCorroborations(),
                Object[].class);
        return rows(query, wanted, viewer, limit).stream()
                .map(row -> new Kept<>(corroborated(row), (String) row[5], (String) row[6], (Boolean) row[7]))
                .toList();
    }

    @SuppressWarnings("unchecked") // the result class is named above
    private static List<Object[]> rows(Query query, Wanted wanted, Viewer viewer, int limit) {
        wanted.parameters().forEach(query::setParameter);
        return query.setParameter("member", viewer.signedIn())
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Everything that one trust has said of one lesson, newest first. */
    OwnUptake own(LessonRef ref, String trust, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select " + COLUMNS + " from uptake u where u.lesson_id = :lesson and u.trust_code = :trust"
                                + " order by u.version desc limit :limit",
                        Object[].class)
                .setParameter("lesson", ref.number())
                .setParameter("trust", trust)
                .setParameter("limit", limit)
                .getResultList();
        return new OwnUptake(rows.stream().map(UptakeStore::entry).toList());
    }

    /** Everything that some trusts have said of some lessons, newest first for each of both. */
    List<UptakeEntry> acts(Collection<LessonRef> lessons, List<String> trusts) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select " + COLUMNS + " from uptake u where u.lesson_id = any(cast(:lessons as bigint[]))"
                                + " and u.trust_code = any(cast(:trusts as text[]))"
                                + " order by u.lesson_id, u.trust_code, u.version desc limit :limit",
                        Object[].class)
                .setParameter("lessons", lessons.stream().map(LessonRef::number).toArray(Long[]::new))
                .setParameter("trusts", trusts.toArray(String[]::new))
                .setParameter("limit", MOST_ACTS)
                .getResultList();
        return rows.stream().map(UptakeStore::entry).toList();
    }

    /** What waits for a trust's lead, oldest first: lessons by number. */
    List<Long> waiting(String trust, int limit) {
        return entityManager
                .createNativeQuery("""
                        select u.lesson_id from uptake u
                        where u.trust_code = :trust and u.act = 'recorded' and not exists (
                            select 1 from uptake later
                            where later.lesson_id = u.lesson_id and later.trust_code = u.trust_code
                                and later.version > u.version)
                        order by u.made_at, u.lesson_id limit :limit""", Long.class)
                .setParameter("trust", trust)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** For the grade: trusts that adopted or adapted a lesson, confirmed by their leads. */
    List<EvidenceGrade.Use> uses(LessonRef ref) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select u.trust_code, u.result = 'worked' from uptake u where " + CONFIRMED
                                + " and u.lesson_id = :lesson and u.disposition in ('adopted', 'adapted')",
                        Object[].class)
                .setParameter("lesson", ref.number())
                .getResultList();
        return rows.stream()
                .map(row -> new EvidenceGrade.Use((String) row[0], (Boolean) row[1]))
                .toList();
    }

    /** For the grade: trusts that have seen the same. */
    List<String> corroborating(LessonRef ref) {
        return entityManager
                .createNativeQuery("select trust_code from corroboration where lesson_id = :lesson", String.class)
                .setParameter("lesson", ref.number())
                .getResultList();
    }

    /** Every lesson that somebody has used or corroborated. */
    List<Long> graded() {
        return entityManager
                .createNativeQuery(
                        "select lesson_id from uptake union select lesson_id from corroboration order by lesson_id",
                        Long.class)
                .getResultList();
    }

    /** Keeps an act; false when another one of the same trust was kept at the same moment. */
    boolean add(UptakeEntry entry, long accountId) {
        Uptake uptake = entry.uptake();
        return entityManager
                        .createNativeQuery("""
                                insert into uptake (lesson_id, trust_code, version, act, disposition, on_date, changed,
                                    outcome, result, why, account_id, made_at)
                                values (:lesson, :trust, :version, :act, :disposition, :date, :changed, :outcome,
                                    :result, :why, :account, :at)
                                on conflict (lesson_id, trust_code, version) do nothing""")
                        .setParameter("lesson", entry.lesson().number())
                        .setParameter("trust", entry.trust())
                        .setParameter("version", entry.version())
                        .setParameter("act", entry.act().value())
                        .setParameter("disposition", uptake.disposition().value())
                        .setParameter("date", uptake.date())
                        .setParameter("changed", uptake.changed())
                        .setParameter("outcome", uptake.outcome())
                        .setParameter("result", uptake.result().value())
                        .setParameter("why", uptake.why())
                        .setParameter("account", accountId)
                        .setParameter("at", entry.at())
                        .executeUpdate()
                > 0;
    }

    /** Keeps that a trust has seen the same; false when it has said so before. */
    boolean add(Corroborated corroborated) {
        return entityManager
                        .createNativeQuery("""
                                insert into corroboration (lesson_id, trust_code, line, account_id, made_at)
                                values (:lesson, :trust, :line, :account, :at)
                                on conflict (lesson_id, trust_code) do nothing""")
                        .setParameter("lesson", corroborated.lesson().number())
                        .setParameter("trust", corroborated.trust())
                        .setParameter("line", corroborated.line())
                        .setParameter("account", corroborated.accountId())
                        .setParameter("at", corroborated.at())
                        .executeUpdate()
                > 0;
    }

    /** What a trust has said of a lesson: a list of one, or empty. */
    List<Corroborated> corroboratedBy(String trust, LessonRef ref) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select lesson_id, trust_code, line, account_id, made_at from corroboration
                        where lesson_id = :lesson and trust_code = :trust""", Object[].class)
                .setParameter("lesson", ref.number())
                .setParameter("trust", trust)
                .getResultList();
        return rows.stream().map(UptakeStore::corroborated).toList();
    }

    void remove(Corroborated corroborated) {
        entityManager
                .createNativeQuery("delete from corroboration where lesson_id = :lesson and trust_code = :trust")
                .setParameter("lesson", corroborated.lesson().number())
                .setParameter("trust", corroborated.trust())
                .executeUpdate();
    }

    private static UptakeEntry entry(Object[] row) {
        return new UptakeEntry(
                new LessonRef(((Number) row[0]).longValue()),
                (String) row[1],
                ((Number) row[2]).intValue(),
                token(UptakeEntry.Act.class, row[3]),
                new Uptake(
                        token(Disposition.class, row[4]),
                        (LocalDate) row[5],
                        (String) row[6],
                        (String) row[7],
                        token(Polarity.class, row[8]),
                        (String) row[9]),
                (Instant) row[10]);
    }

    private static Corroborated corroborated(Object[] row) {
        return new Corroborated(
                new LessonRef(((Number) row[0]).longValue()),
                (String) row[1],
                (String) row[2],
                ((Number) row[3]).longValue(),
                (Instant) row[4]);
    }

    private static <E extends Enum<E> & Token> E token(Class<E> list, Object value) {
        return Token.of(list, (String) value)
                .orElseThrow(() -> new IllegalStateException(list.getSimpleName() + " has no " + value));
    }
}
