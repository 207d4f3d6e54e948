package org.stile.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.stile.lessons.Removal;
import org.stile.lessons.WordTraces;

/** All persistence of import runs and of the lines they did not take. Each method is a transaction of its own. */
@ApplicationScoped
class ImportRunStore implements WordTraces {

    private static final String COLUMNS =
            "id, started_at, finished_at, read_lines, created, updated, unchanged, rejected, possible, failure,"
                    + " alive_at";

    /** More at once would only slow one another down, and people with them. Of all nodes together. */
    static final int MOST_AT_ONCE = 3;

    /** A run that has given no sign for so long has no thread any more: it gives one every few seconds. */
    static final Duration CUT_OFF_AFTER = Duration.ofMinutes(1);

    private static final String CUT_OFF = "The portal stopped in the middle of it, without being told to";

    // Any number that nothing else in this database uses: one run begins at a time, so that the count stays true.
    private static final long LOCK = 48_390_731L;

    private final EntityManager entityManager;
    private final InstantSource clock;

    ImportRunStore(EntityManager entityManager, InstantSource clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /**
     * A line that was not taken.
     *
     * @param externalId may be empty
     */
    record Reject(long line, String externalId, String reason) {}

    /** Begins a run; 0 stands for the portal itself. Empty while {@value #MOST_AT_ONCE} are running. */
    @Transactional
    OptionalLong start(long accountId) {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        List<?> begun = entityManager
                .createNativeQuery("""
                        insert into import_run (started_by, started_at, alive_at)
                        select nullif(cast(:account as bigint), 0), :at, :at
                        where (select count(*) from import_run where finished_at is null and alive_at > :cutOff) < :most
                        returning id""")
                .setParameter("account", accountId)
                .setParameter("at", clock.instant())
                .setParameter("cutOff", clock.instant().minus(CUT_OFF_AFTER))
                .setParameter("most", MOST_AT_ONCE)
                .getResultList();
        return begun.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(begun.getFirst()));
    }

    /** Says that a run goes on, however long nothing comes. */
    @Transactional
    void alive(long run) {
        entityManager
                .createNativeQuery("update import_run set alive_at = :at where id = :run")
                .setParameter("at", clock.instant())
                .setParameter("run", run)
                .executeUpdate();
    }

    @Transactional
    void progress(long run, ImportCounts counts) {
        counted(entityManager.createNativeQuery("""
                        update import_run set read_lines = :read, created = :created, updated = :updated,
                            unchanged = :unchanged, rejected = :rejected, possible = :possible
                        where id = :run"""), run, counts).executeUpdate();
    }

    @Transactional
    void finish(long run, ImportCounts counts, String failure) {
        counted(entityManager.createNativeQuery("""
                        update import_run set read_lines = :read, created = :created, updated = :updated,
                            unchanged = :unchanged, rejected = :rejected, possible = :possible,
                            finished_at = :at, failure = :failure
                        where id = :run"""), run, counts)
                .setParameter("at", clock.instant())
                .setParameter("failure", failure)
                .executeUpdate();
    }

    @Transactional
    void reject(long run, List<Reject> rejects) {
        if (!rejects.isEmpty()) {
            entityManager
                    .createNativeQuery("""
                            insert into import_reject (run_id, line, external_id, reason)
                            select :run, line, external_id, reason
                            from unnest(cast(:lines as bigint[]), cast(:ids as text[]), cast(:reasons as text[]))
                                as given (line, external_id, reason)""")
                    .setParameter("run", run)
                    .setParameter(
                            "lines", rejects.stream().mapToLong(Reject::line).toArray())
                    .setParameter(
                            "ids", rejects.stream().map(Reject::externalId).toArray(String[]::new))
                    .setParameter(
                            "reasons", rejects.stream().map(Reject::reason).toArray(String[]::new))
                    .executeUpdate();
        }
    }

    /** The latest runs, newest first. */
    @Transactional
    List<ImportRun> latest(int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select " + COLUMNS + " from import_run order by id desc limit :limit", Object[].class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(this::run).toList();
    }

    @Transactional
    Optional<ImportRun> byId(long run) {
        List<Object[]> rows = entityManager
                .createNativeQuery("select " + COLUMNS + " from import_run where id = :run", Object[].class)
                .setParameter("run", run)
                .getResultList();
        return rows.stream().map(this::run).findFirst();
    }

    /** Lines not taken after this line, in their order. */
    @Transactional
    List<Reject> rejectsAfter(long run, long line, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select line, external_id, reason from import_reject
                        where run_id = :run and line > :line order by line limit :limit""", Object[].class)
                .setParameter("run", run)
                .setParameter("line", line)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Reject(number(row[0]), (String) row[1], (String) row[2]))
                .toList();
    }

    /** A rejected line is kept with its importer's identifier, which may be anything. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(Removal removal) {
        entityManager
                .createNativeQuery("update import_reject set external_id = '' where external_id ~* :words")
                .setParameter("words", removal.expression())
                .executeUpdate();
    }

    @Override
    public Set<String> tables() {
        return Set.of("import_reject");
    }

    private static Query counted(Query query, long run, ImportCounts counts) {
        return query.setParameter("run", run)
                .setParameter("read", counts.read())
                .setParameter("created", counts.created())
                .setParameter("updated", counts.updated())
                .setParameter("unchanged", counts.unchanged())
                .setParameter("rejected", counts.rejected())
                .setParameter("possible", counts.possible());
    }

    private ImportRun run(Object[] row) {
        ImportCounts counts = new ImportCounts(
                number(row[3]), number(row[4]), number(row[5]), number(row[6]), number(row[7]), number(row[8]));
        Instant alive = (Instant) row[10];
        boolean cutOff = row[2] == null && alive.isBefore(clock.instant().minus(CUT_OFF_AFTER));
        return cutOff
                ? new ImportRun(number(row[0]), (Instant) row[1], alive, counts, CUT_OFF)
                : new ImportRun(number(row[0]), (Instant) row[1], (Instant) row[2], counts, (String) row[9]);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
