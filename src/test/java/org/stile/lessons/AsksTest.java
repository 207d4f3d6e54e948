package org.stile.lessons;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.base.Problem;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;
import org.stile.web.Viewer;

/** Questions about lessons as people ask and answer them, over the pages and the API. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AsksTest {

    private static final String ASHFORD = "Ashford Vale Hospitals";
    private static final String NORTHMOOR = "Northmoor Hospitals";
    private static final String NAME = "Some O’Body";

    @Inject
    Asks asks;

    @Inject
    Audit audit;

    @Inject
    EntityManager entityManager;

    private Visitor curator;
    private Visitor otherLead;
    private final Visitor stranger = Visitor.anonymous();
    private Someone author;
    private Someone asker;

    @BeforeEach
    void people() {
        curator = Visitor.demo("curator");
        otherLead = Visitor.demo("lead");
        author = Someone.invited("ZZD1");
        asker = Someone.invited("ZZD2");
    }

    @Test
    void a_question_reaches_the_author_and_the_trusts_lead_and_its_answer_stays_with_the_lesson() {
        Someone lead = Someone.invited("ZZD1", "trust-lead");
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "How long did the training take,\nand who gave it?", "trust");

        for (Visitor reached : List.of(author.visitor(), lead.visitor())) {
            assertThat(reached.page("/asks").text()).contains("How long did the training take");
        }
        for (Visitor other : List.of(otherLead, Visitor.demo("clinician"), asker.visitor())) {
            assertThat(other.page("/asks").text()).doesNotContain("How long did the training take");
        }
        assertThat(stranger.page("/lessons/" + ref).text()).doesNotContain("How long");
        assertThat(otherLead.page("/lessons/" + ref).text()).contains("How long", "open since today");

        answer(author, id(ref), "Two days.\nThe supplier did.").then().statusCode(303);
        Document page = stranger.page("/lessons/" + ref);
        assertThat(page.text())
                .contains("The author answered", NORTHMOOR, "Two days.")
                .doesNotContain(NAME);
    }

    @Test
    void who_did_not_agree_to_be_asked_is_not_but_may_answer() {
        Someone lead = Someone.invited("ZZD1", "trust-lead");
        String ref = PublishedLesson.by(author, Map.of("contact", ""));
        ask(asker, ref, "Was the old archive kept?", "trust");
        assertThat(author.visitor().page("/asks").text()).doesNotContain("old archive");
        assertThat(lead.visitor().page("/asks").text()).contains("old archive");
        answer(author, id(ref), "It was, for a year.").then().statusCode(303);
    }

    @Test
    void a_lesson_without_people_of_its_own_has_the_curators() {
        ask(asker, "L-1", "Does this hold for small hospitals too?", "trust");
        assertThat(otherLead.page("/asks").text()).doesNotContain("small hospitals");
        assertThat(curator.page("/asks").text()).contains("small hospitals");
        answer(curator, id("L-1"), "It does.").then().statusCode(303);
        assertThat(stranger.page("/lessons/L-1").text()).contains("A curator answered", "It does.");
    }

    @Test
    void where_readers_are_told_the_region_only_neither_page_nor_api_nor_answer_tells_the_trust() {
        Someone lead = Someone.invited("ZZD1", "trust-lead");
        String ref = PublishedLesson.by(author, Map.of("attribution", "region"));
        ask(asker, ref, "Which archive did you use?", "trust");
        long id = id(ref);
        for (String telling : List.of(
                "Ours at Ashford Vale Hospitals.", "We at ASHFORD VALE HOSPITALS use another.", "ZZD1 has its own.")) {
            Response refused = answer(lead, id, telling);
            assertThat(refused.statusCode()).as(telling).isEqualTo(400);
            assertThat(Jsoup.parse(refused.asString()).getElementById("answer").text())
                    .isEqualTo(telling);
        }
        answer(lead, id, "The one that came with the contract.").then().statusCode(303);
        for (Visitor reader : List.of(stranger, asker.visitor(), otherLead)) {
            Document page = reader.page("/lessons/" + ref);
            // other tests' lessons, which do say where they are from
            page.select("section[aria-labelledby=related]").remove();
            assertThat(page.outerHtml()).contains("The trust’s lead answered").doesNotContain(ASHFORD, "ZZD1");
        }
        for (String address : List.of("/api/lessons/" + ref + "/asks", "/api/asks/" + id, "/api/exports/asks")) {
            String json = given().get(address).asString();
            assertThat(json).as(address).contains("came with the contract");
            json.lines()
                    .filter(line -> line.contains("came with the contract"))
                    .forEach(line -> assertThat(line).doesNotContain(ASHFORD, "ZZD1"));
        }
        // a question that guesses right is asked all the same: a refusal would tell
        ask(asker, ref, "Is this about Ashford Vale Hospitals?", "trust");
    }

    @Test
    void who_asks_chooses_what_readers_see_of_them() {
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "A question from a region?", "region");
        ask(asker, ref, "A question with a name?", "named");
        author.visitor()
                .page("/asks")
                .select("a[href$=/answer]")
                .eachAttr("href")
                .forEach(href -> answer(author, Long.parseLong(href.replaceAll("\\D", "")), "An answer to it.")
                        .then()
                        .statusCode(303));
        List<String> from =
                stranger.page("/lessons/" + ref).select("article article h3").eachText();
        assertThat(from)
                .hasSize(2)
                .anyMatch(line -> line.equals("North West asked"))
                .anyMatch(line -> line.startsWith(NAME + ", " + NORTHMOOR));

        Visitor.admin()
                .post("/admin/people/" + asker.id() + "/take-name-off")
                .then()
                .statusCode(303);
        assertThat(stranger.get("/lessons/" + ref).asString()).doesNotContain(NAME);
    }

    @Test
    void questions_about_a_members_only_lesson_are_for_members() {
        String ref = PublishedLesson.by(author, Map.of("publication", "members"));
        ask(asker, ref, "Is the numbat safe?", "trust");
        answer(author, id(ref), "The numbat is safe.").then().statusCode(303);
        assertThat(asker.visitor().page("/lessons/" + ref).text()).contains("The numbat is safe.");
        given().get("/api/lessons/" + ref + "/asks").then().statusCode(404);
        given().get("/api/asks/" + anyId("The numbat is safe.")).then().statusCode(404);
        assertThat(given().get("/api/exports/asks").asString()).doesNotContain("numbat");
        assertThat(as(asker).get("/api/exports/asks").asString()).contains("numbat");
    }

    @Test
    void what_identifies_a_patient_is_refused_and_what_may_is_asked_about() {
        String ref = PublishedLesson.by(author);
        String certain = "What was wrong with NHS number 943 476 5919?";
        Response refused = post(asker, ref, certain, "trust");
        assertThat(refused.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(refused.asString());
        assertThat(page.getElementById("question").text()).isEqualTo(certain);
        assertThat(page.select("mark").text()).contains("943 476 5919");

        String possible = "May I ring your office on 020 7946 0123 about it?";
        Response asked = post(asker, ref, possible, "trust");
        assertThat(asked.statusCode()).isEqualTo(400);
        page = Jsoup.parse(asked.asString());
        assertThat(page.getElementById("sure")).isNotNull();
        assertThat(page.select("mark").text()).contains("020 7946 0123");
        assertThat(questions(ref)).isZero();
        asker.visitor()
                .post("/lessons/" + ref + "/ask", Map.of("question", possible, "shown", "trust", "sure", "true"))
                .then()
                .statusCode(303);
        assertThat(questions(ref)).isEqualTo(1);
        assertThat(answer(author, id(ref), "Ask about 943 476 5919, NHS number").statusCode())
                .isEqualTo(400);
        assertThat(answer(author, id(ref), "Ring 020 7946 0124.").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Too short", "         x         "})
    void a_question_says_something(String text) {
        Response refused = post(asker, "L-2", text, "trust");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("Ask in at least 10 characters");
    }

    @Test
    void questions_and_answers_are_not_essays() {
        String ref = PublishedLesson.by(author);
        assertThat(post(asker, ref, "a".repeat(1_001), "trust").statusCode()).isEqualTo(400);
        ask(asker, ref, "a".repeat(1_000), "trust");
        assertThat(answer(author, id(ref), "b".repeat(4_001)).statusCode()).isEqualTo(400);
        assertThat(answer(author, id(ref), " \n ").statusCode()).isEqualTo(400);
        assertThat(answer(author, id(ref), "b".repeat(4_000)).statusCode()).isEqualTo(303);
    }

    @Test
    void what_is_typed_is_text_with_its_line_breaks_and_nothing_else() {
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "First line <b>\nsecond *line*", "trust");
        assertThat(author.visitor().get("/lessons/" + ref).asString())
                .contains("First line &lt;b&gt;<br>second *line*");
    }

    @Test
    void ones_own_question_can_be_changed_and_taken_back_until_it_is_answered() {
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "Was it the first attempt?", "trust");
        long id = id(ref);
        Document form = asker.visitor().page("/asks/" + id + "/edit");
        String version = form.select("input[name=version]").val();
        for (Visitor other : List.of(author.visitor(), curator)) {
            assertThat(other.get("/asks/" + id + "/edit").statusCode()).isEqualTo(403);
            assertThat(other.post("/asks/" + id + "/withdraw").statusCode()).isEqualTo(403);
        }
        Map<String, String> change =
                Map.of("question", "Was it the second attempt?", "shown", "region", "version", version);
        asker.visitor().post("/asks/" + id + "/edit", change).then().statusCode(303);
        assertThat(asker.visitor().post("/asks/" + id + "/edit", change).statusCode())
                .as("an older version")
                .isEqualTo(409);

        asker.visitor().post("/asks/" + id + "/withdraw").then().statusCode(303);
        assertThat(author.visitor().get("/lessons/" + ref).asString()).doesNotContain("second attempt");
        assertThat(asker.visitor().page("/asks/mine").text()).doesNotContain("second attempt");
        given().get("/api/asks/" + id).then().statusCode(404);
        assertThat(stored("second attempt")).isZero();

        ask(asker, ref, "Was it the third attempt?", "trust");
        long answered = id(ref);
        answer(author, answered, "It was the fourth.").then().statusCode(303);
        assertThat(asker.visitor().post("/asks/" + answered + "/withdraw").statusCode())
                .isEqualTo(409);
        assertThat(stranger.page("/lessons/" + ref).text()).contains("third attempt");
    }

    @Test
    void an_answer_is_to_the_question_as_it_was_read() {
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "Is it safe to go on?", "trust");
        long id = id(ref);
        String read = author.visitor()
                .page("/asks/" + id + "/answer")
                .select("input[name=version]")
                .val();
        String own = asker.visitor()
                .page("/asks/" + id + "/edit")
                .select("input[name=version]")
                .val();
        asker.visitor()
                .post(
                        "/asks/" + id + "/edit",
                        Map.of("question", "Is it safe to stop?", "shown", "trust", "version", own))
                .then()
                .statusCode(303);
        Response late =
                author.visitor().post("/asks/" + id + "/answer", Map.of("answer", "Yes, it is.", "version", read));
        assertThat(late.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(late.asString());
        assertThat(page.getElementById("answer").text()).isEqualTo("Yes, it is.");
        assertThat(page.text()).contains("Is it safe to stop?");
        assertThat(stranger.page("/lessons/" + ref).text()).doesNotContain("Yes, it is.");
    }

    @Test
    void an_answer_is_put_right_by_who_gave_it_and_readers_see_that_it_was() {
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "How many printers were there?", "trust");
        long id = id(ref);
        String correct = "/asks/" + id + "/correct";
        assertThat(author.visitor().get(correct).statusCode()).isEqualTo(403);
        assertThat(author.visitor()
                        .post(correct, Map.of("answer", "Four.", "version", "0"))
                        .statusCode())
                .isEqualTo(409);
        answer(author, id, "Seventeen printers.").then().statusCode(303);
        assertThat(stranger.page("/lessons/" + ref).text()).doesNotContain("corrected");

        for (Visitor other : List.of(curator, asker.visitor(), otherLead)) {
            assertThat(other.get(correct).statusCode()).isEqualTo(403);
            assertThat(other.post(correct, Map.of("answer", "None.", "version", "1"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(author.visitor().page("/lessons/" + ref).select("a[href=" + correct + "]"))
                .hasSize(1);
        Document form = author.visitor().page(correct);
        assertThat(form.getElementById("answer").text()).isEqualTo("Seventeen printers.");
        String version = form.select("input[name=version]").val();
        Response refused =
                author.visitor().post(correct, Map.of("answer", "NHS number 943 476 5919", "version", version));
        assertThat(refused.statusCode()).isEqualTo(400);
        Map<String, String> corrected = Map.of("answer", "Seventy printers.", "version", version);
        author.visitor().post(correct, corrected).then().statusCode(303);
        author.visitor().post(correct, corrected).then().statusCode(303);

        assertThat(stranger.page("/lessons/" + ref).text())
                .contains("The author answered", "corrected", "Seventy printers.")
                .doesNotContain("Seventeen");
        assertThat(actions("ask-" + id)).containsOnlyOnce("ask.correct");
        as(author)
                .body(Map.of("answer", "Seventy-one printers.", "version", 1))
                .put("/api/asks/" + id + "/answer")
                .then()
                .statusCode(409);
        as(author)
                .body(Map.of("answer", "Seventy-one printers."))
                .put("/api/asks/" + id + "/answer")
                .then()
                .statusCode(200)
                .body("correctedAt", not(equalTo(null)));
        curator.post("/asks/" + id + "/hide", Map.of("reason", "Asked elsewhere"))
                .then()
                .statusCode(303);
        assertThat(author.visitor().get(correct).statusCode()).isEqualTo(404);
    }

    @Test
    void a_second_click_neither_asks_nor_answers_twice() {
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "Did anybody click twice?", "trust");
        ask(asker, ref, "Did anybody click twice?", "trust");
        assertThat(questions(ref)).isEqualTo(1);
        long id = id(ref);
        Map<String, String> form = Map.of("answer", "Nobody did.", "version", "0");
        author.visitor().post("/asks/" + id + "/answer", form).then().statusCode(303);
        author.visitor().post("/asks/" + id + "/answer", form).then().statusCode(303);
        assertThat(curator.post("/asks/" + id + "/answer", Map.of("answer", "I did.", "version", "1"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(actions("ask-" + id)).containsOnlyOnce("ask.answer");
    }

    @Test
    void a_curator_hides_a_question_and_its_asker_sees_why() {
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "Who is the patient in room four?", "trust");
        long id = id(ref);
        for (Visitor other : List.of(author.visitor(), otherLead)) {
            assertThat(other.get("/asks/" + id + "/hide").statusCode()).isEqualTo(403);
            assertThat(other.post("/asks/" + id + "/hide", Map.of("reason", "No"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(curator.post("/asks/" + id + "/hide").statusCode()).isEqualTo(400);
        curator.post("/asks/" + id + "/hide", Map.of("reason", "It points at somebody"))
                .then()
                .statusCode(303);
        for (Visitor other : List.of(author.visitor(), otherLead, stranger)) {
            assertThat(other.get("/lessons/" + ref).asString()).doesNotContain("room four");
        }
        assertThat(author.visitor().page("/asks").text()).doesNotContain("room four");
        assertThat(asker.visitor().page("/asks/mine").text()).contains("room four", "It points at somebody");
        assertThat(curator.page("/lessons/" + ref).text()).contains("room four");
        assertThat(curator.post("/asks/" + id + "/answer", Map.of("answer", "Nobody.", "version", "1"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(audit.of("ask-" + id, 9)).extracting(Audit.Entry::action).containsExactly("ask.hide", "ask.create");
    }

    @Test
    void nobody_has_more_than_twenty_open_questions_or_asks_more_than_forty_a_day() {
        Viewer viewer = new Viewer(asker.id(), NAME, "ZZD2", Set.of());
        LessonRef ref = LessonRef.fromString("L-3");
        for (int i = 0; i < Asks.MOST_OPEN; i++) {
            asks.ask(ref, new Asks.Question("A question with number " + i, Attribution.TRUST), viewer);
        }
        Response refused = post(asker, "L-3", "One question too many", "trust");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(refused.asString()).getElementById("question").text())
                .isEqualTo("One question too many");
        Someone colleague = Someone.invited("ZZD2");
        ask(colleague, "L-3", "A question of somebody else", "trust");

        for (int i = 0; i < Asks.MOST_A_DAY - Asks.MOST_OPEN; i++) {
            asks.withdraw(asks.mine(viewer, 1, 1).items().getFirst().id(), viewer);
            asks.ask(ref, new Asks.Question("Another question with number " + i, Attribution.TRUST), viewer);
        }
        asks.withdraw(asks.mine(viewer, 1, 1).items().getFirst().id(), viewer);
        assertThatThrownBy(() ->
                        asks.ask(ref, new Asks.Question("One question a day too many", Attribution.TRUST), viewer))
                .isInstanceOf(Problem.TooMany.class);
        // the next test's question is to be on the curators' first page
        asks.mine(viewer, 1, Asks.MOST_A_DAY).items().forEach(left -> asks.withdraw(left.id(), viewer));
    }

    @Test
    void a_session_that_ended_while_asking_loses_nothing() {
        Response answer = stranger.post("/lessons/L-1/ask", Map.of("question", "Typed for a while", "shown", "trust"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(answer.asString())
                        .select("textarea[name=question]")
                        .text())
                .isEqualTo("Typed for a while");
        assertThat(stranger.get("/lessons/L-1/ask").header("Location")).contains("/sign-in");
    }

    @Test
    void nobody_asks_themselves_and_only_the_lessons_people_answer() {
        String ref = PublishedLesson.by(author);
        assertThat(author.visitor().get("/lessons/" + ref + "/ask").statusCode())
                .isEqualTo(403);
        assertThat(author.visitor().page("/lessons/" + ref).select("a[href$=/ask]"))
                .isEmpty();
        ask(asker, ref, "Who may answer this?", "trust");
        long id = id(ref);
        for (Visitor other : List.of(otherLead, asker.visitor(), Visitor.demo("clinician"))) {
            assertThat(other.get("/asks/" + id + "/answer").statusCode()).isEqualTo(403);
            assertThat(other.post("/asks/" + id + "/answer", Map.of("answer", "Me.", "version", "0"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(questions(ref)).isEqualTo(1);
        assertThat(asks.open(id, new Viewer(asker.id(), "", "ZZD2", Set.of())).open())
                .isTrue();
    }

    @Test
    void with_a_lesson_go_its_questions() {
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "Is the lesson still here?", "trust");
        long id = id(ref);
        long before = open(curator);
        author.visitor()
                .post("/lessons/" + ref + "/withdraw", Map.of("reason", "It was wrong"))
                .then()
                .statusCode(303);
        as(asker).get("/api/asks/" + id).then().statusCode(404);
        as(asker).get("/api/lessons/" + ref + "/asks").then().statusCode(410);
        assertThat(curator.page("/asks").text()).doesNotContain("still here");
        assertThat(open(curator)).isEqualTo(before - 1);
        assertThat(asker.visitor().page("/asks/mine").text())
                .contains("not published any more")
                .doesNotContain(PublishedLesson.TITLE);
        assertThat(author.visitor()
                        .post("/asks/" + id + "/answer", Map.of("answer", "No.", "version", "0"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void other_programs_ask_answer_and_read_the_same() {
        String ref = PublishedLesson.by(author);
        given().contentType(ContentType.JSON)
                .body(Map.of("question", "May I ask without a token?"))
                .post("/api/lessons/" + ref + "/asks")
                .then()
                .statusCode(401);
        as(asker)
                .body(Map.of("question", "Short", "shown", "sideways"))
                .post("/api/lessons/" + ref + "/asks")
                .then()
                .statusCode(400)
                .body("errors.shown", equalTo("must be one of named, trust, region"));
        Response asked = as(asker)
                .body(Map.of("question", "Does the API ask too?", "shown", "region"))
                .post("/api/lessons/" + ref + "/asks");
        asked.then().statusCode(201).body("state", equalTo("open")).body("askedBy", equalTo("North West"));
        String here = asked.header("Location").replaceFirst(".*(/api/asks/)", "$1");
        given().get(here).then().statusCode(404);
        as(author).get("/api/asks").then().body("asks.question", hasItem("Does the API ask too?"));

        as(asker)
                .body(Map.of("question", "Does the API really ask too?", "version", 0))
                .put(here)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        as(author)
                .body(Map.of("answer", "It does.", "version", 0))
                .post(here + "/answer")
                .then()
                .statusCode(409)
                .body("code", equalTo("changed-meanwhile"));
        as(author)
                .body(Map.of("answer", "It does.", "version", 1))
                .post(here + "/answer")
                .then()
                .statusCode(200)
                .body("answeredBy", equalTo("author"));
        given().get("/api/lessons/" + ref + "/asks")
                .then()
                .body("total", equalTo(1))
                .body("asks.answer", hasItem("It does."))
                .body("asks.askedBy", everyItem(not(equalTo(NAME))));
        as(asker).post(here + "/withdraw").then().statusCode(409);
        as(author).body(Map.of("reason", "x")).post(here + "/hide").then().statusCode(403);
    }

    @Test
    void the_audit_trail_says_what_was_done_and_never_what_was_typed() {
        String ref = PublishedLesson.by(author);
        ask(asker, ref, "Is quollbury written down?", "trust");
        long id = id(ref);
        answer(author, id, "Quollbury is not.").then().statusCode(303);
        assertThat(actions("ask-" + id)).containsExactly("ask.answer", "ask.create");
        long traces = QuarkusTransaction.requiringNew().call(() -> (Long) entityManager
                .createNativeQuery("select count(*) from audit_entry where detail ilike '%quollbury%'", Long.class)
                .getSingleResult());
        assertThat(traces).isZero();
    }

    private List<String> actions(String subject) {
        return audit.of(subject, 20).stream().map(Audit.Entry::action).toList();
    }

    private static long open(Visitor curator) {
        return Long.parseLong(
                curator.page("/desk").select("a[href=/asks]").text().replaceAll("\\D.*", ""));
    }

    private void ask(Someone who, String ref, String question, String shown) {
        post(who, ref, question, shown).then().statusCode(303);
    }

    private static Response post(Someone who, String ref, String question, String shown) {
        return who.visitor().post("/lessons/" + ref + "/ask", Map.of("question", question, "shown", shown));
    }

    private static Response answer(Someone who, long id, String text) {
        return answer(who.visitor(), id, text);
    }

    /** As the form on the page sends it. */
    private static Response answer(Visitor who, long id, String text) {
        String version = who.page("/asks/" + id + "/answer")
                .select("input[name=version]")
                .val();
        return who.post("/asks/" + id + "/answer", Map.of("answer", text, "version", version));
    }

    /** The question about this lesson that is open. */
    private long id(String ref) {
        return Long.parseLong(curator.page("/lessons/" + ref)
                .selectFirst("a[href$=/answer]")
                .attr("href")
                .replaceAll("\\D", ""));
    }

    private long anyId(String answer) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entityManager
                .createNativeQuery("select max(id) from ask where answer = :answer", Long.class)
                .setParameter("answer", answer)
                .getSingleResult());
    }

    private int questions(String ref) {
        return as(asker).get("/api/lessons/" + ref + "/asks").path("total");
    }

    private long stored(String words) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entityManager
                .createNativeQuery("select count(*) from ask where question like :words", Long.class)
                .setParameter("words", "%" + words + "%")
                .getSingleResult());
    }

    private static RequestSpecification as(Someone who) {
        return given().header("Authorization", "Bearer " + ApiClient.token(who)).contentType(ContentType.JSON);
    }
}
