package org.stile.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stile.audit.Audit;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.web.Role;
import org.stile.web.Viewer;

/**
 * People and their accounts: finding them, inviting them, saying what they may do, and what each may do about the own
 * account. Everything that changes is audited, by number, and whatever changes what somebody may do ends that person's
 * sessions at once. Who may call what is the caller's to check; methods that take {@code by} record who it was.
 * Thread-safe.
 */
@ApplicationScoped
public class People {

    private static final int MOST_WRITTEN_TO = 50;

    private final AccountStore store;
    private final Invitations invitations;
    private final OneTimeLinks links;
    private final ApiTokens tokens;
    private final OwnPassword ownPassword;
    private final SignIns signIns;
    private final Work work;
    private final Audit audit;

    People(
            AccountStore store,
            Invitations invitations,
            OneTimeLinks links,
            ApiTokens tokens,
            OwnPassword ownPassword,
            SignIns signIns,
            Work work,
            Audit audit) {
        this.store = store;
        this.invitations = invitations;
        this.links = links;
        this.tokens = tokens;
        this.ownPassword = ownPassword;
        this.signIns = signIns;
        this.work = work;
        this.audit = audit;
    }

    /** The person with this number, deactivated or not; empty when there is none. */
    public Optional<Person> byId(long id) {
        return store.account(id).map(Account::person);
    }

    /** The people with these numbers, by name; numbers that nobody has are left out. */
    public List<Person> byIds(Collection<Long> ids) {
        return store.byIds(ids);
    }

    /** Names by number, in one query; numbers that nobody has are left out. */
    public Map<Long, String> names(Collection<Long> ids) {
        return byIds(ids).stream().collect(Collectors.toMap(Person::id, Person::name));
    }

    /** The active members of a trust, by name; empty for a code that nobody has. */
    public List<Person> membersOf(String trust) {
        return store.membersOf(trust);
    }

    /** Active trust leads and curators, by name. */
    public List<Person> reviewers() {
        return store.reviewers();
    }

    /** Numbers of the leads of a trust who can sign in; empty for the empty code. At most 50: whom to write to. */
    @Transactional
    public List<Long> leadsOf(String trust) {
        return trust.isEmpty() ? List.of() : store.withRole(Role.TRUST_LEAD, trust, MOST_WRITTEN_TO);
    }

    /** Numbers of the curators who can sign in. At most 50: whom to write to. */
    @Transactional
    public List<Long> curators() {
        return store.withRole(Role.CURATOR, "", MOST_WRITTEN_TO);
    }

    /**
     * People, deactivated ones too, whose name or e-mail address holds the words or whose trust has that code, by name.
     *
     * @param words empty for everybody
     * @param page from 1
     */
    public PageOf<Person> search(String words, int page, int size) {
        return store.search(Typed.line(words), page, size);
    }

    /**
     * Makes an account without a password and the link to set one.
     *
     * @throws Problem.Invalid if the name, the address, the trust or the roles will not do, or the address has an account
     */
    public OneTimeLink invite(Viewer by, Invitation invitation) {
        return invitations.invite(by, invitation);
    }

    /**
     * Says where a person belongs and what they may do. Ends the person's sessions; does nothing when nothing changes.
     *
     * @throws Problem.NotFound if there is no such person
     * @throws Problem.Invalid if there is no such trust, or a trust lead would have none
     * @throws Problem.Conflict if no active admin would be left
     */
    @Transactional
    public void update(Viewer by, long id, Access access) {
        Person person = required(id);
        invitations.check(access);
        if (access.equals(Access.of(person))) {
            return;
        }
        if (!access.roles().contains(Role.ADMIN)) {
            keepAnAdmin(id);
        }
        store.access(id, access);
        audit.record(by, "person.update", subject(id), access.inCodes());
    }

    /**
     * Closes an account: sessions, tokens and one-time links end at once. Does nothing when it is closed already.
     *
     * @throws Problem.NotFound if there is no such person
     * @throws Problem.Conflict if no active admin would be left
     */
    @Transactional
    public void deactivate(Viewer by, long id) {
        if (required(id).active()) {
            keepAnAdmin(id);
            store.deactivate(id);
            links.end(id);
            audit.record(by, "person.deactivate", subject(id), "");
        }
    }

    /**
     * Opens a closed account again, with the password and the roles it had. Does nothing when it is open.
     *
     * @throws Problem.NotFound if there is no such person
     */
    @Transactional
    public void reactivate(Viewer by, long id) {
        if (!required(id).active()) {
            store.activate(id);
            audit.record(by, "person.reactivate", subject(id), "");
        }
    }

    /**
     * Takes a person's password, sessions and API tokens away and makes a link to set a new password: for somebody who
     * has forgotten it, who fears that another knows it, or whose invitation has expired.
     *
     * @throws Problem.NotFound if there is no such person
     * @throws Problem.Conflict if the account is closed, or it is the admin's own
     */
    @Transactional
    public OneTimeLink reset(Viewer by, long id) {
        Person person = required(id);
        if (!person.active()) {
            throw new Problem.Conflict("account-closed", "This account is closed. Reactivate it first.");
        }
        if (by.accountId() == id) {
            throw new Problem.Conflict(
                    "own-account", "This is your own account. Change your password on your account page.");
        }
        store.clearPassword(id);
        tokens.revokeAll(id);
        audit.record(by, "person.reset", subject(id), "");
        return links.make(id, person.invited() ? LinkPurpose.INVITATION : LinkPurpose.RESET);
    }

    /**
     * The person with this address and password, if the account is open.
     *
     * @param address of the client: failures are counted by account and by address
     * @return empty for an unknown account, a wrong password and a closed account alike
     * @throws Problem.TooMany after too many failures, whatever the password
     */
    public Optional<Person> authenticate(String email, String password, String address) {
        return signIns.authenticate(email, password, address).map(Account::person);
    }

    /**
     * Changes the viewer's own password and ends all their sessions. API tokens stay.
     *
     * @throws Problem.Invalid if the present password is wrong or the new one will not do
     * @throws Problem.Forbidden for an account of the demo
     * @throws Problem.TooMany as {@link #authenticate}
     */
    public void changePassword(Viewer viewer, PasswordChange change, String address) {
        ownPassword.change(required(viewer.accountId()), change, address);
    }

    /** Ends all sessions of the viewer, this one too. API tokens stay. */
    @Transactional
    public void signOutEverywhere(Viewer viewer) {
        store.endSessions(viewer.accountId());
        audit.record(viewer, "account.sign-out-everywhere", subject(viewer.accountId()), "");
    }

    /**
     * Says what the viewer's work is, so that reading can be counted by audience instead of by person.
     *
     * @param audience one of {@link Work#kinds}, or empty not to say
     * @throws Problem.Invalid if it is not one of them
     */
    @Transactional
    public void sayWork(Viewer viewer, String audience) {
        boolean known = audience.isEmpty()
                || work.kinds().stream().anyMatch(kind -> kind.value().equals(audience));
        if (!known) {
            throw new Problem.Invalid("audience", "Choose your work from the list.");
        }
        store.audience(viewer.accountId(), audience);
        audit.record(viewer, "account.work", subject(viewer.accountId()), audience);
    }

    /** The viewer's API tokens that have not been revoked, newest first. */
    public List<ApiToken> tokens(Viewer viewer) {
        return tokens.of(viewer.accountId());
    }

    /**
     * A new API token of that account: the only time it can be read.
     *
     * @throws Problem.Invalid if the label is empty or too long
     * @throws Problem.Conflict if there are too many
     */
    public String issueToken(long accountId, String label) {
        return tokens.issue(accountId, label);
    }

    /**
     * Ends one of the viewer's tokens.
     *
     * @throws Problem.NotFound if the viewer has no such token
     */
    public void revokeToken(Viewer viewer, long tokenId) {
        tokens.revoke(viewer.accountId(), tokenId);
    }

    /** How the audit trail calls an account. */
    static String subject(long id) {
        return "account-" + id;
    }

    private Person required(long id) {
        return byId(id).orElseThrow(() -> new Problem.NotFound("There is no person with this number."));
    }

    private void keepAnAdmin(long leaving) {
        var admins = store.lockAdmins();
        if (admins.contains(leaving) && admins.size() == 1) {
            throw new Problem.Conflict(
                    "last-admin", "This is the only active admin. Make somebody else an admin first.");
        }
    }
}
