package org.stile.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder that PostgreSQL keeps the database in: made once, configured at every start. */
final class Cluster {
    static final String USER = "stile";
    private static final String LOCAL = "local.conf";

    private final DataFolder folder;
    private final PostgresTools tools;
    private final Path path;

    Cluster(DataFolder folder, PostgresTools tools) {
        this.folder = folder;
        this.tools = tools;
        this.path = folder.resolve("postgresql");
    }

    Path path() {
        return path;
    }

    /**
     * Makes the folder if there is none, and checks it if there is.
     *
     * @throws StartRefused when it is another major version's, or its password is lost
     */
    Secret open() {
        if (Files.exists(path)) {
            checkVersion();
            checkPassword();
            return folder.secret("database-password");
        }
        Secret password = folder.secret("database-password");
        initialise();
        return password;
    }

    private void checkVersion() {
        String theirs = majorOfFolder();
        String ours = tools.version();
        if (!ours.equals(theirs) && !ours.startsWith(theirs + ".")) {
            throw new StartRefused("The database in '%s' is PostgreSQL %s, and this Stile brings %s. Use the Stile that"
                            .formatted(path, theirs, ours)
                    + " made it, or dump the database with that one and restore it into this one.");
        }
    }

    private String majorOfFolder() {
        try {
            return Files.readString(path.resolve("PG_VERSION")).strip();
        } catch (IOException e) {
            throw new StartRefused(
                    "'%s' is no database folder (it has no PG_VERSION). Move it away, or set STILE_DATA."
                            .formatted(path),
                    e);
        }
    }

    private void checkPassword() {
        Path password = folder.resolve("database-password");
        if (!Files.exists(password)) {
            throw new StartRefused("'%s' is missing, so the database in '%s' cannot be opened. Restore both together."
                    .formatted(password, path));
        }
    }

    /** Under another name until it is complete: a killed first start must not leave half a database. */
    private void initialise() {
        Path fresh = folder.resolve("postgresql.new");
        try {
            if (Files.exists(fresh)) {
                PostgresArchive.delete(fresh);
            }
            initdb(fresh);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused("The database folder '%s' cannot be made (%s).".formatted(path, e.getMessage()), e);
        }
    }

    private void initdb(Path fresh) {
        var result = tools.run(
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + folder.resolve("database-password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // PostgreSQL's own: there on any machine, and an upgrade of its C library cannot break our indexes
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                // a flipped bit on the disk is an error, not a wrong lesson
                "--data-checksums");
        if (!result.succeeded()) {
            throw new StartRefused(
                    "The database folder '%s' cannot be made: %s".formatted(path, lastError(result.output())));
        }
    }

    /** Writes the configuration for one start, and answers the port in it. */
    int configure() {
        try {
            int port = freePort();
            // the last word is the operator's; an include that may be missing is logged as missing at every start
            String theirs = Files.exists(path.resolve(LOCAL)) ? "include '" + LOCAL + "'\n" : "";
            Files.writeString(path.resolve("postgresql.conf"), configuration(port) + theirs);
            return port;
        } catch (IOException e) {
            throw new StartRefused("'%s' cannot be written (%s).".formatted(path, e.getMessage()), e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static String configuration(int port) {
        return """
                # Written by Stile at every start. Your own settings go into local.conf beside this file.

                # For this machine only, and with a password: other people may have accounts on it.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'

                # These are people's lessons: what was answered with "saved" survives the power cut.
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                # The pool takes 50 at most, each node one more to listen; the rest is for psql and backups.
                max_connections = 100
                # 256 MB holds the tables of some 100,000 lessons; the system's cache does the rest.
                shared_buffers = '256MB'
                work_mem = '16MB'
                maintenance_work_mem = '128MB'
                # An import of 100,000 lessons then takes a few checkpoints and not dozens.
                max_wal_size = '2GB'
                # Old files of the log are deleted and not kept to be written over some day: what was purged from the
                # tables must leave the log too (the task after a purge makes it begin a new file).
                wal_recycle = off
                # Solid state disks: an index pays off earlier than on the turning ones of the default (4).
                random_page_cost = 1.1
                # Our queries take milliseconds; compiling them would take longer.
                jit = off

                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, dmy'
                lc_messages = 'C'
                default_text_search_config = 'pg_catalog.english'

                # What went wrong, without the values: they may be about people.
                log_min_messages = warning
                log_min_error_statement = panic
                log_error_verbosity = terse
                """.formatted(port);
    }

    /** The last line that says what is wrong. */
    static String lastError(String output) {
        return output.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("error:") || line.contains("ERROR:"))
                .reduce((first, last) -> last)
                .orElse(output);
    }
}
