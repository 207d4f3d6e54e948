package org.stile.boot;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/**
 * Where the process begins: checks what it was given, starts the database, runs the portal, and stops both in the
 * opposite order. Not part of the application: no bean may use it.
 */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Exit code 0 after a stop, 1 when Stile could not start or failed. */
    public static void main(String... args) {
        LastBreath breath = LastBreath.hold();
        int code = 1;
        try {
            code = run(System.getenv(), breath, args);
        } catch (StartRefused e) {
            complain(e.getMessage());
        } finally {
            breath.letGo();
        }
        System.exit(code);
    }

    private static int run(Map<String, String> variables, LastBreath breath, String... args) {
        new Environment(variables)
                .unknown()
                .forEach(name -> complain(name + " is not a setting of Stile and is ignored. Is it misspelt?"));
        Settings settings = Settings.from(variables);
        PortCheck.run(settings.web());
        try (DataFolder folder = DataFolder.open(settings.data());
                Database database = Database.open(settings.database(), folder)) {
            folder.empty(DataFolder.INCOMING);
            DatabaseCheck.run(database.login());
            QuarkusProperties.of(settings, secret(settings, folder), database.login())
                    .forEach(System::setProperty);
            return breath.isStopping() ? 0 : Portal.runToTheEnd(args);
        }
    }

    private static Secret secret(Settings settings, DataFolder folder) {
        Secret given = settings.access().secret();
        return given.isGiven() ? given : folder.secret("secret");
    }

    private static void complain(String message) {
        System.err.println("stile: " + message);
    }

    /** The database for as long as the portal runs; only ours is stopped by closing it. */
    private record Database(Login login, Runnable stop) implements AutoCloseable {

        static Database open(DatabaseSettings settings, DataFolder folder) {
            return switch (settings) {
                case DatabaseSettings.External external -> new Database(external.login(), () -> {});
                case DatabaseSettings.Embedded embedded -> {
                    var database = EmbeddedDatabase.start(folder);
                    yield new Database(database.login(), database::close);
                }
            };
        }

        @Override
        public void close() {
            stop.run();
        }
    }
}
