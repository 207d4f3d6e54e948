package org.stile.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InviteTest {

    private static final Map<String, String> PASSWORD = Map.of("password", Someone.PASSWORD);

    @Test
    void a_link_sets_a_password_signs_in_and_works_once() {
        String email = Someone.newAddress();
        String link = Someone.link(Visitor.admin(), email, "ZZD2", "trust-lead");
        Visitor guest = Visitor.anonymous();
        assertThat(guest.page(link).text()).contains(email);
        assertThat(guest.page(link).text()).as("looking does not use it up").contains(email);

        guest.post(link, PASSWORD).then().statusCode(303);

        assertThat(guest.page("/account").select("dl").text()).contains("Northmoor", "Trust lead");
        Visitor.anonymous().get(link).then().statusCode(410).body(containsString("used or has expired"));
        Visitor.anonymous()
                .post(link, Map.of("password", "somebody else’s one"))
                .then()
                .statusCode(410);
        assertThat(Visitor.signedIn(email, Someone.PASSWORD).signedIn()).isTrue();
    }

    @Test
    void nobody_signs_in_before_the_link_is_used() {
        String email = Someone.newAddress();
        Someone.link(Visitor.admin(), email, "");

        Visitor.anonymous().signIn(email, "").then().statusCode(400);
        Visitor.anonymous().signIn(email, "anything at all").then().statusCode(400);
    }

    @Test
    void a_weak_password_leaves_the_link_usable() {
        String email = Someone.newAddress();
        String link = Someone.link(Visitor.admin(), email, "");

        for (String weak : List.of("short", "passwordpassword", email, "aaaaaaaaaaaaaa", "x1y2z3".repeat(13))) {
            Visitor.anonymous().post(link, Map.of("password", weak)).then().statusCode(400);
        }

        Visitor.anonymous().post(link, PASSWORD).then().statusCode(303);
    }

    @Test
    void a_link_that_was_never_made_is_not_found() {
        Visitor.anonymous().get("/invite/" + Secrets.token()).then().statusCode(404);
        Visitor.anonymous().get("/invite/x").then().statusCode(404);
    }

    @Test
    void a_new_link_ends_the_one_before() {
        Visitor admin = Visitor.admin();
        Someone someone = Someone.invited(admin, "ZZD1");
        String first = Someone.linkOn(admin.post(someone.page() + "/reset").asString());
        String second = Someone.linkOn(admin.post(someone.page() + "/reset").asString());

        Visitor.anonymous().get(first).then().statusCode(410);
        Visitor.anonymous().get(second).then().statusCode(200);
    }

    @Test
    void a_link_ends_when_its_account_is_closed() {
        Visitor admin = Visitor.admin();
        Someone someone = Someone.invited(admin, "ZZD1");
        String link = Someone.linkOn(admin.post(someone.page() + "/reset").asString());

        admin.post(someone.page() + "/deactivate");
        Visitor.anonymous().get(link).then().statusCode(410);

        admin.post(someone.page() + "/reactivate");
        Visitor.anonymous().post(link, PASSWORD).then().statusCode(410);
    }

    @Test
    void an_invitation_that_will_not_do_comes_back_as_it_was_typed() {
        Response answer = Visitor.admin()
                .post(
                        "/admin/people",
                        Map.of("name", "", "email", "no address", "trust", "ZZD1", "roles", List.of("curator")));

        answer.then().statusCode(400);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".nhsuk-error-summary__list a").eachAttr("href"))
                .containsExactlyInAnyOrder("#name", "#email");
        assertThat(page.getElementById("email").val()).isEqualTo("no address");
        assertThat(page.select("#trust option[selected]").val()).isEqualTo("ZZD1");
        assertThat(page.select("input[name=roles][checked]").eachAttr("value")).containsExactly("curator");
    }

    @Test
    void an_address_has_one_account() {
        Someone someone = Someone.invited();

        Visitor.admin()
                .post(
                        "/admin/people",
                        Map.of(
                                "name",
                                "Twice",
                                "email",
                                someone.email().toUpperCase(java.util.Locale.ROOT),
                                "trust",
                                ""))
                .then()
                .statusCode(400)
                .body(containsString("has an account"));
    }

    @Test
    void a_trust_must_exist_and_a_trust_lead_must_have_one() {
        Visitor admin = Visitor.admin();
        admin.post("/admin/people", Map.of("name", "A", "email", Someone.newAddress(), "trust", "NOPE"))
                .then()
                .statusCode(400);
        admin.post(
                        "/admin/people",
                        Map.of("name", "A", "email", Someone.newAddress(), "trust", "", "roles", "trust-lead"))
                .then()
                .statusCode(400);
        admin.post("/admin/people", Map.of("name", "A", "email", Someone.newAddress(), "trust", "", "roles", "king"))
                .then()
                .statusCode(400);
    }
}
