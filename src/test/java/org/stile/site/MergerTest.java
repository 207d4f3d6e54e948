package org.stile.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.changes.Change;
import org.stile.changes.Changes;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;

/** Two trusts become one, entered on the desk: what was so before stays so, and what follows goes to the one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MergerTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final LocalDate LAST_DAY = LocalDate.of(2024, 3, 31);
    private static final List<LocalDate> THREE_DAYS = List.of(LAST_DAY.minusDays(1), LAST_DAY, LAST_DAY.plusDays(1));

    @Inject
    Trusts trusts;

    @Inject
    Audit audit;

    @Inject
    Changes changes;

    private Visitor curator;
    private String curatorToken;
    private String closing;
    private String alsoClosing;
    private String goingOn;
    private String slug;
    private String merger;

    @BeforeEach
    void there_are_three_trusts_in_a_programme() {
        int number = NUMBER.incrementAndGet();
        closing = "ZZM" + number + "A";
        alsoClosing = "ZZM" + number + "B";
        goingOn = "ZZM" + number + "C";
        trusts.put(
                List.of(trust(closing, "Weirside"), trust(alsoClosing, "Fordham Cross"), trust(goingOn, "Weirford")));
        curator = Visitor.demo("curator");
        curatorToken = ApiClient.token(Someone.invited("", "curator"));
        String made = curator.post(
                        "/desk/programmes",
                        Map.of("name", "Merging " + number, "stages", "Planning\nGo-live", "regions", "Hills"))
                .header("Location");
        slug = made.replaceAll(".*/", "");
        live(deployment(closing), "2023-05-01");
        live(deployment(goingOn), "2024-06-01");
        merger = "";
    }

    @AfterEach
    void nothing_stays_merged() {
        if (!merger.isEmpty()) {
            curator.post("/desk/mergers/" + merger + "/undo");
        }
    }

    private static Trust trust(String code, String name) {
        return new Trust(code, name, "Y56", "", "", "", LocalDate.of(2000, 1, 1), null, "", List.of(), true);
    }

    private long deployment(String trust) {
        post(
                curator,
                "/desk/programmes/" + slug + "/deployments",
                Map.of("trust", trust, "trust-region", "hills"),
                303);
        return programme(LAST_DAY).getLong("deployments.find { it.trustCode == '" + trust + "' }.id");
    }

    private void live(long deployment, String day) {
        post(
                curator,
                "/programmes/" + slug + "/deployments/" + deployment + "/live",
                Map.of("live-on", day, "version", "1"),
                303);
    }

    private long numberOf(String trust) {
        return programme(LAST_DAY).getLong("deployments.find { it.trustCode == '" + trust + "' }.id");
    }

    private JsonPath programme(LocalDate day) {
        return given().get("/api/programmes/" + slug + "?as-of=" + day)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Map<String, String> terms() {
        return new HashMap<>(
                Map.of("trusts", closing + " " + alsoClosing, "into", goingOn, "closed-on", LAST_DAY.toString()));
    }

    private void merge() {
        post(curator, "/desk/mergers", terms(), 303);
        merger = curator.page("/desk/mergers")
                .select("form[action$=/undo]")
                .first()
                .attr("action")
                .replaceAll("\\D+", "");
    }

    private void takeBack() {
        post(curator, "/desk/mergers/" + merger + "/undo", Map.of(), 303);
    }

    @Test
    void boards_counts_and_links_are_right_on_the_day_before_on_the_day_and_after() {
        String cases = "/programmes/" + slug + "/business-cases";
        post(curator, cases, Map.of("trust", closing, "from", "2023-03-01"), 303);
        Map<LocalDate, String> boards = new HashMap<>();
        Map<LocalDate, String> registers = new HashMap<>();
        for (LocalDate day : THREE_DAYS) {
            boards.put(day, programme(day).getMap("goLives").toString());
            registers.put(day, given().get("/api" + cases + "?as-of=" + day).asString());
        }
        long journey = numberOf(closing);

        merge();
        for (LocalDate day : THREE_DAYS) {
            JsonPath programme = programme(day);
            assertThat(programme.getMap("goLives").toString()).as("%s", day).isEqualTo(boards.get(day));
            assertThat(given().get("/api" + cases + "?as-of=" + day).asString())
                    .as("%s", day)
                    .isEqualTo(registers.get(day));
            Map<String, Object> row = programme.getMap("deployments.find { it.trustCode == '" + closing + "' }");
            assertThat(row).containsEntry("trust", "Weirside").containsEntry("actualGoLive", "2023-05-01");
            assertThat(row.get("goesOnAs")).as("%s", day).isEqualTo(day.isAfter(LAST_DAY) ? "Weirford" : null);
            assertThat(trusts.on(day, closing)).isEqualTo(day.isAfter(LAST_DAY) ? goingOn : closing);
        }
        Document old = Visitor.anonymous().page("/trusts/" + closing);
        assertThat(old.text())
                .contains("Closed 31 March 2024", "Followed by Weirford")
                .doesNotContain("inferred");
        Document now = Visitor.anonymous().page("/trusts/" + goingOn);
        assertThat(now.text()).contains("Has taken over").contains("Weirside, closed 31 March 2024");
        for (String page : List.of("/trusts/" + closing, "/trusts/" + goingOn)) {
            assertThat(Visitor.anonymous()
                            .page(page)
                            .select("a[href=/programmes/%s/deployments/%d]".formatted(slug, journey)))
                    .as(page)
                    .hasSize(1);
        }
        assertThat(Visitor.anonymous()
                        .page("/programmes/" + slug + "/deployments/" + journey)
                        .text())
                .contains("Weirside", "Weirford");

        takeBack();
        for (LocalDate day : THREE_DAYS) {
            assertThat(programme(day).getMap("goLives").toString()).isEqualTo(boards.get(day));
            assertThat(programme(day).getList("deployments.goesOnAs")).containsOnlyNulls();
        }
        assertThat(Visitor.anonymous().page("/trusts/" + closing).text()).doesNotContain("Closed", "Followed by");
    }

    @Test
    void what_will_happen_is_shown_before_it_does_and_all_of_it_is_on_record() {
        Map<String, String> terms = terms();
        String query = "?trusts=%s,%s&into=%s&closed-on=%s"
                .formatted(closing.toLowerCase(java.util.Locale.ROOT), alsoClosing, goingOn, LAST_DAY);
        Document page = curator.page("/desk/mergers/confirm" + query);
        assertThat(page.text()).contains("Weirside", "Fordham Cross", "1 journey", "from 1 April 2024");
        assertThat(trusts.byCode(closing).orElseThrow().closed()).isFalse();
        Map<String, String> sent = new HashMap<>();
        page.select("form[method=post] input[type=hidden]").forEach(field -> sent.put(field.attr("name"), field.val()));
        sent.remove("csrf-token");
        assertThat(sent).isEqualTo(terms);
        long position = changes.last();

        merge();
        assertThat(trusts.byCode(closing).orElseThrow().successor()).isEqualTo(goingOn);
        assertThat(changes.after(position, 100))
                .extracting(Change::kind, Change::ref)
                .contains(org.assertj.core.api.Assertions.tuple(Changes.TRUST, Long.parseLong(merger)));
        // what ships is loaded again
        trusts.put(List.of(trust(closing, "Weirside")));
        assertThat(trusts.byCode(closing).orElseThrow().closedOn()).isEqualTo(LAST_DAY);

        takeBack();
        assertThat(trusts.byCode(closing).orElseThrow().closed()).isFalse();
        post(curator, "/desk/mergers/" + merger + "/undo", Map.of(), 409);
        assertThat(audit.of(merger, 10))
                .extracting(Audit.Entry::action)
                // a report may have the same number
                .filteredOn(action -> action.startsWith("trust."))
                .containsExactly("trust.merge.undo", "trust.merge");
    }

    @Test
    void a_trusts_use_of_what_has_become_its_own_lesson_counts_no_longer() {
        String title = "Count the cables before the move of " + slug;
        given().header("Authorization", "Bearer " + curatorToken)
                .contentType("application/x-ndjson")
                .body("""
                        {"externalId": "%s", "title": "%s", "event": "It was dark.", "recommendations": ["Do count"], \
                        "trust": "%s", "status": "published"}
                        """.formatted(slug, title, closing).getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(200);
        String ref = hits(closing).getString("hits[0].ref");
        Visitor lead = Someone.invited(goingOn, "trust-lead").visitor();
        post(
                lead,
                "/lessons/" + ref + "/uptake",
                Map.of(
                        "version", "0",
                        "disposition", "adopted",
                        "result", "worked",
                        "outcome", "No cable was missing"),
                303);
        int before = given().get("/api/lessons/" + ref).path("evidence");
        assertThat(before).isPositive();
        long position = changes.last();

        merge();
        assertThat(changes.after(position, 100))
                .extracting(Change::kind, Change::ref)
                .contains(org.assertj.core.api.Assertions.tuple(Changes.LESSON, Long.parseLong(ref.substring(2))));
        // the page after what was written waits for the index
        curator.page("/lessons?trust=" + closing);
        assertThat(hits(closing).getInt("total")).isOne();
        assertThat(hits(closing).getInt("hits[0].evidence")).isZero();
        given().get("/api/lessons/" + ref).then().statusCode(200).body("evidence", equalTo(0));

        takeBack();
        given().get("/api/lessons/" + ref).then().body("evidence", equalTo(before));
    }

    private static JsonPath hits(String trust) {
        return given().get("/api/lessons?trust=" + trust)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void what_a_closed_trust_left_is_its_successors_and_nobody_elses() {
        Visitor lead = Someone.invited(closing, "trust-lead").visitor();
        String item = "/toolkits/pacs/ours/items/prove-server-room";
        post(lead, "/toolkits/pacs/copy", Map.of(), 303);
        post(lead, item + "/tick", Map.of("done", "true"), 303);
        post(lead, item, Map.of("note", "It is in the old film store", "version", "0"), 303);
        String plan = "/programmes/%s/deployments/%d/financial-plan".formatted(slug, numberOf(closing));
        Map<String, String> line = Map.of(
                "category", "cost-one-off",
                "year", "2023",
                "name", "Workstations",
                "estimate", "1,234",
                "year-base", "2023");
        post(lead, plan + "/lines", line, 303);
        Someone successor = Someone.invited(goingOn, "trust-lead");
        Someone colleague = Someone.invited(goingOn);
        Visitor stranger = Someone.invited("ZZD2", "trust-lead").visitor();
        String copy = "/toolkits/pacs/ours/before/" + closing;
        for (String address : List.of(plan, copy, copy + "/stages/build", copy + "/no-longer")) {
            successor.visitor().get(address).then().statusCode(404);
        }

        merge();
        assertThat(colleague.visitor().page(plan).text()).contains("£1,234");
        post(colleague.visitor(), plan + "/lines", line, 403);
        Map<String, String> more = new HashMap<>(line);
        more.put("name", "Cables");
        post(successor.visitor(), plan + "/lines", more, 303);
        assertThat(colleague.visitor().page("/toolkits/pacs").select("a[href=" + copy + "]"))
                .hasSize(1);
        assertThat(colleague.visitor().page("/toolkits/pacs/ours").select("a[href=" + copy + "]"))
                .hasSize(1);
        Document left = colleague.visitor().page(copy);
        assertThat(left.text()).contains("Weirside", "1 of ");
        assertThat(left.select("a[href=" + copy + "/stages/build#item-prove-server-room]"))
                .hasSize(1);
        Document stage = colleague.visitor().page(copy + "/stages/build");
        assertThat(stage.text()).contains("It is in the old film store", "Ticked by a trust lead");
        assertThat(left.select("main form").size() + stage.select("main form").size())
                .isZero();
        given().header("Authorization", "Bearer " + ApiClient.token(colleague))
                .get("/api" + copy)
                .then()
                .statusCode(200)
                .body("trust", equalTo(closing));
        for (String address : List.of(plan, plan + ".csv", copy, copy + "/stages/build", copy + "/no-longer")) {
            stranger.get(address).then().statusCode(404);
        }

        takeBack();
        for (String address : List.of(plan, copy, copy + "/stages/build", copy + "/no-longer")) {
            successor.visitor().get(address).then().statusCode(404);
        }
        assertThat(lead.page(plan).text()).contains("£1,234");
    }

    @Test
    void who_reads_trusts_before_a_change_is_stored_does_not_keep_others_at_what_was_before() {
        String code = closing + "X";
        QuarkusTransaction.requiringNew().run(() -> {
            trusts.put(List.of(trust(code, "Weirbridge")));
            CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(trusts::read))
                    .join();
            assertThat(trusts.byCode(code)).isEmpty();
        });
        assertThat(trusts.byCode(code)).isPresent();
    }

    @Test
    void what_cannot_be_is_refused_with_its_reason_and_nothing_changes() {
        Map<String, String> terms = terms();
        terms.put("closed-on", Clock.today(InstantSource.system()).toString());
        assertThat(post(curator, "/desk/mergers", terms, 400).asString()).contains("to yesterday");
        terms.put("closed-on", "1999-12-31");
        assertThat(post(curator, "/desk/mergers", terms, 400).asString()).contains("was not open on that day");
        terms = terms();
        terms.put("into", closing);
        assertThat(post(curator, "/desk/mergers", terms, 400).asString()).contains("among those that closed");
        // RA3 closed in 2020
        terms.put("into", "RA3");
        assertThat(post(curator, "/desk/mergers", terms, 400).asString()).contains("Choose a trust that is open");
        terms.put("trusts", "NOPE9 " + closing);
        assertThat(post(curator, "/desk/mergers", terms, 400).asString()).contains("NOPE9");
        assertThat(curator.get("/desk/mergers/confirm?trusts=&into=&closed-on=soon")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Someone.invited("ZZD1", "trust-lead")
                        .visitor()
                        .post("/desk/mergers", terms())
                        .statusCode())
                .isEqualTo(403);
        assertThat(trusts.byCode(closing).orElseThrow().closed()).isFalse();
    }

    @Test
    void programs_enter_and_take_back_mergers_with_a_curators_token() {
        Map<String, Object> body = Map.of("trusts", List.of(closing), "into", goingOn, "closedOn", LAST_DAY.toString());
        api(ApiClient.token(Someone.invited("ZZD1", "trust-lead")), body, "")
                .then()
                .statusCode(403);
        int id = api(curatorToken, body, "").then().statusCode(201).extract().path("id");
        given().get("/api/trusts")
                .then()
                .body("find { it.code == '%s' }.successor".formatted(closing), equalTo(goingOn));
        api(curatorToken, body, "").then().statusCode(400).contentType("application/problem+json");
        api(curatorToken, Map.of(), "/" + id + "/undo").then().statusCode(204);
        api(curatorToken, Map.of(), "/" + id + "/undo").then().statusCode(409);
        given().header("Authorization", "Bearer " + curatorToken)
                .get("/api/mergers")
                .then()
                .statusCode(200)
                .body("find { it.id == %d }.undone".formatted(id), equalTo(true));
    }

    private static Response api(String token, Map<String, ?> body, String path) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/api/mergers" + path);
    }

    private static Response post(Visitor visitor, String path, Map<String, ?> fields, int status) {
        Response answer = visitor.post(path, fields);
        assertThat(answer.statusCode()).as(path + " " + fields).isEqualTo(status);
        return answer;
    }
}
