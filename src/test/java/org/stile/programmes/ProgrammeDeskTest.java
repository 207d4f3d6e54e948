package org.stile.programmes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** A programme set up in the desk and lived through, from outside. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProgrammeDeskTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Audit audit;

    @Inject
    Programmes programmes;

    @Inject
    EntityManagerFactory database;

    private Visitor curator;
    private String slug;

    @BeforeEach
    void a_programme_is_set_up() {
        curator = Visitor.demo("curator");
        String name = "Ward whiteboards " + NUMBER.incrementAndGet();
        Response made = curator.post(
                "/desk/programmes",
                Map.of(
                        "name", name,
                        "summary", "Boards on every ward.",
                        "deadline", "2035-03-31",
                        "stages", "Planning\nGo-live\nBenefits",
                        "regions", "Hills\nDales"));
        assertThat(made.statusCode()).isEqualTo(303);
        slug = made.header("Location").replaceAll(".*/", "");
        assertThat(slug).isEqualTo("ward-whiteboards-" + NUMBER.get());
    }

    @Test
    void a_trusts_journey_is_kept_up_by_its_lead_and_shows_on_the_board() {
        long id = trust("ZZD1");
        Someone lead = Someone.invited("ZZD1", "trust-lead");
        String journey = "/programmes/" + slug + "/deployments/" + id;
        String today = Clock.today(InstantSource.system()).toString();
        post(lead.visitor(), journey + "/stage", Map.of("stage", "planning", "entered-on", today), 303);
        post(lead.visitor(), journey + "/plan", Map.of("planned-on", "2031-01-10"), 303);
        assertThat(json().getString("deployments[0].stage")).isEqualTo("planning");
        assertThat(json().getString("deployments[0].plannedGoLive")).isEqualTo("2031-01-10");

        Response noReason = post(lead.visitor(), journey + "/plan", Map.of("planned-on", "2031-02-10"), 400);
        Document again = Jsoup.parse(noReason.asString());
        assertThat(again.select(".nhsuk-error-summary a[href=#reason]").text())
                .isEqualTo("Say why the date is put off");
        assertThat(again.select("#planned-on").val()).isEqualTo("2031-02-10");
        post(
                lead.visitor(),
                journey + "/plan",
                Map.of("planned-on", "2031-02-10", "reason", "supplier", "plan-note", "Boards came late"),
                303);
        Document page = Visitor.anonymous().page(journey);
        assertThat(page.text())
                .contains("10 January 2031", "10 February 2031", "The supplier was not ready", "Boards came late");
        assertThat(page.select("form[action^=/programmes]")).isEmpty();
        assertThat(Visitor.anonymous().page("/programmes/" + slug).text()).contains("1 planned date put off or missed");

        post(lead.visitor(), journey + "/live", Map.of("live-on", today, "version", "1"), 303);
        assertThat(json().getInt("goLives.total")).isOne();
        assertThat(json().getString("deployments[0].stage")).isEqualTo("go-live");
        // from a page that was read before
        post(lead.visitor(), journey + "/live", Map.of("live-on", "", "version", "1"), 409);
        post(lead.visitor(), journey + "/live", Map.of("live-on", "", "version", "2"), 303);
        assertThat(json().getInt("goLives.total")).isZero();
        assertThat(audit.of(slug + "/" + id, 10))
                .extracting(Audit.Entry::action)
                .contains("deployment.stage", "deployment.plan", "deployment.live", "deployment.add");
    }

    @Test
    void owners_are_named_on_the_desk_and_read_by_everybody() {
        Map<String, String> terms = new java.util.HashMap<>(Map.of(
                "name", "Ward whiteboards",
                "stages", "Planning\nGo-live",
                "regions", "Hills\nDales",
                "owners", " Programme director, national team \n\nEstates board\nEstates board",
                "version", "1"));
        post(curator, "/desk/programmes/" + slug, terms, 303);
        assertThat(json().getList("owners.name")).containsExactly("Programme director, national team", "Estates board");
        assertThat(Visitor.anonymous().page("/programmes/" + slug).text())
                .contains("Owned by Programme director, national team; Estates board.");
        assertThat(curator.page("/desk/programmes/" + slug).select("#owners").text())
                .contains("Estates board");
        terms.put("version", "2");
        terms.put("owners", "Somebody with NHS number 943 476 5919");
        post(curator, "/desk/programmes/" + slug, terms, 400);
        terms.put("owners", "");
        post(curator, "/desk/programmes/" + slug, terms, 303);
        assertThat(json().getList("owners")).isEmpty();
        assertThat(Visitor.anonymous().page("/programmes/" + slug).text()).doesNotContain("Owned by");
    }

    @Test
    void others_change_nothing_of_a_trusts_journey() {
        long id = trust("ZZD1");
        Someone stranger = Someone.invited("ZZD2", "trust-lead");
        Someone member = Someone.invited("ZZD1");
        String today = Clock.today(InstantSource.system()).toString();
        String journey = "/programmes/" + slug + "/deployments/" + id;
        for (Visitor visitor : new Visitor[] {stranger.visitor(), member.visitor()}) {
            post(visitor, journey + "/stage", Map.of("stage", "planning", "entered-on", today), 403);
            post(visitor, journey + "/live", Map.of("live-on", today, "version", "1"), 403);
            assertThat(visitor.page(journey).select("form[action^=/programmes]"))
                    .isEmpty();
        }
        // a lead does not choose the solution
        assertThat(Someone.invited("ZZD1", "trust-lead")
                        .visitor()
                        .post(journey, Map.of("solution", "", "version", "1"))
                        .statusCode())
                .isEqualTo(403);
        // nor does the address of one programme lead to a deployment of another
        given().get("/programmes/pacs/deployments/" + id).then().statusCode(404);
    }

    @Test
    void a_solution_may_be_provided_across_regions() {
        post(
                curator,
                "/desk/programmes/" + slug + "/solutions",
                Map.of(
                        "region", "hills",
                        "supplier", "Slate Ltd",
                        "sub-contractor", "Chalk Ltd",
                        "maturity", "piloted",
                        "evidence", "One ward since May"),
                303);
        String solution = curator.page("/desk/programmes/" + slug)
                .select("a[href*=/solutions/]")
                .attr("href")
                .replaceAll(".*/", "");
        post(
                curator,
                "/desk/programmes/" + slug + "/deployments",
                Map.of("trust", "zzd2", "trust-region", "dales", "solution", solution),
                303);
        assertThat(json().getString("deployments[0].region")).isEqualTo("Dales");
        assertThat(json().getString("deployments[0].providedByRegion")).isEqualTo("Hills");
        assertThat(Visitor.anonymous()
                        .page("/programmes/" + slug + "/solutions")
                        .text())
                .contains("Slate Ltd with Chalk Ltd", "Tried at first sites", "One ward since May");
        post(
                curator,
                "/desk/programmes/" + slug + "/solutions/" + solution,
                Map.of("supplier", "Slate Ltd", "maturity", "", "evidence", ""),
                400);
    }

    @Test
    void what_is_wrong_is_told_and_stays_typed() {
        Response wrong = curator.post(
                "/desk/programmes",
                Map.of("name", " ", "stages", "Planning", "regions", "", "deadline", "soon", "summary", "Kept words"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(wrong.asString()).select("#summary").text()).isEqualTo("Kept words");
        Response more = curator.post(
                "/desk/programmes", Map.of("name", "", "stages", "Planning", "regions", "", "summary", "x"));
        assertThat(Jsoup.parse(more.asString()).select(".nhsuk-error-summary a").eachAttr("href"))
                .contains("#name", "#stages", "#regions");
        post(
                curator,
                "/desk/programmes",
                Map.of("name", "NHS number 943 476 5919", "stages", "Go-live", "regions", "One"),
                400);
        trust("ZZD1");
        post(
                curator,
                "/desk/programmes/" + slug + "/deployments",
                Map.of("trust", "ZZD1", "trust-region", "hills"),
                409);
        post(
                curator,
                "/desk/programmes/" + slug + "/deployments",
                Map.of("trust", "NOPE", "trust-region", "nowhere"),
                400);
        Map<String, String> terms =
                Map.of("name", "Ward whiteboards", "stages", "Planning\nGo-live", "regions", "Dales", "version", "1");
        assertThat(post(curator, "/desk/programmes/" + slug, terms, 400).asString())
                .contains("Hills")
                .contains("is in use");
        post(
                curator,
                "/desk/programmes/" + slug,
                Map.of(
                        "name",
                        "Whiteboards",
                        "stages",
                        "Planning\nGo-live",
                        "regions",
                        "Hills\nDales\nMoors",
                        "version",
                        "1"),
                303);
        post(
                curator,
                "/desk/programmes/" + slug,
                Map.of("name", "Late", "stages", "Go-live", "regions", "Hills", "version", "1"),
                409);
    }

    @Test
    void a_forecast_is_kept_as_it_was_made() {
        trust("ZZD1");
        String forDay = Clock.today(InstantSource.system()).plusDays(90).toString();
        post(curator, "/desk/programmes/" + slug + "/forecasts", Map.of("for-day", forDay), 303);
        assertThat(json().getList("forecasts.forDay")).containsExactly(forDay);
        assertThat(json().getMap("forecasts[0]")).doesNotContainKey("actual");
        post(
                curator,
                "/desk/programmes/" + slug + "/forecasts",
                Map.of("for-day", Clock.today(InstantSource.system()).toString()),
                400);
    }

    @Test
    void who_reaches_nobody_that_signs_by_the_business_case_is_flagged() {
        post(
                curator,
                "/desk/programmes/" + slug,
                Map.of(
                        "name", "Ward whiteboards",
                        "stages", "Business case\nPlanning\nGo-live",
                        "regions", "Hills\nDales",
                        "version", "1"),
                303);
        long id = trust("ZZD1");
        Visitor lead = Someone.invited("ZZD1", "trust-lead").visitor();
        String journey = "/programmes/" + slug + "/deployments/" + id;
        String today = Clock.today(InstantSource.system()).toString();
        String flag = "1 trust at the business case or beyond without a finance or executive contact";
        assertThat(Visitor.anonymous().page("/programmes/" + slug).text()).doesNotContain(flag);
        post(lead, journey + "/stage", Map.of("stage", "business-case", "entered-on", today), 303);
        assertThat(Visitor.anonymous().page("/programmes/" + slug).text()).contains(flag);
        assertThat(Visitor.anonymous()
                        .page("/programmes/" + slug + "/go-lives?show=without-who-sign")
                        .select("tbody tr"))
                .hasSize(1);
        Map<String, String> clinicians =
                Map.of("audience", "clinician", "engaged-stage", "planning", "engaged-on", today, "what", "Ward round");
        post(lead, journey + "/engagement", clinicians, 303);
        assertThat(Visitor.anonymous().page("/programmes/" + slug).text()).contains(flag);
        Map<String, String> finance = Map.of(
                "audience",
                "finance",
                "engaged-stage",
                "business-case",
                "engaged-on",
                today,
                "what",
                "Finance committee");
        post(lead, journey + "/engagement", finance, 303);
        assertThat(Visitor.anonymous().page("/programmes/" + slug).text()).doesNotContain(flag);
        Document page = lead.page(journey);
        assertThat(page.text()).contains("Finance, Business case").contains("Finance committee");
        post(lead, page.select("form:has(button:contains(Finance committee))").attr("action"), Map.of(), 303);
        assertThat(Visitor.anonymous().page("/programmes/" + slug).text()).contains(flag);
        post(lead, journey + "/engagement", Map.of("audience", "nobody", "engaged-on", today), 400);
        post(Someone.invited("ZZD2", "trust-lead").visitor(), journey + "/engagement", finance, 403);
    }

    @Test
    void other_programs_do_the_same_with_a_token() {
        Someone someone = Someone.invited("", "curator");
        Someone lead = Someone.invited("ZZD1", "trust-lead");
        String made = api(
                        someone,
                        "/api/programmes",
                        Map.of(
                                "name",
                                slug + " by api",
                                "stages",
                                List.of("Planning", "Go-live"),
                                "regions",
                                List.of("Fens"),
                                "owners",
                                List.of("Drainage board"),
                                "deadline",
                                "2031-03-31"))
                .then()
                .statusCode(201)
                .extract()
                .path("slug");
        int solution = api(
                        someone,
                        "/api/programmes/" + made + "/solutions",
                        Map.of("region", "fens", "supplier", "Reed Ltd", "maturity", "live", "evidence", "Two sites"))
                .path("id");
        int id = api(
                        someone,
                        "/api/programmes/" + made + "/deployments",
                        Map.of("trust", "ZZD1", "trustRegion", "fens", "solution", solution))
                .path("id");
        api(lead, "/api/deployments/" + id + "/plan", Map.of("plannedOn", "2031-01-10"))
                .then()
                .statusCode(204);
        api(lead, "/api/deployments/" + id + "/plan", Map.of("plannedOn", "2031-02-10"))
                .then()
                .statusCode(400)
                .body("errors.reason", org.hamcrest.Matchers.notNullValue());
        api(lead, "/api/programmes", Map.of("name", "Not mine")).then().statusCode(403);
        assertThat(given().get("/api/programmes/" + made)
                        .then()
                        .extract()
                        .jsonPath()
                        .getMap("deployments[0]"))
                .containsEntry("supplier", "Reed Ltd")
                .containsEntry("plannedGoLive", "2031-01-10");
        given().get("/api/programmes/" + made)
                .then()
                .body("owners[0].name", org.hamcrest.Matchers.equalTo("Drainage board"));
    }

    @Test
    void lists_count_as_the_boards_do_with_as_many_queries_for_one_programme_as_for_all() {
        trust("ZZD1");
        trust("ZZD2");
        String other = post(
                        curator,
                        "/desk/programmes",
                        Map.of("name", slug + " once more", "stages", "Planning\nGo-live", "regions", "Hills"),
                        303)
                .header("Location")
                .replaceAll(".*/", "");
        post(
                curator,
                "/desk/programmes/" + other + "/deployments",
                Map.of("trust", "ZZD1", "trust-region", "hills"),
                303);
        assertThat(programmes.progress()).allSatisfy(progress -> {
            Board board = programmes.board(progress.programme().slug());
            assertThat(progress.live()).isEqualTo(board.live());
            assertThat(progress.expected()).isEqualTo(board.expected());
        });
        assertThat(programmes.of("ZZD1"))
                .extracting(journey -> journey.programme().slug())
                .contains(slug, other);
        assertThat(queries(programmes::progress)).isEqualTo(2);
        // deployments with their stages and plans, programmes, solutions where there are any
        assertThat(queries(() -> programmes.of("ZZD1"))).isBetween(4L, 5L);
    }

    private long queries(Runnable what) {
        Statistics statistics = database.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        what.run();
        long queries = statistics.getPrepareStatementCount();
        statistics.setStatisticsEnabled(false);
        return queries;
    }

    private static Response api(Someone someone, String path, Map<String, ?> body) {
        return given().header("Authorization", "Bearer " + ApiClient.token(someone))
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    private long trust(String code) {
        post(curator, "/desk/programmes/" + slug + "/deployments", Map.of("trust", code, "trust-region", "hills"), 303);
        return json().getLong("deployments.find { it.trustCode == '" + code + "' }.id");
    }

    private JsonPath json() {
        return given().get("/api/programmes/" + slug)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response post(Visitor visitor, String path, Map<String, ?> fields, int status) {
        Response answer = visitor.post(path, fields);
        assertThat(answer.statusCode()).as(path + " " + fields).isEqualTo(status);
        return answer;
    }
}
