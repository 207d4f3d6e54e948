package org.stile.boot;

import java.util.List;

/**
 * The accounts that a first look at Stile comes with. Their password is in this file, so it is no secret: they exist
 * only where {@code stile.demo} is true. Immutable.
 */
public final class DemoAccounts {
    /** The password of each of them. */
    public static final String PASSWORD = "stile-demo-2026";

    private static final List<Account> ALL = List.of(
            new Account("clinician@demo.example", PASSWORD, "member"),
            new Account("lead@demo.example", PASSWORD, "trust-lead"),
            new Account("curator@demo.example", PASSWORD, "curator"));

    private DemoAccounts() {}

    /** One for each role, in the order in which they are printed. */
    public static List<Account> all() {
        return ALL;
    }

    /**
     * One account.
     *
     * @param role {@code member}, {@code trust-lead} or {@code curator}
     */
    public record Account(String email, String password, String role) {}
}
