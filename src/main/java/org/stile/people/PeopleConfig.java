package org.stile.people;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Settings of this package. Their prefix is shared with other packages, so they are read one by one: a mapping would
 * refuse what belongs to the others.
 */
@Singleton
class PeopleConfig {

    // 12: about a quarter of a second on one core of 2025, slow enough for a guesser and unnoticed by a person.
    private static final int PASSWORD_COST = 12;

    private final Config config;

    PeopleConfig(Config config) {
        this.config = config;
    }

    /** {@code stile.secret}: what the key of the session cookie is made from. Required. */
    String secret() {
        return config.getValue("stile.secret", String.class);
    }

    /** {@code stile.demo}: whether the three accounts of the demo exist. False unless said. */
    boolean demo() {
        return config.getOptionalValue("stile.demo", Boolean.class).orElse(false);
    }

    /** {@code stile.admin-email}: an admin and curator, made or reset at start. */
    Optional<String> adminEmail() {
        return text("stile.admin-email");
    }

    /** {@code stile.admin-password}: of that admin. */
    Optional<String> adminPassword() {
        return text("stile.admin-password");
    }

    /** {@code stile.public-url}: the portal's address as people type it, without a slash at its end. */
    Optional<String> publicUrl() {
        return text("stile.public-url").map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /** {@code stile.password-cost}: of bcrypt, 12 unless said; tests lower it to 4. */
    int passwordCost() {
        return config.getOptionalValue("stile.password-cost", Integer.class).orElse(PASSWORD_COST);
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }
}
