package org.stile.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import org.stile.base.Problem;

/** Links that let one person set a password, once. A new one ends those before it. Thread-safe. */
@ApplicationScoped
class OneTimeLinks {

    private final LinkStore store;
    private final AccountStore accounts;
    private final Entry entry;
    private final InstantSource clock;

    OneTimeLinks(LinkStore store, AccountStore accounts, Entry entry, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.entry = entry;
        this.clock = clock;
    }

    @Transactional
    OneTimeLink make(long accountId, LinkPurpose purpose) {
        OneTimeLink link =
                new OneTimeLink(accountId, Secrets.token(), clock.instant().plus(purpose.lasts()));
        end(accountId);
        store.add(link, purpose);
        return link;
    }

    @Transactional
    void end(long accountId) {
        store.expire(accountId, clock.instant());
    }

    /**
     * Whose link it is.
     *
     * @throws Problem.NotFound if no such link was ever made
     * @throws Problem.Gone if it was used, has expired, or its account is closed
     */
    Account owner(String token) {
        LinkStore.Made made = store.byHash(Secrets.hash(token))
                .orElseThrow(() -> new Problem.NotFound(
                        "This link is not known. Check that all of it was copied, or ask for a new one."));
        return accounts.account(made.accountId())
                .filter(account -> made.usable(clock.instant()) && entry.open(account))
                .orElseThrow(OneTimeLinks::gone);
    }

    /** Uses the link up, in the transaction of what it was for. */
    void use(String token) {
        if (!store.use(Secrets.hash(token), clock.instant())) {
            throw gone();
        }
    }

    private static Problem.Gone gone() {
        return new Problem.Gone(
                "link-used-or-expired",
                "This link has been used or has expired. Sign in, or ask an admin of this portal for a new link.");
    }
}
