package org.stile.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.stile.search.Filter;

/**
 * PostgreSQL's full text search on the same lessons, in one statement a request: the total, the facets, and twenty hits
 * by ts_rank_cd with a ts_headline each. A server of its own with 512 MB of shared buffers; everything else as it ships.
 */
final class PlainPostgres implements Engine, AutoCloseable {

    private static final Map<Filter, String> LISTS =
            Map.of(Filter.TOPIC, "topics", Filter.STAGE, "stages", Filter.AUDIENCE, "audiences");
    private static final Map<Filter, String> SINGLE =
            Map.of(Filter.TRUST, "trust", Filter.REGION, "region", Filter.POLARITY, "polarity");
    private static final int BATCH = 1_000;

    private final EmbeddedPostgres server;
    private final ThreadLocal<Connection> connections = ThreadLocal.withInitial(this::connect);

    /** Starts the server and loads a file of lessons, but for the lines that the portal did not take. */
    PlainPostgres(Path lessons, Set<Long> rejected) throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("shared_buffers", "512MB")
                .start();
        execute("""
                create table lesson (id bigint primary key, title text, body text, topics text[], stages text[],
                    audiences text[], trust text, region text, polarity text,
                    words tsvector generated always as (setweight(to_tsvector('english', title), 'A')
                        || to_tsvector('english', body)) stored,
                    begun tsvector generated always as (to_tsvector('simple', title)) stored)""");
        load(lessons, rejected);
        execute("create index on lesson using gin (words)");
        execute("create index on lesson using gin (begun)");
        execute("vacuum analyze lesson");
    }

    private void load(Path lessons, Set<Long> rejected) throws IOException, SQLException {
        Map<String, String> regions = regions();
        try (Connection connection = connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into lesson values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
                var lines = Files.newBufferedReader(lessons)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!rejected.contains(++number)) {
                    row(insert, number, Corpus.parsed(line), regions);
                    insert.addBatch();
                }
                if (number % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void row(PreparedStatement insert, long number, JsonNode lesson, Map<String, String> regions)
            throws SQLException {
        String trust = lesson.path("trust").asText();
        insert.setLong(1, number);
        insert.setString(2, lesson.path("title").asText());
        insert.setString(
                3,
                lesson.path("event").asText() + "\n\n" + lesson.path("impact").asText());
        insert.setObject(4, texts(lesson.path("topics")));
        insert.setObject(5, texts(lesson.path("stages")));
        insert.setObject(6, texts(lesson.path("audiences")));
        insert.setString(7, trust);
        insert.setString(8, regions.getOrDefault(trust, ""));
        insert.setString(9, lesson.path("polarity").asText());
    }

    private static String[] texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
    }

    private static Map<String, String> regions() throws IOException {
        Map<String, String> regions = new HashMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(Files.newBufferedReader(Path.of("content/reference/trusts.csv")))) {
            for (CSVRecord row : rows) {
                regions.put(row.get("code"), row.get("region"));
            }
        }
        return regions;
    }

    @Override
    public long answer(Request request) throws SQLException {
        return request.suggests() ? suggested(request) : searched(request);
    }

    private long suggested(Request request) throws SQLException {
        try (PreparedStatement select = connections
                .get()
                .prepareStatement("select title from lesson where begun @@ to_tsquery('simple', ?) limit ?")) {
            select.setString(1, request.text() + ":*");
            select.setInt(2, Request.SUGGESTIONS);
            long found = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found++;
                }
            }
            return found;
        }
    }

    private long searched(Request request) throws SQLException {
        List<Object> values = new ArrayList<>();
        try (PreparedStatement select = connections.get().prepareStatement(sql(request, values))) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            long total = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    total = rows.getString(1).equals("total") ? rows.getLong(3) : total;
                }
            }
            return total;
        }
    }

    private static String sql(Request request, List<Object> values) {
        boolean words = !request.query().text().blank();
        StringBuilder sql = new StringBuilder("with asked as (select " + asked(request) + " as q),\n");
        values.add(request.text());
        sql.append("matched as materialized (select id, topics, stages, audiences, trust, region, polarity, ")
                .append(
                        words
                                ? "ts_rank_cd(words, q) as rank from lesson, asked where words @@ q),\n"
                                : "0 as rank from lesson),\n");
        Map<Filter, List<String>> filters = request.query().filters();
        sql.append("found as materialized (select * from matched")
                .append(where(filters, values))
                .append(")\n");
        sql.append("select 'total', '', count(*) from found");
        for (Filter filter :
                List.of(Filter.STAGE, Filter.TOPIC, Filter.AUDIENCE, Filter.TRUST, Filter.REGION, Filter.POLARITY)) {
            Map<Filter, List<String>> others = new LinkedHashMap<>(filters);
            others.remove(filter);
            String value = LISTS.containsKey(filter) ? "unnest(" + LISTS.get(filter) + ")" : SINGLE.get(filter);
            sql.append("\nunion all (select '%s', %s as v, count(*) from ".formatted(filter.value(), value))
                    .append(filters.containsKey(filter) ? "matched" + where(others, values) : "found")
                    .append(" group by v)");
        }
        sql.append("\nunion all (select title, ")
                .append(words ? "ts_headline('english', body, q)" : "left(body, 260)")
                .append(", id from (select id from found order by rank desc, id desc limit ? offset ?) page")
                .append(" join lesson using (id), asked)");
        values.add(request.query().size());
        values.add(request.query().offset());
        return sql.toString();
    }

    private static String asked(Request request) {
        return request.kind() == Kind.QUOTED ? "phraseto_tsquery('english', ?)" : """
                  array_to_string(array(select quote_literal(lexeme)
                      from unnest(to_tsvector('english', ?))), ' | ')::tsquery""";
    }

    private static String where(Map<Filter, List<String>> filters, List<Object> values) {
        filters.values().forEach(chosen -> values.add(chosen.toArray(String[]::new)));
        return filters.isEmpty()
                ? ""
                : filters.keySet().stream()
                        .map(filter -> LISTS.containsKey(filter)
                                ? LISTS.get(filter) + " && ?::text[]"
                                : SINGLE.get(filter) + " = any(?::text[])")
                        .collect(Collectors.joining(" and ", " where ", ""));
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement execute = connection.createStatement()) {
            execute.execute(statement);
        }
    }

    private Connection connect() {
        try {
            return server.getPostgresDatabase().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
