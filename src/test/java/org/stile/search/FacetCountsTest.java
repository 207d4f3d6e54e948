package org.stile.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.boot.DemoAccounts;
import org.stile.web.Role;
import org.stile.web.Viewer;

/**
 * Counts of facets are what SQL counts on the same lessons, for random filters and every kind of viewer, with some of
 * them superseded by lessons that not everybody may read.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FacetCountsTest {

    private static final int LESSONS = 300;
    private static final int QUERIES = 200;
    private static final int SUPERSEDED = 60;
    private static final String WORD = "thylacine";
    private static final List<String> STAGES = List.of("planning", "testing", "go-live", "early-life");
    private static final List<String> AUDIENCES = List.of("clinician", "it", "finance");
    private static final List<String> TOPICS = List.of("pacs", "ris", "training");
    private static final List<String> TRUSTS = List.of("RAS", "RTX", "RJ1", "RGT");
    private static final List<String> POLARITIES = List.of("worked", "did-not-work", "mixed");

    @Inject
    AgroalDataSource database;

    @Inject
    SearchIndex index;

    private final Random random = new Random(20051114);

    @Test
    void facets_count_what_the_database_has_for_this_viewer() throws SQLException {
        imported();
        Map<Viewer, Boolean> viewers = Map.of(
                Viewer.ANONYMOUS,
                false,
                new Viewer(1, "Mem Ber", "RGT", Set.of()),
                true,
                new Viewer(2, "Cura Tor", "", Set.of(Role.CURATOR)),
                true);
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < QUERIES; i++) {
                Map<Filter, List<String>> filters = filters();
                for (Viewer viewer : viewers.keySet()) {
                    LessonQuery query = LessonQuery.of(random.nextBoolean() ? WORD : "\"" + WORD + "\"");
                    for (Map.Entry<Filter, List<String>> filter : filters.entrySet()) {
                        for (String value : filter.getValue()) {
                            query = query.with(filter.getKey(), value);
                        }
                    }
                    boolean superseded = random.nextInt(4) == 0;
                    SearchPage page = index.search(query.withSuperseded(superseded), viewer);
                    Sql sql = new Sql(connection, viewer, superseded);
                    assertThat(page.total()).as(query.href()).isEqualTo(sql.total(filters));
                    for (Filter filter :
                            List.of(Filter.STAGE, Filter.AUDIENCE, Filter.TOPIC, Filter.TRUST, Filter.POLARITY)) {
                        Map<String, Long> counted = page.facet(filter).values().stream()
                                .filter(value -> value.count() > 0)
                                .collect(Collectors.toMap(
                                        Facet.Value::value, Facet.Value::count, (a, b) -> a, TreeMap::new));
                        assertThat(counted)
                                .as(viewer + " " + filter + " " + query.href())
                                .isEqualTo(sql.counts(filter, filters));
                    }
                }
            }
        }
    }

    private Map<Filter, List<String>> filters() {
        Map<Filter, List<String>> filters = new EnumMap<>(Filter.class);
        Map.of(
                        Filter.STAGE, STAGES,
                        Filter.AUDIENCE, AUDIENCES,
                        Filter.TOPIC, TOPICS,
                        Filter.TRUST, TRUSTS,
                        Filter.POLARITY, POLARITIES)
                .forEach((filter, values) -> {
                    List<String> some = some(values, 3);
                    if (!some.isEmpty()) {
                        filters.put(filter, some);
                    }
                });
        return filters;
    }

    private List<String> some(List<String> values, int seldom) {
        List<String> some = new ArrayList<>();
        values.forEach(value -> {
            if (random.nextInt(seldom + 1) == 0) {
                some.add(value);
            }
        });
        return some;
    }

    private void imported() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LESSONS; i++) {
            lines.append("""
                    {"externalId":"facets-%d","title":"A %s lesson","event":"Something happened.","status":"published",\
                    "stages":%s,"audiences":%s,"topics":%s,"polarity":"%s","trust":"%s","publication":"%s","attribution":"%s"}
                    """.formatted(
                            i,
                            WORD,
                            json(some(STAGES, 1)),
                            json(some(AUDIENCES, 1)),
                            json(some(TOPICS, 1)),
                            POLARITIES.get(random.nextInt(3)),
                            TRUSTS.get(random.nextInt(4)),
                            random.nextInt(3) == 0 ? "members" : "public",
                            random.nextInt(3) == 0 ? "region" : "trust"));
        }
        String token = given().contentType("application/json")
                .body(Map.of("email", "curator@demo.example", "password", DemoAccounts.PASSWORD, "label", "facets"))
                .post("/api/tokens")
                .path("token");
        given().header("Authorization", "Bearer " + token)
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(200);
        SearchPage all = index.search(
                LessonQuery.of(WORD).withSuperseded(true).size(100), new Viewer(2, "", "", Set.of(Role.CURATOR)));
        assertThat(all.total()).isEqualTo(LESSONS);
        supersede(all.hits().stream().map(hit -> hit.ref().number()).sorted().toList(), token);
    }

    /** Some lessons have taken the place of earlier ones, also of such as have taken another's. */
    private void supersede(List<Long> numbers, String token) {
        Map<Integer, Set<Integer>> older = new TreeMap<>();
        for (int i = 0; i < SUPERSEDED; i++) {
            int newer = 1 + random.nextInt(numbers.size() - 1);
            older.computeIfAbsent(newer, n -> new TreeSet<>()).add(random.nextInt(newer));
        }
        older.forEach((newer, all) -> given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Map.of(
                        "links",
                        all.stream()
                                .map(n -> Map.of("type", "supersedes", "ref", "L-" + numbers.get(n)))
                                .toList()))
                .put("/api/lessons/L-" + numbers.get(newer) + "/links")
                .then()
                .statusCode(200));
    }

    private static String json(List<String> values) {
        return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(",", "[", "]"));
    }

    /** The same in SQL, as the design says who sees what. */
    private record Sql(Connection connection, Viewer viewer, boolean superseded) {

        private static final String LESSONS = " from lesson where title = 'A " + WORD + " lesson'";

        long total(Map<Filter, List<String>> filters) throws SQLException {
            try (ResultSet row = query("select count(*)" + LESSONS + where(filters, null))) {
                row.next();
                return row.getLong(1);
            }
        }

        Map<String, Long> counts(Filter filter, Map<Filter, List<String>> filters) throws SQLException {
            String values = column(filter);
            Map<String, Long> counts = new TreeMap<>();
            try (ResultSet rows = query("select value, count(*) from (select unnest(" + values + ") as value" + LESSONS
                    + where(filters, filter) + ") as v where value is not null group by value")) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        }

        private ResultSet query(String sql) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.closeOnCompletion();
            return statement.executeQuery();
        }

        private String where(Map<Filter, List<String>> filters, Filter except) {
            String readable = viewer.signedIn() ? "" : " and publication = 'public'";
            StringBuilder where = new StringBuilder(readable);
            if (!superseded) {
                where.append(" and not exists (select 1 from lesson_link join lesson newer on newer.id = from_id")
                        .append(" where to_id = lesson.id and kind = 'supersedes'")
                        .append(readable.replace("publication", "newer.publication"))
                        .append(")");
            }
            filters.forEach((filter, values) -> {
                if (filter != except) {
                    where.append(" and ")
                            .append(column(filter))
                            .append(" && array[")
                            .append(values.stream().map(v -> "'" + v + "'").collect(Collectors.joining(",")))
                            .append("]::text[]");
                }
            });
            return where.toString();
        }

        private String column(Filter filter) {
            return switch (filter) {
                case STAGE -> "stages";
                case AUDIENCE -> "audiences";
                case TOPIC -> "topics";
                case POLARITY -> "array[polarity]";
                case TRUST ->
                    viewer.curator()
                            ? "array[trust_code]"
                            : "array[case when attribution = 'region' then null else trust_code end]";
                case REGION, PROGRAMME -> throw new IllegalArgumentException(filter.value());
            };
        }
    }
}
