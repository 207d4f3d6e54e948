package org.stile.people;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Checks passwords. Thread-safe; holds no database connection while it hashes. */
@ApplicationScoped
class SignIns {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Entry entry;
    private final Counter failures;

    SignIns(AccountStore accounts, Passwords passwords, Throttle throttle, Entry entry, MeterRegistry meters) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.entry = entry;
        this.failures = Counter.builder("stile.signin.failures")
                .description("Attempts to sign in, or to prove a password, that failed")
                .register(meters);
    }

    /**
     * The account with this address and password, if it may enter.
     *
     * @param address of the client, as the connection gives it
     * @return empty for an unknown account, a wrong password and a closed account alike, after the same time
     * @throws org.stile.base.Problem.TooMany after too many failures of the account or from the address
     */
    Optional<Account> authenticate(String email, String password, String address) {
        String name = Typed.line(email);
        Throttle.Attempt attempt = throttle.attempt(name, address);
        Optional<Account> known = Typed.isEmail(name) ? accounts.byEmail(name) : Optional.empty();
        boolean right =
                passwords.matches(password, known.map(Account::passwordHash).orElse(""));
        Optional<Account> account = known.filter(a -> right && entry.open(a));
        if (account.isPresent()) {
            attempt.succeeded();
        } else {
            failures.increment();
        }
        return account;
    }
}
