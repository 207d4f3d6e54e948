package org.stile.lessons;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.boot.DemoAccounts;
import org.stile.people.Visitor;

/** What somebody is told of a lesson while it is written, on the form and by the API. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CheckTest {

    // a number of the range that is never issued
    private static final String NHS_NUMBER = "999 012 3454";

    @Test
    void the_api_says_where_and_never_what() {
        String text = "Ring 0161 496 0123. The patient, NHS number " + NHS_NUMBER + ", waited.";
        Response answer = check(Map.of("title", "Cool the room", "event", text, "appliesWhen", "M60 7LP"))
                .extract()
                .response();
        JsonPath found = answer.jsonPath();
        assertThat(found.getList("identifiers.certainty", String.class)).contains("certain", "possible");
        assertThat(found.getList("identifiers.field", String.class)).contains("event", "appliesWhen");
        for (Map<String, Object> identifier : found.<Map<String, Object>>getList("identifiers")) {
            if (identifier.get("certainty").equals("certain")) {
                assertThat(text.substring((int) identifier.get("start"), (int) identifier.get("end")))
                        .isEqualTo(NHS_NUMBER);
            }
        }
        assertThat(answer.asString()).doesNotContain(NHS_NUMBER).doesNotContain("0161 496");
        assertThat(found.getList("similar")).isEmpty();
    }

    @Test
    void the_api_shows_what_is_there_and_gives_advice() {
        String title = given().get("/api/lessons?q=cooling").path("hits[0].title");
        JsonPath found = check(Map.of("title", title, "event", "The room became too hot for the servers."))
                .extract()
                .jsonPath();
        assertThat(found.getList("similar.title", String.class)).first().isEqualTo(title);
        assertThat(found.getList("similar.score", Float.class))
                .allSatisfy(score -> assertThat(score).isBetween(0f, 1.01f));
        assertThat(found.getList("advice.field", String.class)).contains("recommendations");
        assertThat(check(Map.of("title", "Zq")).extract().jsonPath().getList("similar"))
                .isEmpty();
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/check")
                .then()
                .statusCode(401);
    }

    @Test
    void the_form_shows_what_was_noticed_and_stores_nothing() {
        Visitor clinician = Visitor.demo("clinician");
        Map<String, String> typed = typed("PACS training", "The supplier failed to do its job.");
        typed.put("action", "check");
        int before = mine(clinician);
        Response answer = clinician.post("/lessons/new", typed);
        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("#noticed a").eachAttr("href")).contains("#title");
        assertThat(page.select("#event").val()).isEqualTo(typed.get("event"));
        assertThat(mine(clinician)).isEqualTo(before);
    }

    @Test
    void what_may_identify_somebody_is_asked_about_once() {
        Visitor clinician = Visitor.demo("clinician");
        Map<String, String> typed = typed("Ring the night team first", "Ring 0161 496 0123 before you start.");
        typed.put("action", "save");
        Response asked = clinician.post("/lessons/new", typed);
        assertThat(asked.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(asked.asString());
        assertThat(page.select(".nhsuk-error-summary a").attr("href")).isEqualTo("#sure");
        assertThat(page.select(".stile-found mark").text()).isEqualTo("0161 496 0123");
        assertThat(page.select("#event").val()).isEqualTo(typed.get("event"));
        typed.put("sure", "true");
        assertThat(clinician.post("/lessons/new", typed).statusCode()).isEqualTo(303);
    }

    private static int mine(Visitor visitor) {
        return visitor.page("/my-lessons").select("main a[href^=/lessons/L-]").size();
    }

    private static Map<String, String> typed(String title, String event) {
        return new HashMap<>(Map.of(
                "title", title,
                "event", event,
                "recommendations", "Do look twice",
                "attribution", "trust",
                "publication", "public"));
    }

    private static ValidatableResponse check(Map<String, ?> lesson) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token())
                .body(lesson)
                .post("/api/check")
                .then()
                .statusCode(200);
    }

    private static String token() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", "clinician@demo.example", "password", DemoAccounts.PASSWORD, "label", "test"))
                .post("/api/tokens")
                .path("token");
    }
}
