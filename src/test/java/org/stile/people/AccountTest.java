package org.stile.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountTest {

    private static Map<String, String> change(String current, String wanted) {
        return Map.of("current-password", current, "new-password", wanted);
    }

    @Test
    void the_present_password_must_be_right() {
        Someone someone = Someone.invited();

        someone.visitor()
                .post("/account/password", change("wrong", "quite another password"))
                .then()
                .statusCode(400)
                .body(containsString("not your present password"));

        assertThat(someone.visitor().signedIn()).isTrue();
        assertThat(someone.signInAgain().signedIn()).isTrue();
    }

    @Test
    void a_password_that_will_not_do_is_refused_with_the_remedy() {
        Someone someone = Someone.invited();

        someone.visitor()
                .post("/account/password", change(someone.password(), "short"))
                .then()
                .statusCode(400)
                .body(containsString("at least 12 characters"));

        assertThat(someone.signInAgain().signedIn()).isTrue();
    }

    @Test
    void the_passwords_of_the_demo_stay_as_they_are() {
        Visitor.demo("clinician")
                .post("/account/password", change("stile-demo-2026", "quite another password"))
                .then()
                .statusCode(403);
    }

    @Test
    void an_anonymous_visitor_is_asked_to_sign_in() {
        Visitor.anonymous().get("/account").then().statusCode(303).header("Location", containsString("/sign-in"));
        Visitor.anonymous().post("/account/tokens", Map.of("label", "x")).then().statusCode(303);
    }
}
