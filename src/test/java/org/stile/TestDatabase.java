package org.stile;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.stile.boot.EmbeddedDatabase;

/** The real embedded database, in a folder of its own, for every test that starts the portal. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** Who may invite people in tests. */
    public static final String ADMIN_EMAIL = "admin@stile.example";

    public static final String ADMIN_PASSWORD = "four words of one admin";

    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        Path folder;
        try {
            folder = Files.createTempDirectory("stile-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = EmbeddedDatabase.start(folder);
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", database.username());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("quarkus.http.test-port", "0");
        settings.put("stile.data", folder.toString());
        settings.put(
                "quarkus.http.body.uploads-directory",
                folder.resolve("incoming").toString());
        settings.put("stile.secret", "a secret of the tests that is long enough");
        settings.put("stile.demo", "true");
        settings.put("stile.rate.address", "0");
        settings.put("stile.admin-email", ADMIN_EMAIL);
        settings.put("stile.admin-password", ADMIN_PASSWORD);
        // the weakest that the library takes: tests sign in hundreds of times
        settings.put("stile.password-cost", "4");
        return settings;
    }

    @Override
    public void stop() {
        database.close();
    }
}
