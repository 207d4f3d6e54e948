package org.stile.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** A lesson on one page, for whoever reads it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FaceTest {

    private static String ref;

    @BeforeEach
    void there_is_a_lesson_with_everything() {
        if (ref != null) {
            return;
        }
        String line = """
                {"externalId": "face-1", "title": "Buy the second archive before the first is full",
                 "event": "The archive was full on a Friday.", "impact": "Clinics waited for old images.",
                 "causes": "Nobody measured growth.", "recommendations": ["Do measure growth every month"],
                 "appliesWhen": "You keep images yourself.", "trust": "RAS", "status": "published",
                 "money": {"oneOff": {"from": 1250000, "to": 1250000}, "basis": "actual", "yearBase": 2024}}
                """.replace("\n", " ");
        Response imported = given().header("Authorization", "Bearer " + ApiClient.token(Someone.invited("", "curator")))
                .contentType("application/x-ndjson")
                .body((line.strip() + "\n").getBytes(StandardCharsets.UTF_8))
                .post("/api/imports");
        assertThat(imported.asString()).contains("\"created\":1");
        ref = given().queryParam("q", "second archive before the first is full")
                .get("/api/lessons")
                .path("hits.find { it.externalId == 'face-1' }.ref");
    }

    @Test
    void a_finance_director_sees_money_first() {
        assertThat(headings("finance").subList(0, 3)).containsExactly("Money", "Impact", "What to do");
        assertThat(Visitor.anonymous().page("/lessons/" + ref + "/for/finance").text())
                .contains("£12,500", "Actual", "At 2024 prices");
    }

    @Test
    void a_clinician_sees_the_effect_on_patients_first_and_no_more_than_fits_a_page() {
        List<String> headings = headings("clinician");
        assertThat(headings.subList(0, 3)).containsExactly("Impact", "What to do", "Applies when");
        assertThat(headings).doesNotContain("Causes", "What happened");
    }

    @Test
    void what_a_lesson_does_not_say_is_said() {
        assertThat(Visitor.anonymous().page("/lessons/L-1/for/finance").text())
                .contains("This lesson says nothing about money in figures.");
    }

    @Test
    void there_is_no_page_for_others_nor_of_lessons_that_are_not_there() {
        assertThat(Visitor.anonymous().get("/lessons/" + ref + "/for/burglars").statusCode())
                .isEqualTo(404);
        assertThat(Visitor.anonymous().get("/lessons/L-99999999/for/finance").statusCode())
                .isEqualTo(404);
    }

    private static List<String> headings(String audience) {
        Document page = Visitor.anonymous().page("/lessons/" + ref + "/for/" + audience);
        return page.select("article h2").eachText();
    }
}
