package org.stile.boot;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings in Quarkus' words. They become system properties, which outrank {@code application.properties}. */
final class QuarkusProperties {
    private final Map<String, String> properties = new LinkedHashMap<>();

    private QuarkusProperties() {}

    /**
     * All of them, for one start.
     *
     * @param secret the root of all keys
     * @param login of a database that answers
     */
    static Map<String, String> of(Settings settings, Secret secret, Login login) {
        var all = new QuarkusProperties();
        all.database(login);
        all.web(settings.web());
        all.access(settings.access(), secret);
        all.mail(settings.mail());
        all.set("stile.data", settings.data().toString());
        // not the system's temporary folder: what a crash leaves there would be somebody's file of lessons
        all.set(
                "quarkus.http.body.uploads-directory",
                settings.data().toAbsolutePath().resolve(DataFolder.INCOMING).toString());
        all.set("stile.demo", Boolean.toString(settings.content().demo()));
        all.set("stile.content", settings.content().lessons() ? "all" : "none");
        all.set("stile.meaning", settings.content().meaning() ? "on" : "off");
        all.set("stile.clamd", settings.files().clamd());
        return all.properties;
    }

    private void database(Login login) {
        set("quarkus.datasource.jdbc.url", login.url());
        set("quarkus.datasource.username", login.user());
        set("quarkus.datasource.password", login.password().value());
    }

    private void web(WebSettings web) {
        set("quarkus.http.host", web.host());
        set("quarkus.http.port", Integer.toString(web.port()));
        set("stile.public-url", web.publicUrl());
        if (!web.trustedProxies().isEmpty()) {
            // without a list, anybody could claim to be another address
            set("quarkus.http.proxy.proxy-address-forwarding", "true");
            set("quarkus.http.proxy.trusted-proxies", String.join(",", web.trustedProxies()));
        }
    }

    private void access(AccessSettings access, Secret secret) {
        set("stile.secret", secret.value());
        set("stile.rate.address", Integer.toString(access.rate().address()));
        set("stile.rate.token", Integer.toString(access.rate().token()));
        set("stile.admin-email", access.admin().email());
        set("stile.admin-password", access.admin().password().value());
    }

    private void mail(MailSettings mail) {
        if (mail instanceof MailSettings.Smtp smtp) {
            set("stile.mail", "on");
            set("quarkus.mailer.host", smtp.host());
            set("quarkus.mailer.port", Integer.toString(smtp.port()));
            set("quarkus.mailer.username", smtp.user());
            set("quarkus.mailer.password", smtp.password().value());
            set("quarkus.mailer.login", smtp.user().isEmpty() ? "DISABLED" : "REQUIRED");
            set("quarkus.mailer.tls", Boolean.toString(smtp.tls() == MailSettings.Tls.TLS));
            set("quarkus.mailer.start-tls", smtp.tls() == MailSettings.Tls.STARTTLS ? "REQUIRED" : "DISABLED");
            set("quarkus.mailer.from", smtp.from());
        }
    }

    /** Nothing is not set. */
    private void set(String name, String value) {
        if (!value.isEmpty()) {
            properties.put(name, literal(value));
        }
    }

    /**
     * Quarkus takes a dollar for the start of an expression unless it is doubled, and a backslash before a dollar for
     * an escape unless it comes out of an expression itself: the default of a property that nobody sets.
     */
    private static String literal(String value) {
        return value.replace("$", "$$").replace("\\$$", "${stile.none:\\}$$");
    }
}
