package org.stile.boot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The environment Stile was started in. A variable that is set to nothing counts as left out. */
final class Environment {
    private static final Set<String> KNOWN = Set.of(
            "STILE_DATA",
            "STILE_PORT",
            "STILE_HOST",
            "STILE_PUBLIC_URL",
            "STILE_TRUSTED_PROXIES",
            "STILE_DB_URL",
            "STILE_DB_USER",
            "STILE_DB_PASSWORD",
            "STILE_SECRET",
            "STILE_ADMIN_EMAIL",
            "STILE_ADMIN_PASSWORD",
            "STILE_DEMO",
            "STILE_CONTENT",
            "STILE_RATE",
            "STILE_MEANING",
            "STILE_SMTP_HOST",
            "STILE_SMTP_PORT",
            "STILE_SMTP_USER",
            "STILE_SMTP_PASSWORD",
            "STILE_SMTP_TLS",
            "STILE_MAIL_FROM",
            "STILE_CLAMD",
            // read by others: the tests, the launcher
            "STILE_CORPORA",
            "STILE_CHROMIUM");

    private static final List<String> KNOWN_FAMILIES = List.of("STILE_JAVA");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** As it was given: a password may begin or end with a space. */
    Secret secret(String name) {
        return new Secret(variables.getOrDefault(name, ""));
    }

    boolean has(String name) {
        return !variables.getOrDefault(name, "").isBlank();
    }

    /** Empty when left out; otherwise true or false. */
    Optional<Boolean> flag(String name) {
        return text(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "Say true or false, or leave it out.");
        });
    }

    /** The refusal of a variable whose value may be shown. */
    StartRefused wrong(String name, String remedy) {
        return new StartRefused("%s is '%s'. %s".formatted(name, text(name).orElse(""), remedy));
    }

    /** Variables that look like ours but are not: most likely a slip of the pen, which would go unnoticed. */
    List<String> unknown() {
        return variables.keySet().stream()
                .filter(name -> name.startsWith("STILE_") && !KNOWN.contains(name))
                .filter(name -> KNOWN_FAMILIES.stream().noneMatch(name::startsWith))
                .sorted()
                .toList();
    }
}
