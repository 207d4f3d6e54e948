package org.stile.uptake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stile.TestDatabase;
import org.stile.base.Clock;
import org.stile.boot.DemoAccounts;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;
import org.stile.search.Follower;

/** Whom a trust has reached in a stage: events beside reads and uptake, and what is too little to be shown. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReachTest {

    private static final String TODAY = LocalDate.now(Clock.UK).toString();

    @Inject
    Reads reads;

    @Inject
    Follower follower;

    private Visitor curator;
    private String slug;
    private long deployment;
    private String page;
    private Someone finance;

    @BeforeEach
    void a_trust_that_is_planning() {
        curator = Visitor.demo("curator");
        slug = curator.post(
                        "/desk/programmes",
                        Map.of(
                                "name",
                                "Reaching " + UUID.randomUUID(),
                                "stages",
                                "Planning\nGo-live",
                                "regions",
                                "All"))
                .header("Location")
                .replaceAll(".*/", "");
        curator.post("/desk/programmes/" + slug + "/deployments", Map.of("trust", "ZZD1", "trust-region", "all"))
                .then()
                .statusCode(303);
        deployment = given().get("/api/programmes/" + slug).<Integer>path("deployments[0].id");
        String journey = "/programmes/" + slug + "/deployments/" + deployment;
        page = journey + "/reached";
        curator.post(journey + "/stage", Map.of("stage", "planning", "entered-on", TODAY))
                .then()
                .statusCode(303);
        curator.post(
                        journey + "/engagement",
                        Map.of(
                                "engaged-stage", "planning",
                                "audience", "finance",
                                "engaged-on", TODAY,
                                "what", "A meeting of the finance committee"))
                .then()
                .statusCode(303);
        finance = Someone.invited("ZZD1");
        finance.visitor().post("/account/work", Map.of("audience", "finance"));
    }

    @Test
    void reads_stand_beside_events_by_kind_of_work_from_five_on_and_in_steps_of_five() {
        String lesson = lessons(1).getFirst();
        read(lesson, 4);
        assertThat(row(finance.visitor())).isEqualTo("Planning Finance 1 Fewer than five Fewer than five");
        read(lesson, 3);
        assertThat(row(finance.visitor())).isEqualTo("Planning Finance 1 at least 5 times Fewer than five");
        read(lesson, 3);
        assertThat(row(curator)).isEqualTo("Planning Finance 1 at least 10 times Fewer than five");
        given().header("Authorization", "Bearer " + ApiClient.token(finance))
                .get("/api" + page)
                .then()
                .body("[0].events", org.hamcrest.Matchers.equalTo(1))
                .body("[0].readsAtLeast", org.hamcrest.Matchers.equalTo(10))
                .body("[0].uptakesAtLeast", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void what_a_trust_took_up_counts_by_whom_the_lesson_is_for() {
        Someone lead = Someone.invited("ZZD1", "trust-lead");
        for (String lesson : lessons(5)) {
            given().header("Authorization", "Bearer " + ApiClient.token(lead))
                    .contentType(ContentType.JSON)
                    .body(Map.of("disposition", "adopted"))
                    .post("/api/lessons/" + lesson + "/uptake")
                    .then()
                    .statusCode(201);
        }
        assertThat(row(finance.visitor())).isEqualTo("Planning Finance 1 Fewer than five at least 5");
        given().header("Authorization", "Bearer " + ApiClient.token(lead))
                .get(page + ".csv")
                .then()
                .statusCode(200);
    }

    @Test
    void others_see_what_was_noted_and_nothing_of_reads_or_uptake() {
        read(lessons(1).getFirst(), 20);
        for (Visitor reader : List.of(
                Visitor.anonymous(), Someone.invited("ZZD2", "trust-lead").visitor())) {
            assertThat(row(reader)).isEqualTo("Planning Finance 1");
            assertThat(reader.page(page).text()).contains("A meeting of the finance committee");
            assertThat(reader.get(page + ".csv").asString()).contains("Planning,Finance,1,,");
        }
        given().get("/api" + page).then().body(org.hamcrest.Matchers.not(containsString("readsAtLeast")));
        assertThat(Visitor.anonymous()
                        .get("/programmes/pacs/deployments/" + deployment + "/reached")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void reads_of_lessons_about_other_programmes_and_stages_do_not_count() {
        String elsewhere = given().get("/api/lessons?stage=procurement&size=50")
                .path("hits.find { !it.stages.contains('planning') }.ref");
        read(elsewhere, 20);
        assertThat(row(curator)).isEqualTo("Planning Finance 1 Fewer than five Fewer than five");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "9, 5", "10, 10", "123, 120"})
    void counts_are_rounded_down_to_fives(long count, long shown) {
        assertThat(Reach.coarse(count)).isEqualTo(shown);
    }

    private void read(String lesson, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(finance.visitor().get("/lessons/" + lesson).statusCode()).isEqualTo(200);
        }
        reads.write();
    }

    private String row(Visitor reader) {
        Document shown = reader.page(page);
        return shown.select("main tbody tr").text();
    }

    /** References of published lessons of the programme, for people of finance. */
    private List<String> lessons(int number) {
        String word = "w" + UUID.randomUUID().toString().replaceAll("\\d|-", "");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < number; i++) {
            lines.append("""
                    {"externalId":"%s-%d","title":"%s has a lesson","event":"It happened.","trust":"ZZD2","status":"published","programme":"%s","audiences":["finance"]}
                    """.formatted(word, i, word, slug));
        }
        String token = given().contentType(ContentType.JSON)
                .body(Map.of("email", "curator@demo.example", "password", DemoAccounts.PASSWORD, "label", "reach"))
                .post("/api/tokens")
                .path("token");
        given().header("Authorization", "Bearer " + token)
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .body(containsString("\"created\":" + number));
        assertThat(follower.catchUp(java.time.Duration.ofSeconds(30))).isTrue();
        return given().get("/api/lessons?size=20&programme=" + slug).path("hits.ref");
    }
}
