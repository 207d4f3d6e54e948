package org.stile.people;

import jakarta.inject.Singleton;

/** Who may enter at all, by whatever door: password, session or token. */
@Singleton
class Entry {

    private final boolean demo;

    Entry(PeopleConfig config) {
        this.demo = config.demo();
    }

    /** Active, and not one of the demo's accounts in a portal that is no demo: their passwords are public. */
    boolean open(Account account) {
        return account.person().active() && (demo || !account.person().demo());
    }
}
