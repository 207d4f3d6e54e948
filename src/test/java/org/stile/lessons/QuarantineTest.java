package org.stile.lessons;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.guard.Find;
import org.stile.guard.Guard;
import org.stile.guard.IdentifierKind;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;
import org.stile.search.EmptySearches;
import org.stile.search.Follower;

/** What is stored and may identify a patient: read again, hidden, decided about and removed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QuarantineTest {

    /** Columns of words that are no lesson's: reference data, people, what curators teach search, words of our own. */
    private static final Set<String> OF_NO_LESSON = Set.of(
            "account",
            "api_token",
            "audit_entry",
            "business_case",
            "business_case_status",
            "change_log",
            "content_file",
            "deployment",
            "deployment_plan",
            "deployment_stage",
            "engagement",
            "financial_line",
            "flyway_schema_history",
            "forecast",
            "guard_scan",
            "import_run",
            "index_rewrite",
            "lesson_find",
            "lesson_quarantine",
            "merger",
            "merger_trust",
            "one_time_link",
            "programme",
            "programme_owner",
            "programme_region",
            "programme_stage",
            "poll",
            "poll_answer",
            "poll_option",
            "poll_outcome",
            "poll_round",
            "pack",
            "region",
            "search_words",
            "solution",
            "supplier",
            "task",
            "toolkit",
            "toolkit_copy",
            "topic",
            "topic_version",
            "trust");

    /** Columns of tables with lessons' words that hold closed lists, codes and hashes, each checked when written. */
    private static final Set<String> CLOSED = Set.of(
            "featured.audience",
            "import_reject.reason",
            "lesson.attribution",
            "lesson.audiences",
            "lesson.import_hash",
            "lesson.money",
            "lesson.occurred_on",
            "lesson.polarity",
            "lesson.priority",
            "lesson.publication",
            "lesson.region_code",
            "lesson.stages",
            "lesson.state",
            "lesson.topics",
            "lesson.trust_code",
            "lesson_edit.state",
            "lesson_meaning.model",
            "lesson_report.kind",
            "lesson_challenge.kind",
            "lesson_challenge.publication",
            "lesson.form_token",
            "lesson.similar_lessons",
            "lesson_decision.decision",
            "lesson_decision.criteria",
            "lesson_link.kind",
            "desk_settled.kind",
            "uptake.trust_code",
            "uptake.act",
            "uptake.disposition",
            "uptake.result",
            "attachment.type",
            "attachment.sha256",
            "attachment.sent_sha256",
            "ask.trust_code",
            "ask.shown",
            "ask.answered_as",
            "corroboration.trust_code",
            "toolkit_mark.done_as",
            "toolkit_mark.item",
            "toolkit_mark.noted_as",
            "toolkit_mark.toolkit",
            "toolkit_mark.trust_code",
            "toolkit_version.toolkit",
            "lesson_read.trust_code",
            "lesson_read.audience");

    /** What other features forget themselves, see {@link WordTraces}. */
    private static final Set<String> TRACES = Set.of(
            "attachment.title",
            "attachment.note",
            "attachment.file_name",
            "attachment.text",
            "attachment.content",
            "desk_settled.item",
            "empty_search.query",
            "import_reject.external_id",
            "lesson_meaning.vector",
            "toolkit_mark.done_wording",
            "toolkit_mark.note",
            "toolkit_mark.said",
            "toolkit_version.content",
            "toolkit_version.note");

    @Inject
    AgroalDataSource database;

    @Inject
    Audit audit;

    @Inject
    Rescan rescan;

    @Inject
    Overwriting overwriting;

    @Inject
    EmptySearches empty;

    @Inject
    Follower follower;

    private Visitor curator;

    @BeforeEach
    void people() throws SQLException {
        curator = Visitor.demo("curator");
        // the present rules have read everything, and leave alone what other rules of these tests mark
        while (rows("select 1 from guard_scan where finished_at is not null and rules = '" + Guard.RULES + "'")
                .isEmpty()) {
            rescan.readAll();
        }
    }

    @Test
    void every_column_of_the_schema_is_known_to_the_purge() throws SQLException {
        Set<String> known = new TreeSet<>(KeptTexts.columns());
        known.addAll(CLOSED);
        known.addAll(TRACES);
        Set<String> columns = new TreeSet<>(rows("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and data_type in
                    ('text', 'ARRAY', 'json', 'jsonb', 'bytea', 'character varying')"""));
        columns.removeIf(column -> OF_NO_LESSON.contains(column.substring(0, column.indexOf('.'))));
        assertThat(columns)
                .as("a new column is put into KeptTexts, or said here to hold no words of a lesson")
                .isEqualTo(known);
    }

    @Test
    void rules_that_have_changed_read_everything_again_hide_what_is_certain_and_list_what_is_possible() {
        Someone author = Someone.invited("ZZD1");
        String certain = published(author, "Read again and found certain", "The quoll 77 was there.");
        String draft = draft(author, "A draft that is read again", "The quoll 77 was there too.");
        String possible = published(author, "Read again and found possible", "A numbat 12 it may have been.");
        String clean = published(author, "Read again and found clean", "Nothing of the kind.");

        List<Integer> batches = readAgain("test-rules-1");

        assertThat(batches).isNotEmpty();
        assertThat(Visitor.anonymous().get("/lessons/" + certain).statusCode()).isEqualTo(404);
        given().get("/api/lessons?q=quoll").then().body("total", org.hamcrest.Matchers.equalTo(0));
        assertThat(Visitor.anonymous().get("/lessons/" + possible).statusCode()).isEqualTo(200);
        assertThat(Visitor.anonymous().get("/lessons/" + clean).statusCode()).isEqualTo(200);
        assertThat(actions(certain)).contains("lesson.hide");
        String list = curator.page("/desk/quarantine").text();
        assertThat(list).contains(certain).contains(draft).contains(possible).doesNotContain(clean);
        assertThat(author.visitor().page("/my-lessons").text())
                .contains("Nobody finds it for now: something in it may identify a patient");

        curator.post("/desk/quarantine/" + certain, Map.of("decision", "nothing"))
                .then()
                .statusCode(303);
        curator.post("/desk/quarantine/" + draft, Map.of("decision", "nothing"))
                .then()
                .statusCode(303);
        assertThat(Visitor.anonymous().get("/lessons/" + certain).statusCode()).isEqualTo(200);
        assertThat(author.visitor().page("/lessons/" + draft).text()).contains("Draft");
        assertThat(actions(certain)).contains("lesson.restore");
        assertThat(author.visitor().page("/my-lessons").text())
                .contains("It was looked into, and nothing in it identifies a patient.");
    }

    @Test
    void reading_again_goes_on_where_it_stopped_and_ends() {
        assertThat(rescan.batch("test-rules-2", QuarantineTest::strict)).isTrue();
        readAgain("test-rules-2");
        assertThat(rescan.batch("test-rules-2", QuarantineTest::strict)).isFalse();
    }

    @Test
    void one_decision_takes_words_out_of_everything_that_repeats_them() throws Exception {
        Someone author = Someone.invited("ZZD1");
        String ref = draft(author, "Ask Wilhelmina Quagga before the move", "WILHELMINA  quagga was moved.");
        as(author).post("/api/lessons/" + ref + "/submit").then().statusCode(200);
        curatorApi()
                .body(Map.of("comments", "Wilhelmina Quagga must not be named"))
                .post("/api/lessons/" + ref + "/return")
                .then()
                .statusCode(200);
        publish(author, ref);
        revise(author, ref, "Ask the ward before the move", "Quagga was moved again.", "No Wilhelmina Quagga any more");
        propose(author, ref, "Ask the ward about Wilhelmina Quagga");
        Visitor.anonymous()
                .post("/lessons/" + ref + "/report", Map.of("kind", "wrong", "detail", "Who is Wilhelmina Quagga?"));
        feature(ref, "Wilhelmina Quagga taught us");
        String copy = noteInToolkit(ref, "Ask Wilhelmina Quagga first", "Quagga is on leave until May");
        given().get("/api/lessons?q=wilhelmina quaggaxyz").then().statusCode(200);
        empty.write();
        Visitor.demo("clinician")
                .post("/lessons/" + ref + "/report", Map.of("kind", "identifies-patient"))
                .then()
                .statusCode(303);
        assertThat(holding("quagga")).isNotEmpty();

        Map<String, String> form = Map.of("decision", "remove", "remove", "Wilhelmina Quagga\nQuagga\nquaggaxyz");
        curator.post("/desk/quarantine/" + ref, form).then().statusCode(303);

        assertThat(holding("quagga")).isEmpty();
        assertThat(holding("wilhelmina")).isEmpty();
        assertThat(Visitor.demo("lead").page(copy + "/stages/planning").text())
                .contains("Ask [removed] first", "[removed] is on leave until May", "Done");
        Document page = Visitor.anonymous().page("/lessons/" + ref);
        assertThat(page.select("h1").text()).isEqualTo("Ask the ward before the move");
        assertThat(page.text()).contains("[removed] was moved again");
        assertThat(Visitor.anonymous().page("/lessons/" + ref + "/history").text())
                .contains("[removed]")
                .doesNotContainIgnoringCase("quagga");
        given().get("/api/lessons?q=quagga").then().body("total", org.hamcrest.Matchers.equalTo(0));
        assertThat(audit.of(ref, 50))
                .anyMatch(entry -> entry.action().equals("lesson.purge"))
                .noneMatch(entry ->
                        entry.detail().toLowerCase(java.util.Locale.ROOT).contains("quagga"));
        assertThat(author.visitor().page("/my-lessons").text()).contains("What could identify a patient was removed.");
        assertThat(curator.page("/desk/quarantine/" + ref).text())
                .contains("The text is out of the portal. Its last copies on disk are being written over.");

        IdentifierAttackTest.overwrite(overwriting, Long.toString(lastPurge()));
        indexesWritten();
        assertThat(curator.page("/desk/quarantine/" + ref).text()).contains("were written over: done on");
        JsonPath api = curatorApi().get("/api/quarantine/" + ref).jsonPath();
        assertThat(api.getBoolean("purges[0].done")).isTrue();
        assertThat(api.getString("status")).isEqualTo("published");
    }

    @Test
    void a_whole_text_is_removed_and_the_lesson_withdrawn_and_no_import_brings_it_back() throws Exception {
        String line = """
                {"externalId":"purge-1","title":"The story of a wallaroo","event":"A wallaroo told it all.","status":"published"}
                """;
        importing(line);
        String ref = curatorApi().get("/api/lessons?q=wallaroo").path("hits[0].ref");
        curatorApi()
                .body(Map.of("decision", "whole"))
                .post("/api/quarantine/" + ref)
                .then()
                .statusCode(200);

        assertThat(holding("wallaroo")).isEmpty();
        Response tombstone = Visitor.anonymous().get("/lessons/" + ref);
        assertThat(tombstone.statusCode()).isEqualTo(410);
        assertThat(tombstone.asString()).contains("Its text has been removed").doesNotContain("wallaroo");
        assertThat(importing(line)).contains("\"reason\":\"withdrawn\"");
        given().get("/api/lessons?q=wallaroo").then().body("total", org.hamcrest.Matchers.equalTo(0));
    }

    @Test
    void words_that_stand_nowhere_and_nothing_at_all_are_said_to_be_so_and_what_was_typed_stays() {
        String ref = published(Someone.invited("ZZD1"), "A lesson to be looked into", "Nothing is wrong with it.");
        Response answer = curator.post(
                "/desk/quarantine/" + ref, Map.of("decision", "remove", "remove", "Thylacine\nsomebody else"));
        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".nhsuk-error-summary").text()).contains("None of this stands anywhere");
        assertThat(page.getElementById("remove").wholeText().strip()).isEqualTo("Thylacine\nsomebody else");
        for (Map<String, String> wrong : List.of(
                Map.of("decision", "remove", "remove", " "),
                Map.of("decision", "remove", "remove", "is"),
                Map.of("remove", "Nothing"),
                Map.of("decision", "no-such"))) {
            assertThat(curator.post("/desk/quarantine/" + ref, wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(Visitor.anonymous().page("/lessons/" + ref).text()).contains("Nothing is wrong with it.");
    }

    @Test
    void the_lead_of_its_trust_decides_but_not_about_their_own_and_others_never_hear_of_it() {
        Someone author = Someone.invited("ZZD1", "trust-lead");
        Someone lead = Someone.invited("ZZD1", "trust-lead");
        Someone other = Someone.invited("ZZD2", "trust-lead");
        Someone colleague = Someone.invited("ZZD1");
        String ref = published(author, "The leads decide about this", "It may be somebody.");
        lead.visitor()
                .post("/desk/quarantine/" + ref, Map.of("decision", "hide"))
                .then()
                .statusCode(303);

        assertThat(other.visitor().get("/desk/quarantine/" + ref).statusCode()).isEqualTo(404);
        assertThat(other.visitor().page("/desk/quarantine").text()).doesNotContain(ref);
        assertThat(colleague.visitor().get("/desk/quarantine/" + ref).statusCode())
                .isEqualTo(403);
        assertThat(colleague.visitor().get("/lessons/" + ref).statusCode()).isEqualTo(404);
        as(other).get("/api/quarantine/" + ref).then().statusCode(404);
        assertThat(author.visitor().get("/lessons/" + ref).statusCode()).isEqualTo(200);
        Response own = author.visitor().post("/desk/quarantine/" + ref, Map.of("decision", "nothing"));
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous().get("/lessons/" + ref).statusCode()).isEqualTo(404);

        assertThat(lead.visitor().page("/review").text()).contains("hidden until you decide");
        lead.visitor()
                .post("/desk/quarantine/" + ref, Map.of("decision", "nothing"))
                .then()
                .statusCode(303);
        assertThat(Visitor.anonymous().get("/lessons/" + ref).statusCode()).isEqualTo(200);
    }

    @Test
    void an_import_takes_what_is_possible_and_lists_where_it_stands_without_saying_what() {
        String events = importing("""
                {"externalId":"possible-1","title":"Ring before you move","event":"Ring 0161 496 0123 first.","status":"published"}
                {"externalId":"possible-2","title":"Nothing to be seen here","event":"It was quiet.","status":"published"}
                """);
        assertThat(events).contains("\"created\":2").contains("\"possible\":1").doesNotContain("0161");
        Response list = curatorApi().get("/api/quarantine");
        Map<String, Object> find =
                list.jsonPath().getMap("possible.findAll { it.kind == 'telephone' && it.line == 1 }.max { it.run }");
        assertThat(find).containsEntry("field", "event").containsEntry("certainty", "possible");
        assertThat(list.asString()).doesNotContain("0161");
        String ref = (String) find.get("ref");
        assertThat(curator.page("/desk/quarantine?run=" + find.get("run"))
                        .select("main")
                        .text())
                .contains(ref)
                .contains("telephone number")
                .contains("line 1")
                .doesNotContain("0161");
        assertThat(curator.page("/desk/imports/" + find.get("run")).text()).contains("Worth a look 1");
        Document page = curator.page("/desk/quarantine/" + ref);
        assertThat(page.select("mark").text()).isEqualTo("0161 496 0123");
        assertThat(page.getElementById("remove").wholeText().strip()).isEqualTo("0161 496 0123");

        curator.post("/desk/quarantine/" + ref, Map.of("decision", "nothing"))
                .then()
                .statusCode(303);
        assertThat(curatorApi()
                        .get("/api/quarantine?run=" + find.get("run"))
                        .jsonPath()
                        .getList("possible"))
                .isEmpty();
    }

    @Test
    void notes_and_comments_that_may_identify_somebody_ask_first() {
        Someone author = Someone.invited("ZZD1");
        String phone = "Ring 0161 496 0123 about it";
        String report = published(author, "A lesson that is reported on", "It happened.");
        asksFirst(Visitor.anonymous(), "/lessons/" + report + "/report", "detail", phone, Map.of("kind", "wrong"));
        String returned = draft(author, "A lesson that is sent back", "It happened.");
        as(author).post("/api/lessons/" + returned + "/submit").then().statusCode(200);
        asksFirst(curator, "/review/" + returned, "comments", phone, Map.of("decision", "return"));
        asksFirst(curator, "/lessons/" + report + "/withdraw", "reason", phone, Map.of());
    }

    private static void asksFirst(Visitor visitor, String path, String field, String text, Map<String, String> rest) {
        Map<String, String> form = new HashMap<>(rest);
        form.put(field, text);
        Response asked = visitor.post(path, form);
        assertThat(asked.statusCode()).as(path).isEqualTo(400);
        Document page = Jsoup.parse(asked.asString());
        assertThat(page.getElementById("sure")).as(path).isNotNull();
        assertThat(page.select(".stile-found mark").text()).as(path).isEqualTo("0161 496 0123");
        assertThat(page.getElementById(field).wholeText().strip()).isEqualTo(text);
        form.put("sure", "true");
        assertThat(visitor.post(path, form).statusCode()).as(path).isEqualTo(303);
    }

    /** Rules of the test: a quoll is certain, a numbat possible. */
    private static List<Find> strict(String text) {
        List<Find> finds = new ArrayList<>();
        Matcher matcher = Pattern.compile("(quoll|numbat) [0-9]+").matcher(text);
        while (matcher.find()) {
            finds.add(new Find(
                    IdentifierKind.HOSPITAL_NUMBER,
                    matcher.group(1).equals("quoll") ? Find.Certainty.CERTAIN : Find.Certainty.POSSIBLE,
                    matcher.start(),
                    matcher.end()));
        }
        return finds;
    }

    private List<Integer> readAgain(String rules) {
        List<Integer> batches = new ArrayList<>();
        while (rescan.batch(rules, QuarantineTest::strict)) {
            batches.add(batches.size());
        }
        assertThat(follower.catchUp(Duration.ofSeconds(30))).isTrue();
        return batches;
    }

    /** Tables and columns with a row that holds the word. */
    private List<String> holding(String word) throws SQLException {
        List<String> holding = new ArrayList<>();
        for (String column : rows("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and data_type in
                    ('text', 'ARRAY', 'json', 'jsonb', 'character varying')""")) {
            String[] parts = column.split("\\.");
            String found = rows("select count(*) from " + parts[0] + " where cast(" + parts[1] + " as text) ilike '%"
                            + word + "%'")
                    .getFirst();
            if (!found.equals("0")) {
                holding.add(column);
            }
        }
        return holding;
    }

    private long lastPurge() throws SQLException {
        return Long.parseLong(rows("select max(id) from lesson_purge").getFirst());
    }

    private void indexesWritten() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (rows("select count(*) from index_rewrite where purge_id >= " + lastPurge())
                        .getFirst()
                        .equals("0")
                && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private List<String> actions(String ref) {
        return audit.of(ref, 20).stream().map(Audit.Entry::action).toList();
    }

    private static String draft(Someone author, String title, String event) {
        return as(author)
                .body(body(title, event, ""))
                .post("/api/lessons")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
    }

    private static String published(Someone author, String title, String event) {
        String ref = draft(author, title, event);
        publish(author, ref);
        return ref;
    }

    private static void publish(Someone author, String ref) {
        as(author).post("/api/lessons/" + ref + "/submit").then().statusCode(200);
        curatorApi().post("/api/lessons/" + ref + "/publish").then().statusCode(200);
    }

    private static void revise(Someone author, String ref, String title, String event, String note) {
        String etag = curatorApi().get("/api/lessons/" + ref).header("ETag");
        curatorApi()
                .header("If-Match", etag)
                .body(body(title, event, note))
                .put("/api/lessons/" + ref)
                .then()
                .statusCode(200);
    }

    private static void propose(Someone author, String ref, String title) {
        String etag = as(author).get("/api/lessons/" + ref).header("ETag");
        as(author)
                .header("If-Match", etag)
                .body(body(title, "It happened otherwise.", "As I remember it"))
                .put("/api/lessons/" + ref)
                .then()
                .statusCode(202);
    }

    /** An item of a toolkit that a trust has ticked and written beside; where the copy is. */
    private String noteInToolkit(String ref, String text, String note) {
        String slug = "purged-" + ref.toLowerCase(java.util.Locale.ROOT);
        String copy = "/toolkits/" + slug + "/ours";
        curator.post("/desk/toolkits/new", Map.of("slug", slug, "title", "A kit " + ref, "summary", "For a test"))
                .then()
                .statusCode(303);
        String item = curator.post(
                        "/desk/toolkits/" + slug + "/items/new",
                        Map.of("base", "1", "stage", "planning", "text", text, "pinned", ref, "note", text))
                .header("Location")
                .replaceAll(".*#item-", "");
        curator.post("/desk/toolkits/" + slug + "/state", Map.of("state", "published"));
        Visitor lead = Visitor.demo("lead");
        lead.post("/toolkits/" + slug + "/copy").then().statusCode(303);
        lead.post(copy + "/items/" + item + "/tick", Map.of("done", "true"))
                .then()
                .statusCode(303);
        lead.post(copy + "/items/" + item, Map.of("note", note, "version", "0", "sure", "true"))
                .then()
                .statusCode(303);
        return copy;
    }

    private void feature(String ref, String reason) {
        String today = java.time.LocalDate.now(org.stile.base.Clock.UK).toString();
        curator.post("/desk/featured", Map.of("lesson", ref, "reason", reason, "starts-on", today, "ends-on", today))
                .then()
                .statusCode(303);
    }

    private static Map<String, Object> body(String title, String event, String note) {
        return Map.of("title", title, "event", event, "recommendations", List.of("Do look twice"), "note", note);
    }

    private static String importing(String lines) {
        return curatorApi()
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .asString();
    }

    private static RequestSpecification as(Someone someone) {
        return given().contentType(ContentType.JSON)
                .header(
                        "Authorization",
                        "Bearer " + TOKENS.computeIfAbsent(someone.email(), e -> ApiClient.token(someone)));
    }

    private static RequestSpecification curatorApi() {
        String token = TOKENS.computeIfAbsent(
                "curator",
                key -> given().contentType(ContentType.JSON)
                        .body(Map.of(
                                "email",
                                "curator@demo.example",
                                "password",
                                org.stile.boot.DemoAccounts.PASSWORD,
                                "label",
                                "quarantine"))
                        .post("/api/tokens")
                        .path("token"));
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    private static final Map<String, String> TOKENS = new HashMap<>();
}
