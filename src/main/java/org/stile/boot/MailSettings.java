package org.stile.boot;

import java.util.List;
import java.util.regex.Pattern;

/** How mail leaves the portal, if it does. */
sealed interface MailSettings {

    /** No mail: people find what waits for them on their pages. */
    record None() implements MailSettings {}

    static MailSettings from(Environment env, WebSettings web) {
        if (env.has("STILE_SMTP_HOST")) {
            return Smtp.from(env, web);
        }
        for (String name : List.of(
                "STILE_SMTP_PORT", "STILE_SMTP_USER", "STILE_SMTP_PASSWORD", "STILE_SMTP_TLS", "STILE_MAIL_FROM")) {
            if (env.has(name)) {
                throw new StartRefused(name + " is set, but STILE_SMTP_HOST is not. Set STILE_SMTP_HOST too, or leave "
                        + name + " out.");
            }
        }
        return new None();
    }

    /** How the connection to the mail server is kept private. */
    enum Tls {
        /** Begun in the clear, and TLS required from then on. */
        STARTTLS(587),
        /** TLS from the first byte. */
        TLS(465),
        /** Not at all: a relay on this machine, or one that is reached by a private way. */
        OFF(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        private static Tls from(Environment env) {
            return switch (env.text("STILE_SMTP_TLS").orElse("starttls")) {
                case "starttls" -> STARTTLS;
                case "tls" -> TLS;
                case "off" -> OFF;
                default -> throw env.wrong("STILE_SMTP_TLS", "Say tls or off, or leave it out for starttls.");
            };
        }
    }

    /**
     * A mail server that somebody runs.
     *
     * @param user empty for a server that asks for none
     * @param from the address that mail comes from
     */
    record Smtp(String host, int port, String user, Secret password, Tls tls, String from) implements MailSettings {
        private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.:_-]+");
        private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;:]+@[0-9A-Za-z.-]+");

        private static Smtp from(Environment env, WebSettings web) {
            if (web.publicUrl().isEmpty()) {
                throw new StartRefused("STILE_SMTP_HOST is set, so STILE_PUBLIC_URL is needed: mails hold links. Give"
                        + " the portal's address, such as https://stile.example.org.");
            }
            Tls tls = Tls.from(env);
            Smtp smtp = new Smtp(
                    host(env),
                    port(env, tls),
                    env.text("STILE_SMTP_USER").orElse(""),
                    env.secret("STILE_SMTP_PASSWORD"),
                    tls,
                    sender(env));
            smtp.checkLogin();
            return smtp;
        }

        private static String host(Environment env) {
            String host = env.text("STILE_SMTP_HOST").orElseThrow();
            if (!HOST.matcher(host).matches()) {
                throw env.wrong("STILE_SMTP_HOST", "Give the name or address of a mail server.");
            }
            return host;
        }

        private static int port(Environment env, Tls tls) {
            String port = env.text("STILE_SMTP_PORT").orElse(Integer.toString(tls.port));
            if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65_535) {
                throw env.wrong(
                        "STILE_SMTP_PORT", "Give a number from 1 to 65535, or leave it out for " + tls.port + ".");
            }
            return Integer.parseInt(port);
        }

        private static String sender(Environment env) {
            String from = env.text("STILE_MAIL_FROM")
                    .orElseThrow(() -> new StartRefused("STILE_SMTP_HOST is set, so STILE_MAIL_FROM is needed: the"
                            + " address that mail comes from, such as stile@example.org."));
            if (!ADDRESS.matcher(from).matches()) {
                throw env.wrong("STILE_MAIL_FROM", "Give an e-mail address, such as stile@example.org.");
            }
            return from;
        }

        private void checkLogin() {
            if (user.isEmpty() == password.isGiven()) {
                throw new StartRefused(
                        "STILE_SMTP_USER and STILE_SMTP_PASSWORD go together. Set both, or leave both out.");
            }
            if (tls == Tls.OFF && password.isGiven() && !WebSettings.isLoopback(host)) {
                throw new StartRefused("STILE_SMTP_TLS is off, so STILE_SMTP_PASSWORD would cross the network in the"
                        + " clear. Leave STILE_SMTP_TLS out, or leave user and password out.");
            }
        }
    }
}
