package org.stile.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged portal from outside. A start with everything takes seconds, so each tells a whole story. */
class LauncherIT {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void a_killed_portal_starts_again_and_sigterm_stops_it_and_its_database() throws Exception {
        Path data = folder.toRealPath().resolve("data");
        try (var first = PortalProcess.start(data, Map.of("STILE_CONTENT", "none"))) {
            first.ready();
            assertThat(first.lines())
                    .anyMatch(line -> line.startsWith("Stile is at http://localhost:"))
                    .anyMatch(line -> line.contains("curator@demo.example") && line.contains(DemoAccounts.PASSWORD));
            assertThat(first.output())
                    .doesNotContain(Files.readString(data.resolve("secret")).strip())
                    .doesNotContain(
                            Files.readString(data.resolve("database-password")).strip());

            first.kill();
            assertThat(PortalProcess.servers(data)).isNotEmpty();
            try (var second = PortalProcess.start(data, Map.of("STILE_CONTENT", "none"))) {
                second.ready();
                assertThat(second.terminate()).isEqualTo(143); // 128 + SIGTERM
            }
        }
        assertThat(PortalProcess.servers(data)).isEmpty();
        assertThat(data.resolve("postgresql/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_database_of_ones_own_is_used_and_outlives_the_portal() throws Exception {
        try (var database = EmbeddedDatabase.start(folder.resolve("server"))) {
            Path data = folder.toRealPath().resolve("data");
            try (var portal = PortalProcess.start(data, external(database, database.password()))) {
                portal.ready();
                assertThat(portal.output()).doesNotContain("demo.example").doesNotContain(database.password());
                portal.terminate();
            }
            assertThat(data.resolve("postgresql")).doesNotExist();
            assertThat(ProcessHandle.of(database.pid())).isPresent();

            try (var portal = PortalProcess.start(data, external(database, "wrong"))) {
                assertRefused(portal, "wrong password");
            }
        }
    }

    private static Map<String, String> external(EmbeddedDatabase database, String password) {
        Map<String, String> variables = new HashMap<>();
        variables.put("STILE_DB_URL", database.jdbcUrl());
        variables.put("STILE_DB_USER", database.username());
        variables.put("STILE_DB_PASSWORD", password);
        variables.put("STILE_SECRET", SECRET);
        variables.put("STILE_CONTENT", "none");
        return variables;
    }

    @Test
    void a_signal_during_the_start_leaves_no_server_behind() throws Exception {
        Path data = folder.toRealPath().resolve("data");
        try (var portal = PortalProcess.start(data, Map.of())) {
            portal.until(() -> Files.exists(data.resolve("postgresql/postmaster.pid")));
            portal.terminate();
        }
        assertThat(PortalProcess.servers(data)).isEmpty();
    }

    @Test
    void a_busy_port_is_said_in_one_line() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var portal = PortalProcess.start(
                        folder.resolve("data"), Map.of("STILE_PORT", Integer.toString(busy.getLocalPort())))) {
            assertRefused(portal, "Port " + busy.getLocalPort() + " is taken by another program.");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_written_is_said_in_one_line() throws Exception {
        // under a file: root may write anywhere else
        Path file = Files.createFile(folder.resolve("file"));
        try (var portal = PortalProcess.start(file.resolve("data"), Map.of())) {
            assertRefused(portal, "cannot be written");
        }
    }

    @Test
    void a_wrong_setting_is_said_in_one_line() throws Exception {
        try (var portal = PortalProcess.start(folder.resolve("data"), Map.of("STILE_PORT", "x"))) {
            assertRefused(portal, "stile: STILE_PORT is 'x'. Give a number from 0 to 65535, or leave it out for 8080.");
        }
    }

    private static void assertRefused(PortalProcess portal, String says) throws IOException, InterruptedException {
        assertThat(portal.exitCode()).isOne();
        assertThat(portal.lines())
                .singleElement()
                .asString()
                .startsWith("stile: ")
                .contains(says);
    }
}
