package org.stile.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokenTest {

    @Test
    void a_token_for_address_and_password_acts_for_the_person() {
        String token = ApiClient.token(Someone.invited());

        assertThat(token).matches("stile_[A-Za-z0-9_-]{43}");
        ApiClient.with(token).get(ApiClient.PRIVATE).then().statusCode(200).body(equalTo("Some O’Body"));
    }

    @Test
    void what_is_missing_is_named() {
        ApiClient.ask(Map.of("email", "a@b.example"))
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("errors", hasKey("password"))
                .body("errors", hasKey("label"));
        given().contentType(ContentType.JSON).post("/api/tokens").then().statusCode(400);
    }

    @Test
    void a_wrong_password_is_unauthorised() {
        Map<String, String> wrong = Map.of("email", Someone.newAddress(), "password", "wrong", "label", "x");
        ApiClient.ask(wrong).then().statusCode(401).contentType(containsString("application/problem+json"));
    }

    @Test
    void guessing_through_the_api_is_held_down_too() {
        Map<String, String> wrong = Map.of("email", Someone.newAddress(), "password", "wrong", "label", "x");
        for (int i = 0; i < Throttle.PER_ACCOUNT; i++) {
            ApiClient.ask(wrong).then().statusCode(401);
        }

        var answer = ApiClient.ask(wrong);

        answer.then().statusCode(429).body("code", equalTo("too-many"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }

    @Test
    void a_cookie_counts_for_nothing_below_api() {
        String session = Visitor.demo("curator").session();
        List<String> spellings = List.of(
                "/api/who-am-i", "/%61pi/who-am-i", "/api;x=y/who-am-i", "//api/who-am-i", "/x/../api/who-am-i");

        for (String path : spellings) {
            var answer = given().urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .cookie(SessionCookie.NAME, session)
                    .get(path);
            assertThat(answer.statusCode()).as(path).isIn(401, 404, 303);
        }
        given().cookie(SessionCookie.NAME, session)
                .get(ApiClient.PRIVATE + "/anybody")
                .then()
                .statusCode(200)
                .body(equalTo("nobody"));
    }

    @Test
    void a_token_counts_for_nothing_on_pages() {
        String token = ApiClient.token(Someone.invited());

        ApiClient.with(token).redirects().follow(false).get("/account").then().statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stile_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "nonsense", "stile_", ""})
    void a_token_that_is_none_is_refused_even_where_nobody_must_sign_in(String token) {
        given().header("Authorization", "Bearer " + token + " ")
                .get(ApiClient.PRIVATE + "/anybody")
                .then()
                .statusCode(401)
                .contentType(containsString("application/problem+json"))
                .header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void a_token_is_made_on_the_account_page_shown_once_and_revoked_there() {
        Visitor visitor = Someone.invited().visitor();

        Document made = Jsoup.parse(visitor.post("/account/tokens", Map.of("label", "our <intranet>"))
                .asString());
        String token = made.getElementById("token").text();
        ApiClient.with(token).get(ApiClient.PRIVATE).then().statusCode(200);

        Document account = visitor.page("/account");
        assertThat(account.text()).doesNotContain(token);
        assertThat(account.select("tbody tr td").first().text()).isEqualTo("our <intranet>");
        assertThat(account.select("td[data-label=Last used on]").text()).doesNotContain("Never");

        String revoke = account.select("form[action$=/revoke]").attr("action");
        Visitor.demo("lead").post(revoke).then().statusCode(404);
        ApiClient.with(token).get(ApiClient.PRIVATE).then().statusCode(200);
        visitor.post(revoke).then().statusCode(303);
        ApiClient.with(token).get(ApiClient.PRIVATE).then().statusCode(401);
        assertThat(visitor.page("/account").text()).contains("You have none");
    }

    @Test
    void a_token_needs_a_label() {
        Visitor visitor = Someone.invited().visitor();

        visitor.post("/account/tokens", Map.of("label", "  ")).then().statusCode(400);
        var answer = visitor.post("/account/tokens", Map.of("label", "x".repeat(101)));

        answer.then().statusCode(400);
        assertThat(Jsoup.parse(answer.asString()).getElementById("label").val()).hasSize(101);
    }

    @Test
    void the_token_of_somebody_who_was_deactivated_is_refused() {
        Someone someone = Someone.invited();
        String token = ApiClient.token(someone);

        Visitor.admin().post(someone.page() + "/deactivate");

        ApiClient.with(token).get(ApiClient.PRIVATE).then().statusCode(401);
    }
}
