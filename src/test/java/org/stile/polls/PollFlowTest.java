package org.stile.polls;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** A poll from the desk to its figures, from outside. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PollFlowTest {

    private static final LocalDate TODAY = LocalDate.now(Clock.UK);
    private static final List<Someone> PEOPLE = new ArrayList<>();
    private static int polls;

    @Inject
    PollEdits edits;

    @Inject
    Audit audit;

    @Inject
    EntityManager entityManager;

    private Visitor curator;
    private String slug;

    @BeforeEach
    void there_is_a_poll() {
        curator = Visitor.demo("curator");
        slug = "cutover-" + ++polls;
        curator.post("/desk/polls/new", poll(slug)).then().statusCode(303);
        while (PEOPLE.size() < 6) {
            PEOPLE.add(Someone.invited(PEOPLE.size() < 3 ? "ZZD1" : "ZZD2"));
        }
    }

    @Test
    void the_shipped_poll_says_what_the_conference_said_and_no_more() {
        given().get("/api/polls/pacs-confidence")
                .then()
                .statusCode(200)
                .body(
                        "question",
                        equalTo("How confident are you that your Local Service Provider will meet your local"
                                + " PACS requirements?"))
                .body("programme", equalTo("pacs"))
                .body("rounds.heldOn", contains("autumn 2005"))
                .body("rounds[0].options.label", contains("Very confident or confident", "So-so", "Not very confident"))
                .body("rounds[0].options.share", contains(37, 38, 19))
                .body("rounds[0].options.count", everyItem(nullValue()))
                .body("rounds[0].options.interval", everyItem(nullValue()))
                .body("rounds[0].notStated", equalTo(6))
                .body("rounds[0].respondents", nullValue())
                .body("rounds[0].hidden", equalTo(false))
                .body("rounds[0].source.title", equalTo("40 business cases for PACS signed off"))
                .body("lessons.size()", equalTo(5));
        given().get("/api/polls").then().body("slug", hasItem("pacs-confidence"));
        String page = Visitor.anonymous().page("/polls/pacs-confidence").text();
        assertThat(page)
                .contains("Not stated not known 6%", "How many answered is not stated", "Suppliers and NHS staff")
                .contains("the answers have no score");
        assertThat(given().get("/polls/pacs-confidence/results.csv").asString())
                .contains("autumn 2005,,Everybody,So-so,,38,,,,40 business cases")
                .contains("autumn 2005,,Everybody,Not stated,,6,");
    }

    @Test
    void a_poll_without_a_round_is_the_curators_alone() {
        for (String address : List.of("/polls/" + slug, "/polls/" + slug + "/results.csv", "/api/polls/" + slug)) {
            given().get(address).then().statusCode(404);
        }
        given().get("/api/polls").then().body("slug", not(hasItem(slug)));
        ask(Map.of(
                        "opens-on",
                        TODAY.plusDays(1).toString(),
                        "closes-on",
                        TODAY.plusDays(9).toString()))
                .then()
                .statusCode(303);
        given().get("/api/polls/" + slug).then().statusCode(404);
        assertThat(answer(PEOPLE.getFirst(), "Yes").statusCode()).isEqualTo(404);
        assertThat(curator.page("/desk/polls").text()).contains("Will the cut-over be done in time");
    }

    @Test
    void figures_stay_hidden_everywhere_until_five_have_answered() {
        askToday();
        for (int i = 0; i < 4; i++) {
            answer(PEOPLE.get(i), "Yes").then().statusCode(303);
        }
        for (Visitor reader : List.of(Visitor.anonymous(), PEOPLE.getFirst().visitor(), curator)) {
            assertThat(reader.page("/polls/" + slug).select("main").text())
                    .contains("Fewer than five people answered here")
                    .doesNotContain("4 people", "100%");
        }
        given().get("/api/polls/" + slug)
                .then()
                .body("rounds[0].hidden", equalTo(true))
                .body("rounds[0].respondents", nullValue())
                .body("rounds[0].options.label", contains("Yes", "Perhaps", "No"))
                .body("rounds[0].options.count", everyItem(nullValue()))
                .body("rounds[0].options.share", everyItem(nullValue()))
                .body("rounds[0].options.interval", everyItem(nullValue()));
        given().get("/polls/" + slug + "/results.csv")
                .then()
                .body(org.hamcrest.Matchers.containsString(TODAY + ",,Fewer than five answers,Yes,,,,,,,"));
        assertThat(curator.page("/desk/polls/" + slug).select("main").text()).doesNotContain("4 people", "4 answers");

        answer(PEOPLE.get(4), "No").then().statusCode(303);

        given().get("/api/polls/" + slug)
                .then()
                .body("rounds[0].hidden", equalTo(false))
                .body("rounds[0].heldOn", equalTo(TODAY.toString()))
                .body("rounds[0].respondents", equalTo(5))
                .body("rounds[0].options.count", contains(4, 0, 1))
                .body("rounds[0].options.share", contains(80, 0, 20))
                .body("rounds[0].notStated", equalTo(0))
                .body("rounds[0].breakdowns.size()", equalTo(0));
        assertThat(Visitor.anonymous().page("/polls/" + slug).text()).contains("5 people answered here", "80%");
    }

    @Test
    void an_answer_counts_once_and_can_be_changed_until_the_round_closes() {
        askToday();
        for (int i = 0; i < 5; i++) {
            answer(PEOPLE.get(i), "Yes").then().statusCode(303);
        }
        Visitor first = PEOPLE.getFirst().visitor();
        assertThat(first.page("/polls/" + slug)
                        .select("input[name=option][checked]")
                        .val())
                .isEqualTo("Yes");

        answer(PEOPLE.getFirst(), "No").then().statusCode(303);

        given().get("/api/polls/" + slug).then().body("rounds[0].options.count", contains(4, 0, 1));
        assertThat(audit.of(slug, 1).getFirst().detail()).isEqualTo("round " + round());
        assertThat(first.post("/polls/" + slug, Map.of("round", round(), "option", "Maybe"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(first.post("/polls/" + slug, Map.of("round", round())).asString())
                .contains("Choose one of the options");

        act("/rounds/" + round() + "/close", Map.of()).then().statusCode(303);

        Response late = answer(PEOPLE.getFirst(), "Yes");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("has closed");
        given().get("/api/polls/" + slug).then().body("rounds[0].options.count", contains(4, 0, 1));
        assertThat(act("/rounds/" + round() + "/close", Map.of()).statusCode()).isEqualTo(409);
        assertThat(act("/rounds/" + round() + "/remove", Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void only_those_whom_a_round_is_for_may_answer() {
        Someone eastern = Someone.invited("ZZD1");
        Someone western = Someone.invited("ZZD2");
        for (Someone one : List.of(eastern, western)) {
            one.visitor().post("/account/work", Map.of("audience", "it")).then().statusCode(303);
        }
        Map<String, String> round = new HashMap<>(days());
        round.put("audience", "it");
        round.put("region", "Y61");
        ask(round).then().statusCode(303);

        assertThat(answer(eastern, "Yes").statusCode()).isEqualTo(303);
        assertThat(answer(western, "Yes").statusCode()).isEqualTo(403);
        // of that region, but has not said what their work is
        assertThat(answer(PEOPLE.getFirst(), "Yes").statusCode()).isEqualTo(403);
        assertThat(Visitor.anonymous()
                        .post("/polls/" + slug, Map.of("round", round(), "option", "Yes"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(western.visitor().page("/polls/" + slug).select("input[name=option]"))
                .isEmpty();
        assertThat(western.visitor().page("/polls/" + slug).text())
                .contains("It is for: IT, East of England", "It was for: IT, East of England");
        assertThat(answers()).isEqualTo(1);
        assertThat(ask(round).statusCode()).as("two rounds for the same people").isEqualTo(400);
    }

    @Test
    void groups_of_five_and_more_show_once_the_round_has_closed() {
        askToday();
        long round = Long.parseLong(round());
        List<Someone> more =
                Stream.generate(() -> Someone.invited("ZZD2")).limit(5).toList();
        for (int i = 0; i < 5; i++) {
            answer(more.get(i), "No").then().statusCode(303);
            answer(PEOPLE.get(i), "Yes").then().statusCode(303);
        }
        // three of East of England and seven of North West: what is told of the many would tell of the few
        act("/rounds/" + round + "/close", Map.of()).then().statusCode(303);
        given().get("/api/polls/" + slug).then().body("rounds[0].breakdowns.size()", equalTo(0));

        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery(
                                "update poll_answer set region = case position when 1 then 'Y61' else 'Y62' end"
                                        + " where round_id = " + round)
                        .executeUpdate());

        given().get("/api/polls/" + slug)
                .then()
                .body("rounds[0].breakdowns.by", contains("region"))
                .body("rounds[0].breakdowns[0].groups.group", contains("East of England", "North West"))
                .body("rounds[0].breakdowns[0].groups[0].options.count", contains(5, 0, 0));
        assertThat(Visitor.anonymous().page("/polls/" + slug).text()).contains("East of England: 5 answers");
        act("/outcome", Map.of("region", "North West", "met", "yes", "source-title", "A report"))
                .then()
                .statusCode(303);
        // five who thought it 10% likely: 0.9 × 0.9
        given().get("/api/polls/" + slug).then().body("scores[0].brier", equalTo(0.81f));
    }

    @Test
    void options_stay_as_they_are_once_a_round_has_figures() {
        askToday();
        Map<String, Object> other = new HashMap<>(poll(slug));
        other.put("option-2", "Probably");
        act("/edit", other).then().statusCode(303);
        answer(PEOPLE.getFirst(), "Probably").then().statusCode(303);

        other.put("option-2", "Perhaps");
        Response refused = act("/edit", other);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("A round has figures", "value=\"Perhaps\"");
        assertThat(Visitor.anonymous().page("/polls/" + slug).text()).doesNotContain("Perhaps");

        other.put("option-2", "Probably");
        other.put("question", "Will the cut-over now be done in time?");
        act("/edit", other).then().statusCode(303);
        given().get("/api/polls/" + slug).then().body("question", equalTo("Will the cut-over now be done in time?"));
    }

    @Test
    void a_change_that_was_made_on_an_older_version_is_told_and_changes_nothing() {
        String version = version();
        act("/edit", poll(slug)).then().statusCode(303);
        Map<String, Object> stale = new HashMap<>(poll(slug));
        stale.put("version", version);
        stale.put("question", "Is this what everybody asks?");

        Response answer = curator.post("/desk/polls/" + slug + "/edit", stale);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("Somebody else has changed this poll", "Is this what everybody asks?");
        assertThat(curator.page("/desk/polls/" + slug).text()).doesNotContain("Is this what everybody asks?");
    }

    @Test
    void published_figures_are_kept_as_they_are_and_stand_in_order() {
        Map<String, Object> figures = new HashMap<>(Map.of(
                "held-as", "2006-03",
                "share-1", "50",
                "share-2", "30.5",
                "share-3", "10",
                "respondents", "200",
                "source-title", "=A report",
                "source-url", "https://example.org/report"));
        act("/report", figures).then().statusCode(303);
        figures.put("held-as", "autumn 2005");
        assertThat(act("/report", figures).statusCode()).as("needs a day").isEqualTo(400);
        figures.put("held-on", "2005-10-01");
        figures.put("respondents", "");
        act("/report", figures).then().statusCode(303);

        given().get("/api/polls/" + slug)
                .then()
                .body("rounds.heldOn", contains("autumn 2005", "2006-03"))
                .body("rounds.notStated", contains(9.5f, 9.5f))
                .body("rounds[0].options.count", everyItem(nullValue()))
                .body("rounds[1].options.count", contains(100, 61, 20))
                .body("rounds[1].options[0].interval.low", equalTo(43.1f));
        assertThat(given().get("/polls/" + slug + "/results.csv").asString()).contains(",'=A report,");
        assertThat(Visitor.anonymous().page("/polls/" + slug).text())
                .contains("How the shares have moved", "March 2006", "43.1% to 56.9%");
        String second = curator.page("/desk/polls/" + slug)
                .select("form[action$=/remove]")
                .attr("action");
        curator.post(second, Map.of("version", version())).then().statusCode(303);
        given().get("/api/polls/" + slug).then().body("rounds.heldOn", contains("2006-03"));
    }

    @Test
    void what_is_wrong_with_a_new_poll_is_said_and_nothing_typed_is_lost() {
        Map<String, Object> wrong = new HashMap<>(poll(slug));
        wrong.put("question", "Will NHS number 943 476 5919 be done?");
        assertThat(curator.post("/desk/polls/new", wrong).statusCode()).isEqualTo(400);
        Response taken = curator.post("/desk/polls/new", poll(slug));
        assertThat(taken.statusCode()).isEqualTo(400);
        assertThat(taken.asString()).contains("Another poll has this address", "Will the cut-over be done in time?");
        wrong.putAll(poll(slug + "-more"));
        wrong.put("lessons", "L-1 L-99999999");
        assertThat(curator.post("/desk/polls/new", wrong).asString())
                .contains("There is no published lesson L-99999999");
        wrong.put("lessons", "the first one");
        assertThat(curator.post("/desk/polls/new", wrong).asString()).contains("Give references such as L-42");
    }

    @Test
    void what_ships_comes_again_when_its_file_changes_but_leaves_alone_what_a_curator_has_changed() throws Exception {
        String file = Files.readString(Path.of("content", "polls", "pacs-confidence.yaml"));
        String own = file.replace("slug: pacs-confidence", "slug: shipped-" + slug);
        edits.ship(own);
        edits.ship(own.replace("So-so: 38", "So-so: 40").replace("not-stated: 6", "not-stated: 4"));
        given().get("/api/polls/shipped-" + slug)
                .then()
                .body("rounds.size()", equalTo(1))
                .body("rounds[0].options.share", contains(37, 40, 19));
        slug = "shipped-" + slug;
        act(
                        "/edit",
                        Map.of(
                                "question", "How confident are you now?",
                                "option-1", "Very confident or confident",
                                "option-2", "So-so",
                                "option-3", "Not very confident"))
                .then()
                .statusCode(303);

        edits.ship(own);

        given().get("/api/polls/" + slug)
                .then()
                .body("question", equalTo("How confident are you now?"))
                .body("rounds[0].options.share", contains(37, 40, 19));
    }

    @Test
    void people_answer_over_the_api_once_a_round_and_figures_stay_hidden_below_five() {
        askToday();
        String answers = "/api/polls/" + slug + "/answers";
        given().contentType("application/json")
                .body(Map.of("option", "Yes"))
                .post(answers)
                .then()
                .statusCode(401);
        for (int i = 0; i < 4; i++) {
            answered(PEOPLE.get(i), Map.of("option", "Yes"))
                    .then()
                    .statusCode(200)
                    .body("option", equalTo("Yes"));
        }
        given().get("/api/polls/" + slug).then().body("rounds[0].hidden", equalTo(true));
        answered(PEOPLE.getFirst(), Map.of("option", "No", "round", Long.parseLong(round())))
                .then()
                .statusCode(200);
        assertThat(answers()).isEqualTo(4);
        answered(PEOPLE.get(4), Map.of("option", "Perhaps")).then().statusCode(200);
        given().get("/api/polls/" + slug)
                .then()
                .body("rounds[0].options.count", contains(3, 1, 1))
                .body("rounds[0].id", equalTo(Integer.parseInt(round())));

        answered(PEOPLE.getFirst(), Map.of("option", "Surely")).then().statusCode(400);
        answered(PEOPLE.getFirst(), Map.of()).then().statusCode(400);
        answered(PEOPLE.getFirst(), Map.of("option", "Yes", "round", 987654))
                .then()
                .statusCode(404);
        act("/rounds/" + round() + "/close", Map.of()).then().statusCode(303);
        answered(PEOPLE.getFirst(), Map.of("option", "Yes")).then().statusCode(409);
        assertThat(answers()).isEqualTo(5);
    }

    @Test
    void the_trend_is_drawn_from_two_rounds_on_without_a_style_or_a_script_of_its_own() {
        assertThat(given().get("/polls/pacs-confidence/trend.svg").statusCode()).isEqualTo(204);
        for (String held : List.of("2006-03", "2006-09")) {
            act(
                            "/report",
                            Map.of(
                                    "held-as", held,
                                    "share-1", "50",
                                    "share-2", "30",
                                    "share-3", "20",
                                    "source-title", "A report"))
                    .then()
                    .statusCode(303);
        }
        assertThat(Visitor.anonymous()
                        .page("/polls/" + slug)
                        .select("img[src$=trend.svg]")
                        .attr("alt"))
                .contains("the table below has every number");
        Response picture = given().get("/polls/" + slug + "/trend.svg");
        assertThat(picture.contentType()).startsWith("image/svg+xml");
        assertThat(picture.asString()).contains("<svg").doesNotContain(" style=", "<script", "<style");
    }

    @Test
    void of_many_rounds_the_latest_are_shown_and_each_of_the_others_by_itself() {
        for (int month = 1; month <= 4; month++) {
            act(
                            "/report",
                            Map.of(
                                    "held-as", "2006-0" + month,
                                    "share-1", Integer.toString(50 + month),
                                    "share-2", "30",
                                    "share-3", "10",
                                    "source-title", "A report"))
                    .then()
                    .statusCode(303);
        }
        var page = Visitor.anonymous().page("/polls/" + slug);
        assertThat(page.select("#rounds h3").eachText()).containsExactly("March 2006", "April 2006");
        String first = page.select("a[href*=?round=]").first().attr("href").replaceAll("#.*", "");
        assertThat(Visitor.anonymous().page(first).select("#rounds").text()).contains("January 2006", "51%");
    }

    private Response answered(Someone someone, Map<String, ?> answer) {
        return given().header("Authorization", "Bearer " + ApiClient.token(someone))
                .contentType("application/json")
                .body(answer)
                .post("/api/polls/" + slug + "/answers");
    }

    private static Map<String, String> poll(String slug) {
        return Map.of(
                "slug", slug,
                "question", "Will the cut-over be done in time?",
                "option-1", "Yes",
                "probability-1", "90",
                "option-2", "Perhaps",
                "probability-2", "50",
                "option-3", "No",
                "probability-3", "10",
                "lessons", "L-1, L-2");
    }

    private static Map<String, String> days() {
        return Map.of(
                "opens-on", TODAY.toString(), "closes-on", TODAY.plusDays(9).toString());
    }

    private void askToday() {
        ask(days()).then().statusCode(303);
    }

    private Response ask(Map<String, String> round) {
        return act("/ask", round);
    }

    /** By a curator who has just opened the page. */
    private Response act(String page, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put("version", version());
        return curator.post("/desk/polls/" + slug + page, all);
    }

    private String version() {
        return curator.page("/desk/polls/" + slug + "/edit")
                .select("input[name=version]")
                .val();
    }

    private Response answer(Someone someone, String option) {
        return someone.visitor().post("/polls/" + slug, Map.of("round", round(), "option", option));
    }

    private String round() {
        return number("select max(r.id) from poll_round r join poll p on p.id = r.poll_id where p.slug = '%s'") + "";
    }

    private long answers() {
        return number("select count(*) from poll_answer where round_id = " + round());
    }

    private long number(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> (Long)
                entityManager.createNativeQuery(sql.formatted(slug), Long.class).getSingleResult());
    }
}
