package org.stile.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The portal from the moment it listens: says where it is, and stays until it is told to stop. */
final class Portal implements QuarkusApplication {
    private final HttpServer server;
    private final String host;
    private final boolean demo;

    Portal(
            HttpServer server,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "stile.demo", defaultValue = "false") boolean demo) {
        this.server = server;
        this.host = host;
        this.demo = demo;
    }

    /** Runs until the portal has stopped, and answers the exit code; what went wrong is in the log by then. */
    static int runToTheEnd(String... args) {
        var code = new AtomicInteger();
        Quarkus.run(
                Portal.class,
                (exit, failure) -> {
                    code.set(failure == null ? exit : 1);
                    if (failure != null) {
                        // a failure while starting may come before logging does
                        failure.printStackTrace();
                    }
                },
                args);
        return code.get();
    }

    @Override
    public int run(String... args) {
        announce(System.out);
        Quarkus.waitForExit();
        return 0;
    }

    private void announce(PrintStream out) {
        out.printf("%nStile is at http://%s:%d%n", reachable(host), server.getPort());
        if (demo) {
            out.printf("Demo accounts:%n");
            DemoAccounts.all()
                    .forEach(account -> out.printf(
                            "  %-24s password %s  (%s)%n", account.email(), account.password(), account.role()));
        }
        out.println();
        out.flush();
    }

    /** Something to click on: nobody can visit 0.0.0.0. */
    private static String reachable(String host) {
        return switch (host) {
            case "127.0.0.1", "::1", "0.0.0.0", "::" -> "localhost";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }
}
