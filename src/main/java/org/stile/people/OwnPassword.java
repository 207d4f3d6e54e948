package org.stile.people;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.stile.audit.Audit;
import org.stile.base.Problem;

/** People setting their own password. Hashing is slow, so it happens before the transaction begins. */
@ApplicationScoped
class OwnPassword {

    private final AccountStore accounts;
    private final OneTimeLinks links;
    private final SignIns signIns;
    private final Passwords passwords;
    private final Audit audit;

    OwnPassword(AccountStore accounts, OneTimeLinks links, SignIns signIns, Passwords passwords, Audit audit) {
        this.accounts = accounts;
        this.links = links;
        this.signIns = signIns;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** See {@link People#changePassword}. */
    void change(Person person, PasswordChange change, String address) {
        if (person.demo()) {
            throw new Problem.Forbidden(
                    "demo-account", "The demo's accounts are for everybody. Their passwords stay as they are.");
        }
        if (signIns.authenticate(person.email(), change.current(), address).isEmpty()) {
            throw new Problem.Invalid("current-password", "This is not your present password.");
        }
        check("new-password", change.wanted(), person);
        set(person, change.wanted(), () -> {});
    }

    /** Sets the password of a one-time link's owner, who is answered, and uses the link up. */
    Person byLink(String token, String password) {
        Person owner = links.owner(token).person();
        check("password", password, owner);
        set(owner, password, () -> links.use(token));
        return owner;
    }

    private static void check(String field, String password, Person person) {
        Passwords.refusal(password, person.email()).ifPresent(message -> {
            throw new Problem.Invalid(field, message);
        });
    }

    private void set(Person person, String password, Runnable inSameTransaction) {
        String hash = passwords.hash(password);
        QuarkusTransaction.joiningExisting().run(() -> {
            inSameTransaction.run();
            accounts.password(person.id(), hash);
            audit.record(person.id(), "account.password", People.subject(person.id()), "");
        });
    }
}
