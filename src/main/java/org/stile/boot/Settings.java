package org.stile.boot;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the operator asked for, checked as far as that goes without touching anything. Immutable.
 *
 * @param data the folder of the embedded database and the index, absolute
 */
record Settings(
        Path data,
        WebSettings web,
        DatabaseSettings database,
        AccessSettings access,
        ContentSettings content,
        MailSettings mail,
        FileSettings files) {

    /**
     * Reads every {@code STILE_} variable.
     *
     * @throws StartRefused at the first value that cannot be used
     */
    static Settings from(Map<String, String> variables) {
        var env = new Environment(variables);
        var web = WebSettings.from(env);
        var database = DatabaseSettings.from(env);
        return new Settings(
                data(env),
                web,
                database,
                AccessSettings.from(env, database),
                ContentSettings.from(env, web, database),
                MailSettings.from(env, web),
                FileSettings.from(env));
    }

    private static Path data(Environment env) {
        try {
            return Path.of(env.text("STILE_DATA").orElse("data"))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw env.wrong("STILE_DATA", "Give the path of a folder, or leave it out for ./data.");
        }
    }
}
