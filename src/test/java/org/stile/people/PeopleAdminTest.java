package org.stile.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PeopleAdminTest {

    @ParameterizedTest
    @ValueSource(strings = {"clinician", "lead", "curator"})
    void only_admins_see_and_change_people(String key) {
        Visitor visitor = Visitor.demo(key);
        Someone someone = Someone.invited();

        visitor.get("/admin/people").then().statusCode(403);
        visitor.get(someone.page()).then().statusCode(403);
        visitor.post(someone.page(), Map.of("roles", "admin")).then().statusCode(403);
        visitor.post(someone.page() + "/deactivate").then().statusCode(403);
        visitor.post(someone.page() + "/reset").then().statusCode(403);
        visitor.post("/admin/people", Map.of("name", "A", "email", Someone.newAddress()))
                .then()
                .statusCode(403);

        assertThat(someone.visitor().signedIn()).isTrue();
    }

    @Test
    void the_anonymous_are_asked_to_sign_in() {
        Visitor.anonymous().get("/admin/people").then().statusCode(303).header("Location", containsString("/sign-in"));
    }

    @Test
    void people_are_found_by_name_address_and_trust() {
        Visitor admin = Visitor.admin();
        Someone someone = Someone.invited(admin, "RTE");

        assertThat(rows(admin.page("/admin/people?q=" + someone.email()))).isEqualTo(1);
        assertThat(admin.page("/admin/people?q=rte").text()).contains(someone.email());
        assertThat(admin.page("/admin/people?q=casey").text()).contains("Casey Clinician (demo)");
        assertThat(rows(admin.page("/admin/people?q=%25"))).isZero();
        assertThat(rows(admin.page("/admin/people?q=%00%27"))).isZero();
    }

    private static int rows(Document page) {
        return page.select("tbody tr").size();
    }

    @Test
    void a_page_has_twenty_people_and_leads_to_the_next() {
        Visitor admin = Visitor.admin();
        for (int i = 0; i < PeopleQuery.SIZE + 1; i++) {
            Someone.link(admin, "paged" + Someone.newAddress(), "");
        }

        Document first = admin.page("/admin/people?q=paged");

        assertThat(rows(first)).isEqualTo(PeopleQuery.SIZE);
        assertThat(rows(admin.page(first.select("a[rel=next]").attr("href")))).isPositive();
        admin.get("/admin/people?page=0").then().statusCode(400);
        admin.get("/admin/people?page=x").then().statusCode(400);
    }

    @Test
    void nobody_with_that_number_is_not_found() {
        Visitor admin = Visitor.admin();

        admin.get("/admin/people/999999999").then().statusCode(404);
        admin.post("/admin/people/999999999/deactivate").then().statusCode(404);
        admin.get("/admin/people/x").then().statusCode(404);
    }

    @Test
    void the_last_admin_stays_one() {
        Visitor admin = Visitor.admin();
        String own = ownPage(admin);

        admin.post(own + "/deactivate").then().statusCode(409).body(containsString("only active admin"));
        admin.post(own, Map.of("trust", "", "roles", List.of("curator"))).then().statusCode(409);
        assertThat(admin.signedIn()).isTrue();

        Someone second = Someone.invited(admin, "", "admin");
        admin.post(own, Map.of("trust", "", "roles", List.of("curator"))).then().statusCode(303);
        assertThat(admin.signedIn()).isFalse();
        second.visitor().post(second.page() + "/deactivate").then().statusCode(409);

        second.visitor()
                .post(own, Map.of("trust", "", "roles", List.of("admin", "curator")))
                .then()
                .statusCode(303);
        Visitor.admin().post(second.page() + "/deactivate").then().statusCode(303);
    }

    @Test
    void an_admin_who_has_not_set_a_password_does_not_count_as_one() {
        Visitor admin = Visitor.admin();
        Someone.link(admin, Someone.newAddress(), "", "admin");

        admin.post(ownPage(admin) + "/deactivate").then().statusCode(409);
    }

    @Test
    void ones_own_password_is_not_reset_but_changed() {
        Visitor admin = Visitor.admin();

        admin.post(ownPage(admin) + "/reset").then().statusCode(409);

        assertThat(admin.signedIn()).isTrue();
    }

    private static String ownPage(Visitor admin) {
        return admin.page("/admin/people?q=" + Visitor.adminEmail())
                .select("tbody a")
                .attr("href");
    }

    @Test
    void a_person_page_has_the_way_to_take_the_name_off_lessons() {
        Visitor admin = Visitor.admin();
        Someone someone = Someone.invited(admin, "ZZD1");

        assertThat(admin.page(someone.page()).select("form[action=" + someone.page() + "/take-name-off]"))
                .hasSize(1);
    }
}
