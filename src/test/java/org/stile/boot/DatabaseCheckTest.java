package org.stile.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCheckTest {
    @TempDir
    private static Path folder;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.start(folder);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void an_empty_database_is_fine() {
        assertThatCode(() -> DatabaseCheck.run(database.login())).doesNotThrowAnyException();
    }

    @Test
    void a_wrong_password_is_called_that_and_not_shown() {
        assertThatThrownBy(() -> DatabaseCheck.run(login(database.username(), "hunter2")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("wrong password")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void a_missing_password_is_called_wrong_too() {
        assertThatThrownBy(() -> DatabaseCheck.run(login(database.username(), "")))
                .hasMessageContaining("wrong password");
    }

    @Test
    void a_database_that_is_not_there_is_named_without_what_follows_its_address() {
        String url = database.jdbcUrl() + "x?ApplicationName=hunter2";

        assertThatThrownBy(
                        () -> DatabaseCheck.run(new Login(url, database.username(), new Secret(database.password()))))
                .hasMessageContaining(database.jdbcUrl() + "x does not exist")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void a_server_that_does_not_answer_is_said_to_be_out_of_reach() {
        // port 1 is reserved and has no service
        assertThatThrownBy(() -> DatabaseCheck.run(new Login("jdbc:postgresql://127.0.0.1:1/stile", "u", Secret.NONE)))
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void a_user_who_may_not_create_tables_is_told_the_command_that_lets_them() throws SQLException {
        execute("create user guest password 'guest'");

        assertThatThrownBy(() -> DatabaseCheck.run(login("guest", "guest")))
                .hasMessageContaining("GRANT CREATE, USAGE ON SCHEMA public TO \"guest\"");
    }

    @Test
    void a_schema_from_the_future_is_refused_and_left_alone() throws SQLException {
        execute("create table flyway_schema_history (version text, success boolean)");
        try {
            execute("insert into flyway_schema_history values (null, true), ('0.1', true), ('99999', false)");
            assertThatCode(() -> DatabaseCheck.run(database.login())).doesNotThrowAnyException();

            execute("insert into flyway_schema_history values ('99999', true)");
            assertThatThrownBy(() -> DatabaseCheck.run(database.login()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("made by a newer Stile: its schema is at 99999");
        } finally {
            execute("drop table flyway_schema_history");
        }
    }

    @Test
    void the_migrations_of_this_build_are_found() {
        assertThat(Migrations.newest().getVersion()).matches("[0-9.]+");
    }

    private static Login login(String user, String password) {
        return new Login(database.jdbcUrl(), user, new Secret(password));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.login().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
