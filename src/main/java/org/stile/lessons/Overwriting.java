package org.stile.lessons;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.postgresql.util.PSQLWarning;
import org.stile.changes.TaskHandler;

/**
 * The task that follows a purge. PostgreSQL never writes over what was deleted or changed; it only marks it. So the
 * tables that can have held words are written anew, and the statistics, which quote columns; then the write-ahead log is
 * made to begin a new file, so that those with the old words are not needed any more. While a table is written nobody
 * can use it: some seconds for 100,000 lessons. Runs on one node and may run again.
 */
@ApplicationScoped
class Overwriting implements TaskHandler {

    private static final Logger LOG = Logger.getLogger(Overwriting.class);

    /** The kind of the task. */
    static final String KIND = "overwrite-purged";

    // Whoever waits for us holds up everybody behind: rather try again later.
    private static final String LOCK_WAIT = "10s";

    // Samples of columns are here, and old ones stay like every deleted row.
    private static final String STATISTICS = "pg_statistic";

    private static final Pattern KEPT = Pattern.compile("(\\d+) dead row versions cannot be removed yet");
    private static final String NOT_ALLOWED = "42501";

    private final AgroalDataSource database;
    private final Instance<WordTraces> traces;
    private final Purges purges;

    Overwriting(AgroalDataSource database, Instance<WordTraces> traces, Purges purges) {
        this.database = database;
        this.traces = traces;
        this.purges = purges;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /**
     * Writes everything anew that was purged until now.
     *
     * @param ref the number of a purge
     * @throws SQLException when a table is in use for too long, or somebody (a backup) still reads an old state of it:
     *     to be tried again
     */
    @Override
    public void run(String ref) throws SQLException {
        if (purges.tablesWrittenUpTo() >= Long.parseLong(ref)) {
            return;
        }
        long upTo = purges.last();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '" + LOCK_WAIT + "'");
            try {
                for (String table : tables()) {
                    rewrite(statement, table, "full, analyze, verbose");
                }
                rewrite(statement, STATISTICS, "full, verbose");
            } finally {
                statement.execute("reset lock_timeout");
            }
            beginNewLog(statement);
        }
        purges.tablesWritten(upTo);
        LOG.infof("The tables hold nothing any more of what was purged, up to number %d", upTo);
    }

    private Set<String> tables() {
        Set<String> tables = new TreeSet<>(KeptTexts.tables());
        tables.add("attachment");
        traces.forEach(trace -> tables.addAll(trace.tables()));
        return tables;
    }

    private static void rewrite(Statement statement, String table, String options) throws SQLException {
        statement.execute("vacuum (" + options + ") " + table);
        for (SQLWarning said = statement.getWarnings(); said != null; said = said.getNextWarning()) {
            if (said instanceof PSQLWarning warning && warning.getServerErrorMessage() != null) {
                String detail = warning.getServerErrorMessage().getDetail();
                Matcher kept = KEPT.matcher(detail == null ? "" : detail);
                if (kept.find() && !kept.group(1).equals("0")) {
                    throw new SQLException("Somebody still reads an old state of " + table);
                }
            }
        }
        statement.clearWarnings();
    }

    /** A server of one's own may not let us; then it happens by itself, see OPERATING.md. */
    private static void beginNewLog(Statement statement) throws SQLException {
        try {
            statement.execute("checkpoint");
            statement.execute("select pg_switch_wal()");
            statement.execute("checkpoint");
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                throw e;
            }
            LOG.info("The write-ahead log keeps what was purged until PostgreSQL has done with its present files: the"
                    + " portal’s role may not begin a new one");
        }
    }
}
