package org.stile.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest {

    @Test
    void the_right_password_signs_in_and_goes_home() {
        var answer = Visitor.anonymous().signIn("clinician@demo.example", "stile-demo-2026");

        answer.then().statusCode(303).header("Location", endsWith("/"));
        Cookie cookie = answer.getDetailedCookie(SessionCookie.NAME);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecured()).as("plain http").isFalse();
        assertThat(cookie.getMaxAge()).as("ends with the browser").isEqualTo(-1);
    }

    @Test
    void letters_of_either_case_are_the_same_address() {
        Someone someone = Someone.invited();

        assertThat(Visitor.signedIn("  " + someone.email().toUpperCase(Locale.ROOT), someone.password())
                        .signedIn())
                .isTrue();
    }

    @Test
    void the_page_greets_who_is_signed_in() {
        Document account = Visitor.demo("lead").page("/account");

        assertThat(account.select("dl").text())
                .contains("Lee Lead (demo)", "Northmoor Hospitals (invented for the demo)", "Trust lead");
    }

    @Test
    void a_wrong_password_an_unknown_account_and_a_closed_one_read_the_same() {
        Someone leaver = Someone.invited();
        Visitor.admin().post(leaver.page() + "/deactivate").then().statusCode(303);

        List<String> messages = List.of(
                refused(Someone.invited().email(), "not the right password"),
                refused("nobody@trust.example", "not the right password"),
                refused(leaver.email(), leaver.password()),
                refused("", ""),
                refused("\0\0", "\0"),
                refused("x".repeat(1_000) + "@trust.example", "p".repeat(2_000)));

        assertThat(Set.copyOf(messages)).hasSize(1);
    }

    private static String refused(String email, String password) {
        Visitor visitor = Visitor.anonymous();
        var answer = visitor.signIn(email, password);
        answer.then().statusCode(400);
        assertThat(visitor.session()).isNull();
        return Jsoup.parse(answer.asString())
                .select(".nhsuk-error-summary__list")
                .text();
    }

    @Test
    void a_refused_form_keeps_the_address_and_never_the_password() {
        var answer = Visitor.anonymous().signIn("nobody@trust.example", "a secret that was typed");

        Document page = Jsoup.parse(answer.asString());
        assertThat(page.selectFirst("input[name=email]").val()).isEqualTo("nobody@trust.example");
        assertThat(answer.asString()).doesNotContain("a secret that was typed");
    }

    @Test
    void the_page_asked_for_comes_after_signing_in() {
        Visitor visitor = Visitor.anonymous();
        visitor.get("/account").then().statusCode(303).header("Location", containsString("/sign-in?next=%2Faccount"));
        assertThat(visitor.page("/sign-in?next=%2Faccount")
                        .select("input[name=next]")
                        .val())
                .isEqualTo("/account");

        visitor.post("/sign-in", Map.of("demo", "clinician", "next", "/lessons?q=x+ray&stage=go-live"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/lessons?q=x+ray&stage=go-live"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/\r\nSet-Cookie: a=b",
                "@evil.example",
                ""
            })
    void nobody_can_be_sent_to_another_site(String next) {
        var answer = Visitor.anonymous().post("/sign-in", Map.of("demo", "clinician", "next", next));

        answer.then().statusCode(303);
        assertThat(URI.create(answer.header("Location")).getPath()).isEqualTo("/");
        assertThat(answer.header("Location")).doesNotContain("evil");
        given().queryParam("next", next)
                .get("/sign-in")
                .then()
                .statusCode(200)
                .body(not(containsString("evil.example")));
    }

    @Test
    void a_form_without_its_proof_is_refused() {
        Visitor visitor = Visitor.demo("clinician");

        visitor.postWithoutProof("/account/sign-out-everywhere", Map.of())
                .then()
                .statusCode(400);
        visitor.postWithoutProof("/sign-out", Map.of()).then().statusCode(400);
        Visitor.anonymous()
                .postWithoutProof("/sign-in", Map.of("demo", "clinician"))
                .then()
                .statusCode(400);

        assertThat(visitor.signedIn()).isTrue();
    }

    @Test
    void a_form_in_one_tab_can_be_sent_after_reading_in_another() {
        Visitor visitor = Visitor.anonymous();
        String proof = visitor.proof();
        visitor.page("/sign-in");

        visitor.postWithProof(proof, "/sign-in", Map.of("demo", "clinician"))
                .then()
                .statusCode(303);
    }

    @Test
    void signing_out_takes_the_cookie_away() {
        Visitor visitor = Visitor.demo("clinician");

        visitor.post("/sign-out").then().statusCode(303);

        assertThat(visitor.session()).isNull();
        assertThat(visitor.signedIn()).isFalse();
    }

    @Test
    void signing_in_and_out_is_never_done_by_a_link() {
        Visitor visitor = Visitor.demo("clinician");

        visitor.get("/sign-out").then().statusCode(405);

        assertThat(visitor.signedIn()).isTrue();
    }

    @Test
    void a_cookie_that_was_tampered_with_is_taken_away_and_the_page_still_answers() {
        String good = Visitor.demo("clinician").session();
        for (String bad : new String[] {"nonsense", "", good.substring(1), good + "A", flipped(good)}) {
            Visitor visitor = Visitor.anonymous().withSession(bad);

            visitor.get("/sign-in").then().statusCode(200);

            assertThat(visitor.session()).as(bad).isNull();
        }
    }

    private static String flipped(String good) {
        char other = good.charAt(30) == 'A' ? 'B' : 'A';
        return good.substring(0, 30) + other + good.substring(31);
    }

    @Test
    void the_demo_offers_its_three_people_and_says_what_they_are() {
        Document page = Visitor.anonymous().page("/sign-in");

        assertThat(page.select("button[name=demo]").eachText())
                .containsExactly("Demo clinician", "Demo trust lead", "Demo curator");
        assertThat(page.select(".stile-demo").text()).contains("invented");
    }

    @Test
    void an_unknown_button_of_the_demo_signs_nobody_in() {
        Visitor.anonymous().post("/sign-in", Map.of("demo", "admin")).then().statusCode(400);
    }

    @Test
    void the_tenth_failure_is_the_last_and_a_right_password_does_not_help_any_more() {
        Someone someone = Someone.invited();
        for (int i = 0; i < Throttle.PER_ACCOUNT; i++) {
            Visitor.anonymous().signIn(someone.email(), "wrong").then().statusCode(400);
        }

        var answer = Visitor.anonymous().signIn(someone.email(), someone.password());

        answer.then().statusCode(429).body(containsString("Try again in"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 91);
        assertThat(someone.visitor().signedIn()).as("who is in stays in").isTrue();
        Visitor.demo("clinician");
    }

    @Test
    void every_failure_is_counted_for_the_operator() {
        double before = failures();
        Visitor.anonymous().signIn("nobody@trust.example", "wrong");
        assertThat(failures()).isEqualTo(before + 1);
    }

    private static double failures() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("stile_signin_failures_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
