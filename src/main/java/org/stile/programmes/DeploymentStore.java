package org.stile.programmes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stile.base.Token;
import org.stile.programmes.Deployment.Days;
import org.stile.programmes.Deployment.Entered;
import org.stile.programmes.Deployment.Plan;
import org.stile.programmes.Deployment.Slip;

/** All persistence of deployments, with what they entered and planned. Runs in its caller's transaction. */
@ApplicationScoped
class DeploymentStore {

    /** More than there are trusts. */
    static final int MOST = 2_000;

    private static final String SELECT = """
            select d.id, coalesce(d.trust_code, ''), d.trust_name, d.region, coalesce(d.solution_id, 0), d.earlier,
                d.live_from, d.live_to, d.left_on, d.reconstructed, d.region_stated, d.note, d.source_title,
                d.source_url, d.version, d.programme
            from deployment d
            """;

    private final EntityManager entityManager;

    DeploymentStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A deployment and its programme's slug. */
    record Of(String programme, Deployment deployment) {}

    /** All of a programme, in the order they were added. */
    List<Deployment> of(String programme) {
        return list(
                        "where d.programme = :key order by d.id limit :limit",
                        "join deployment d on d.id = x.deployment_id where d.programme = :key",
                        programme)
                .stream()
                .map(Of::deployment)
                .toList();
    }

    /** Those of a trust, whatever the programme. */
    List<Of> ofTrusts(List<String> codes) {
        return list(
                "where d.trust_code = any(cast(:key as text[])) order by d.id limit :limit",
                "join deployment d on d.id = x.deployment_id where d.trust_code = any(cast(:key as text[]))",
                codes.toArray(String[]::new));
    }

    Optional<Of> byId(long id) {
        return list("where d.id = :key limit :limit", "where x.deployment_id = :key", id).stream()
                .findFirst();
    }

    /** As a board counts them: trusts that are live, and those that go through the programme. */
    record Counts(int live, int expected) {}

    /** Counts as of the end of a day by programme; those without a deployment are left out. */
    Map<String, Counts> counts(LocalDate day) {
        Query query = query("""
                select d.programme, count(*) filter (where d.live_to <= :day),
                    count(*) filter (where d.left_on is null or d.left_on > :day)
                from deployment d where not d.earlier group by d.programme
                order by d.programme limit :limit""").setParameter("day", day).setParameter("limit", ProgrammeStore.MOST_PROGRAMMES);
        return rows(query).stream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> new Counts((int) number(row[1]), (int) number(row[2]))));
    }

    /** What is planned for these days, as the last plan of each says, where it is neither live nor has left. */
    List<Programmes.Planned> planned(LocalDate from, LocalDate to) {
        Query query =
                query("""
                select d.id, last.planned_on from deployment d
                join lateral (
                    select p.planned_on from deployment_plan p where p.deployment_id = d.id
                    order by p.said_on desc, p.id desc limit 1) last on true
                where d.live_from is null and d.left_on is null and last.planned_on between :from and :to
                order by d.id limit :limit""").setParameter("from", from).setParameter("to", to).setParameter("limit", MOST);
        return rows(query).stream()
                .map(row -> new Programmes.Planned(number(row[0]), (LocalDate) row[1]))
                .toList();
    }

    private List<Of> list(String which, String whose, Object key) {
        Map<Long, List<Entered>> stages = new HashMap<>();
        rows(
                        "select x.deployment_id, x.stage, x.entered_on from deployment_stage x %s order by x.entered_on, x.id"
                                .formatted(whose),
                        key)
                .forEach(row -> stages.computeIfAbsent(number(row[0]), id -> new ArrayList<>())
                        .add(new Entered((String) row[1], (LocalDate) row[2])));
        Map<Long, List<Plan>> plans = new HashMap<>();
        rows("""
                select x.deployment_id, x.planned_on, x.said_on, x.reason, x.note
                from deployment_plan x %s order by x.said_on, x.id""".formatted(whose), key)
                .forEach(row -> plans.computeIfAbsent(number(row[0]), id -> new ArrayList<>())
                        .add(new Plan(
                                (LocalDate) row[1], (LocalDate) row[2], Token.of(Slip.class, (String) row[3]), (String)
                                        row[4])));
        Query query = query(SELECT + which).setParameter("key", key).setParameter("limit", MOST);
        return rows(query).stream()
                .map(row -> new Of(
                        (String) row[15],
                        deployment(
                                row,
                                stages.getOrDefault(number(row[0]), List.of()),
                                plans.getOrDefault(number(row[0]), List.of()))))
                .toList();
    }

    private static Deployment deployment(Object[] row, List<Entered> stages, List<Plan> plans) {
        return new Deployment(
                number(row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                number(row[4]),
                (Boolean) row[5],
                row[6] == null ? null : new Days((LocalDate) row[6], (LocalDate) row[7]),
                (LocalDate) row[8],
                (Boolean) row[9],
                (Boolean) row[10],
                (String) row[11],
                (String) row[12],
                (String) row[13],
                stages,
                plans,
                ((Number) row[14]).intValue());
    }

    /** Adds one, whose number is not looked at, with its stages and plans. */
    long add(String programme, Deployment added, long accountId, Instant at) {
        Query insert = entityManager
                .createNativeQuery("""
                        insert into deployment (programme, trust_code, trust_name, region, solution_id, earlier,
                            live_from, live_to, left_on, reconstructed, region_stated, note, source_title, source_url)
                        values (:programme, nullif(:code, ''), :name, :region, nullif(:solution, 0), :earlier,
                            cast(nullif(:from, '') as date), cast(nullif(:to, '') as date),
                            cast(nullif(:left, '') as date), :reconstructed, :stated, :note, :title, :url)
                        returning id""", Long.class)
                .setParameter("programme", programme)
                .setParameter("code", added.trustCode())
                .setParameter("name", added.trustName())
                .setParameter("region", added.region())
                .setParameter("earlier", added.earlier())
                .setParameter("reconstructed", added.reconstructed())
                .setParameter("stated", added.regionStated())
                .setParameter("title", added.sourceTitle())
                .setParameter("url", added.sourceUrl());
        long id = number(terms(insert, added).getSingleResult());
        added.stages().forEach(stage -> enter(id, stage, accountId, at));
        added.plans().forEach(plan -> plan(id, plan, accountId, at));
        return id;
    }

    /** Changes solution, go-live, leaving and note; false when it is not the version that was read. */
    boolean change(Deployment changed) {
        return terms(entityManager.createNativeQuery("""
                        update deployment set solution_id = nullif(:solution, 0),
                            live_from = cast(nullif(:from, '') as date), live_to = cast(nullif(:to, '') as date),
                            left_on = cast(nullif(:left, '') as date), note = :note, version = version + 1
                        where id = :id and version = :version"""), changed)
                        .setParameter("id", changed.id())
                        .setParameter("version", changed.version())
                        .executeUpdate()
                == 1;
    }

    private static Query terms(Query query, Deployment of) {
        return query.setParameter("solution", of.solutionId())
                .setParameter("from", of.live() == null ? "" : of.live().from().toString())
                .setParameter("to", of.live() == null ? "" : of.live().to().toString())
                .setParameter("left", of.leftOn() == null ? "" : of.leftOn().toString())
                .setParameter("note", of.note());
    }

    void enter(long id, Entered stage, long accountId, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into deployment_stage (deployment_id, stage, entered_on, account_id, made_at)
                        values (:id, :stage, :on, nullif(:account, 0), :at)""")
                .setParameter("id", id)
                .setParameter("stage", stage.stage())
                .setParameter("on", stage.on())
                .setParameter("account", accountId)
                .setParameter("at", at)
                .executeUpdate();
    }

    void plan(long id, Plan plan, long accountId, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into deployment_plan (deployment_id, planned_on, said_on, reason, note, account_id, made_at)
                        values (:id, :on, :said, :reason, :note, nullif(:account, 0), :at)""")
                .setParameter("id", id)
                .setParameter("on", plan.on())
                .setParameter("said", plan.saidOn())
                .setParameter("reason", plan.reason().map(Slip::value).orElse(""))
                .setParameter("note", plan.note())
                .setParameter("account", accountId)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Takes away everything of a programme that shipped; only before anybody changed it here. */
    void clear(String programme) {
        for (String sql : List.of(
                "delete from deployment_stage where deployment_id in (select id from deployment where programme = :slug)",
                "delete from deployment_plan where deployment_id in (select id from deployment where programme = :slug)",
                "delete from deployment where programme = :slug",
                "delete from solution where programme = :slug")) {
            entityManager.createNativeQuery(sql).setParameter("slug", programme).executeUpdate();
        }
    }

    private List<Object[]> rows(String sql, Object key) {
        return rows(query(sql).setParameter("key", key));
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
