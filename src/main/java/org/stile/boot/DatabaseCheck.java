package org.stile.boot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/** Whether a database can be used, asked before Quarkus would answer with a page of stack trace. */
final class DatabaseCheck {
    /** What the SQL of this Stile needs; older ones no longer get fixes by the time of its next release. */
    private static final int OLDEST = 15;

    private final Login login;

    private DatabaseCheck(Login login) {
        this.login = login;
    }

    /**
     * Connects, and looks at the server's version, the user's rights and the schema's version.
     *
     * @throws StartRefused when something is in the way
     */
    static void run(Login login) {
        new DatabaseCheck(login).run();
    }

    private void run() {
        try (Connection connection = login.connect()) {
            checkServer(connection);
            checkRights(connection);
            checkSchema(connection);
        } catch (SQLException e) {
            throw new StartRefused(refusal(e), e);
        }
    }

    private void checkServer(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
            throw new StartRefused("The database at %s is PostgreSQL %s. Stile needs %d or newer."
                    .formatted(login.shown(), connection.getMetaData().getDatabaseProductVersion(), OLDEST));
        }
    }

    /** Since PostgreSQL 15 a new user may not create tables: the most common first failure. */
    private void checkRights(Connection connection) throws SQLException {
        String query = "select coalesce(has_schema_privilege(current_schema(), 'create'), false), current_user";
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            if (!rows.getBoolean(1)) {
                String user = rows.getString(2);
                throw new StartRefused("User '%s' may not create tables in the database at %s. Let its owner say: GRANT"
                                .formatted(user, login.shown())
                        + " CREATE, USAGE ON SCHEMA public TO \"" + user + "\"");
            }
        }
    }

    private static void checkSchema(Connection connection) throws SQLException {
        MigrationVersion known = Migrations.newest();
        for (String version : applied(connection)) {
            if (MigrationVersion.fromVersion(version).compareTo(known) > 0) {
                throw new StartRefused(
                        "The database was made by a newer Stile: its schema is at %s, this Stile knows %s."
                                        .formatted(version, known)
                                + " Start that newer one, or restore a backup from before.");
            }
        }
    }

    /** The versions in Flyway's history; none in a database that has none. */
    private static List<String> applied(Connection connection) throws SQLException {
        List<String> versions = new ArrayList<>();
        if (hasHistory(connection)) {
            String query = "select version from flyway_schema_history where success and version is not null";
            try (PreparedStatement statement = connection.prepareStatement(query);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.add(rows.getString(1));
                }
            }
        }
        return versions;
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select to_regclass('flyway_schema_history') is not null");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** By SQLSTATE, which no translation changes. */
    private String refusal(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String where = "The database at " + login.shown();
        if (state.startsWith("28")
                || (state.startsWith("08") && !login.password().isGiven() && asksPassword(e))) {
            return where + " refuses user '" + login.user() + "': wrong password, or no such user. Check STILE_DB_USER"
                    + " and STILE_DB_PASSWORD.";
        }
        if (state.equals("3D000")) {
            return where + " does not exist on that server. Create it, or correct STILE_DB_URL.";
        }
        if (state.startsWith("08")) {
            return where + " cannot be reached. Start it, or correct STILE_DB_URL. (" + e.getMessage() + ")";
        }
        return where + " cannot be used: " + e.getMessage();
    }

    private static boolean asksPassword(SQLException e) {
        return String.valueOf(e.getMessage()).contains("password");
    }
}
