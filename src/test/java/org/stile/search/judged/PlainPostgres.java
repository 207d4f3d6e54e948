package org.stile.search.judged;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.stile.lessons.Lesson;

/** PostgreSQL's full text search, English, as its manual shows it. */
final class PlainPostgres {

    private final Connection connection;

    PlainPostgres(Connection connection, List<Lesson> lessons) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists plain");
            statement.execute("create table plain (id text primary key, words tsvector)");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into plain values (?, to_tsvector('english', ?))")) {
            for (Lesson lesson : lessons) {
                insert.setString(1, lesson.externalId());
                insert.setString(2, PlainLucene.text(lesson.content()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index on plain using gin (words)");
            statement.execute("analyze plain");
        }
    }

    /** The words joined by OR, ranked by ts_rank_cd. */
    RankedBy anyWord() {
        return (query, most) -> ranked("""
                select array_to_string(array(
                    select quote_literal(lexeme) from unnest(to_tsvector('english', ?))), ' | ')::tsquery""", query, most);
    }

    /** What websearch_to_tsquery makes of it: all words. */
    RankedBy webSearch() {
        return (query, most) -> ranked("select websearch_to_tsquery('english', ?)", query, most);
    }

    private List<String> ranked(String asked, String query, int most) {
        try (PreparedStatement select = connection.prepareStatement("with asked as (" + asked + " as q)"
                + " select id from plain, asked where words @@ q order by ts_rank_cd(words, q) desc, id limit ?")) {
            select.setString(1, query);
            select.setInt(2, most);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
