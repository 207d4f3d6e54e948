package org.stile.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether a session still counts: asked of the database with every request, so that ending one takes effect at once. */
@ApplicationScoped
class Sessions {

    private final AccountStore accounts;
    private final Entry entry;

    Sessions(AccountStore accounts, Entry entry) {
        this.accounts = accounts;
        this.entry = entry;
    }

    /** Whose session it is; empty once its epoch is over or the account may not enter any more. */
    Optional<Person> person(Session session) {
        return accounts.account(session.accountId())
                .filter(session::fits)
                .filter(entry::open)
                .map(Account::person);
    }
}
