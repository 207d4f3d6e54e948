package org.stile.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ends the sessions of an account, at once and in every browser. */
@QuarkusTest
class SessionTest {

    @Test
    void signing_out_everywhere_ends_every_session_of_that_person_only() {
        Someone someone = Someone.invited();
        Visitor phone = someone.signInAgain();
        Visitor other = Someone.invited().visitor();

        someone.visitor().post("/account/sign-out-everywhere").then().statusCode(303);

        assertThat(someone.visitor().signedIn()).isFalse();
        assertThat(phone.signedIn()).isFalse();
        assertThat(other.signedIn()).isTrue();
    }

    @Test
    void a_stolen_cookie_is_of_no_use_after_signing_out_everywhere() {
        Someone someone = Someone.invited();
        String stolen = someone.visitor().session();

        someone.visitor().post("/account/sign-out-everywhere");

        assertThat(Visitor.anonymous().withSession(stolen).signedIn()).isFalse();
    }

    @Test
    void a_changed_role_ends_sessions_and_the_next_one_has_it() {
        Someone someone = Someone.invited();

        Visitor.admin().post(someone.page(), Map.of("trust", "ZZD2", "roles", List.of("trust-lead", "admin")));

        assertThat(someone.visitor().signedIn()).isFalse();
        someone.signInAgain().get("/admin/people").then().statusCode(200);
    }

    @Test
    void saving_without_a_change_ends_nothing() {
        Someone someone = Someone.invited();

        Visitor.admin().post(someone.page(), Map.of("trust", "ZZD1")).then().statusCode(303);

        assertThat(someone.visitor().signedIn()).isTrue();
    }

    @Test
    void a_deactivated_person_is_out_and_comes_back_only_by_signing_in() {
        Someone someone = Someone.invited();
        Visitor admin = Visitor.admin();

        admin.post(someone.page() + "/deactivate").then().statusCode(303);
        assertThat(someone.visitor().signedIn()).isFalse();
        someone.visitor().signIn(someone.email(), someone.password()).then().statusCode(400);

        admin.post(someone.page() + "/reactivate").then().statusCode(303);
        assertThat(someone.visitor().session())
                .as("the browser has forgotten it")
                .isNull();
        assertThat(someone.signInAgain().signedIn()).isTrue();
    }

    @Test
    void a_reset_ends_sessions_tokens_and_the_password() {
        Someone someone = Someone.invited();
        String token = ApiClient.token(someone);

        String link =
                Someone.linkOn(Visitor.admin().post(someone.page() + "/reset").asString());

        assertThat(someone.visitor().signedIn()).isFalse();
        Visitor.anonymous().signIn(someone.email(), someone.password()).then().statusCode(400);
        ApiClient.with(token).get(ApiClient.PRIVATE).then().statusCode(401);
        Visitor.anonymous()
                .post(link, Map.of("password", "quite another password"))
                .then()
                .statusCode(303);
        assertThat(Visitor.signedIn(someone.email(), "quite another password").signedIn())
                .isTrue();
    }

    @Test
    void a_changed_password_ends_the_other_sessions_and_keeps_this_one() {
        Someone someone = Someone.invited();
        Visitor phone = someone.signInAgain();

        someone.visitor()
                .post(
                        "/account/password",
                        Map.of("current-password", someone.password(), "new-password", "quite another password"))
                .then()
                .statusCode(303);

        assertThat(someone.visitor().signedIn()).isTrue();
        assertThat(phone.signedIn()).isFalse();
        Visitor.anonymous().signIn(someone.email(), someone.password()).then().statusCode(400);
        assertThat(Visitor.signedIn(someone.email(), "quite another password").signedIn())
                .isTrue();
    }
}
