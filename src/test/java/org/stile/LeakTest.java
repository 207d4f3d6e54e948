package org.stile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.boot.DemoAccounts;
import org.stile.people.Visitor;

/**
 * Walks every address that shows anything, as somebody who is not signed in: a members-only lesson, a hidden one, a
 * draft, and what a region-attributed lesson hides, must show through none of them.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LeakTest {

    /** Addresses that show something to everybody. */
    private static final Set<String> WALKED = Set.of(
            "GET /",
            "GET /lessons",
            "GET /lessons/{ref}",
            "GET /lessons/{ref}/history",
            "GET /lessons/{ref}/for/{audience}",
            "GET /lessons/{ref}/report",
            "GET /lessons/{ref}/submitted",
            "GET /topics",
            "GET /topics/{slug}",
            "GET /trusts",
            "GET /trusts/{code}",
            "GET /programmes",
            "GET /programmes/{slug}",
            "GET /programmes/{slug}/go-lives",
            "GET /programmes/{slug}/go-lives.csv",
            "GET /programmes/{slug}/burn-up.csv",
            "GET /programmes/{slug}/solutions",
            "GET /programmes/{slug}/pipeline.csv",
            "GET /programmes/{slug}/pipeline.svg",
            "GET /programmes/{slug}/forecasts.csv",
            "GET /programmes/{slug}/deployments/{id}/reached",
            "GET /programmes/{slug}/deployments/{id}/reached.csv",
            "GET /api/programmes/{slug}/deployments/{id}/reached",
            "GET /polls/{slug}/trend.svg",
            "GET /api/programmes",
            "GET /api/programmes/{slug}",
            "GET /polls",
            "GET /polls/{slug}",
            "GET /polls/{slug}/results.csv",
            "GET /api/polls",
            "GET /api/polls/{slug}",
            "GET /feeds/lessons.atom",
            "GET /sitemap.xml",
            "GET /api/lessons",
            "GET /api/lessons/{ref}",
            "GET /api/lessons/{ref}/related",
            "GET /api/suggest",
            "GET /api/topics",
            "GET /api/trusts",
            "GET /api/exports/lessons",
            "GET /api/exports/uptake",
            "GET /api/lessons/{ref}/uptake",
            "GET /api/lessons/{ref}/asks",
            "GET /api/asks/{id}",
            "GET /api/exports/asks",
            "GET /lessons/{ref}/files",
            "GET /lessons/{ref}/files/{id}",
            "GET /api/lessons/{ref}/files",
            "GET /api/lessons/{ref}/files/{id}",
            "GET /programmes/{slug}/business-cases",
            "GET /programmes/{slug}/business-cases.csv",
            "GET /programmes/{slug}/business-cases/{id}",
            "GET /api/programmes/{slug}/business-cases",
            "GET /api/programmes/{slug}/business-cases/{id}",
            "GET /toolkits",
            "GET /toolkits/{slug}",
            "GET /toolkits/{slug}/stages/{stage}",
            "GET /toolkits/{slug}/print",
            "GET /api/toolkits",
            "GET /api/toolkits/{slug}");

    /** Addresses that show nothing of lessons, or nothing to somebody who is not signed in (AccessTest sees to it). */
    private static final Set<String> NOTHING_TO_SHOW = Set.of(
            "GET /{name: about|help|posting-guide|accessibility|privacy}",
            "GET /robots.txt",
            "GET /sign-in",
            "GET /invite/{token}",
            "GET /account",
            "GET /my-lessons",
            "GET /admin/people",
            "GET /admin/people/{id}",
            "GET /api/index",
            "GET /desk",
            "GET /desk/featured",
            "GET /desk/featured/{id}",
            // programmes hold no lessons
            "GET /desk/programmes",
            "GET /desk/programmes/{slug}",
            "GET /desk/programmes/{slug}/solutions/{id}",
            "GET /programmes/{slug}/deployments/{id}",
            "GET /programmes/{slug}/burn-up.svg",
            "GET /desk/polls",
            "GET /desk/polls/new",
            "GET /desk/polls/{slug}",
            "GET /desk/polls/{slug}/edit",
            "GET /desk/polls/{slug}/ask",
            "GET /desk/polls/{slug}/report",
            "GET /desk/polls/{slug}/outcome",
            "GET /desk/imports",
            "GET /desk/imports/{id}",
            "GET /desk/imports/{id}/progress",
            "GET /desk/imports/{id}/rejects",
            "GET /desk/reports",
            "GET /desk/search",
            "GET /desk/search/{kind}",
            "GET /desk/search/{kind}/{version}",
            "GET /desk/search/topics",
            "GET /desk/search/topics/{slug}",
            "GET /lessons/new",
            "GET /lessons/quick",
            "GET /lessons/{ref}/approve",
            "GET /lessons/{ref}/edit",
            "GET /lessons/{ref}/withdraw",
            "GET /review",
            "GET /review/{ref}",
            "GET /review/changes/{ref}",
            "GET /lessons/{ref}/links",
            "GET /desk/stale",
            "GET /lessons/{ref}/uptake",
            "GET /lessons/{ref}/uptake/withdraw",
            "GET /lessons/{ref}/corroboration",
            "GET /my-lessons/thanks",
            "GET /desk/quarantine",
            "GET /desk/quarantine/{ref}",
            "GET /api/quarantine",
            "GET /api/quarantine/{ref}",
            "GET /admin/tasks",
            "GET /lessons/{ref}/ask",
            "GET /asks",
            "GET /asks/mine",
            "GET /asks/{id}/answer",
            "GET /asks/{id}/correct",
            "GET /asks/{id}/edit",
            "GET /asks/{id}/hide",
            "GET /api/asks",
            "GET /api/review",
            "GET /api/reviewers",
            "GET /lessons/{ref}/files/{id}/remove",
            "GET /next-step",
            "GET /next-step/{id}",
            "GET /api/next-step",
            "GET /programmes/{slug}/business-cases/new",
            "GET /toolkits/{slug}/ours",
            "GET /toolkits/{slug}/ours/stages/{stage}",
            "GET /toolkits/{slug}/ours/no-longer",
            "GET /toolkits/{slug}/ours/items/{item}",
            "GET /api/toolkits/{slug}/ours",
            "GET /toolkits/{slug}/ours/before/{code}",
            "GET /toolkits/{slug}/ours/before/{code}/stages/{stage}",
            "GET /toolkits/{slug}/ours/before/{code}/no-longer",
            "GET /api/toolkits/{slug}/ours/before/{code}",
            "GET /desk/mergers",
            "GET /desk/mergers/confirm",
            "GET /api/mergers",
            "GET /desk/toolkits",
            "GET /desk/toolkits/new",
            "GET /desk/toolkits/reports",
            "GET /desk/toolkits/{slug}",
            "GET /desk/toolkits/{slug}/details",
            "GET /desk/toolkits/{slug}/items/{item}",
            "GET /desk/toolkits/{slug}/items/{item}/remove",
            "GET /programmes/{slug}/deployments/{id}/plan",
            "GET /programmes/{slug}/deployments/{id}/plan.csv",
            "GET /programmes/{slug}/deployments/{id}/plan/lines/{line}",
            "GET /api/programmes/{slug}/deployments/{id}/plan",
            "GET /programmes/{slug}/deployments/{id}/financial-plan",
            "GET /programmes/{slug}/deployments/{id}/financial-plan.csv",
            "GET /programmes/{slug}/deployments/{id}/financial-plan/lines/{line}",
            "GET /api/programmes/{slug}/deployments/{id}/financial-plan");

    private static final String MEMBERS_WORD = "Quokkapolis";
    private static final String HIDDEN_WORD = "Wombatshire";
    private static final String DRAFT_WORD = "Numbatford";
    private static final String REGION_WORD = "Bandicootham";
    private static final String OPEN_WORD = "Dunnartling";
    private static final String HIDDEN_ASK_WORD = "Bilbyworth";
    private static final String MEMBERS_ASK_WORD = "Quollbury";
    private static final String ANSWERED_WORD = "Bettongton";
    private static final String POLL = "leaks-nothing";
    private static final String ASKER = "Casey Clinician";
    private static final String SECRET_ORGANISATION = "Potoroo General";
    private static final String SECRET_ID = "potoroo-77";
    // a trust that no seed lesson comes from
    private static final String SECRET_TRUST = "RTX";

    private static final String TOOLKIT = "leaks-nothing";

    private static String membersRef;
    private static String hiddenRef;
    private static String draftRef;
    private static List<String> regionRefs;
    private static final List<String> ASKS = new ArrayList<>();
    private static String businessCase;
    private static final Map<String, String> FILES = new HashMap<>();

    @BeforeEach
    void there_are_lessons_to_hide() {
        if (membersRef != null) {
            return;
        }
        String curator = token("curator@demo.example");
        importing(
                curator,
                line("leak-members", MEMBERS_WORD, "\"publication\":\"members\",\"trust\":\"RTX\""),
                line("leak-hidden", HIDDEN_WORD, "\"trust\":\"RTX\""),
                line(
                        SECRET_ID,
                        REGION_WORD,
                        "\"attribution\":\"region\",\"region\":\"Y56\",\"organisation\":\"" + SECRET_ORGANISATION
                                + "\""),
                line(SECRET_ID + "-trust", REGION_WORD, "\"attribution\":\"region\",\"trust\":\"RTX\""));
        membersRef = ref(curator, MEMBERS_WORD);
        hiddenRef = ref(curator, HIDDEN_WORD);
        regionRefs = as(curator).get("/api/lessons?q=" + REGION_WORD).path("hits.ref");
        draftRef = as(curator)
                .body(Map.of("title", DRAFT_WORD + " is not ready", "event", DRAFT_WORD, "topics", List.of("pacs")))
                .post("/api/lessons")
                .path("ref");
        String lead = token("lead@demo.example");
        for (String ref : List.of(membersRef, hiddenRef, regionRefs.getFirst(), regionRefs.getLast())) {
            as(lead).body(Map.of("disposition", "adopted"))
                    .post("/api/lessons/" + ref + "/uptake")
                    .then()
                    .statusCode(201);
            as(lead).body(Map.of())
                    .post("/api/lessons/" + ref + "/corroborations")
                    .then()
                    .statusCode(201);
        }
        String open = as(curator)
                .get("/api/lessons?q=" + REGION_WORD)
                .path("hits.find { it.organisation == '" + SECRET_ORGANISATION + "' }.ref");
        for (String ref : List.of(membersRef, hiddenRef)) {
            as(curator)
                    .body(Map.of("links", List.of(Map.of("type", "supersedes", "ref", open))))
                    .put("/api/lessons/" + ref + "/links")
                    .then()
                    .statusCode(200);
        }
        link(membersRef, hiddenRef);
        attach(curator, membersRef, MEMBERS_WORD);
        attach(curator, hiddenRef, HIDDEN_WORD);
        attach(curator, draftRef, DRAFT_WORD);
        businessCase = Integer.toString(as(curator)
                .body(Map.of(
                        "trust",
                        "ZZD1",
                        "value",
                        5_000,
                        "yearBase",
                        2005,
                        "summary",
                        HIDDEN_WORD,
                        "financeLead",
                        ASKER,
                        "lessons",
                        List.of(membersRef, hiddenRef)))
                .post("/api/programmes/pacs/business-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        toolkit(membersRef, hiddenRef, regionRefs.getFirst());
        Visitor.demo("clinician")
                .post("/lessons/" + hiddenRef + "/report", Map.of("kind", "identifies-patient"))
                .then()
                .statusCode(303);
        feature(membersRef);
        ask("L-1", OPEN_WORD);
        answer(ask(membersRef, MEMBERS_ASK_WORD));
        answer(ask(regionRefs.getFirst(), ANSWERED_WORD));
        String hidden = ask("L-1", HIDDEN_ASK_WORD);
        answer(hidden);
        as(curator).body(Map.of("reason", HIDDEN_ASK_WORD)).post("/api/asks/" + hidden + "/hide");
        assertThat(regionRefs).hasSize(2);
    }

    /** Its number; asked by somebody whose name nobody is to see, of another trust. */
    private static String ask(String ref, String word) {
        int id = as(token("clinician@demo.example"))
                .body(Map.of("question", "What of " + word + "?", "shown", "region"))
                .post("/api/lessons/" + ref + "/asks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ASKS.add(Integer.toString(id));
        return Integer.toString(id);
    }

    private static void answer(String id) {
        as(token("curator@demo.example"))
                .body(Map.of("answer", "It is as it is."))
                .post("/api/asks/" + id + "/answer")
                .then()
                .statusCode(200);
    }

    private static void attach(String token, String ref, String word) {
        int id = given().header("Authorization", "Bearer " + token)
                .contentType("application/octet-stream")
                .body((word + " says how").getBytes(StandardCharsets.UTF_8))
                .post("/api/lessons/" + ref + "/files?name=" + word + ".txt&title=Notes+of+" + word)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        FILES.put(ref, Integer.toString(id));
    }

    /** A poll with a round, which says that these lessons would raise confidence. */
    private static void link(String... refs) {
        Visitor curator = Visitor.demo("curator");
        Map<String, String> poll = Map.of(
                "slug",
                POLL,
                "question",
                "Will nothing leak from here?",
                "option-1",
                "Yes",
                "option-2",
                "No",
                "lessons",
                String.join(" ", refs));
        curator.post("/desk/polls/new", poll).then().statusCode(303);
        String version = curator.page("/desk/polls/" + POLL + "/report")
                .select("input[name=version]")
                .val();
        curator.post(
                        "/desk/polls/" + POLL + "/report",
                        Map.of(
                                "version",
                                version,
                                "held-as",
                                "2005-10",
                                "share-1",
                                "60",
                                "share-2",
                                "40",
                                "source-title",
                                "A report"))
                .then()
                .statusCode(303);
    }

    /** One that pins lessons and a file which not everybody may see; the hidden one was hidden after it was pinned. */
    private static void toolkit(String... refs) {
        Visitor curator = Visitor.demo("curator");
        curator.post("/desk/toolkits/new", Map.of("slug", TOOLKIT, "title", "A kit", "summary", "Leaks nothing"))
                .then()
                .statusCode(303);
        Map<String, String> item = Map.of(
                "base", "1",
                "stage", "planning",
                "text", "Leak nothing",
                "pinned", String.join(" ", refs),
                "files", "/lessons/" + membersRef + "/files/" + FILES.get(membersRef),
                "note", "Begun");
        curator.post("/desk/toolkits/" + TOOLKIT + "/items/new", item).then().statusCode(303);
        curator.post("/desk/toolkits/" + TOOLKIT + "/state", Map.of("state", "published"))
                .then()
                .statusCode(303);
    }

    private static void feature(String ref) {
        String today = LocalDate.now(ZoneId.of("Europe/London")).toString();
        Visitor.demo("curator")
                .post(
                        "/desk/featured",
                        Map.of(
                                "ref",
                                ref,
                                "lesson",
                                ref,
                                "reason",
                                "Leaks nothing",
                                "starts-on",
                                today,
                                "ends-on",
                                today))
                .then()
                .statusCode(303);
    }

    @Test
    void every_address_is_walked_or_shows_nothing() {
        Set<String> known = new TreeSet<>(WALKED);
        known.addAll(NOTHING_TO_SHOW);
        Set<String> reading = new TreeSet<>(Routes.all());
        reading.removeIf(route -> !route.startsWith("GET"));
        assertThat(known).isEqualTo(reading);
    }

    @Test
    void nothing_that_is_hidden_shows_on_any_address() {
        List<String> words = List.of(
                MEMBERS_WORD,
                HIDDEN_WORD,
                DRAFT_WORD,
                SECRET_ORGANISATION,
                SECRET_ID,
                OPEN_WORD,
                HIDDEN_ASK_WORD,
                MEMBERS_ASK_WORD,
                ASKER,
                "demo.example");
        for (String address : addresses()) {
            String body = given().redirects().follow(false).get(address).asString();
            assertThat(words).as(address).noneMatch(body::contains);
            assertThat(body)
                    .as(address)
                    .doesNotContain("/lessons/" + membersRef + "\"", "/lessons/" + hiddenRef + "\"");
        }
    }

    private static List<String> addresses() {
        List<String> addresses = new ArrayList<>(List.of(
                "/toolkits/" + TOOLKIT,
                "/toolkits/" + TOOLKIT + "/stages/planning",
                "/toolkits/" + TOOLKIT + "/print",
                "/api/toolkits/" + TOOLKIT,
                "/lessons?sort=evidence",
                "/lessons?page=2",
                "/api/lessons?size=100",
                "/trusts/ZZD2"));
        List<String> refs = new ArrayList<>(regionRefs);
        refs.addAll(List.of(membersRef, hiddenRef, draftRef, "L-1"));
        for (String route : WALKED) {
            String path = route.substring(4);
            if (path.contains("{ref}")) {
                refs.forEach(ref -> addresses.add(path.replace("{ref}", ref)
                        .replace("{audience}", "finance")
                        .replace("{id}", FILES.getOrDefault(ref, "1"))));
            } else if (path.contains("/business-cases/{id}")) {
                addresses.add(path.replace("{slug}", "pacs").replace("{id}", businessCase));
            } else if (path.contains("/deployments/{id}")) {
                addresses.add(path.replace("{slug}", "pacs").replace("{id}", "1"));
            } else if (path.contains("{id}")) {
                ASKS.forEach(id -> addresses.add(path.replace("{id}", id)));
            } else {
                addresses.add(path.replace("/polls/{slug}", "/polls/" + POLL)
                        .replace("{slug}", "pacs")
                        .replace("{stage}", "build")
                        .replace("{code}", SECRET_TRUST));
            }
        }
        return addresses;
    }

    @Test
    void a_lesson_that_may_not_be_read_is_not_there() {
        for (String ref : List.of(membersRef, hiddenRef, draftRef)) {
            for (String path : List.of(
                    "/lessons/%s",
                    "/lessons/%s/history",
                    "/lessons/%s/for/finance",
                    "/lessons/%s/report",
                    "/api/lessons/%s",
                    "/api/lessons/%s/related",
                    "/api/lessons/%s/uptake")) {
                given().get(path.formatted(ref)).then().statusCode(404);
            }
            for (String path : List.of("/lessons/", "/api/lessons/")) {
                given().get(path + ref + "/files").then().statusCode(404);
                given().get(path + ref + "/files/" + FILES.get(ref)).then().statusCode(404);
            }
        }
    }

    @Test
    void words_that_only_hidden_things_have_find_and_suggest_nothing() {
        for (String word : List.of(MEMBERS_WORD, HIDDEN_WORD, DRAFT_WORD, "Potoroo", SECRET_ID)) {
            given().get("/api/lessons?q=" + word).then().body("total", equalTo(0));
            given().get("/api/suggest?q=" + word).then().body("size()", equalTo(0));
            given().get("/api/suggest?q=" + word.substring(0, 5)).then().body("size()", equalTo(0));
        }
    }

    @Test
    void an_answered_question_shows_as_much_of_its_asker_as_they_chose() {
        for (String address : List.of(
                "/lessons/" + regionRefs.getFirst(),
                "/api/lessons/" + regionRefs.getFirst() + "/asks",
                "/api/exports/asks")) {
            String body = given().get(address).asString();
            assertThat(body).as(address).contains(ANSWERED_WORD).doesNotContain("Ashford Vale");
        }
    }

    @Test
    void the_trust_that_an_attribution_hides_is_neither_found_nor_counted() {
        given().get("/api/lessons?trust=" + SECRET_TRUST).then().body("total", equalTo(0));
        given().get("/api/lessons?q=trust:" + SECRET_TRUST).then().body("total", equalTo(0));
        given().get("/api/lessons?q=" + REGION_WORD)
                .then()
                .body("total", equalTo(2))
                .body("hits.trust", everyItem(equalTo("")))
                .body("facets.trust.value", not(org.hamcrest.Matchers.hasItem(SECRET_TRUST)));
        given().get("/api/trusts").then().body("find { it.code == 'RTX' }.count", equalTo(0));
        // a member of another trust is told no more, a curator is told all
        as(token("clinician@demo.example"))
                .get("/api/lessons?q=" + REGION_WORD)
                .then()
                .body("hits.trust", everyItem(equalTo("")));
        as(token("curator@demo.example"))
                .get("/api/lessons?q=" + REGION_WORD + "&trust=" + SECRET_TRUST)
                .then()
                .body("total", equalTo(1));
    }

    private static String line(String id, String word, String more) {
        return """
                {"externalId":"%s","title":"%s has a lesson","summary":"About %s","event":"%s saw it happen.","topics":["pacs"],"status":"published",%s}
                """.formatted(id, word, word, word, more);
    }

    private static void importing(String token, String... lines) {
        String events = given().header("Authorization", "Bearer " + token)
                .contentType("application/x-ndjson")
                .body(String.join("", lines).getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .asString();
        assertThat(events).contains("\"created\":" + lines.length);
    }

    private static String ref(String token, String word) {
        return as(token).get("/api/lessons?q=" + word).path("hits[0].ref");
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private static String token(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", DemoAccounts.PASSWORD, "label", "leak"))
                .post("/api/tokens")
                .path("token");
    }
}
