package org.stile.lessons;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** From a few words typed in a hurry, through review, to a lesson: over the pages, as people do it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReviewFlowTest {

    private static final String OBSERVED = "The image archive stopped at noon on Monday. Clinics ran two hours late."
            + " Next time, test the spare archive before the weekend.";

    @Inject
    Audit audit;

    private Someone author;
    private Someone ownLead;
    private Visitor curator;

    @BeforeEach
    void people() {
        author = Someone.invited("ZZD1");
        ownLead = Someone.invited("ZZD1", "trust-lead");
        curator = Visitor.demo("curator");
    }

    @Test
    void a_quick_observation_becomes_a_lesson_with_its_author() {
        Document form = author.visitor().page("/lessons/quick");
        Response sent = author.visitor()
                .post(
                        "/lessons/quick",
                        Map.of(
                                "observation",
                                OBSERVED,
                                "stage",
                                "go-live",
                                "form-token",
                                form.select("input[name=form-token]").val()));
        String ref = ref(sent);
        assertThat(author.visitor().page("/lessons/" + ref + "/submitted").text())
                .contains("Your observation has arrived");

        // it waits for the lead of its trust and for curators, but for no other trust's lead
        assertThat(ownLead.visitor().page("/review").select("a[href=/lessons/" + ref + "/edit]"))
                .hasSize(1);
        assertThat(curator.page("/review").select("a[href=/lessons/" + ref + "/edit]"))
                .hasSize(1);
        assertThat(Someone.invited("ZZD2", "trust-lead")
                        .visitor()
                        .page("/review")
                        .text())
                .doesNotContain("spare archive");

        Document work = ownLead.visitor().page("/lessons/" + ref + "/edit");
        assertThat(work.select(".stile-original").text()).isEqualTo(OBSERVED);
        assertThat(work.getElementById("impact").text()).isEqualTo("Clinics ran two hours late.");
        assertThat(work.getElementById("recommendations").text()).contains("test the spare archive");
        assertThat(work.select("input[name=stages][checked]").val()).isEqualTo("go-live");

        // the lead may work it up and send it to its author, but not submit it
        Map<String, Object> better = fields("Test the spare archive before the weekend");
        better.put("version", work.select("input[name=version]").val());
        better.put("edit-version", "-1");
        better.put("action", "propose");
        ownLead.visitor().post("/lessons/" + ref + "/edit", better).then().statusCode(303);
        ownLead.visitor().post("/lessons/" + ref + "/submit").then().statusCode(403);

        assertThat(author.visitor().page("/my-lessons").select("a[href=/lessons/" + ref + "/approve]"))
                .hasSize(1);
        Document approve = author.visitor().page("/lessons/" + ref + "/approve");
        assertThat(approve.text())
                .contains("Test the spare archive before the weekend")
                .contains(OBSERVED);
        assertThat(ownLead.visitor().get("/lessons/" + ref + "/approve").statusCode())
                .isEqualTo(403);
        Map<String, String> yes =
                Map.of("version", approve.select("input[name=version]").val());
        author.visitor().post("/lessons/" + ref + "/approve", yes).then().statusCode(303);
        // pressed twice
        author.visitor().post("/lessons/" + ref + "/approve", yes).then().statusCode(303);
        assertThat(waiting(curator, ref).select("a[href=/review/" + ref + "]")).hasSize(1);
        assertThat(actions(ref))
                .containsExactly(
                        "lesson.submit", "observation.propose", "lesson.save", "observation.post", "lesson.create");
    }

    @Test
    void what_was_changed_after_the_author_looked_is_not_approved() {
        String ref = ref(author.visitor().post("/lessons/quick", Map.of("observation", OBSERVED)));
        Document before = author.visitor().page("/lessons/" + ref + "/approve");
        Map<String, Object> other = fields("Something else altogether now");
        other.put("version", before.select("input[name=version]").val());
        curator.post("/lessons/" + ref + "/edit", other).then().statusCode(303);
        Response late = author.visitor()
                .post(
                        "/lessons/" + ref + "/approve",
                        Map.of("version", before.select("input[name=version]").val()));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("Something else altogether now");
    }

    @Test
    void an_observation_that_identifies_a_patient_is_not_taken_and_not_lost() {
        Response refused = author.visitor()
                .post("/lessons/quick", Map.of("observation", "Seen with NHS number 943 476 5919 on Monday."));
        assertThat(refused.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(refused.asString());
        assertThat(page.getElementById("observation").text()).contains("943 476 5919");
        assertThat(page.select(".stile-found mark")).isNotEmpty();

        Map<String, String> possible =
                Map.of("observation", "Please ring Mrs Edith Hargreaves, the patient, on Monday.");
        Response asked = author.visitor().post("/lessons/quick", possible);
        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(asked.asString()).getElementById("sure")).isNotNull();
        Map<String, String> sure = new HashMap<>(possible);
        sure.put("sure", "true");
        author.visitor().post("/lessons/quick", sure).then().statusCode(303);

        author.visitor()
                .post("/lessons/quick", Map.of("observation", "short"))
                .then()
                .statusCode(400);
        author.visitor()
                .post("/lessons/quick", Map.of("observation", OBSERVED, "stage", "sideways"))
                .then()
                .statusCode(400);
    }

    @Test
    void the_same_form_sent_twice_at_once_or_from_the_back_button_is_one_lesson() throws Exception {
        Visitor visitor = author.visitor();
        Map<String, Object> typed = fields("A lesson that is sent twice");
        typed.put("action", "submit");
        typed.put(
                "form-token",
                visitor.page("/lessons/new").select("input[name=form-token]").val());
        Callable<Response> send = () -> visitor.post("/lessons/new", typed);
        try (var both = Executors.newFixedThreadPool(2)) {
            for (Future<Response> answer : both.invokeAll(List.of(send, send))) {
                assertThat(answer.get().statusCode()).isEqualTo(303);
            }
        }
        typed.put("title", "A lesson that is sent three times");
        String ref = ref(visitor.post("/lessons/new", typed));
        Document mine = visitor.page("/my-lessons");
        assertThat(mine.select(".stile-result")).hasSize(1);
        assertThat(mine.text()).contains("A lesson that is sent three times").contains(ref);

        Map<String, String> observed = Map.of("observation", OBSERVED, "form-token", "the-same");
        assertThat(ref(visitor.post("/lessons/quick", observed)))
                .isEqualTo(ref(visitor.post("/lessons/quick", observed)));
        assertThat(ref(ownLead.visitor().post("/lessons/quick", observed)))
                .as("somebody else's form is another one")
                .isNotEqualTo(ref(visitor.post("/lessons/quick", observed)));
    }

    @Test
    void nothing_is_published_before_all_three_criteria_are_ticked() {
        String ref = submitted("A lesson with criteria to tick");
        String version =
                curator.page("/review/" + ref).select("input[name=version]").val();
        Map<String, Object> decision = new HashMap<>(Map.of("decision", "publish", "version", version));
        decision.put("criteria", List.of("significant", "valid"));
        Response refused = curator.post("/review/" + ref, decision);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(refused.asString()).select("input[name=criteria][checked]"))
                .as("what was ticked stays ticked")
                .hasSize(2);
        decision.put("criteria", List.of("significant", "valid", "applicable"));
        curator.post("/review/" + ref, decision).then().statusCode(303);
        assertThat(Visitor.anonymous().get("/lessons/" + ref).statusCode()).isEqualTo(200);
    }

    @Test
    void comments_come_back_to_the_author_at_the_parts_they_concern() {
        String ref = submitted("A lesson that is returned in parts");
        curator.post(
                        "/review/" + ref,
                        Map.of(
                                "decision",
                                "return",
                                "comment-event",
                                "Which archive was it?",
                                "comment-applies-when",
                                "Also without an archive?",
                                "comment-title",
                                " "))
                .then()
                .statusCode(303);
        Document form = author.visitor().page("/lessons/" + ref + "/edit");
        assertThat(form.getElementById("event-remark").text()).contains("Which archive was it?");
        assertThat(form.getElementById("title-remark")).isNull();
        // folded away it would not be read
        assertThat(form.getElementById("applies-when-remark").closest("details").hasAttr("open"))
                .isTrue();
        assertThat(form.getElementById("topics").closest("details").hasAttr("open"))
                .isFalse();
        assertThat(author.visitor().page("/lessons/" + ref).text())
                .contains("On “What happened”: Which archive was it?");
        author.visitor().post("/lessons/" + ref + "/submit").then().statusCode(303);
        assertThat(author.visitor().page("/lessons/" + ref).text()).doesNotContain("Which archive was it?");

        Response identifies = curator.post(
                "/review/" + ref, Map.of("decision", "return", "comment-event", "Is it NHS number 943 476 5919?"));
        assertThat(identifies.statusCode()).isEqualTo(400);
    }

    @Test
    void a_declined_lesson_tells_its_author_why_and_can_be_opened_again() {
        String ref = submitted("A lesson that is declined");
        curator.post("/review/" + ref, Map.of("decision", "decline")).then().statusCode(400);
        ownLead.visitor()
                .post("/review/" + ref, Map.of("decision", "decline", "comments", "No"))
                .then()
                .statusCode(403);
        curator.post("/review/" + ref, Map.of("decision", "decline", "comments", "It is about one ward only"))
                .then()
                .statusCode(303);
        assertThat(author.visitor().page("/lessons/" + ref).text())
                .contains("Declined")
                .contains("It is about one ward only");
        assertThat(Someone.invited("ZZD1").visitor().get("/lessons/" + ref).statusCode())
                .isEqualTo(404);
        assertThat(curator.page("/review").select("a[href=/review/" + ref + "]"))
                .isEmpty();
        author.visitor().post("/lessons/" + ref + "/reopen").then().statusCode(303);
        author.visitor().post("/lessons/" + ref + "/submit").then().statusCode(303);
        assertThat(actions(ref)).startsWith("lesson.submit", "lesson.reopen", "lesson.decline");
    }

    @Test
    void reviewers_take_lessons_on_and_a_form_that_is_open_meanwhile_still_goes_through() {
        String first = submitted("The first of two to take on");
        String second = submitted("The second of two to take on");
        String version =
                curator.page("/review/" + first).select("input[name=version]").val();
        ownLead.visitor().post("/lessons/" + first + "/endorse").then().statusCode(303);
        curator.post("/review", Map.of("ref", List.of(first, second))).then().statusCode(303);
        assertThat(waiting(curator, second)
                        .select("tr:has(a[href=/review/" + second + "])")
                        .text())
                .contains("Cam Curator")
                .contains("5 working days left");
        assertThat(waiting(curator, first)
                        .select("tr:has(a[href=/review/" + first + "])")
                        .text())
                .contains("endorsed");
        assertThat(author.visitor().page("/lessons/" + first).text()).contains("Somebody has taken it on");

        curator.post("/review", Map.of("ref", List.of(first), "reviewer", Long.toString(ownLead.id())))
                .then()
                .statusCode(400);
        curator.post("/review", Map.of()).then().statusCode(400);
        ownLead.visitor().post("/review", Map.of("ref", List.of(first))).then().statusCode(403);

        curator.post(
                        "/review/" + first,
                        Map.of(
                                "decision",
                                "publish",
                                "version",
                                version,
                                "criteria",
                                List.of("significant", "valid", "applicable")))
                .then()
                .statusCode(303);
    }

    @Test
    void a_session_that_ended_while_reviewing_loses_nothing_and_decides_nothing() {
        String ref = submitted("A lesson whose reviewer was away for long");
        Map<String, Object> typed = Map.of(
                "decision", "return", "comments", "Say which scanner it was", "comment-title", "Shorter, please");
        for (String path : List.of("/review/" + ref, "/review/changes/" + ref)) {
            Response answer = Visitor.anonymous().post(path, typed);
            assertThat(answer.statusCode()).isEqualTo(403);
            Document page = Jsoup.parse(answer.asString());
            assertThat(page.select("textarea[name=comments]").text()).isEqualTo("Say which scanner it was");
            assertThat(page.select("textarea[name=comment-title]").text()).isEqualTo("Shorter, please");
            author.visitor().post(path, typed).then().statusCode(403);
        }
        assertThat(author.visitor().page("/lessons/" + ref).text()).doesNotContain("which scanner");
    }

    @Test
    void programs_see_what_waits_and_say_who_deals_with_it() {
        String ref = submitted("A lesson that a program takes on");
        Someone reviewer = Someone.invited("", "curator");
        String program = ApiClient.token(reviewer);
        assertThat(waitingByApi(program, ref)).doesNotContainKey("reviewer").containsKey("decideBy");

        as(program)
                .body(Map.of())
                .post("/api/lessons/" + ref + "/assign")
                .then()
                .statusCode(200)
                .body("reviewer", equalTo("Some O’Body"));
        assertThat(waitingByApi(program, ref)).containsEntry("reviewer", "Some O’Body");
        List<Map<String, Object>> reviewers = as(program).get("/api/reviewers").path("");
        Object demo = reviewers.stream()
                .filter(person -> person.get("name").equals("Cam Curator (demo)"))
                .findFirst()
                .orElseThrow()
                .get("id");
        as(program)
                .body(Map.of("reviewer", demo))
                .post("/api/lessons/" + ref + "/assign")
                .then()
                .statusCode(200)
                .body("reviewer", equalTo("Cam Curator (demo)"));
        assertThat(reviewers).noneMatch(person -> person.containsKey("email"));

        for (Object nobody : List.of(ownLead.id(), author.id(), 999_999_999, "somebody")) {
            as(program)
                    .body(Map.of("reviewer", nobody))
                    .post("/api/lessons/" + ref + "/assign")
                    .then()
                    .statusCode(400);
        }
        as(ApiClient.token(ownLead))
                .body(Map.of())
                .post("/api/lessons/" + ref + "/assign")
                .then()
                .statusCode(403);
        as(ApiClient.token(author))
                .body(Map.of())
                .post("/api/lessons/" + ref + "/assign")
                .then()
                .statusCode(403);
        as(ApiClient.token(author)).get("/api/reviewers").then().statusCode(403);
        assertThat(waitingByApi(program, ref)).containsEntry("reviewer", "Cam Curator (demo)");
        assertThat(actions(ref)).startsWith("lesson.assign", "lesson.assign", "lesson.submit");
        Visitor.admin().post("/admin/people/" + reviewer.id() + "/deactivate");
    }

    private static Map<String, Object> waitingByApi(String program, String ref) {
        List<Map<String, Object>> waiting = new ArrayList<>();
        int page = 1;
        List<Map<String, Object>> found;
        do {
            found = as(program).get("/api/review?page=" + page++).path("lessons");
            waiting.addAll(found);
        } while (!found.isEmpty());
        return waiting.stream()
                .filter(lesson -> lesson.get("ref").equals(ref))
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    @Test
    void help_shows_the_life_of_a_lesson() {
        Document help = Visitor.anonymous().page("/help");
        assertThat(help.select("#life-of-a-lesson tbody tr")).hasSize(Lifecycle.TABLE.size());
        assertThat(Visitor.anonymous().page("/about").select("#life-of-a-lesson"))
                .isEmpty();
    }

    /** The page of the queue on which this lesson is, or the last one. */
    private static Document waiting(Visitor reviewer, String ref) {
        Document page = reviewer.page("/review");
        while (page.select("a[href=/review/" + ref + "]").isEmpty() && page.selectFirst("a[rel=next]") != null) {
            page = reviewer.page(page.selectFirst("a[rel=next]").attr("href"));
        }
        return page;
    }

    private List<String> actions(String ref) {
        return audit.of(ref, 20).stream().map(Audit.Entry::action).toList();
    }

    private String submitted(String title) {
        String ref = ref(author.visitor().post("/lessons/new", fields(title)));
        author.visitor().post("/lessons/" + ref + "/submit").then().statusCode(303);
        return ref;
    }

    private static String ref(Response saved) {
        assertThat(saved.statusCode()).isEqualTo(303);
        return saved.header("Location").replaceAll(".*(L-\\d+).*", "$1");
    }

    private static Map<String, Object> fields(String title) {
        return new HashMap<>(Map.of(
                "title", title,
                "event", "It happened.",
                "recommendations", "Do look twice",
                "attribution", "trust",
                "publication", "public",
                "action", "save"));
    }
}
