package org.stile.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stile.boot.DemoAccounts;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Role;

/**
 * The three people of the demo and the two trusts they belong to, all invented and all called so. They exist only while
 * {@code stile.demo} is on; a portal that is no demo closes them at start, and {@link Entry} keeps them out besides.
 */
@ApplicationScoped
class DemoPeople {

    private static final String ASHFORD_VALE = "ZZD1";
    private static final String NORTHMOOR = "ZZD2";
    private static final String EAST_OF_ENGLAND = "Y61";
    private static final String NORTH_WEST = "Y62";

    // The password is public, so hashing it slowly would only make starting slower.
    private static final int COST = 4;

    private static final List<DemoPerson> EVERYBODY = List.of(
            person("clinician", "Clinician", "Casey Clinician (demo)", "member", ASHFORD_VALE),
            person("lead", "Trust lead", "Lee Lead (demo)", "trust-lead", NORTHMOOR, Role.TRUST_LEAD),
            person("curator", "Curator", "Cam Curator (demo)", "curator", "", Role.CURATOR));

    private final PeopleConfig config;
    private final AccountStore store;
    private final Trusts trusts;

    DemoPeople(PeopleConfig config, AccountStore store, Trusts trusts) {
        this.config = config;
        this.store = store;
        this.trusts = trusts;
    }

    private static DemoPerson person(
            String key, String role, String name, String account, String trust, Role... roles) {
        String email = DemoAccounts.all().stream()
                .filter(known -> known.role().equals(account))
                .findFirst()
                .orElseThrow()
                .email();
        return new DemoPerson(key, role, new Invitation(name, email, new Access(trust, Set.of(roles))));
    }

    /** The people that the sign-in page offers: none unless this is a demo. */
    List<DemoPerson> offered() {
        return config.demo() ? EVERYBODY : List.of();
    }

    /** The person behind a button of the sign-in page; empty unless this is a demo and the account is open. */
    Optional<Person> person(String key) {
        return offered().stream()
                .filter(person -> person.key().equals(key))
                .findFirst()
                .flatMap(person -> store.byEmail(person.email()))
                .map(Account::person)
                .filter(Person::active);
    }

    /** Makes the demo's people as they should be, or closes those that an earlier demo has left behind. */
    @Transactional
    void prepare() {
        if (config.demo()) {
            trusts.put(List.of(
                    trust(ASHFORD_VALE, "Ashford Vale Hospitals (invented for the demo)", EAST_OF_ENGLAND),
                    trust(NORTHMOOR, "Northmoor Hospitals (invented for the demo)", NORTH_WEST)));
            EVERYBODY.forEach(this::prepare);
        } else {
            store.deactivateDemo();
        }
    }

    private void prepare(DemoPerson demo) {
        store.add(demo.invitation());
        Account account = store.byEmail(demo.email()).orElseThrow();
        store.markDemo(account.id());
        if (account.passwordHash().isEmpty()) {
            store.password(account.id(), Passwords.hash(DemoAccounts.PASSWORD, COST));
        }
        if (!account.person().active()) {
            store.activate(account.id());
        }
        if (!Access.of(account.person()).equals(demo.access())) {
            store.access(account.id(), demo.access());
        }
    }

    // The regions come with the content: before its first load a trust has none yet.
    private Trust trust(String code, String name, String region) {
        String known = trusts.region(region).isPresent() ? region : "";
        return new Trust(code, name, known, "", "", "", null, null, "", List.of(), true);
    }
}
