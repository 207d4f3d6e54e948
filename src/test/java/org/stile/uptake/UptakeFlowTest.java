package org.stile.uptake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.boot.DemoAccounts;
import org.stile.lessons.LessonRef;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/** The ledger as trusts live with it, over pages and API. The lessons come from Ashford Vale, ZZD1. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UptakeFlowTest {

    private static final String NORTHMOOR = "Northmoor Hospitals";
    private static final String IDENTIFIER = "It was NHS number 943 476 5919";
    private static int lessons;

    @Inject
    Audit audit;

    @Inject
    Trusts trusts;

    @Inject
    Uptakes uptakes;

    @Inject
    Reads reads;

    @Inject
    EntityManager entityManager;

    private String author;
    private String curator;
    private String lead;

    @BeforeEach
    void people() {
        author = token("clinician@demo.example");
        curator = token("curator@demo.example");
        lead = token("lead@demo.example");
    }

    @Test
    void a_members_entry_waits_for_the_lead_and_then_everybody_sees_it_and_finds_its_grade() {
        String title = title();
        String ref = published(title, "trust", "public");
        Someone member = Someone.invited("ZZD2");
        member.visitor()
                .post("/lessons/" + ref + "/uptake", form(0, "adapted", "worked"))
                .then()
                .statusCode(303);

        assertThat(everybodysPage(ref)).contains("Grade 0").doesNotContain(NORTHMOOR);
        assertThat(member.visitor().page("/lessons/" + ref).text()).contains("waits for its lead");
        Visitor demoLead = Visitor.demo("lead");
        assertThat(demoLead.page("/trusts/ZZD2").text()).contains("Waits for your trust’s lead", title);
        Document page = demoLead.page("/lessons/" + ref + "/uptake");
        assertThat(page.getElementById("outcome").wholeText().strip()).isEqualTo("Half the calls");
        demoLead.post(
                        "/lessons/" + ref + "/uptake/confirm",
                        Map.of(
                                "version",
                                page.selectFirst("input[name=version]").val()))
                .then()
                .statusCode(303);

        // what was confirmed is in search by the next page
        given().get("/api/lessons?q=" + title.replace(' ', '+'))
                .then()
                .body("hits[0].ref", equalTo(ref))
                .body("hits[0].evidence", equalTo(3));
        assertThat(everybodysPage(ref))
                .contains("Grade 3", "confirmed that it worked", "1 trust adapted it", NORTHMOOR, "Half the calls");
        assertThat(Visitor.anonymous().page("/trusts/ZZD2").text()).contains(title);
        assertThat(Visitor.anonymous().page("/trusts/ZZD1").text()).contains("What others took up from it", NORTHMOOR);
        assertThat(Visitor.demo("clinician").page("/my-lessons/thanks").text()).contains(title, NORTHMOOR);
        assertThat(acts(ref)).contains("uptake.record", "uptake.confirm");
        assertThat(audit.of(ref, 20)).noneMatch(entry -> entry.detail().contains("calls"));
    }

    @Test
    void the_best_evidence_comes_first_when_results_are_sorted_by_it() {
        String weak = published("A quokka matter that nobody else has seen", "trust", "public");
        String strong = published("A quokka matter that somebody else has used", "trust", "public");
        uptake(lead, strong, "adopted", "worked").then().statusCode(201);
        List<String> refs = given().queryParam("sort", "evidence")
                .queryParam("q", "\"quokka matter\"")
                .get("/api/lessons")
                .path("hits.ref");
        assertThat(refs).containsExactly(strong, weak);
    }

    @Test
    void a_trust_never_raises_the_grade_of_its_own_lesson() {
        String ref = published(title(), "trust", "public");
        String ownLead = ApiClient.token(Someone.invited("ZZD1", "trust-lead"));
        uptake(ownLead, ref, "adopted", "worked")
                .then()
                .statusCode(201)
                .body("evidence", equalTo(0))
                .body("uptake[0].own", equalTo(true));
        as(ownLead)
                .body("{}")
                .post("/api/lessons/" + ref + "/corroborations")
                .then()
                .statusCode(409);
        assertThat(everybodysPage(ref)).contains("does not count for its grade", "Grade 0");
    }

    @Test
    void an_outcome_that_did_not_work_is_shown_and_confirms_nothing() {
        String ref = published(title(), "trust", "public");
        uptake(lead, ref, "adopted", "did-not-work").then().statusCode(201).body("evidence", equalTo(2));
        assertThat(everybodysPage(ref)).contains("Did not work");
    }

    @Test
    void saying_the_same_twice_is_saying_it_once() {
        String ref = published(title(), "trust", "public");
        Visitor demoLead = Visitor.demo("lead");
        for (int click = 0; click < 2; click++) {
            demoLead.post("/lessons/" + ref + "/uptake", form(0, "adopted", "worked"))
                    .then()
                    .statusCode(303);
        }
        as(lead).get("/api/lessons/" + ref + "/uptake")
                .then()
                .body("uptake.size()", equalTo(1))
                .body("own.version", equalTo(1));
    }

    @Test
    void of_two_colleagues_who_record_at_once_the_second_is_told_and_loses_nothing() {
        String ref = published(title(), "trust", "public");
        uptake(lead, ref, "adopted", "worked").then().statusCode(201);
        Map<String, Object> late = form(0, "rejected", "unknown");
        late.put("why", "We have no such scanner");
        Response answer = Someone.invited("ZZD2").visitor().post("/lessons/" + ref + "/uptake", late);
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.getElementById("why").wholeText().strip()).isEqualTo("We have no such scanner");
        assertThat(page.selectFirst("form[action$=/uptake] input[name=version]").val())
                .isEqualTo("1");
    }

    @Test
    void a_correction_takes_the_place_of_what_was_said_and_the_history_keeps_it() {
        String ref = published(title(), "trust", "public");
        uptake(lead, ref, "adopted", "worked").then().statusCode(201);
        uptake(lead, ref, "abandoned", "unknown")
                .then()
                .statusCode(200)
                .body("evidence", equalTo(0))
                .body("uptake.disposition", equalTo(List.of("abandoned")))
                .body("own.version", equalTo(2));
        assertThat(Visitor.demo("lead").page("/lessons/" + ref + "/uptake").text())
                .contains("What was recorded before", "Adopted. Confirmed by your trust’s lead");
    }

    @Test
    void what_was_confirmed_is_taken_back_by_the_lead_alone() {
        String ref = published(title(), "trust", "public");
        uptake(lead, ref, "adopted", "worked").then().statusCode(201);
        Visitor member = Someone.invited("ZZD2").visitor();
        String address = "/lessons/" + ref + "/uptake/withdraw";
        assertThat(member.get(address).statusCode()).isEqualTo(403);
        assertThat(member.post(address, Map.of("version", "1")).statusCode()).isEqualTo(403);

        // what the member changed waits, and can be taken back by them: what was confirmed stays
        member.post("/lessons/" + ref + "/uptake", form(1, "adapted", "mixed"))
                .then()
                .statusCode(303);
        assertThat(member.page(address).text()).contains("nobody else has seen it");
        member.post(address, Map.of("version", "2")).then().statusCode(303);
        assertThat(everybodysPage(ref)).contains("Adopted").doesNotContain("Adapted");

        Visitor demoLead = Visitor.demo("lead");
        Document confirming = demoLead.page(address);
        assertThat(confirming.text()).contains("computed again without it");
        demoLead.post(address, Map.of("version", "3")).then().statusCode(303);
        assertThat(everybodysPage(ref)).contains("Grade 0").doesNotContain(NORTHMOOR);
        assertThat(acts(ref)).contains("uptake.withdraw");
    }

    @Test
    void it_happened_to_us_too_counts_once_a_trust_and_can_be_taken_back() {
        String ref = published(title(), "trust", "public");
        Someone member = Someone.invited("ZZD2");
        member.visitor()
                .post("/lessons/" + ref + "/corroboration", Map.of("line", "The same with our second scanner"))
                .then()
                .statusCode(303);
        as(lead).body("{}")
                .post("/api/lessons/" + ref + "/corroborations")
                .then()
                .statusCode(200);
        assertThat(everybodysPage(ref))
                .contains("Grade 1", "1 trust has seen the same", "The same with our second scanner");

        String colleague = ApiClient.token(Someone.invited("ZZD2"));
        as(colleague).delete("/api/lessons/" + ref + "/corroborations").then().statusCode(403);
        member.visitor()
                .post("/lessons/" + ref + "/corroboration/take-back")
                .then()
                .statusCode(303);
        assertThat(everybodysPage(ref)).contains("Grade 0").doesNotContain("second scanner");
        assertThat(acts(ref)).contains("lesson.corroborate", "lesson.uncorroborate");
        as(lead).delete("/api/lessons/" + ref + "/corroborations").then().statusCode(404);
    }

    @Test
    void nobody_speaks_for_a_trust_that_is_not_theirs() {
        String ref = published(title(), "trust", "public");
        for (String token : List.of(curator, "")) {
            int refused = token.isEmpty() ? 401 : 403;
            uptake(token, ref, "adopted", "worked").then().statusCode(refused);
            for (String act : List.of("uptake/confirm", "uptake/withdraw", "corroborations")) {
                as(token)
                        .body("{}")
                        .post("/api/lessons/" + ref + "/" + act)
                        .then()
                        .statusCode(refused);
            }
        }
        String member = ApiClient.token(Someone.invited("ZZD2"));
        uptake(member, ref, "adopted", "worked").then().statusCode(201).body("uptake", equalTo(null));
        as(member)
                .body("{}")
                .post("/api/lessons/" + ref + "/uptake/confirm")
                .then()
                .statusCode(403);
        // the lead of another trust confirms nothing of it
        String ownLead = ApiClient.token(Someone.invited("ZZD1", "trust-lead"));
        as(ownLead)
                .body("{}")
                .post("/api/lessons/" + ref + "/uptake/confirm")
                .then()
                .statusCode(409);
        given().get("/api/lessons/" + ref + "/uptake").then().body("evidence", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "outcome", "why", "line"})
    void an_identifier_is_refused_in_every_text_and_nothing_is_stored(String field) {
        String ref = published(title(), "trust", "public");
        Map<String, Object> typed = form(0, "adopted", "worked");
        typed.put(field, IDENTIFIER);
        String page = "/lessons/" + ref + (field.equals("line") ? "/corroboration" : "/uptake");
        Response answer = Visitor.demo("lead").post(page, typed);
        assertThat(answer.statusCode()).isEqualTo(400);
        Document rejected = Jsoup.parse(answer.asString());
        assertThat(rejected.select(".nhsuk-error-summary__list a").eachAttr("href"))
                .contains("#" + field);
        assertThat(rejected.getElementById(field).val()
                        + rejected.getElementById(field).text())
                .contains("943 476 5919");
        typed.remove("version");
        as(lead).body(typed)
                .post("/api" + (field.equals("line") ? "/lessons/" + ref + "/corroborations" : page))
                .then()
                .statusCode(400)
                .body("errors", hasKey(field));
        as(lead).get("/api/lessons/" + ref + "/uptake")
                .then()
                .body("own.version", equalTo(0))
                .body("evidence", equalTo(0));
        assertThat(acts(ref)).doesNotContain("uptake.record", "lesson.corroborate");
    }

    @Test
    void a_form_with_everything_wrong_comes_back_with_all_it_held() {
        String ref = published(title(), "trust", "public");
        Map<String, Object> typed = new HashMap<>(Map.of(
                "version", "0", "date", "2999-01-01", "changed", "c".repeat(1_001), "result", "worked", "why", "No"));
        Response answer = Visitor.demo("lead").post("/lessons/" + ref + "/uptake", typed);
        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".nhsuk-error-summary__list a").eachAttr("href"))
                .containsExactlyInAnyOrder("#disposition", "#changed", "#outcome");
        assertThat(page.getElementById("date").val()).isEqualTo("2999-01-01");
        assertThat(page.getElementById("changed").wholeText().strip()).hasSize(1_001);
        for (String disposition : List.of("rejected", "abandoned", "not-applicable")) {
            uptake(lead, ref, disposition, "unknown", "why", "")
                    .then()
                    .statusCode(400)
                    .body("errors", hasKey("why"));
        }
        uptake(lead, ref, "adopted", "unknown", "date", "2999-01-01")
                .then()
                .statusCode(400)
                .body("errors", hasKey("date"));
    }

    @Test
    void a_session_that_ended_while_recording_loses_nothing() {
        String ref = published(title(), "trust", "public");
        Response answer = Visitor.anonymous().post("/lessons/" + ref + "/uptake", form(0, "adopted", "worked"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(answer.asString())
                        .select("textarea[name=outcome]")
                        .text())
                .isEqualTo("Half the calls");
    }

    @Test
    void a_lesson_that_hides_its_trust_does_not_give_it_away_by_its_uptake() {
        String title = title();
        String ref = published(title, "region", "public");
        Someone own = Someone.invited("ZZD1", "trust-lead");
        String ownLead = ApiClient.token(own);
        // its own people are told nothing by a refusal, and what they say does not count
        as(ownLead)
                .body("{}")
                .post("/api/lessons/" + ref + "/corroborations")
                .then()
                .statusCode(201);
        uptake(ownLead, ref, "adopted", "worked")
                .then()
                .statusCode(201)
                .body("evidence", equalTo(0))
                .body("uptake.own", equalTo(List.of(false)));
        as(curator).get("/api/lessons/" + ref + "/uptake").then().body("uptake.own", equalTo(List.of(true)));
        assertThat(lessonItself(own.visitor().page("/lessons/" + ref))).contains("Ashford Vale");

        uptake(lead, ref, "adopted", "worked").then().statusCode(201).body("evidence", equalTo(3));
        for (String token : List.of("", lead)) {
            for (String path :
                    List.of("/api/lessons/" + ref, "/api/lessons/" + ref + "/uptake", "/api/exports/uptake")) {
                String said = as(token).get(path).asString();
                assertThat(said.lines()
                                .filter(line -> line.contains("\"" + ref + "\""))
                                .toList())
                        .as(path)
                        .isNotEmpty()
                        .noneMatch(line -> line.contains("ZZD1") || line.contains("Ashford"));
            }
        }
        assertThat(lessonItself(Visitor.demo("lead").page("/lessons/" + ref)))
                .contains(NORTHMOOR)
                .doesNotContain("Ashford");
        assertThat(Visitor.demo("lead").page("/trusts/ZZD1").text()).doesNotContain(title);
        assertThat(Visitor.anonymous().page("/trusts/ZZD1").text()).doesNotContain(title);
        // what another trust did with it is for everybody, and from where it comes stays hidden
        assertThat(Visitor.anonymous().page("/trusts/ZZD2").text()).contains(title, "From East of England");
        assertThat(Visitor.demo("clinician").page("/my-lessons/thanks").text()).contains(title, NORTHMOOR);
    }

    @Test
    void what_members_alone_may_read_shows_on_no_trusts_page_and_in_no_export_of_others() {
        String title = title();
        String ref = published(title, "trust", "members");
        uptake(lead, ref, "adopted", "worked").then().statusCode(201);
        given().get("/api/lessons/" + ref + "/uptake").then().statusCode(404);
        assertThat(given().get("/api/exports/uptake").asString()).doesNotContain("\"" + ref + "\"");
        assertThat(as(author).get("/api/exports/uptake").asString()).contains("\"" + ref + "\"");
        for (String trust : List.of("ZZD1", "ZZD2")) {
            assertThat(Visitor.anonymous().page("/trusts/" + trust).text()).doesNotContain(title);
            assertThat(Visitor.demo("clinician").page("/trusts/" + trust).text())
                    .contains(title);
        }
    }

    @Test
    void an_export_has_every_use_and_corroboration_one_a_line() {
        String ref = published(title(), "trust", "public");
        uptake(lead, ref, "adapted", "worked").then().statusCode(201);
        as(lead).body(Map.of("line", "As here")).post("/api/lessons/" + ref + "/corroborations");
        List<String> lines = given().get("/api/exports/uptake")
                .asString()
                .lines()
                .filter(line -> line.contains("\"" + ref + "\""))
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .contains("\"kind\":\"uptake\"", "\"disposition\":\"adapted\"", "\"trust\":\"ZZD2\"", "Half the calls");
        assertThat(lines.getLast()).contains("\"kind\":\"corroboration\"", "\"line\":\"As here\"");
    }

    @Test
    void a_changed_grade_does_not_disturb_an_author_who_is_editing() {
        String ref = published(title(), "trust", "public");
        Visitor writing = Visitor.demo("clinician");
        Document form = writing.page("/lessons/" + ref + "/edit");
        uptake(lead, ref, "adopted", "worked").then().statusCode(201);
        Map<String, Object> change = new HashMap<>(Map.of(
                "title", "A title that was being typed meanwhile",
                "event", "It happened, and it was seen.",
                "recommendations", "Do look twice",
                "attribution", "trust",
                "publication", "public",
                "action", "submit",
                "note", "Said better"));
        change.put("version", form.selectFirst("input[name=version]").val());
        change.put("edit-version", form.selectFirst("input[name=edit-version]").val());
        writing.post("/lessons/" + ref + "/edit", change).then().statusCode(303);
        given().get("/api/lessons/" + ref).then().body("evidence", equalTo(3));
    }

    @Test
    void a_lesson_that_turns_out_to_be_another_trusts_is_graded_again() {
        String ref = published(title(), "trust", "public");
        uptake(lead, ref, "adopted", "worked").then().statusCode(201);
        Response read = as(curator).get("/api/lessons/" + ref);
        as(curator)
                .header("If-Match", read.header("ETag"))
                .body(Map.of(
                        "title", read.path("title"),
                        "event", "It happened, and it was seen.",
                        "recommendations", List.of("Do look twice"),
                        "trust", "ZZD2",
                        "note", "It is Northmoor's"))
                .put("/api/lessons/" + ref)
                .then()
                .statusCode(200)
                .body("evidence", equalTo(0));
    }

    @Test
    void trusts_that_merge_are_one_trust_and_lessons_are_graded_again() {
        putTrust("ZZT1", "");
        putTrust("ZZT2", "");
        String first = ApiClient.token(Someone.invited("ZZT1", "trust-lead"));
        String second = ApiClient.token(Someone.invited("ZZT2", "trust-lead"));
        String ref = published(title(), "trust", "public");
        uptake(first, ref, "adopted", "worked").then().body("evidence", equalTo(3));
        uptake(second, ref, "adopted", "worked").then().body("evidence", equalTo(4));

        putTrust("ZZT2", "ZZT1");
        uptakes.regradeAll();
        given().get("/api/lessons/" + ref).then().body("evidence", equalTo(3));
    }

    @Test
    void of_two_trusts_that_confirm_at_the_same_moment_both_count() throws Exception {
        putTrust("ZZT3", "");
        putTrust("ZZT4", "");
        List<String> leads = List.of(
                ApiClient.token(Someone.invited("ZZT3", "trust-lead")),
                ApiClient.token(Someone.invited("ZZT4", "trust-lead")));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int trial = 0; trial < 10; trial++) {
                String ref = published(title(), "trust", "public");
                List<Callable<Integer>> recording = leads.stream()
                        .map(token -> (Callable<Integer>)
                                () -> uptake(token, ref, "adopted", "worked").statusCode())
                        .toList();
                for (Future<Integer> answer : both.invokeAll(recording)) {
                    assertThat(answer.get()).isEqualTo(201);
                }
                given().get("/api/lessons/" + ref).then().body("evidence", equalTo(4));
            }
        }
    }

    @Test
    void reads_are_counted_for_trust_and_work_and_shown_from_five_on() {
        String ref = published(title(), "trust", "public");
        Visitor reader = Someone.invited("ZZD2").visitor();
        reader.post("/account/work", Map.of("audience", "radiology")).then().statusCode(303);
        assertThat(reader.page("/account")
                        .selectFirst("#audience option[selected]")
                        .val())
                .isEqualTo("radiology");
        for (int i = 0; i < 4; i++) {
            reader.page("/lessons/" + ref);
            Visitor.anonymous().page("/lessons/" + ref);
            Visitor.demo("curator").page("/lessons/" + ref);
        }
        reads.write();
        as(lead).get("/api/lessons/" + ref + "/uptake").then().body("$", not(hasKey("reads")));
        assertThat(everybodysPage(ref)).doesNotContain("by people of trusts");

        reader.page("/lessons/" + ref);
        reads.write();
        as(lead).get("/api/lessons/" + ref + "/uptake").then().body("reads", equalTo(5));
        assertThat(everybodysPage(ref)).contains("Read 5 times by people of trusts");
        reads.write();
        assertThat(kept(ref)).containsOnly(Map.entry("ZZD2 radiology", 5), Map.entry(" ", 10));
        reader.post("/account/work", Map.of("audience", "astrology")).then().statusCode(400);
    }

    @Test
    void many_who_read_at_once_are_all_counted() throws InterruptedException {
        LessonRef ref = LessonRef.fromString(published(title(), "trust", "public"));
        Viewer reader = new Viewer(1, "", "ZZD2", Set.of());
        List<Thread> readers = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    for (int n = 0; n < 500; n++) {
                        reads.count(ref, reader);
                    }
                }))
                .toList();
        reads.write();
        for (Thread thread : readers) {
            thread.join();
        }
        reads.write();
        assertThat(reads.byTrusts(ref)).isEqualTo(4_000);
    }

    private Map<String, Integer> kept(String ref) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select trust_code || ' ' || audience, times from lesson_read where lesson_id = :lesson",
                        Object[].class)
                .setParameter("lesson", LessonRef.fromString(ref).number())
                .getResultList();
        Map<String, Integer> kept = new HashMap<>();
        rows.forEach(row -> kept.put((String) row[0], ((Number) row[1]).intValue()));
        return kept;
    }

    private void putTrust(String code, String successor) {
        trusts.put(List.of(new Trust(
                code,
                "Trust " + code + " (invented for a test)",
                "Y60",
                "",
                "",
                "",
                null,
                successor.isEmpty() ? null : LocalDate.of(2026, 4, 1),
                successor,
                List.of(),
                true)));
    }

    private List<String> acts(String ref) {
        return audit.of(ref, 20).stream().map(Audit.Entry::action).toList();
    }

    private static String everybodysPage(String ref) {
        return lessonItself(Visitor.anonymous().page("/lessons/" + ref));
    }

    /** What a page says of its lesson: related ones may be anybody's. */
    private static String lessonItself(Document page) {
        page.select("section[aria-labelledby=related]").remove();
        return page.selectFirst("main").text();
    }

    private static String title() {
        return "Uptake lesson number " + (++lessons) + " about zebra crossings";
    }

    /** A lesson of the clinician's trust, published by a curator. */
    private String published(String title, String attribution, String publication) {
        String ref = as(author)
                .body(Map.of(
                        "title", title,
                        "event", "It happened, and it was seen.",
                        "recommendations", List.of("Do look twice"),
                        "attribution", attribution,
                        "publication", publication))
                .post("/api/lessons")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
        as(author).post("/api/lessons/" + ref + "/submit").then().statusCode(200);
        as(curator).post("/api/lessons/" + ref + "/publish").then().statusCode(200);
        return ref;
    }

    private static Response uptake(String token, String ref, String disposition, String result, String... more) {
        Map<String, Object> body = form(0, disposition, result);
        body.remove("version");
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i], more[i + 1]);
        }
        return as(token).body(body).post("/api/lessons/" + ref + "/uptake");
    }

    /** What the form sends. */
    private static Map<String, Object> form(int version, String disposition, String result) {
        return new HashMap<>(Map.of(
                "version", String.valueOf(version),
                "disposition", disposition,
                "date", "2026-03-02",
                "changed", "One check instead of two",
                "result", result,
                "outcome", "Half the calls",
                "why", "The second check found nothing"));
    }

    private static RequestSpecification as(String token) {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String token(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", DemoAccounts.PASSWORD, "label", "uptake"))
                .post("/api/tokens")
                .path("token");
    }
}
