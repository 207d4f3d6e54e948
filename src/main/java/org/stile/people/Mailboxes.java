package org.stile.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.stile.audit.Audit;
import org.stile.web.Viewer;

/** Who wants mail from the portal, and where to. Everybody does until they say no. Thread-safe. */
@ApplicationScoped
public class Mailboxes {

    private final AccountStore store;
    private final Audit audit;

    Mailboxes(AccountStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /**
     * Where to write to a person; empty for those who want no mail, whose account is closed or not opened yet, and for
     * the demo's people, whose addresses are invented.
     */
    @Transactional
    public Optional<Mailbox> of(long accountId) {
        return store.account(accountId)
                .map(Account::person)
                .filter(person -> person.active() && !person.invited() && !person.demo())
                .filter(person -> store.wantsMail(person.id()))
                .map(person -> new Mailbox(person.email(), person.viewer()));
    }

    /** Whether the viewer wants mail. */
    @Transactional
    public boolean wanted(Viewer viewer) {
        return store.wantsMail(viewer.accountId());
    }

    /** The viewer wants mail. */
    @Transactional
    public void open(Viewer viewer) {
        choose(viewer, true, "account.mail-on");
    }

    /** The viewer wants no mail: not even what waits to be sent already. */
    @Transactional
    public void close(Viewer viewer) {
        choose(viewer, false, "account.mail-off");
    }

    private void choose(Viewer viewer, boolean mail, String action) {
        store.wantMail(viewer.accountId(), mail);
        audit.record(viewer, action, People.subject(viewer.accountId()), "");
    }
}
