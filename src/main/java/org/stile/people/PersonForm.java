package org.stile.people;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.Role;

/** The fields name, email, trust and roles, on the invitation and on a person's page. */
final class PersonForm {

    static final List<Option> ROLES = List.of(
            new Option(
                    Role.TRUST_LEAD.value(),
                    Role.TRUST_LEAD.label(),
                    "Works up and endorses lessons of the own trust, publishes those of other trusts"),
            new Option(
                    Role.CURATOR.value(),
                    Role.CURATOR.label(),
                    "Publishes and features lessons, edits topics, for the national body"),
            new Option(Role.ADMIN.value(), Role.ADMIN.label(), "Invites people and gives roles, no rights to content"));

    private PersonForm() {}

    static Invitation invitation(Form form) {
        return new Invitation(form.text("name"), form.text("email"), access(form));
    }

    static Access access(Form form) {
        return new Access(form.text("trust"), roles(form.values("roles")));
    }

    private static Set<Role> roles(List<String> ticked) {
        Set<Role> roles = new HashSet<>();
        for (String value : ticked) {
            roles.add(Token.of(Role.class, value)
                    .orElseThrow(() -> new Problem.Invalid("roles", "Choose roles from the list.")));
        }
        return roles;
    }

    static Form of(Person person) {
        return Form.empty()
                .with("trust", person.trust())
                .with("roles", person.roles().stream().map(Role::value).toList());
    }

    /** The trusts that exist today, and the one that is chosen now if it has closed since. */
    static List<Option> trusts(Trusts trusts, Form form) {
        return trusts.all().stream()
                .filter(trust -> !trust.closed() || form.has("trust", trust.code()))
                .map(PersonForm::option)
                .toList();
    }

    private static Option option(Trust trust) {
        return new Option(trust.code(), trust.name() + " (" + trust.code() + ")");
    }
}
