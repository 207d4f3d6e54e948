package org.stile.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.base.Token;
import org.stile.cases.BusinessCase.Entry;
import org.stile.cases.BusinessCase.Status;
import org.stile.programmes.Deployment.Days;

/** All persistence of business cases. Runs in its caller's transaction. */
@ApplicationScoped
class CaseStore {

    /** Several for each trust there is. */
    static final int MOST = 2_000;

    private static final String SELECT = """
            select c.id, c.programme, coalesce(c.trust_code, ''), c.trust_name, c.region, c.value_pence, c.year_base,
                c.template, c.summary, c.lessons, c.finance_lead, c.reconstructed, c.source_title, c.source_url, c.version
            from business_case c
            """;

    private final EntityManager entityManager;

    CaseStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** All of a programme, in the order they were added, without those that were withdrawn. */
    List<BusinessCase> of(String programme) {
        return list(
                "where c.programme = :key order by c.id limit :limit",
                "join business_case c on c.id = s.case_id where c.programme = :key and",
                programme);
    }

    /** The case with this number; empty when there is none or it was withdrawn. */
    Optional<BusinessCase> byId(long id) {
        return list("where c.id = :key limit :limit", "where s.case_id = :key and", id).stream()
                .findFirst();
    }

    private List<BusinessCase> list(String which, String whose, Object key) {
        Map<Long, List<Entry>> histories = new HashMap<>();
        rows(query("""
                        select s.case_id, s.status, s.happened_from, s.happened_to, s.approver, s.note,
                            coalesce(s.account_id, 0), s.made_at
                        from business_case_status s %s s.undone_at is null order by s.id""".formatted(whose)).setParameter("key", key))
                .forEach(row -> histories
                        .computeIfAbsent(number(row[0]), id -> new ArrayList<>())
                        .add(new Entry(
                                Token.of(Status.class, (String) row[1]).orElseThrow(),
                                new Days((LocalDate) row[2], (LocalDate) row[3]),
                                (String) row[4],
                                (String) row[5],
                                number(row[6]),
                                (Instant) row[7])));
        return rows(query(SELECT + which).setParameter("key", key).setParameter("limit", MOST)).stream()
                .filter(row -> histories.containsKey(number(row[0])))
                .map(row -> of(row, histories.get(number(row[0]))))
                .toList();
    }

    private static BusinessCase of(Object[] row, List<Entry> history) {
        return new BusinessCase(
                number(row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                row[5] == null ? null : number(row[5]),
                row[6] == null ? null : ((Number) row[6]).intValue(),
                (String) row[7],
                (String) row[8],
                Arrays.asList((Long[]) row[9]),
                (String) row[10],
                (Boolean) row[11],
                (String) row[12],
                (String) row[13],
                history,
                ((Number) row[14]).intValue());
    }

    /** How many a programme has, withdrawn ones as well. */
    long count(String programme) {
        return number(entityManager
                .createNativeQuery("select count(*) from business_case where programme = :programme", Long.class)
                .setParameter("programme", programme)
                .getSingleResult());
    }

    /** Adds one, whose number is not looked at, with its history. */
    long add(BusinessCase added, boolean shipped, long accountId, Instant at) {
        Query insert = entityManager
                .createNativeQuery("""
                        insert into business_case (programme, trust_code, trust_name, region, value_pence, year_base,
                            template, summary, lessons, finance_lead, reconstructed, shipped, source_title, source_url,
                            created_at)
                        values (:programme, nullif(:code, ''), :name, :region, cast(nullif(:pence, '') as bigint),
                            cast(nullif(:year, '') as integer), :template, :summary, cast(:lessons as bigint[]), :lead,
                            :reconstructed, :shipped, :title, :url, :at)
                        returning id""", Long.class)
                .setParameter("programme", added.programme())
                .setParameter("code", added.trustCode())
                .setParameter("name", added.trustName())
                .setParameter("reconstructed", added.reconstructed())
                .setParameter("shipped", shipped)
                .setParameter("title", added.sourceTitle())
                .setParameter("url", added.sourceUrl())
                .setParameter("at", at);
        long id = number(terms(insert, added).getSingleResult());
        added.history().forEach(entry -> enter(id, entry, accountId, at));
        return id;
    }

    /** Changes everything but trust and history; false when it is not the version that was read. */
    boolean change(BusinessCase changed) {
        return terms(entityManager.createNativeQuery("""
                        update business_case set region = :region,
                            value_pence = cast(nullif(:pence, '') as bigint),
                            year_base = cast(nullif(:year, '') as integer), template = :template, summary = :summary,
                            lessons = cast(:lessons as bigint[]), finance_lead = :lead, edited = true,
                            version = version + 1
                        where id = :id and version = :version"""), changed)
                        .setParameter("id", changed.id())
                        .setParameter("version", changed.version())
                        .executeUpdate()
                == 1;
    }

    private static Query terms(Query query, BusinessCase of) {
        return query.setParameter("region", of.region())
                .setParameter("pence", of.pence() == null ? "" : of.pence().toString())
                .setParameter("year", of.yearBase() == null ? "" : of.yearBase().toString())
                .setParameter("template", of.template())
                .setParameter("summary", of.summary())
                .setParameter(
                        "lessons",
                        of.lessons().stream().mapToLong(Long::longValue).toArray())
                .setParameter("lead", of.financeLead());
    }

    /** Marks it as changed here; false when it is not the version that was read. */
    boolean touch(long id, int version) {
        return entityManager
                        .createNativeQuery("""
                                update business_case set edited = true, version = version + 1
                                where id = :id and version = :version""")
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    void enter(long id, Entry entry, long accountId, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into business_case_status (case_id, status, happened_from, happened_to, approver, note,
                            account_id, made_at)
                        values (:id, :status, :from, :to, :approver, :note, nullif(:account, 0), :at)""")
                .setParameter("id", id)
                .setParameter("status", entry.status().value())
                .setParameter("from", entry.days().from())
                .setParameter("to", entry.days().to())
                .setParameter("approver", entry.approver())
                .setParameter("note", entry.note())
                .setParameter("account", accountId)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Takes back the last entry of a case. */
    void undo(long id, long accountId, Instant at) {
        entityManager
                .createNativeQuery("""
                        update business_case_status set undone_at = :at, undone_by = :account
                        where id = (select max(id) from business_case_status where case_id = :id and undone_at is null)""")
                .setParameter("id", id)
                .setParameter("account", accountId)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Whether somebody has changed one of those that shipped with a programme. */
    boolean edited(String programme) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "select exists (select 1 from business_case where programme = :slug and shipped and edited)",
                        Boolean.class)
                .setParameter("slug", programme)
                .getSingleResult();
    }

    /** Takes away those that shipped with a programme; only before anybody changed one here. */
    void clear(String programme) {
        for (String sql : List.of("""
                        delete from business_case_status where case_id in
                            (select id from business_case where programme = :slug and shipped)""", "delete from business_case where programme = :slug and shipped")) {
            entityManager.createNativeQuery(sql).setParameter("slug", programme).executeUpdate();
        }
    }

    private Query query(String sql) {
        return entityManager.createNativeQuery(sql, Object[].class);
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
