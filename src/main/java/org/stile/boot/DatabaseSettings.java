package org.stile.boot;

/** Which database: the one that comes with Stile, or one that somebody else runs. */
sealed interface DatabaseSettings {

    /** PostgreSQL from the binaries on the class path, in the data folder. */
    record Embedded() implements DatabaseSettings {}

    /** Any PostgreSQL 15 or newer. */
    record External(Login login) implements DatabaseSettings {}

    static DatabaseSettings from(Environment env) {
        if (!env.has("STILE_DB_URL")) {
            refuseAlone(env, "STILE_DB_USER");
            refuseAlone(env, "STILE_DB_PASSWORD");
            return new Embedded();
        }
        String url = env.text("STILE_DB_URL").orElseThrow();
        if (!url.startsWith("jdbc:postgresql:")) {
            // not shown: people put passwords into addresses
            throw new StartRefused(
                    "STILE_DB_URL is not a JDBC URL of PostgreSQL. Give jdbc:postgresql://host:5432/database.");
        }
        return new External(new Login(url, env.text("STILE_DB_USER").orElse(""), env.secret("STILE_DB_PASSWORD")));
    }

    /** Somebody who names a user means a database: starting on an empty embedded one would look like lost data. */
    private static void refuseAlone(Environment env, String name) {
        if (env.has(name)) {
            throw new StartRefused(
                    name + " is set, but STILE_DB_URL is not. Set STILE_DB_URL too, or leave " + name + " out.");
        }
    }
}
