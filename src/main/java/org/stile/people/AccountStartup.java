package org.stile.people;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.stile.audit.Audit;
import org.stile.web.Role;

/** Accounts that the settings ask for: the admin and the people of the demo. */
@ApplicationScoped
public class AccountStartup {

    /** After observers without a priority (2500), which load the regions that the demo's trusts lie in. */
    private static final int AFTER_CONTENT = 3_000;

    private static final Access ADMIN = new Access("", Set.of(Role.ADMIN, Role.CURATOR));

    private final PeopleConfig config;
    private final DemoPeople demo;
    private final AccountStore store;
    private final Passwords passwords;
    private final Audit audit;

    AccountStartup(PeopleConfig config, DemoPeople demo, AccountStore store, Passwords passwords, Audit audit) {
        this.config = config;
        this.demo = demo;
        this.store = store;
        this.passwords = passwords;
        this.audit = audit;
    }

    void atStart(@Observes @Priority(AFTER_CONTENT) StartupEvent event) {
        prepare();
    }

    /**
     * Makes the accounts that should exist and closes those of a demo that is none any more. May be called again, and by
     * several nodes at once; changes nothing that is right already, so that sessions outlive a restart.
     *
     * @throws IllegalStateException if the admin's password will not do, saying why
     */
    @Transactional
    public void prepare() {
        demo.prepare();
        config.adminEmail().ifPresent(this::prepareAdmin);
    }

    private void prepareAdmin(String email) {
        String password = config.adminPassword()
                .orElseThrow(() -> new IllegalStateException("STILE_ADMIN_EMAIL needs STILE_ADMIN_PASSWORD."));
        check(email, password);
        store.add(new Invitation("Administrator", email, ADMIN));
        Account admin = store.byEmail(email).orElseThrow();
        if (!asItShouldBe(admin, password)) {
            store.access(admin.id(), ADMIN);
            store.activate(admin.id());
            store.password(admin.id(), passwords.hash(password));
            audit.record(0, "person.admin-from-settings", People.subject(admin.id()), ADMIN.inCodes());
        }
    }

    private boolean asItShouldBe(Account admin, String password) {
        return admin.person().active()
                && Access.of(admin.person()).equals(ADMIN)
                && passwords.matches(password, admin.passwordHash());
    }

    // Addresses and lengths were checked when the settings were read; what is easy to guess is known here.
    private static void check(String email, String password) {
        Passwords.refusal(password, email).ifPresent(message -> {
            throw new IllegalStateException("STILE_ADMIN_PASSWORD: " + message);
        });
    }
}
