package org.stile.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.stile.changes.Changes;

/** One connection that hears at once when something was appended to the change log. For one thread. */
final class ChangeListener implements AutoCloseable {

    private final Connection connection;
    private final PGConnection notifications;

    ChangeListener(DataSource database) throws SQLException {
        connection = database.getConnection();
        try (Statement listen = connection.createStatement()) {
            listen.execute("listen " + Changes.CHANNEL);
            notifications = connection.unwrap(PGConnection.class);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Waits for a change.
     *
     * @return whether one was announced; false when the time has passed
     * @throws SQLException when the database has gone away
     */
    boolean await(Duration atMost) throws SQLException {
        return notifications.getNotifications((int) atMost.toMillis()).length > 0;
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            // the connection goes back to the pool, and must not go on collecting notifications there
            statement.execute("unlisten *");
        }
    }
}
