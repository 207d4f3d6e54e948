package org.stile.people;

import java.util.Set;
import java.util.stream.Collectors;
import org.stile.web.Role;
import org.stile.web.Viewer;

/**
 * Somebody with an account, as others may know them: no secrets.
 *
 * @param email as it was typed at the invitation
 * @param trust ODS code; empty for members of the national body
 * @param active false once the account has been deactivated
 * @param demo true for the three accounts of the demo
 * @param invited true while there is no password yet: the one-time link has not been used
 * @param audience what the person's work is, as {@link Work} lists it; empty when not said
 */
public record Person(
        long id,
        String email,
        String name,
        String trust,
        Set<Role> roles,
        boolean active,
        boolean demo,
        boolean invited,
        String audience) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The roles as pages write them, in the order of the list; "Member" when there are none. */
    public String rolesInWords() {
        return roles.isEmpty()
                ? "Member"
                : roles.stream().sorted().map(Role::label).collect(Collectors.joining(", "));
    }

    /** The person as the rest of the portal sees who is looking. */
    Viewer viewer() {
        return new Viewer(id, name, trust, roles, audience);
    }
}
