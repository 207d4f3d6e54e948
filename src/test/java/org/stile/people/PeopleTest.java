package org.stile.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stile.audit.Audit;
import org.stile.trusts.Trusts;

/** What the other packages and the start-up rely on. */
@QuarkusTest
class PeopleTest {

    @Inject
    People people;

    @Inject
    AccountStore store;

    @Inject
    AccountStartup startup;

    @Inject
    Trusts trusts;

    @Inject
    Audit audit;

    @Test
    void names_come_by_number_and_unknown_numbers_are_left_out() {
        Someone someone = Someone.invited();

        assertThat(people.names(List.of(someone.id(), 999_999_999L))).isEqualTo(Map.of(someone.id(), "Some O’Body"));
        assertThat(people.names(List.of())).isEmpty();
    }

    @Test
    void members_of_a_trust_are_the_active_ones() {
        Someone stays = Someone.invited("ZZD2");
        Someone leaves = Someone.invited("ZZD2");
        Visitor.admin().post(leaves.page() + "/deactivate");

        assertThat(people.membersOf("ZZD2"))
                .extracting(Person::id)
                .contains(stays.id())
                .doesNotContain(leaves.id());
        assertThat(people.membersOf("")).isEmpty();
    }

    @Test
    void what_is_done_to_an_account_is_on_record_without_secrets_or_addresses() {
        Someone someone = Someone.invited();
        ApiClient.token(someone);
        Visitor.admin().post(someone.page() + "/deactivate");

        List<Audit.Entry> entries = audit.of(People.subject(someone.id()), 10);

        assertThat(entries)
                .extracting(Audit.Entry::action)
                .containsExactly("person.deactivate", "account.token-issue", "account.password", "person.invite");
        assertThat(entries.toString())
                .doesNotContain("@")
                .doesNotContain("Body")
                .contains("trust ZZD1");
    }

    @Test
    void starting_again_changes_nothing_so_sessions_outlive_it() {
        Visitor admin = Visitor.admin();
        Visitor clinician = Visitor.demo("clinician");

        startup.prepare();

        assertThat(admin.signedIn()).isTrue();
        assertThat(clinician.signedIn()).isTrue();
    }

    @Test
    void a_portal_that_is_no_demo_closes_the_demos_accounts_and_keeps_them_out() {
        PeopleConfig configured = config(Map.of("stile.demo", "false"));
        Account before = store.byEmail("curator@demo.example").orElseThrow();
        QuarkusTransaction.begin();
        try {
            new DemoPeople(configured, store, trusts).prepare();

            Account after = store.byEmail("curator@demo.example").orElseThrow();
            assertThat(after.person().active()).isFalse();
            assertThat(after.epoch()).isGreaterThan(before.epoch());
        } finally {
            QuarkusTransaction.rollback();
        }
        assertThat(new DemoPeople(configured, store, trusts).offered()).isEmpty();
        assertThat(new Entry(configured).open(before))
                .as("even while the row still says active")
                .isFalse();
        assertThat(new Entry(config(Map.of())).open(before))
                .as("demo is off unless said")
                .isFalse();
    }

    private static PeopleConfig config(Map<String, String> settings) {
        return new PeopleConfig(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build());
    }
}
