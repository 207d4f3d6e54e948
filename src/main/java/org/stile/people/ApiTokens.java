package org.stile.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;

/** Tokens for programs. A token is 256 random bits, shown once and stored as a hash. Thread-safe. */
@ApplicationScoped
class ApiTokens {

    /** So that a token found in a file or a log is known for what it is. */
    static final String PREFIX = "stile_";

    private static final int LONGEST_LABEL = 100;

    // More than anybody needs; it stops a loop that asks for a new one each time.
    private static final int MOST = 100;

    private final TokenStore store;
    private final AccountStore accounts;
    private final Entry entry;
    private final Audit audit;
    private final InstantSource clock;

    ApiTokens(TokenStore store, AccountStore accounts, Entry entry, Audit audit, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.entry = entry;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose token it is; empty when it is unknown, revoked, or its person may not enter. */
    Optional<Person> holder(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Optional<TokenStore.Held> held = store.byHash(Secrets.hash(token));
        Optional<Person> person = held.flatMap(h -> accounts.account(h.accountId()))
                .filter(entry::open)
                .map(Account::person);
        person.ifPresent(p -> noteUse(held.orElseThrow()));
        return person;
    }

    // A date, written once a day: a write for every read would cost more than it tells.
    private void noteUse(TokenStore.Held held) {
        LocalDate today = Clock.today(clock);
        if (!today.equals(held.lastUsedOn())) {
            store.usedOn(held.id(), today);
        }
    }

    List<ApiToken> of(long accountId) {
        return store.of(accountId, MOST);
    }

    /** A new token: the only time it can be read. */
    @Transactional
    String issue(long accountId, String typedLabel) {
        String label = Typed.line(typedLabel);
        check(accountId, label);
        String token = PREFIX + Secrets.token();
        store.add(accountId, label, Secrets.hash(token), clock.instant());
        audit.record(accountId, "account.token-issue", People.subject(accountId), "");
        return token;
    }

    private void check(long accountId, String label) {
        Identifiers.refuse("label", label);
        if (label.isEmpty()) {
            throw new Problem.Invalid("label", "Say what the token is for, so that you know it later.");
        }
        if (label.length() > LONGEST_LABEL) {
            throw new Problem.Invalid("label", "Use at most " + LONGEST_LABEL + " characters.");
        }
        if (of(accountId).size() == MOST) {
            throw new Problem.Conflict(
                    "too-many-tokens", "You have " + MOST + " API tokens. Revoke one on your account page first.");
        }
    }

    @Transactional
    void revoke(long accountId, long id) {
        if (!store.revoke(accountId, id, clock.instant())) {
            throw new Problem.NotFound("There is no such token of yours. It may have been revoked already.");
        }
        audit.record(accountId, "account.token-revoke", People.subject(accountId), "token " + id);
    }

    @Transactional
    void revokeAll(long accountId) {
        store.revokeAll(accountId, clock.instant());
    }
}
