package org.stile.programmes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stile.base.Token;
import org.stile.programmes.Programme.Owner;
import org.stile.programmes.Programme.Place;

/** All persistence of programmes and their solutions and forecasts. Runs in its caller's transaction. */
@ApplicationScoped
class ProgrammeStore {

    static final int MOST_PROGRAMMES = 100;
    static final int MOST_SOLUTIONS = 100;
    private static final int MOST_FORECASTS = 100;

    private static final String SELECT = """
            select p.slug, p.name, p.summary, p.rows_note, p.deadline, p.deadline_note, p.version,
                array(select s.key from programme_stage s where s.programme = p.slug order by s.position),
                array(select s.label from programme_stage s where s.programme = p.slug order by s.position),
                array(select r.key from programme_region r where r.programme = p.slug order by r.position),
                array(select r.name from programme_region r where r.programme = p.slug order by r.position),
                array(select o.name from programme_owner o where o.programme = p.slug order by o.position),
                array(select o.source_title from programme_owner o where o.programme = p.slug order by o.position),
                array(select o.source_url from programme_owner o where o.programme = p.slug order by o.position)
            from programme p
            """;

    private static final String SELECT_SOLUTION = """
            select id, region, supplier, sub_contractor, product, maturity, evidence, source_title, source_url
            from solution
            """;

    private final EntityManager entityManager;

    ProgrammeStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** All programmes, the latest deadline first. */
    List<Programme> all() {
        return programmes(query(SELECT + "order by deadline desc nulls last, name limit :limit")
                .setParameter("limit", MOST_PROGRAMMES));
    }

    Optional<Programme> bySlug(String slug) {
        return programmes(query(SELECT + "where p.slug = :slug").setParameter("slug", slug)).stream()
                .findFirst();
    }

    /** Those with these slugs that are there. */
    Map<String, Programme> bySlugs(Collection<String> slugs) {
        if (slugs.isEmpty()) {
            return Map.of();
        }
        return programmes(query(SELECT + "where p.slug = any(cast(:slugs as text[])) limit :limit")
                        .setParameter("slugs", slugs.toArray(String[]::new))
                        .setParameter("limit", MOST_PROGRAMMES))
                .stream()
                .collect(Collectors.toMap(Programme::slug, Function.identity()));
    }

    @SuppressWarnings("unchecked")
    private static List<Programme> programmes(Query query) {
        return ((List<Object[]>) query.getResultList())
                .stream()
                        .map(row -> new Programme(
                                (String) row[0],
                                (String) row[1],
                                (String) row[2],
                                (String) row[3],
                                (LocalDate) row[4],
                                (String) row[5],
                                places((String[]) row[7], (String[]) row[8]),
                                places((String[]) row[9], (String[]) row[10]),
                                owners((String[]) row[11], (String[]) row[12], (String[]) row[13]),
                                ((Number) row[6]).intValue()))
                        .toList();
    }

    private static List<Place> places(String[] keys, String[] names) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            places.add(new Place(keys[i], names[i]));
        }
        return places;
    }

    private static List<Owner> owners(String[] names, String[] titles, String[] urls) {
        List<Owner> owners = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            owners.add(new Owner(names[i], titles[i], urls[i]));
        }
        return owners;
    }

    /** Lets one person at a time change a programme, until the transaction ends; whether there is one. */
    boolean lock(String slug) {
        return !query("select slug, version from programme where slug = :slug for update")
                .setParameter("slug", slug)
                .getResultList()
                .isEmpty();
    }

    /** Whether a curator has saved it, or anything of it, here. */
    boolean edited(String slug) {
        return !query("select slug, version from programme where slug = :slug and edited")
                .setParameter("slug", slug)
                .getResultList()
                .isEmpty();
    }

    /**
     * Adds it, or changes it and raises its version. Stages and regions are added and renamed, never taken away; owners
     * are those it has now.
     */
    void put(Programme programme, boolean edited, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into programme
                            (slug, name, summary, rows_note, deadline, deadline_note, edited, created_at)
                        values (:slug, :name, :summary, :rows, cast(nullif(:deadline, '') as date), :deadlineNote, :edited, :at)
                        on conflict (slug) do update set name = excluded.name, summary = excluded.summary,
                            rows_note = excluded.rows_note, deadline = excluded.deadline,
                            deadline_note = excluded.deadline_note, edited = programme.edited or excluded.edited,
                            version = programme.version + 1""")
                .setParameter("slug", programme.slug())
                .setParameter("name", programme.name())
                .setParameter("summary", programme.summary())
                .setParameter("rows", programme.rowsNote())
                .setParameter(
                        "deadline",
                        programme.deadline() == null ? "" : programme.deadline().toString())
                .setParameter("deadlineNote", programme.deadlineNote())
                .setParameter("edited", edited)
                .setParameter("at", at)
                .executeUpdate();
        put("""
                insert into programme_stage (programme, key, label, position) values (:programme, :key, :name, :position)
                on conflict (programme, key) do update set label = excluded.label, position = excluded.position""", programme.slug(), programme.stages());
        put("""
                insert into programme_region (programme, key, name, position) values (:programme, :key, :name, :position)
                on conflict (programme, key) do update set name = excluded.name, position = excluded.position""", programme.slug(), programme.regions());
        putOwners(programme);
    }

    private void putOwners(Programme programme) {
        entityManager
                .createNativeQuery("delete from programme_owner where programme = :programme")
                .setParameter("programme", programme.slug())
                .executeUpdate();
        for (int i = 0; i < programme.owners().size(); i++) {
            Owner owner = programme.owners().get(i);
            entityManager
                    .createNativeQuery("""
                            insert into programme_owner (programme, position, name, source_title, source_url)
                            values (:programme, :position, :name, :title, :url)""")
                    .setParameter("programme", programme.slug())
                    .setParameter("position", i + 1)
                    .setParameter("name", owner.name())
                    .setParameter("title", owner.sourceTitle())
                    .setParameter("url", owner.sourceUrl())
                    .executeUpdate();
        }
    }

    private void put(String sql, String programme, List<Place> places) {
        for (int i = 0; i < places.size(); i++) {
            entityManager
                    .createNativeQuery(sql)
                    .setParameter("programme", programme)
                    .setParameter("key", places.get(i).key())
                    .setParameter("name", places.get(i).name())
                    .setParameter("position", i + 1)
                    .executeUpdate();
        }
    }

    /** The stages and regions that something refers to, as {@code stage:build} and {@code region:london}. */
    List<String> placesInUse(String programme) {
        return entityManager
                .createNativeQuery("""
                        select 'region:' || region from deployment where programme = :programme
                        union select 'region:' || region from solution where programme = :programme
                        union select 'stage:' || s.stage from deployment_stage s
                            join deployment d on d.id = s.deployment_id where d.programme = :programme""", String.class)
                .setParameter("programme", programme)
                .getResultList();
    }

    /** Takes away the stages and regions that the programme no longer has. */
    void removeOthers(Programme programme) {
        remove(
                "delete from programme_stage where programme = :programme and not key = any(cast(:keys as text[]))",
                programme.slug(),
                programme.stages());
        remove(
                "delete from programme_region where programme = :programme and not key = any(cast(:keys as text[]))",
                programme.slug(),
                programme.regions());
    }

    private void remove(String sql, String programme, List<Place> kept) {
        entityManager
                .createNativeQuery(sql)
                .setParameter("programme", programme)
                .setParameter("keys", kept.stream().map(Place::key).toArray(String[]::new))
                .executeUpdate();
    }

    /** Notes that something of it was changed here. */
    void touch(String slug) {
        entityManager
                .createNativeQuery("update programme set edited = true where slug = :slug")
                .setParameter("slug", slug)
                .executeUpdate();
    }

    /** The solutions of a programme by number, in the order they were added. */
    Map<Long, Solution> solutions(String programme) {
        return solutions(query(SELECT_SOLUTION + "where programme = :programme order by id limit :limit")
                .setParameter("programme", programme)
                .setParameter("limit", MOST_SOLUTIONS));
    }

    /** Those with these numbers that are there, whatever their programmes. */
    Map<Long, Solution> solutions(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : solutions(query(SELECT_SOLUTION + "where id = any(cast(:ids as bigint[])) order by id limit :limit")
                        .setParameter(
                                "ids", ids.stream().mapToLong(Long::longValue).toArray())
                        .setParameter("limit", ids.size()));
    }

    private static Map<Long, Solution> solutions(Query query) {
        Map<Long, Solution> solutions = new LinkedHashMap<>();
        rows(query).stream()
                .map(row -> new Solution(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        Token.of(Solution.Maturity.class, (String) row[5]).orElseThrow(),
                        (String) row[6],
                        (String) row[7],
                        (String) row[8]))
                .forEach(solution -> solutions.put(solution.id(), solution));
        return solutions;
    }

    long add(String programme, Solution solution) {
        Query insert = entityManager
                .createNativeQuery("""
                        insert into solution (programme, region, supplier, sub_contractor, product, maturity, evidence,
                            source_title, source_url)
                        values (:programme, :region, :supplier, :sub, :product, :maturity, :evidence, :title, :url)
                        returning id""", Long.class)
                .setParameter("programme", programme)
                .setParameter("region", solution.region())
                .setParameter("title", solution.sourceTitle())
                .setParameter("url", solution.sourceUrl());
        return ((Number) terms(insert, solution).getSingleResult()).longValue();
    }

    void change(Solution solution) {
        terms(entityManager.createNativeQuery("""
                        update solution set supplier = :supplier, sub_contractor = :sub, product = :product,
                            maturity = :maturity, evidence = :evidence
                        where id = :id"""), solution)
                .setParameter("id", solution.id())
                .executeUpdate();
    }

    private static Query terms(Query query, Solution solution) {
        return query.setParameter("supplier", solution.supplier())
                .setParameter("sub", solution.subContractor())
                .setParameter("product", solution.product())
                .setParameter("maturity", solution.maturity().value())
                .setParameter("evidence", solution.evidence());
    }

    /** The forecasts of a programme, the latest first. */
    List<Forecast> forecasts(String programme) {
        return rows(query("""
                        select as_of, for_day, method, live_then, low, middle, high from forecast
                        where programme = :programme order by as_of desc, for_day limit :limit""").setParameter("programme", programme).setParameter("limit", MOST_FORECASTS)).stream()
                .map(row -> new Forecast(
                        (LocalDate) row[0],
                        (LocalDate) row[1],
                        (String) row[2],
                        ((Number) row[3]).intValue(),
                        ((Number) row[4]).intValue(),
                        ((Number) row[5]).intValue(),
                        ((Number) row[6]).intValue()))
                .toList();
    }

    /** Keeps a forecast; one that was made before, from the same day for the same day, stays as it is. */
    void add(String programme, Forecast forecast, long accountId, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into forecast
                            (programme, as_of, for_day, method, live_then, low, middle, high, account_id, made_at)
                        values (:programme, :asOf, :forDay, :method, :live, :low, :middle, :high,
                            nullif(:account, 0), :at)
                        on conflict (programme, as_of, for_day, method) do nothing""")
                .setParameter("programme", programme)
                .setParameter("asOf", forecast.asOf())
                .setParameter("forDay", forecast.forDay())
                .setParameter("method", forecast.method())
                .setParameter("live", forecast.live())
                .setParameter("low", forecast.low())
                .setParameter("middle", forecast.middle())
                .setParameter("high", forecast.high())
                .setParameter("account", accountId)
                .setParameter("at", at)
                .executeUpdate();
    }

    private Query query(String sql) {
        return entityManager.createNativeQuery(sql, Object[].class);
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
