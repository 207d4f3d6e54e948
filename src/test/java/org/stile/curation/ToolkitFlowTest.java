package org.stile.curation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.boot.DemoAccounts;
import org.stile.lessons.LessonImports;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** A toolkit from its first item on the desk to what trusts make of it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ToolkitFlowTest {

    private static String token;

    @Inject
    Audit audit;

    @Inject
    LessonImports imports;

    private final String slug = "t-" + UUID.randomUUID();
    private Visitor curator;
    private Someone lead;
    private Someone member;

    @BeforeEach
    void people() {
        curator = Visitor.demo("curator");
        lead = Someone.invited("ZZD1", "trust-lead");
        member = Someone.invited("ZZD1");
    }

    @Test
    void a_toolkit_is_written_published_copied_ticked_noted_changed_and_taken_over_and_nothing_is_lost() {
        String count = begunWith("Count the images", "planning");
        String train = item("Train the reporters", "training");
        String cool = item("Cool the room", "build");
        assertThat(Visitor.anonymous().get("/toolkits/" + slug).statusCode()).isEqualTo(404);
        publish();
        assertThat(Visitor.anonymous().page("/toolkits").text()).contains("Kit " + slug);

        assertThat(member.visitor().page(ours()).text()).contains("The lead of your trust can take one");
        assertThat(member.visitor().post("/toolkits/" + slug + "/copy").statusCode())
                .isEqualTo(403);
        lead.visitor().post("/toolkits/" + slug + "/copy").then().statusCode(303);
        tick(member, count, true);
        tick(member, cool, true);
        note(member, cool, 0, "The room is in the old film store").then().statusCode(303);
        note(lead, train, 0, "After the bank holiday").then().statusCode(303);
        assertThat(copy(member).text()).contains("2 of 3 ticked", "Ticked by a member", "Noted by a trust lead");

        change(count, "Count the images and the films", "planning", "Films count too");
        remove(cool, "Estates do this");
        String added = item("Publish the dates", "planning");
        change(train, "Train the reporters", "testing", "Earlier than it was");

        Document news = lead.visitor().page(ours());
        assertThat(news.select("del").text()).isEqualTo("Count the images");
        assertThat(news.select("ins").text()).isEqualTo("Count the images and the films");
        assertThat(news.text())
                .contains(
                        "Added Planning: Publish the dates",
                        "Removed Build: Cool the room",
                        "from Training to Testing",
                        "Films count too",
                        "2 of 3 ticked");
        String version =
                news.select("form[action$=take-over] input[name=version]").val();
        assertThat(member.visitor()
                        .post(ours() + "/take-over", Map.of("version", version))
                        .statusCode())
                .isEqualTo(403);
        lead.visitor()
                .post(ours() + "/take-over", Map.of("version", version))
                .then()
                .statusCode(303);

        Document taken = copy(member);
        assertThat(taken.text())
                .contains(
                        "1 of 3 ticked",
                        "Changed since you ticked it It said: “Count the images”.",
                        "No longer in the national toolkit")
                .doesNotContain("is out");
        assertThat(taken.getElementById("item-" + cool).parent().text())
                .contains("Cool the room", "The room is in the old film store", "Ticked by a member");
        assertThat(taken.getElementById("item-" + train).parent().text()).contains("After the bank holiday");
        assertThat(taken.getElementById("item-" + added)).isNotNull();

        tick(lead, count, true);
        assertThat(copy(member).text()).doesNotContain("Changed since");
        tick(member, count, false);
        assertThat(member.visitor().page(ours()).text()).contains("0 of 3 ticked");
        assertThat(audit.of(slug, 30))
                .extracting(Audit.Entry::action)
                .contains("toolkit.create", "toolkit.save", "toolkit.publish", "toolkit.copy", "toolkit.tick")
                .contains("toolkit.note", "toolkit.take-over", "toolkit.untick");
    }

    @Test
    void nobody_of_another_trust_reaches_a_copy_its_ticks_or_its_notes() {
        String id = begunWith("Count the images", "planning");
        publish();
        lead.visitor().post("/toolkits/" + slug + "/copy").then().statusCode(303);
        note(lead, id, 0, "Wallabyville is late").then().statusCode(303);
        Someone other = Someone.invited("ZZD2", "trust-lead");

        for (Visitor visitor : List.of(other.visitor(), curator, Visitor.anonymous(), Visitor.admin())) {
            for (String path : List.of(
                    ours(),
                    ours() + "/items/" + id,
                    ours() + "/stages/planning",
                    ours() + "/no-longer",
                    "/toolkits",
                    "/toolkits/" + slug,
                    "/toolkits/" + slug + "/print")) {
                assertThat(visitor.get(path).asString()).as(path).doesNotContain("Wallabyville");
            }
        }
        assertThat(other.visitor().get(ours() + "/items/" + id).statusCode()).isEqualTo(404);
        assertThat(other.visitor().post(ours() + "/items/" + id + "/tick").statusCode())
                .isEqualTo(404);
        assertThat(note(other, id, 1, "Mine").statusCode()).isEqualTo(404);
        assertThat(curator.get(ours()).statusCode()).isEqualTo(403);
        as(ApiClient.token(other)).get("/api" + ours()).then().statusCode(404);
        as(token()).get("/api" + ours()).then().statusCode(403);
        given().get("/api" + ours()).then().statusCode(401);

        other.visitor().post("/toolkits/" + slug + "/copy").then().statusCode(303);
        assertThat(copy(other).text()).doesNotContain("Wallabyville");
        assertThat(copy(lead).text()).contains("Wallabyville is late");
    }

    @Test
    void a_note_that_a_colleague_has_changed_meanwhile_is_not_written_over() {
        String id = begunWith("Count the images", "planning");
        publish();
        lead.visitor().post("/toolkits/" + slug + "/copy").then().statusCode(303);
        note(lead, id, 0, "The first").then().statusCode(303);

        Response late = note(member, id, 0, "The second");

        late.then().statusCode(409);
        assertThat(late.asString()).contains("The first", "The second");
        note(member, id, 1, "Both").then().statusCode(303);
        assertThat(copy(lead).text()).contains("Both").doesNotContain("The first");
    }

    @Test
    void a_note_that_may_identify_somebody_is_refused_or_asked_about() {
        String id = begunWith("Count the images", "planning");
        publish();
        lead.visitor().post("/toolkits/" + slug + "/copy").then().statusCode(303);

        assertThat(note(lead, id, 0, "NHS number 943 476 5919").statusCode()).isEqualTo(400);
        assertThat(note(lead, id, 0, "x".repeat(2_001)).statusCode()).isEqualTo(400);
        Response asked = note(lead, id, 0, "Ring 020 7946 0018 at night");
        asked.then().statusCode(400);
        assertThat(asked.asString()).contains("I have looked", "<mark>");
        lead.visitor()
                .post(
                        ours() + "/items/" + id,
                        Map.of("note", "Ring 020 7946 0018 at night", "version", "0", "sure", "true"))
                .then()
                .statusCode(303);
    }

    @Test
    void two_curators_who_change_different_items_lose_nothing_and_the_same_item_is_a_conflict() {
        String one = begunWith("Count the images", "planning");
        String two = item("Cool the room", "build");
        String base = base();
        change(one, "Count the images twice", "planning", "Once is not enough", base);
        change(two, "Cool the room first", "build", "Before the racks", base);

        Response late = curator.post(
                desk() + "/items/" + one,
                Map.of("base", base, "text", "Count no images", "stage", "planning", "note", "Why count"));

        late.then().statusCode(409);
        assertThat(late.asString()).contains("Count no images");
        assertThat(curator.page("/toolkits/" + slug).text()).contains("Count the images twice", "Cool the room first");
    }

    @Test
    void each_change_is_a_version_with_a_note_and_going_back_undoes_it() {
        String id = begunWith("Count the images", "planning");
        String before = base();
        remove(id, "Nobody does this");
        assertThat(curator.page(desk()).select("table").text()).contains("Nobody does this");
        assertThat(curator.post(
                                desk() + "/items/new",
                                Map.of("base", base(), "text", "Do a thing", "stage", "build", "note", ""))
                        .statusCode())
                .isEqualTo(400);

        curator.post(desk() + "/back", Map.of("version", before)).then().statusCode(303);

        Document page = curator.page(desk());
        assertThat(page.getElementById("item-" + id)).isNotNull();
        assertThat(page.select("table").text()).contains("Back to version " + before, "Nobody does this");
    }

    @Test
    void items_move_within_their_stage() {
        String first = begunWith("Count the images", "planning");
        String second = item("Count the people", "planning");

        curator.post(desk() + "/items/" + second + "/up").then().statusCode(303);

        assertThat(curator.page(desk()).select(".stile-item h3").eachAttr("id"))
                .containsExactly("item-" + second, "item-" + first);
    }

    @Test
    void an_empty_toolkit_is_not_published_and_wrong_answers_come_back_with_what_was_typed() {
        curator.post("/desk/toolkits/new", details()).then().statusCode(303);
        assertThat(curator.post(desk() + "/state", Map.of("state", "published")).statusCode())
                .isEqualTo(409);
        Map<String, Object> twice = new HashMap<>(details());
        twice.put("refresh-by", "soon");
        Response wrong = curator.post("/desk/toolkits/new", twice);
        wrong.then().statusCode(400);
        assertThat(wrong.asString()).contains("Kit " + slug, "soon", "such as 2005-11-14");
        assertThat(curator.post("/desk/toolkits/new", details()).statusCode()).isEqualTo(400);
        Response lesson = curator.post(
                desk() + "/items/new",
                Map.of("base", base(), "text", "Do a thing", "stage", "build", "note", "New", "pinned", "L-98765432"));
        lesson.then().statusCode(400);
        assertThat(lesson.asString()).contains("There is no published lesson L-98765432");
    }

    @Test
    void a_toolkit_that_is_due_says_so_on_the_desk() {
        curator.post("/desk/toolkits/new", details()).then().statusCode(303);
        curator.post(
                        desk() + "/details",
                        Map.of(
                                "base",
                                base(),
                                "title",
                                "Kit " + slug,
                                "summary",
                                "For a test",
                                "refresh-by",
                                "2005-11-14"))
                .then()
                .statusCode(303);

        assertThat(curator.page("/desk/toolkits")
                        .select("tr:has(a[href$=" + slug + "])")
                        .text())
                .contains("14 November 2005, due");
    }

    @Test
    void pinned_lessons_and_those_of_the_rule_stand_with_their_item_in_order() {
        String word = "Kultarrfield" + slug.substring(2, 6);
        String low = lesson(
                word,
                "low",
                "\"topics\":[\"exit-planning\"],\"stages\":[\"optimisation\"],\"programme\":\"" + slug + "\"");
        String none = lesson(word, "none", "\"topics\":[\"exit-planning\"],\"stages\":[\"optimisation\"]");
        String strong = lesson(word, "strong", "\"topics\":[\"exit-planning\"],\"stages\":[\"optimisation\"]");
        String other = lesson(
                word, "other", "\"topics\":[\"exit-planning\"],\"stages\":[\"optimisation\"],\"programme\":\"pacs\"");
        String pinned = lesson(word, "pinned", "\"topics\":[\"exit-planning\"],\"stages\":[\"optimisation\"]");
        String elsewhere = lesson(word, "elsewhere", "\"topics\":[\"exit-planning\"],\"stages\":[\"training\"]");
        as(ApiClient.token(lead))
                .body(Map.of("disposition", "adopted"))
                .post("/api/lessons/" + strong + "/uptake")
                .then()
                .statusCode(201);
        Map<String, Object> whole = new HashMap<>(details());
        whole.put("programme", slug);
        curator.post("/desk/toolkits/new", whole).then().statusCode(303);
        saved(
                "new",
                Map.of(
                        "text", "Plan the end",
                        "stage", "optimisation",
                        "topics", List.of("exit-planning"),
                        "pinned", pinned,
                        "note", "Begun"));
        publish();

        List<String> found = given().get("/api/toolkits/" + slug).path("stages[0].items[0].found.ref");

        assertThat(found).startsWith(strong).contains(none, low).doesNotContain(pinned, other, elsewhere);
        assertThat(found.indexOf(low)).isGreaterThan(found.indexOf(none));
        given().get("/api/toolkits/" + slug)
                .then()
                .body("stages[0].stage", equalTo("optimisation"))
                .body("stages[0].items[0].pinned.ref", contains(pinned))
                .body("stages[0].items[0].mark", nullValue())
                .body("rule", containsString("strongest evidence"));
        Document page = Visitor.anonymous().page("/toolkits/" + slug + "/stages/optimisation");
        assertThat(page.text()).contains("Found by rule: about Exit planning", "The strongest evidence comes first");
        assertThat(page.select("a[href=/lessons/" + pinned + "]")).hasSize(1);
    }

    @Test
    void files_and_lessons_that_a_reader_may_not_see_are_not_there() {
        String members = lesson("Pademelonham", "members", "\"publication\":\"members\"");
        int file = as(token())
                .contentType("application/octet-stream")
                .body("how it is done".getBytes(StandardCharsets.UTF_8))
                .post("/api/lessons/" + members + "/files?name=script.txt&title=Script-to-borrow")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        curator.post("/desk/toolkits/new", details()).then().statusCode(303);
        saved(
                "new",
                Map.of(
                        "text", "Borrow a script",
                        "stage", "testing",
                        "pinned", members,
                        "files", "/lessons/" + members + "/files/" + file,
                        "note", "Begun"));
        publish();

        given().get("/api/toolkits/" + slug)
                .then()
                .body("stages[0].items[0].pinned", hasSize(0))
                .body("stages[0].items[0].files", hasSize(0));
        assertThat(Visitor.anonymous()
                        .page("/toolkits/" + slug + "/stages/testing")
                        .text())
                .doesNotContain("Pademelonham", "Script-to-borrow", members);
        assertThat(member.visitor()
                        .page("/toolkits/" + slug + "/stages/testing")
                        .text())
                .contains("Pademelonham", "Script-to-borrow");
    }

    @Test
    void reports_name_lessons_in_no_toolkit_by_stage_and_items_without_a_lesson() {
        String placed = lesson("Placed" + slug, "placed", "\"stages\":[\"training\"],\"topics\":[\"testing\"]");
        String unplaced = lesson("Unplaced" + slug, "unplaced", "\"stages\":[\"training\"],\"topics\":[\"testing\"]");
        String bare = begunWith("Do what nobody has learned " + slug, "training");
        saved("new", Map.of("text", "Do what somebody has", "stage", "training", "pinned", placed, "note", "One more"));

        String first = curator.get("/desk/toolkits/reports?stage=training").asString();
        assertThat(first).contains("Do what nobody has learned " + slug).doesNotContain("Placed" + slug + " has");
        assertThat(onSomePage("/desk/toolkits/reports?stage=training", "/lessons/" + unplaced + "\""))
                .isTrue();
        assertThat(onSomePage("/desk/toolkits/reports?stage=testing", "/lessons/" + unplaced + "\""))
                .isFalse();
        assertThat(curator.page("/desk/toolkits/reports").select("a[href$=/items/" + bare + "]"))
                .isNotEmpty();
    }

    private boolean onSomePage(String address, String text) {
        for (int page = 1; page <= 20; page++) {
            String shown = curator.get(address + "&page=" + page).asString();
            if (shown.contains(text)) {
                return true;
            }
            if (!shown.contains("rel=\"next\"")) {
                return false;
            }
        }
        return false;
    }

    @Test
    void members_read_their_copy_over_the_api_with_ticks_notes_and_news() {
        String id = begunWith("Count the images", "planning");
        publish();
        lead.visitor().post("/toolkits/" + slug + "/copy").then().statusCode(303);
        tick(lead, id, true);
        note(lead, id, 0, "All counted").then().statusCode(303);
        item("Cool the room", "build");

        as(ApiClient.token(member))
                .get("/api" + ours())
                .then()
                .statusCode(200)
                .body("trust", equalTo("ZZD1"))
                .body("stages[0].items[0].mark.done", equalTo(true))
                .body("stages[0].items[0].mark.doneBy", equalTo("trust-lead"))
                .body("stages[0].items[0].mark.note", equalTo("All counted"))
                .body("news.added.text", contains("Cool the room"))
                .body("left", hasSize(0));
        given().get("/api/toolkits").then().body("slug", hasItem(slug));
        curator.post(desk() + "/state", Map.of("state", "draft")).then().statusCode(303);
        given().get("/api/toolkits").then().body("slug", not(hasItem(slug)));
        given().get("/api/toolkits/" + slug).then().statusCode(404);
        assertThat(copy(member).text()).contains("All counted", "shows this toolkit no longer");
    }

    @Test
    void the_shipped_toolkit_is_there_with_its_lessons() {
        Document page = Visitor.anonymous().page("/toolkits/pacs");

        assertThat(page.select("h1").text()).isEqualTo("PACS implementation toolkit");
        assertThat(page.select(".stile-stages li")).hasSize(10);
        assertThat(page.select("a[href=/toolkits/pacs/stages/build#item-prove-server-room]"))
                .hasSize(1);
        Document build = Visitor.anonymous().page("/toolkits/pacs/stages/build");
        assertThat(build.select("#item-prove-server-room").first().parent().select("a[href^=/lessons/L-]"))
                .isNotEmpty();
        assertThat(Visitor.anonymous().page("/toolkits/pacs/print").select(".stile-checklist li"))
                .hasSizeGreaterThan(40);
    }

    @Test
    void a_stage_of_many_items_goes_on_over_pages_and_a_tick_leads_back_to_the_right_one() {
        begunWith("Thing 1", "planning");
        String last = "";
        for (int i = 2; i <= 11; i++) {
            last = item("Thing " + i, "planning");
        }
        publish();
        lead.visitor().post("/toolkits/" + slug + "/copy").then().statusCode(303);
        String base = "/toolkits/" + slug;
        assertThat(Visitor.anonymous().page(base).text()).contains("1.11 Thing 11");
        Document first = Visitor.anonymous().page(base + "/stages/planning");
        assertThat(first.select(".stile-item")).hasSize(10);
        assertThat(first.select("a[rel=next]").attr("href")).isEqualTo(base + "/stages/planning?page=2");
        Response ticked = lead.visitor().post(ours() + "/items/" + last + "/tick", Map.of("done", "true"));
        assertThat(ticked.header("Location")).endsWith(ours() + "/stages/planning?page=2#item-" + last);
        assertThat(Visitor.anonymous().get(base + "/stages/training").statusCode())
                .isEqualTo(404);
        assertThat(Visitor.anonymous().get(base + "/stages/lunch").statusCode()).isEqualTo(404);
    }

    /** A copy with all of its pages. */
    private Document copy(Someone who) {
        Document whole = who.visitor().page(ours());
        whole.select(".stile-stages a, a#left").eachAttr("href").stream()
                .map(href -> who.visitor().page(href))
                .forEach(page -> whole.body().append(page.select("main").html()));
        return whole;
    }

    private String begunWith(String text, String stage) {
        curator.post("/desk/toolkits/new", details()).then().statusCode(303);
        return item(text, stage);
    }

    private Map<String, Object> details() {
        return Map.of("slug", slug, "title", "Kit " + slug, "summary", "For a test", "programme", "");
    }

    private String item(String text, String stage) {
        return saved("new", Map.of("text", text, "stage", stage, "note", "Added: " + text));
    }

    /** The id of the item that was saved. */
    private String saved(String id, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putIfAbsent("base", base());
        Response answer = curator.post(desk() + "/items/" + id, all);
        answer.then().statusCode(303);
        return answer.header("Location").replaceAll(".*#item-", "");
    }

    private void change(String id, String text, String stage, String note) {
        change(id, text, stage, note, base());
    }

    private void change(String id, String text, String stage, String note, String base) {
        saved(id, Map.of("text", text, "stage", stage, "note", note, "base", base));
    }

    private void remove(String id, String note) {
        curator.post(desk() + "/items/" + id + "/remove", Map.of("base", base(), "note", note))
                .then()
                .statusCode(303);
    }

    private String base() {
        return curator.page(desk() + "/details").select("input[name=base]").val();
    }

    private void publish() {
        curator.post(desk() + "/state", Map.of("state", "published")).then().statusCode(303);
    }

    private void tick(Someone who, String id, boolean done) {
        who.visitor()
                .post(ours() + "/items/" + id + "/tick", Map.of("done", String.valueOf(done)))
                .then()
                .statusCode(303);
    }

    private Response note(Someone who, String id, int base, String text) {
        return who.visitor().post(ours() + "/items/" + id, Map.of("note", text, "version", String.valueOf(base)));
    }

    private String ours() {
        return "/toolkits/" + slug + "/ours";
    }

    private String desk() {
        return "/desk/toolkits/" + slug;
    }

    /** The reference of a published lesson. */
    private String lesson(String word, String name, String more) {
        String id = slug + "-" + name;
        String line = """
                {"externalId":"%s","title":"%s has a lesson","event":"It happened.","trust":"ZZD2","status":"published",%s}
                """.formatted(id, word, more);
        given().header("Authorization", "Bearer " + token())
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .body(containsString("\"created\":1"));
        return imports.refs(List.of(id)).get(id).toString();
    }

    private static String token() {
        if (token == null) {
            token = given().contentType(ContentType.JSON)
                    .body(Map.of(
                            "email", "curator@demo.example", "password", DemoAccounts.PASSWORD, "label", "toolkits"))
                    .post("/api/tokens")
                    .path("token");
        }
        return token;
    }

    private static RequestSpecification as(String bearer) {
        return given().header("Authorization", "Bearer " + bearer).contentType(ContentType.JSON);
    }
}
