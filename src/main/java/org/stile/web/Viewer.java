package org.stile.web;

import java.util.Set;

/**
 * Who is looking. Made by people from a session or a token; everything that decides what may be seen or done takes one.
 *
 * @param accountId 0 for an anonymous viewer
 * @param name as pages greet the person; empty when anonymous
 * @param trust ODS code, or empty for members of the national body and the anonymous
 * @param roles beyond those that every signed-in person has
 * @param audience what the person's work is, in the words that say who a lesson is for; empty when not said
 */
public record Viewer(long accountId, String name, String trust, Set<Role> roles, String audience) {

    public static final Viewer ANONYMOUS = new Viewer(0, "", "", Set.of());

    /** The attribute of the security identity that holds the viewer. */
    public static final String ATTRIBUTE = "stile.viewer";

    public Viewer {
        roles = Set.copyOf(roles);
    }

    /** Somebody who has not said what their work is. */
    public Viewer(long accountId, String name, String trust, Set<Role> roles) {
        this(accountId, name, trust, roles, "");
    }

    public boolean signedIn() {
        return accountId != 0;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean curator() {
        return is(Role.CURATOR);
    }

    public boolean lead() {
        return is(Role.TRUST_LEAD);
    }

    /** Whether the viewer leads this trust; false for the empty code. */
    public boolean leads(String code) {
        return lead() && !trust.isEmpty() && trust.equals(code);
    }
}
