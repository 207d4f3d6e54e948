package org.stile;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stile.boot.DemoAccounts;
import org.stile.search.Follower;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PortalTest {

    @Inject
    Follower follower;

    @BeforeEach
    void the_index_has_caught_up() {
        assertThat(follower.catchUp(Duration.ofSeconds(30))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/lessons",
                "/lessons?q=voice+recognition",
                "/lessons?q=nothingwhatever",
                "/lessons/L-1",
                "/lessons/L-1/history",
                "/lessons/L-1/report",
                "/topics",
                "/topics/pacs",
                "/trusts",
                "/trusts/RAS",
                "/about",
                "/help",
                "/posting-guide",
                "/accessibility",
                "/privacy",
                "/sign-in"
            })
    void every_public_page_opens_without_signing_in_and_has_one_heading(String path) {
        Response page = given().get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.asString()).select("h1")).hasSize(1);
    }

    @Test
    void the_access_log_has_the_path_and_not_what_was_searched_for() {
        try (LogLines log = LogLines.listen()) {
            given().get("/lessons?q=wobblegong");
            given().get("/api/lessons?q=wobblegong");
            log.await("\"path\":\"/lessons\"");
            log.await("\"path\":\"/api/lessons\"");
            assertThat(log.all()).noneMatch(line -> line.contains("wobblegong"));
        }
    }

    @Test
    void a_page_that_is_not_there_says_so() {
        given().get("/no-such-page").then().statusCode(404);
        given().get("/lessons/L-999999").then().statusCode(404);
        given().get("/api/lessons/L-999999").then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void the_seed_lessons_are_found_by_their_words() {
        given().get("/api/lessons?q=voice recognition")
                .then()
                .statusCode(200)
                .body("total", greaterThan(0))
                .body("hits.title", hasItem(org.hamcrest.Matchers.containsStringIgnoringCase("voice recognition")));
    }

    @Test
    void malformed_parameters_are_refused_and_unknown_values_find_nothing_and_say_why() {
        given().get("/api/lessons?page=x").then().statusCode(400).body("errors.page", not(equalTo(null)));
        given().get("/api/lessons?stage=no-such-stage")
                .then()
                .statusCode(200)
                .body("total", equalTo(0))
                .body("notes.size()", equalTo(1));
    }

    @Test
    void a_lesson_goes_from_draft_to_search_and_its_author_cannot_publish_it() {
        String clinician = token("clinician@demo.example");
        String curator = token("curator@demo.example");
        String ref = draft(clinician, "public", "Zebra crossings need paint every spring");
        String lesson = "/api/lessons/" + ref;
        as(clinician).post(lesson + "/submit").then().statusCode(200);
        as(clinician).post(lesson + "/publish").then().statusCode(403);
        given().get(lesson).then().statusCode(404);

        as(curator).post(lesson + "/publish").then().statusCode(200).body("status", equalTo("published"));

        given().get("/api/lessons?q=zebra crossings").then().body("hits.ref", hasItem(ref));
        given().get("/lessons/" + ref).then().statusCode(200);

        as(curator)
                .body(Map.of("reason", "A test"))
                .post(lesson + "/withdraw")
                .then()
                .statusCode(200);
        given().get(lesson).then().statusCode(410);
        given().get("/lessons/" + ref).then().statusCode(410);
        given().get("/api/lessons?q=zebra crossings").then().body("hits.ref", not(hasItem(ref)));
    }

    @Test
    void a_lesson_for_members_shows_to_nobody_who_is_not_signed_in() {
        String clinician = token("clinician@demo.example");
        String curator = token("curator@demo.example");
        String ref = draft(clinician, "members", "Quokka handling is for members alone");
        as(clinician).post("/api/lessons/" + ref + "/submit").then().statusCode(200);
        as(curator).post("/api/lessons/" + ref + "/publish").then().statusCode(200);

        as(clinician).get("/api/lessons?q=quokka").then().body("hits[0].ref", equalTo(ref));
        given().get("/api/lessons/" + ref).then().statusCode(404);
        for (String path : List.of(
                "/api/lessons?q=quokka",
                "/api/suggest?q=quokka",
                "/api/exports/lessons",
                "/feeds/lessons.atom",
                "/",
                "/lessons")) {
            assertThat(given().get(path).asString()).as(path).doesNotContain("Quokka");
        }
    }

    @Test
    void what_identifies_a_patient_is_not_stored() {
        as(token("clinician@demo.example"))
                .body(Map.of(
                        "title", "Check the wristband before the scan",
                        "event", "The label said date of birth 12/03/1956 and was wrong"))
                .post("/api/lessons")
                .then()
                .statusCode(400)
                .body("errors.event", not(equalTo(null)));
    }

    @Test
    void control_characters_in_any_text_do_no_harm() {
        as(token("clinician@demo.example"))
                .body(Map.of(
                        "title",
                        "A title with a \u0000 in it",
                        "event",
                        "Half a pair \ud83d and a bell \u0007",
                        "recommendations",
                        List.of("Do \u0000 look"),
                        "source",
                        Map.of("title", "From \u0000 somewhere", "url", "https://example.org/\u0000")))
                .post("/api/lessons")
                .then()
                .statusCode(201)
                .body("title", equalTo("A title with a   in it"));
    }

    @Test
    void a_form_without_a_token_is_refused() {
        given().contentType(ContentType.URLENC)
                .formParam("email", "curator@demo.example")
                .formParam("password", DemoAccounts.PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(400);
    }

    @Test
    void an_import_takes_the_good_lines_and_tells_the_number_and_reason_of_the_others() {
        String curator = token("curator@demo.example");
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(line("t-1", "Wombat lesson", "It dug"));
        lines.writeBytes("not json\n".getBytes(UTF_8));
        lines.writeBytes(line("t-2", "Oversized", "x".repeat(2_000_000)));
        lines.writeBytes(line("t-3", "Caf\u00e9 in Latin-1", "It spilt"));
        lines.writeBytes("{\"externalId\":\"t-4\",\"title\":\"Caf\u00e9\",\"event\":\"x\"}\n".getBytes(ISO_8859_1));
        lines.writeBytes(line("t-5", "", "No title"));
        lines.writeBytes(line("t-6", "A label", "Date of birth: 12/03/1956"));
        lines.writeBytes("[]\n".getBytes(UTF_8));
        lines.writeBytes(line("t-7", "Another wombat lesson", "It dug again"));

        String first = importing(curator, lines.toByteArray());
        assertThat(first.lines().filter(event -> event.contains("\"rejected\",")))
                .extracting(event -> event.replaceAll(".*\"line\":(\\d+).*\"reason\":\"([a-zA-Z]+).*", "$1 $2"))
                .containsExactly("2 json", "3 line", "5 encoding", "6 title", "7 identifier", "8 json");
        assertThat(first).doesNotContain("1956").contains("\"created\":3").contains("\"done\"");
        given().get("/api/lessons?q=wombat").then().body("total", equalTo(2));
        assertThat(importing(curator, lines.toByteArray())).contains("\"unchanged\":3");
    }

    private static byte[] line(String id, String title, String event) {
        return "{\"externalId\":\"%s\",\"title\":\"%s\",\"event\":\"%s\",\"status\":\"published\"}%n"
                .formatted(id, title, event)
                .getBytes(UTF_8);
    }

    private static String importing(String token, byte[] lines) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/x-ndjson")
                .body(lines)
                .post("/api/imports")
                .asString();
    }

    private static String draft(String token, String publication, String title) {
        return as(token)
                .body(Map.of(
                        "title",
                        title,
                        "event",
                        "It happened, and it was seen.",
                        "recommendations",
                        List.of("Do look twice"),
                        "publication",
                        publication))
                .post("/api/lessons")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
    }

    private static io.restassured.specification.RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private static String token(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", DemoAccounts.PASSWORD, "label", "test"))
                .post("/api/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
