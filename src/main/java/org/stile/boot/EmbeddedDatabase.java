package org.stile.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real PostgreSQL server that belongs to this process: its files are in the data folder and survive, the server ends
 * when this is closed. It listens on this machine only, on a port that the system gives, and wants a password.
 *
 * <p>Not a test double and not for several portals: a data folder has one holder. Thread-safe once started.
 *
 * <p>How it ends. The server runs in a session of its own ({@code pg_ctl} sees to that), so that Ctrl-C reaches the
 * portal only, which finishes its requests and then stops the server. After {@code kill -9} of the portal the server
 * lives on; the next start finds it by its pid file, stops it and starts afresh, so that its configuration is always
 * ours. After {@code kill -9} of both, PostgreSQL recovers from its log by itself.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String DATABASE = "stile";
    /** A fast stop only waits for a checkpoint; a minute is what a slow disk may take for that. */
    private static final Duration STOP = Duration.ofSeconds(60);
    /** 10 tries, half a second apart: processes of a killed server take a moment to notice and go. */
    private static final int TRIES = 10;

    private final DataFolder folder;
    private final PostgresTools tools;
    private final Postmaster postmaster;
    private final Login login;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(DataFolder folder, PostgresTools tools, Postmaster postmaster, Login login) {
        this.folder = folder;
        this.tools = tools;
        this.postmaster = postmaster;
        this.login = login;
    }

    /**
     * Starts the server on that data folder, which is made when it is not there; close it to stop the server and to
     * let the folder go. Takes a few seconds the first time and less than one later.
     *
     * @throws RuntimeException whose message is one line for the operator, when the folder cannot be used
     */
    public static EmbeddedDatabase start(Path dataFolder) {
        DataFolder folder = DataFolder.open(dataFolder);
        try {
            return start(folder);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The same on a folder that is already held, and is let go when this is closed. */
    static EmbeddedDatabase start(DataFolder folder) {
        checkName(folder.path());
        PostgresTools.checkUser();
        PostgresTools tools = new PostgresArchive(folder).unpack();
        var cluster = new Cluster(folder, tools);
        Secret password = cluster.open();
        stopLeftover(cluster, tools);
        int port = startServer(folder, cluster, tools);
        Postmaster postmaster = Postmaster.of(cluster.path()).orElseThrow();
        var database = new EmbeddedDatabase(folder, tools, postmaster, login(port, DATABASE, password));
        try {
            prepare(cluster, login(port, "postgres", password));
            return database;
        } catch (RuntimeException e) {
            database.stop();
            throw e;
        }
    }

    /** The address, without the password. */
    public String jdbcUrl() {
        return login.url();
    }

    /** The owner of everything in the database. */
    public String username() {
        return login.user();
    }

    /** Random, made with the data folder. Keep it out of logs. */
    public String password() {
        return login.password().value();
    }

    Login login() {
        return login;
    }

    /** The process that listens, for those who want to kill it. */
    long pid() {
        return postmaster.pid();
    }

    /** Disconnects whoever is connected, writes everything down, waits for the end; then lets the data folder go. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stop();
            folder.close();
        }
    }

    private void stop() {
        stop(postmaster, tools);
    }

    /** PostgreSQL starts itself through a shell, which takes these for its own. */
    private static void checkName(Path path) {
        if (path.toString().chars().anyMatch(letter -> "\"$`\\\n".indexOf(letter) >= 0)) {
            throw new StartRefused("The data folder '%s' has a quote, a dollar or a backslash in its name. Give another"
                            .formatted(path)
                    + " one in STILE_DATA.");
        }
    }

    private static void stopLeftover(Cluster cluster, PostgresTools tools) {
        Postmaster.of(cluster.path()).ifPresent(old -> {
            if (old.isRunning()) {
                stop(old, tools);
            } else if (ProcessHandle.of(old.pid()).isPresent()) {
                old.forget();
            }
        });
    }

    private static void stop(Postmaster server, PostgresTools tools) {
        if (!server.isRunning()) {
            return;
        }
        signal(server, tools, "fast");
        if (!server.endsWithin(STOP)) {
            // like a power cut for it, which it survives
            signal(server, tools, "immediate");
            if (!server.endsWithin(STOP)) {
                throw new StartRefused("The database server, process %d, does not stop. Stop it with: kill -QUIT %d"
                        .formatted(server.pid(), server.pid()));
            }
        }
    }

    /** We wait for the end ourselves: a second Ctrl-C would end a waiting pg_ctl, but not the server. */
    private static void signal(Postmaster server, PostgresTools tools, String mode) {
        tools.run("pg_ctl", "stop", "--pgdata=" + server.cluster(), "--mode=" + mode, "--no-wait");
    }

    /** Another program may take the port between our choice and the server's start: then again with another one. */
    private static int startServer(DataFolder folder, Cluster cluster, PostgresTools tools) {
        var log = new ServerLog(folder.resolve("postgresql.log"));
        for (int attempt = 1; ; attempt++) {
            log.bound();
            long before = log.size();
            int port = cluster.configure();
            // 300 s: recovery after a crash replays up to 2 GB of log
            var result = tools.run(
                    "pg_ctl", "start", "--pgdata=" + cluster.path(), "--log=" + log.file(), "--wait", "--timeout=300");
            if (result.succeeded()) {
                return port;
            }
            String reason = Cluster.lastError(log.since(before));
            if (attempt == TRIES || !isPassing(reason)) {
                throw new StartRefused("PostgreSQL does not start on '%s': %s. See '%s'."
                        .formatted(cluster.path(), reason.isBlank() ? result.output() : reason, log.file()));
            }
            pause();
        }
    }

    private static boolean isPassing(String reason) {
        return reason.contains("could not create any TCP/IP sockets")
                || reason.contains("pre-existing shared memory block");
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Stile was interrupted while it waited for PostgreSQL.", e);
        }
    }

    private static Login login(int port, String database, Secret password) {
        // 127.0.0.1, not localhost: the server does not listen on ::1
        return new Login("jdbc:postgresql://127.0.0.1:" + port + "/" + database, Cluster.USER, password);
    }

    /** Makes sure that it is our server that answers (the password proves it both ways), and makes the database. */
    private static void prepare(Cluster cluster, Login login) {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            String serves = value(statement, "show data_directory");
            if (!Path.of(serves).equals(cluster.path())) {
                throw new StartRefused("The server that answers at %s serves '%s'.".formatted(login.url(), serves));
            }
            if (value(statement, "select count(*) from pg_database where datname = '" + DATABASE + "'")
                    .equals("0")) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database in '%s' does not let us in: %s".formatted(cluster.path(), e.getMessage()), e);
        }
    }

    private static String value(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
