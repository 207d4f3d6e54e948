package org.stile.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stile.base.Token;
import org.stile.cases.Plan.Category;
import org.stile.cases.Plan.Line;

/** All persistence of financial plans. Runs in its caller's transaction. */
@ApplicationScoped
class PlanStore {

    static final int MOST_LINES = 200;

    /** Every category of every trust of a programme, in several years' prices. */
    private static final int MOST_FIGURES = 50_000;

    private final EntityManager entityManager;

    PlanStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A trust's actual amounts in one category, and how many financial years have one. */
    record Actual(int yearBase, String trustCode, Category category, long pence, int years) {}

    /** The plan of a deployment; empty when it has none. */
    Optional<Plan> of(long deploymentId) {
        List<Line> lines = rows(query("""
                        select l.id, l.category, l.year, l.name, l.estimate, l.actual
                        from financial_line l join financial_plan p on p.id = l.plan_id
                        where p.deployment_id = :id order by l.year, l.category, l.name limit :limit""").setParameter("id", deploymentId).setParameter("limit", MOST_LINES)).stream()
                .map(row -> new Line(
                        number(row[0]),
                        category(row[1]),
                        ((Number) row[2]).intValue(),
                        (String) row[3],
                        (Long) row[4],
                        (Long) row[5]))
                .toList();
        return rows(query("select id, year_base, version from financial_plan where deployment_id = :id")
                        .setParameter("id", deploymentId))
                .stream()
                .map(row -> new Plan(
                        number(row[0]),
                        deploymentId,
                        ((Number) row[1]).intValue(),
                        lines,
                        ((Number) row[2]).intValue()))
                .findFirst();
    }

    /** Makes the plan of a deployment, if it has none yet, and holds it until the end of the transaction. */
    void begin(long deploymentId, int yearBase, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into financial_plan (deployment_id, year_base, created_at) values (:id, :base, :at)
                        on conflict (deployment_id) do nothing""")
                .setParameter("id", deploymentId)
                .setParameter("base", yearBase)
                .setParameter("at", at)
                .executeUpdate();
        lock(deploymentId);
    }

    /** Holds the plan of a deployment until the end of the transaction. */
    void lock(long deploymentId) {
        entityManager
                .createNativeQuery("select id from financial_plan where deployment_id = :id for update", Long.class)
                .setParameter("id", deploymentId)
                .getResultList();
    }

    /** Adds a line, whose number is not looked at; gives its number. */
    long add(long planId, Line line) {
        Query insert = terms(entityManager.createNativeQuery("""
                        insert into financial_line (plan_id, category, year, name, estimate, actual)
                        values (:plan, :category, :year, :name, cast(nullif(:estimate, '') as bigint),
                            cast(nullif(:actual, '') as bigint))
                        returning id""", Long.class), line);
        long id = number(insert.setParameter("plan", planId).getSingleResult());
        touch(planId);
        return id;
    }

    void change(long planId, Line line) {
        terms(entityManager.createNativeQuery("""
                        update financial_line set category = :category, year = :year, name = :name,
                            estimate = cast(nullif(:estimate, '') as bigint),
                            actual = cast(nullif(:actual, '') as bigint)
                        where id = :id"""), line)
                .setParameter("id", line.id())
                .executeUpdate();
        touch(planId);
    }

    private static Query terms(Query query, Line line) {
        return query.setParameter("category", line.category().value())
                .setParameter("year", line.year())
                .setParameter("name", line.name())
                .setParameter(
                        "estimate",
                        line.estimate() == null ? "" : line.estimate().toString())
                .setParameter(
                        "actual", line.actual() == null ? "" : line.actual().toString());
    }

    void remove(long planId, long lineId) {
        entityManager
                .createNativeQuery("delete from financial_line where id = :id")
                .setParameter("id", lineId)
                .executeUpdate();
        touch(planId);
    }

    /** Takes a plan away that has no lines any more. */
    void end(long planId) {
        entityManager
                .createNativeQuery("delete from financial_plan where id = :id")
                .setParameter("id", planId)
                .executeUpdate();
    }

    private void touch(long planId) {
        entityManager
                .createNativeQuery("update financial_plan set version = version + 1 where id = :id")
                .setParameter("id", planId)
                .executeUpdate();
    }

    /** What trusts of a programme really paid and gained, by the year of prices. */
    List<Actual> actuals(String programme) {
        return rows(query("""
                        select p.year_base, d.trust_code, l.category, cast(sum(l.actual) as bigint),
                            count(distinct l.year)
                        from financial_line l
                        join financial_plan p on p.id = l.plan_id
                        join deployment d on d.id = p.deployment_id
                        where d.programme = :programme and d.trust_code is not null and l.actual is not null
                        group by p.year_base, d.trust_code, l.category
                        order by p.year_base, d.trust_code, l.category limit :limit""").setParameter("programme", programme).setParameter("limit", MOST_FIGURES)).stream()
                .map(row -> new Actual(
                        ((Number) row[0]).intValue(),
                        (String) row[1],
                        category(row[2]),
                        number(row[3]),
                        ((Number) row[4]).intValue()))
                .toList();
    }

    private static Category category(Object column) {
        return Token.of(Category.class, (String) column).orElseThrow();
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
