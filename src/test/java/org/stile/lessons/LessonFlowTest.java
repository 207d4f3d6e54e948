package org.stile.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** Lessons as people live with them, over the pages. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LessonFlowTest {

    private static final List<String> CRITERIA = List.of("significant", "valid", "applicable");

    @Inject
    Audit audit;

    private Visitor author;
    private Visitor lead;
    private Visitor curator;

    @BeforeEach
    void people() {
        author = Visitor.demo("clinician");
        lead = Visitor.demo("lead");
        curator = Visitor.demo("curator");
    }

    @Test
    void a_form_with_everything_wrong_comes_back_with_all_it_held() {
        Map<String, Object> typed = new HashMap<>();
        typed.put("title", "Short");
        typed.put("summary", "s".repeat(301));
        typed.put("event", "e".repeat(4_001));
        typed.put("recommendations", "Do one\nDo two\nDo three\nDo four\nDo five\nDo six\nDo seven\nDo eight");
        typed.put("impact", "i".repeat(4_001));
        typed.put("polarity", "sideways");
        typed.put("topics", List.of("no-such-topic"));
        typed.put("occurred-on", "last week");
        typed.put("money-one-off", "a lot");
        typed.put("money-year-base", "then");
        typed.put("source-url", "javascript:alert(1)");
        typed.put("programme", "No Such Programme");
        typed.put("action", "submit");
        Response answer = author.post("/lessons/new", typed);

        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".nhsuk-error-summary__list a").eachAttr("href"))
                .contains("#polarity", "#money-one-off", "#money-year-base");
        for (String field : List.of(
                "title", "summary", "occurred-on", "money-one-off", "money-year-base", "source-url", "programme")) {
            assertThat(page.getElementById(field).val()).as(field).isEqualTo(typed.get(field));
        }
        for (String field : List.of("event", "impact", "recommendations")) {
            assertThat(page.getElementById(field).wholeText().strip()).as(field).isEqualTo(typed.get(field));
        }
        page.select(".nhsuk-error-summary__list a").forEach(link -> {
            Element field = page.getElementById(link.attr("href").substring(1));
            assertThat(field).as(link.attr("href")).isNotNull();
        });
    }

    @Test
    void of_two_who_edit_at_once_the_second_is_told_and_loses_nothing() {
        String ref = draft("Two people edit this draft");
        Document first = author.page("/lessons/" + ref + "/edit");
        Document second = curator.page("/lessons/" + ref + "/edit");
        author.post("/lessons/" + ref + "/edit", saving(first, "Saved by the first of two"))
                .then()
                .statusCode(303);

        Response answer = curator.post("/lessons/" + ref + "/edit", saving(second, "Typed by the second of two"));
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.getElementById("title").val()).isEqualTo("Typed by the second of two");
        assertThat(page.text()).contains("Saved by the first of two");

        curator.post("/lessons/" + ref + "/edit", saving(page, "Typed by the second of two"))
                .then()
                .statusCode(303);
        assertThat(author.page("/lessons/" + ref).select("h1").text()).isEqualTo("Typed by the second of two");
    }

    @Test
    void an_authors_change_to_a_published_lesson_waits_until_somebody_else_publishes_it() {
        String ref = published("A lesson that will be changed");
        Document form = author.page("/lessons/" + ref + "/edit");
        Map<String, Object> change = saving(form, "A lesson that has been changed");
        change.put("action", "submit");
        change.put("note", "It says it better");
        author.post("/lessons/" + ref + "/edit", change).then().statusCode(303);

        assertThat(Visitor.anonymous().page("/lessons/" + ref).select("h1").text())
                .isEqualTo("A lesson that will be changed");
        assertThat(author.get("/review/changes/" + ref).statusCode()).isEqualTo(403);
        Document review = lead.page("/review/changes/" + ref);
        assertThat(review.select("ins").text()).contains("has been");
        lead.post(
                        "/review/changes/" + ref,
                        Map.of(
                                "decision",
                                "publish",
                                "version",
                                review.select("input[name=version]").val()))
                .then()
                .statusCode(303);

        assertThat(Visitor.anonymous().page("/lessons/" + ref).select("h1").text())
                .isEqualTo("A lesson that has been changed");
        Document history = Visitor.anonymous().page("/lessons/" + ref + "/history");
        assertThat(history.text())
                .contains("Revision 2")
                .contains("It says it better")
                .contains("Revision 1");
        assertThat(history.select("del").text()).contains("will be");
    }

    @Test
    void a_returned_lesson_is_a_draft_again_with_what_the_reviewer_said() {
        String ref = draft("A lesson that is returned");
        author.post("/lessons/" + ref + "/submit").then().statusCode(303);
        curator.post("/review/" + ref, Map.of("decision", "return")).then().statusCode(400);
        curator.post("/review/" + ref, Map.of("decision", "return", "comments", "Say where it applies"))
                .then()
                .statusCode(303);
        assertThat(author.page("/lessons/" + ref).text()).contains("Draft").contains("Say where it applies");
    }

    @Test
    void a_members_report_of_patient_data_hides_a_lesson_at_once_and_a_curator_puts_it_back() {
        String ref = published("A lesson that somebody reports");
        Visitor stranger = Visitor.anonymous();
        stranger.post("/lessons/" + ref + "/report", Map.of("kind", "identifies-patient"))
                .then()
                .statusCode(303);
        assertThat(stranger.get("/lessons/" + ref).statusCode()).isEqualTo(200);

        lead.post("/lessons/" + ref + "/report", Map.of("kind", "identifies-patient"))
                .then()
                .statusCode(303);
        assertThat(stranger.get("/lessons/" + ref).statusCode()).isEqualTo(404);
        assertThat(curator.page("/desk").text()).contains("that a patient is identified");
        assertThat(curator.page("/desk/reports").text()).contains(ref);
        assertThat(actions(ref)).contains("lesson.hide");

        curator.post("/lessons/" + ref + "/restore").then().statusCode(303);
        assertThat(stranger.get("/lessons/" + ref).statusCode()).isEqualTo(200);
        assertThat(actions(ref)).contains("lesson.restore");
    }

    @Test
    void a_withdrawn_lesson_leaves_a_tombstone_that_says_why() {
        String ref = published("A lesson that is withdrawn");
        author.post("/lessons/" + ref + "/withdraw", Map.of("reason", "It was about another system"))
                .then()
                .statusCode(303);
        Response page = Visitor.anonymous().get("/lessons/" + ref);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.asString()).contains("It was about another system");
    }

    @Test
    void a_session_that_ended_while_writing_loses_nothing() {
        Response answer = Visitor.anonymous()
                .post(
                        "/lessons/new",
                        Map.of("title", "Typed for a long time", "event", "A long text", "action", "save"));
        assertThat(answer.statusCode()).isEqualTo(403);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("textarea[name=title]").text()).isEqualTo("Typed for a long time");
        assertThat(page.select("textarea[name=event]").text()).isEqualTo("A long text");
    }

    @Test
    void a_leavers_name_is_taken_off_and_off_changes_that_wait() {
        Someone leaver = Someone.invited("ZZD1");
        Map<String, Object> named = fields("A lesson by somebody who leaves");
        named.put("attribution", "named");
        String ref = ref(leaver.visitor().post("/lessons/new", named));
        leaver.visitor().post("/lessons/" + ref + "/submit").then().statusCode(303);
        publish(ref);
        assertThat(Visitor.anonymous().page("/lessons/" + ref).text()).contains("Some O’Body");

        Map<String, Object> change =
                saving(leaver.visitor().page("/lessons/" + ref + "/edit"), "A later title of it all");
        change.put("action", "submit");
        change.put("note", "Again with my name");
        leaver.visitor().post("/lessons/" + ref + "/edit", change).then().statusCode(303);
        Visitor.admin()
                .post("/admin/people/" + leaver.id() + "/take-name-off")
                .then()
                .statusCode(303);
        assertThat(Visitor.anonymous().page("/lessons/" + ref).text()).doesNotContain("Some O’Body");

        Document review = curator.page("/review/changes/" + ref);
        curator.post(
                        "/review/changes/" + ref,
                        Map.of(
                                "decision",
                                "publish",
                                "version",
                                review.select("input[name=version]").val()))
                .then()
                .statusCode(303);
        assertThat(Visitor.anonymous().page("/lessons/" + ref).text())
                .contains("A later title of it all")
                .doesNotContain("Some O’Body");
    }

    private List<String> actions(String ref) {
        return audit.of(ref, 20).stream().map(Audit.Entry::action).toList();
    }

    private String published(String title) {
        String ref = draft(title);
        author.post("/lessons/" + ref + "/submit").then().statusCode(303);
        publish(ref);
        return ref;
    }

    private void publish(String ref) {
        String version =
                curator.page("/review/" + ref).select("input[name=version]").val();
        curator.post("/review/" + ref, Map.of("decision", "publish", "version", version, "criteria", CRITERIA))
                .then()
                .statusCode(303);
    }

    private String draft(String title) {
        return ref(author.post("/lessons/new", fields(title)));
    }

    private static String ref(Response saved) {
        assertThat(saved.statusCode()).isEqualTo(303);
        String location = saved.header("Location");
        return location.substring(location.indexOf("L-"));
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

    /** What the form on a page sends, with another title. */
    private static Map<String, Object> saving(Document page, String title) {
        Map<String, Object> fields = fields(title);
        fields.put("version", page.select("input[name=version]").val());
        fields.put("edit-version", page.select("input[name=edit-version]").val());
        Element attribution = page.selectFirst("input[name=attribution][checked]");
        fields.put("attribution", attribution.val());
        return fields;
    }
}
