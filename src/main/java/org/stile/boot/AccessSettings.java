package org.stile.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who gets in, and how fast.
 *
 * @param secret the root of all keys; not given: one is made and kept in the data folder
 */
record AccessSettings(Secret secret, Admin admin, Rate rate) {

    static AccessSettings from(Environment env, DatabaseSettings database) {
        return new AccessSettings(secret(env, database), Admin.from(env), Rate.from(env));
    }

    private static Secret secret(Environment env, DatabaseSettings database) {
        Secret secret = env.secret("STILE_SECRET");
        if (!secret.isGiven() && database instanceof DatabaseSettings.External) {
            // nodes that share a database must read each other's cookies
            throw new StartRefused("STILE_DB_URL is set, so STILE_SECRET is needed: the same 32 or more random"
                    + " characters on every node, for example from: openssl rand -base64 48");
        }
        if (secret.isGiven() && secret.value().strip().length() < 32) {
            throw new StartRefused("STILE_SECRET has fewer than 32 characters. Give 32 or more random ones, for example"
                    + " from: openssl rand -base64 48");
        }
        return secret;
    }

    /** The account that is made, or whose password is reset, at start. Both empty when not asked for. */
    record Admin(String email, Secret password) {
        private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

        static Admin from(Environment env) {
            if (env.has("STILE_ADMIN_EMAIL") != env.has("STILE_ADMIN_PASSWORD")) {
                throw new StartRefused(
                        "STILE_ADMIN_EMAIL and STILE_ADMIN_PASSWORD go together. Set both, or leave both out.");
            }
            String email = env.text("STILE_ADMIN_EMAIL").orElse("");
            if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
                throw env.wrong("STILE_ADMIN_EMAIL", "Give an e-mail address, such as admin@example.org.");
            }
            return new Admin(email, password(env));
        }

        boolean isGiven() {
            return !email.isEmpty();
        }

        private static Secret password(Environment env) {
            Secret password = env.secret("STILE_ADMIN_PASSWORD");
            // 72: bcrypt ignores what comes after, so a longer one would be weaker than it looks
            if (password.isGiven()
                    && (password.value().codePointCount(0, password.value().length()) < 12
                            || password.value().getBytes(UTF_8).length > 72)) {
                throw new StartRefused(
                        "STILE_ADMIN_PASSWORD is too short or too long. Give at least 12 characters and at most 72 bytes.");
            }
            return password;
        }
    }

    /**
     * Requests a minute; 0 is no limit.
     *
     * @param address for one network address. 600: a ward behind one address, everybody clicking
     * @param token for one API token. 6,000: an import of single lessons, 100 a second
     */
    record Rate(int address, int token) {
        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})(?:\\s*,\\s*([1-9][0-9]{0,6}))?");

        static Rate from(Environment env) {
            String rate = env.text("STILE_RATE").orElse("600,6000");
            if (rate.equals("off")) {
                return new Rate(0, 0);
            }
            Matcher form = FORM.matcher(rate);
            if (!form.matches()) {
                throw env.wrong(
                        "STILE_RATE",
                        "Say off, or requests a minute for each address, such as 600, or for each address and each"
                                + " token, such as 600,6000.");
            }
            return new Rate(
                    Integer.parseInt(form.group(1)), form.group(2) == null ? 6_000 : Integer.parseInt(form.group(2)));
        }
    }
}
