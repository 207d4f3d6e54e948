package org.stile.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stile.audit.Audit;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.trusts.Trusts;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** New accounts, and the rules that any account must keep. */
@ApplicationScoped
class Invitations {

    private static final int LONGEST_NAME = 100;

    private final AccountStore store;
    private final OneTimeLinks links;
    private final Trusts trusts;
    private final Audit audit;

    Invitations(AccountStore store, OneTimeLinks links, Trusts trusts, Audit audit) {
        this.store = store;
        this.links = links;
        this.trusts = trusts;
        this.audit = audit;
    }

    /** See {@link People#invite}. */
    @Transactional
    OneTimeLink invite(Viewer by, Invitation typed) {
        Invitation invitation = new Invitation(Typed.line(typed.name()), Typed.line(typed.email()), typed.access());
        check(invitation);
        long id = store.add(invitation)
                .orElseThrow(() -> new Problem.Invalid(
                        "email", "Somebody with this address has an account. Search for it in the list of people."));
        audit.record(
                by, "person.invite", People.subject(id), invitation.access().inCodes());
        return links.make(id, LinkPurpose.INVITATION);
    }

    private void check(Invitation invitation) {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.putAll(Identifiers.refusals(Map.of("name", invitation.name(), "email", invitation.email())));
        if (invitation.name().isEmpty() || invitation.name().length() > LONGEST_NAME) {
            wrong.put("name", "Enter the person's name, at most " + LONGEST_NAME + " characters.");
        }
        if (!Typed.isEmail(invitation.email())) {
            wrong.put("email", "Enter an e-mail address, such as name@trust.nhs.uk.");
        }
        wrong.putAll(wrongWith(invitation.access()));
        refuse(wrong);
    }

    /** Refuses a trust that does not exist, and a trust lead without one. */
    void check(Access access) {
        refuse(wrongWith(access));
    }

    private Map<String, String> wrongWith(Access access) {
        if (!access.trust().isEmpty() && trusts.byCode(access.trust()).isEmpty()) {
            return Map.of("trust", "Choose a trust from the list, or the national body.");
        }
        if (access.trust().isEmpty() && access.roles().contains(Role.TRUST_LEAD)) {
            return Map.of("trust", "A trust lead needs a trust. Choose one, or untick the role.");
        }
        return Map.of();
    }

    private static void refuse(Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid("Some of what was given will not do.", wrong);
        }
    }
}
