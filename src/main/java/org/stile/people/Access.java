package org.stile.people;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.stile.web.Role;

/**
 * Where somebody belongs and what they may do there.
 *
 * @param trust ODS code; empty for the national body
 */
public record Access(String trust, Set<Role> roles) {

    public Access {
        roles = Set.copyOf(roles);
    }

    static Access of(Person person) {
        return new Access(person.trust(), person.roles());
    }

    /** For the audit trail: codes only. */
    String inCodes() {
        String held = roles.isEmpty()
                ? "none"
                : EnumSet.copyOf(roles).stream().map(Role::value).collect(Collectors.joining(","));
        return "roles " + held + "; trust " + (trust.isEmpty() ? "none" : trust);
    }
}
