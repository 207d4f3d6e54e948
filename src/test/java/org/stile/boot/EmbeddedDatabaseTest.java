package org.stile.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One data folder for all, so that PostgreSQL is unpacked once; every test leaves it stopped. */
class EmbeddedDatabaseTest {
    @TempDir
    private static Path folder;

    @Test
    void rows_survive_a_restart() {
        try (var first = EmbeddedDatabase.start(folder)) {
            put(first, "kept over a restart");
        }
        try (var second = EmbeddedDatabase.start(folder)) {
            assertThat(count(second, "kept over a restart")).isOne();
        }
    }

    @Test
    void what_was_committed_is_on_the_disk() {
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(value(database, "show fsync")).isEqualTo("on");
            assertThat(value(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(value(database, "show full_page_writes")).isEqualTo("on");
            assertThat(value(database, "show data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void text_is_unicode_and_sorts_the_same_on_every_machine() {
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(value(database, "show server_encoding")).isEqualTo("UTF8");
            assertThat(value(database, "select lower('ÉTÉ')")).isEqualTo("été");
            assertThat(value(database, "select datlocale from pg_database where datname = current_database()"))
                    .isEqualTo("C.UTF-8");
        }
    }

    @Test
    void a_server_that_was_killed_recovers_what_was_committed() {
        try (var killed = EmbeddedDatabase.start(folder)) {
            put(killed, "kept over a kill");
            kill(killed.pid());
        }
        try (var second = EmbeddedDatabase.start(folder)) {
            assertThat(count(second, "kept over a kill")).isOne();
        }
    }

    @Test
    void a_server_that_outlived_its_portal_is_replaced() {
        long leftover = startAndLoseHold();

        try (var second = EmbeddedDatabase.start(folder)) {
            assertThat(second.pid()).isNotEqualTo(leftover);
            assertThat(new Postmaster(cluster(), leftover).isRunning()).isFalse();
            assertThat(count(second, "kept over a lost portal")).isOne();
        }
    }

    private static long startAndLoseHold() {
        // what kill -9 does to the portal: the lock is gone, the server is not
        try (DataFolder held = DataFolder.open(folder)) {
            @SuppressWarnings("resource")
            var lost = EmbeddedDatabase.start(held);
            put(lost, "kept over a lost portal");
            return lost.pid();
        }
    }

    @Test
    void a_pid_file_that_names_another_program_is_no_obstacle() throws IOException {
        EmbeddedDatabase.start(folder).close();
        String stale = ProcessHandle.current().pid() + "\n" + cluster() + "\n1\n5432\n\n127.0.0.1\n\n";
        Files.writeString(cluster().resolve("postmaster.pid"), stale);

        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(value(database, "select 1")).isEqualTo("1");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void closing_stops_the_server_and_lets_the_folder_go() {
        var database = EmbeddedDatabase.start(folder);
        database.close();

        assertThat(new Postmaster(cluster(), database.pid()).isRunning()).isFalse();
        assertThat(cluster().resolve("postmaster.pid")).doesNotExist();
        EmbeddedDatabase.start(folder).close();
    }

    @Test
    void a_second_portal_on_the_same_folder_is_refused_while_the_first_lives() {
        try (var first = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Stile runs on the data folder");
            assertThat(value(first, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_folder_of_another_major_version_is_refused_and_left_alone() throws IOException {
        EmbeddedDatabase.start(folder).close();
        Path version = cluster().resolve("PG_VERSION");
        String ours = Files.readString(version);
        try {
            Files.writeString(version, "14\n");
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is PostgreSQL 14, and this Stile brings " + ours.strip());
            assertThat(version).hasContent("14\n");
        } finally {
            Files.writeString(version, ours);
        }
    }

    @Test
    void a_first_start_that_was_killed_is_begun_again(@TempDir Path fresh) throws IOException {
        Files.createDirectories(fresh.resolve("postgresql.new/base"));
        Files.createDirectories(fresh.resolve("bin-part/bin"));

        try (var database = EmbeddedDatabase.start(fresh)) {
            assertThat(value(database, "select 1")).isEqualTo("1");
        }
        assertThat(fresh.resolve("postgresql.new")).doesNotExist();
        assertThat(fresh.resolve("bin-part")).doesNotExist();
    }

    @Test
    void nobody_gets_in_without_the_password_and_only_the_owner_can_read_it() throws IOException {
        try (var database = EmbeddedDatabase.start(folder)) {
            var guess = new Login(database.jdbcUrl(), database.username(), new Secret("guess"));
            assertThatThrownBy(guess::connect)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            assertThat(value(database, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_server_has_a_session_of_its_own_so_that_ctrl_c_does_not_reach_it() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "sessions are looked up in /proc");
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(session(database.pid())).isEqualTo(database.pid());
        }
    }

    @Test
    void settings_of_the_operator_have_the_last_word() throws IOException {
        EmbeddedDatabase.start(folder).close();
        Path local = cluster().resolve("local.conf");
        Files.writeString(local, "work_mem = '5MB'\n");

        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(value(database, "show work_mem")).isEqualTo("5MB");
        } finally {
            Files.delete(local);
        }
    }

    /** The sixth field of stat; the second, the name, is in brackets and may have spaces. */
    private static long session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }

    private static Path cluster() {
        try {
            return folder.toRealPath().resolve("postgresql");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void kill(long pid) {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
    }

    private static void put(EmbeddedDatabase database, String note) {
        execute(database, "create table if not exists notes (note text)");
        execute(database, "insert into notes values ('" + note + "')");
    }

    private static int count(EmbeddedDatabase database, String note) {
        return Integer.parseInt(value(database, "select count(*) from notes where note = '" + note + "'"));
    }

    private static void execute(EmbeddedDatabase database, String sql) {
        try (Connection connection = database.login().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String value(EmbeddedDatabase database, String query) {
        try (Connection connection = database.login().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
