package org.stile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stile.boot.DemoAccounts;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** Who may do what, from outside: every address by every role, and every act on a lesson by everybody around it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessTest {

    private enum Who {
        NOBODY,
        MEMBER,
        LEAD,
        CURATOR,
        ADMIN
    }

    private static final Set<Who> ALL = EnumSet.allOf(Who.class);
    private static final Set<Who> SIGNED_IN = EnumSet.complementOf(EnumSet.of(Who.NOBODY));
    // the curator and the admin of these tests belong to the national body
    private static final Set<Who> OF_A_TRUST = EnumSet.of(Who.MEMBER, Who.LEAD);
    private static final Set<Who> LEADS = EnumSet.of(Who.LEAD);
    private static final Set<Who> REVIEWERS = EnumSet.of(Who.LEAD, Who.CURATOR, Who.ADMIN);
    // the admin of these tests is a curator too, as the start-up admin always is
    private static final Set<Who> CURATORS = EnumSet.of(Who.CURATOR, Who.ADMIN);
    private static final Set<Who> ADMINS = EnumSet.of(Who.ADMIN);
    private static final Set<Who> NONE = EnumSet.noneOf(Who.class);

    private static final Map<String, Set<Who>> ALLOWED = new TreeMap<>();

    private static void allow(Set<Who> who, String... routes) {
        for (String route : routes) {
            ALLOWED.put(route, who);
        }
    }

    static {
        allow(
                ALL,
                "GET /",
                "GET /lessons",
                "GET /lessons/{ref}",
                "GET /lessons/{ref}/history",
                "GET /lessons/{ref}/for/{audience}",
                "GET /lessons/{ref}/report",
                "GET /lessons/{ref}/submitted",
                "POST /lessons/{ref}/report",
                "POST /lessons/wanted",
                "GET /topics",
                "GET /topics/{slug}",
                "GET /trusts",
                "GET /trusts/{code}",
                "GET /{name: about|help|posting-guide|accessibility|privacy}",
                "GET /sign-in",
                "POST /sign-in",
                "GET /invite/{token}",
                "POST /invite/{token}",
                "GET /programmes",
                "GET /programmes/{slug}",
                "GET /programmes/{slug}/go-lives",
                "GET /programmes/{slug}/go-lives.csv",
                "GET /programmes/{slug}/burn-up.csv",
                "GET /programmes/{slug}/burn-up.svg",
                "GET /programmes/{slug}/pipeline.csv",
                "GET /programmes/{slug}/pipeline.svg",
                "GET /programmes/{slug}/forecasts.csv",
                "GET /programmes/{slug}/deployments/{id}/reached",
                "GET /programmes/{slug}/deployments/{id}/reached.csv",
                "GET /api/programmes/{slug}/deployments/{id}/reached",
                "GET /polls/{slug}/trend.svg",
                "GET /programmes/{slug}/solutions",
                "GET /programmes/{slug}/deployments/{id}",
                "GET /api/programmes",
                "GET /api/programmes/{slug}",
                "GET /polls",
                "GET /polls/{slug}",
                "GET /polls/{slug}/results.csv",
                "GET /api/polls",
                "GET /api/polls/{slug}",
                "GET /feeds/lessons.atom",
                "GET /sitemap.xml",
                "GET /robots.txt",
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
        allow(
                SIGNED_IN,
                // whose deployment it is, is found out behind the door
                "POST /programmes/{slug}/deployments/{id}/stage",
                "POST /programmes/{slug}/deployments/{id}/plan",
                "POST /programmes/{slug}/deployments/{id}/live",
                "POST /programmes/{slug}/deployments/{id}/engagement",
                "POST /programmes/{slug}/deployments/{id}/engagement/{number}/remove",
                "GET /lessons/new",
                "POST /lessons/new",
                "GET /lessons/quick",
                "POST /lessons/quick",
                "POST /lessons/{ref}/submit",
                "GET /lessons/{ref}/approve",
                "POST /lessons/{ref}/approve",
                "POST /lessons/{ref}/reopen",
                "POST /lessons/{ref}/endorse",
                "GET /my-lessons",
                "GET /account",
                "POST /account/tokens",
                "POST /account/tokens/{id}/revoke",
                "POST /account/work",
                "GET /my-lessons/thanks",
                "POST /account/mail",
                "GET /lessons/{ref}/ask",
                "POST /lessons/{ref}/ask",
                "GET /asks",
                "GET /asks/mine",
                "GET /asks/{id}/answer",
                "POST /asks/{id}/answer",
                "GET /asks/{id}/correct",
                "POST /asks/{id}/correct",
                "GET /asks/{id}/edit",
                "POST /asks/{id}/edit",
                "POST /asks/{id}/withdraw",
                "POST /polls/{slug}",
                "GET /next-step",
                "GET /next-step/{id}",
                "POST /next-step/{id}",
                "POST /programmes/{slug}/business-cases/{id}",
                "GET /programmes/{slug}/deployments/{id}/financial-plan",
                "GET /programmes/{slug}/deployments/{id}/financial-plan.csv",
                "POST /programmes/{slug}/deployments/{id}/financial-plan/lines",
                "GET /programmes/{slug}/deployments/{id}/financial-plan/lines/{line}",
                "POST /programmes/{slug}/deployments/{id}/financial-plan/lines/{line}",
                "POST /programmes/{slug}/deployments/{id}/financial-plan/lines/{line}/remove",
                // where the financial plan was before
                "GET /programmes/{slug}/deployments/{id}/plan",
                "GET /programmes/{slug}/deployments/{id}/plan.csv",
                "GET /programmes/{slug}/deployments/{id}/plan/lines/{line}",
                "POST /programmes/{slug}/business-cases/{id}/status");
        allow(
                OF_A_TRUST,
                "GET /lessons/{ref}/uptake",
                "POST /lessons/{ref}/uptake",
                "GET /lessons/{ref}/uptake/withdraw",
                "POST /lessons/{ref}/uptake/withdraw",
                "GET /lessons/{ref}/corroboration",
                "POST /lessons/{ref}/corroboration",
                "POST /lessons/{ref}/corroboration/take-back",
                "GET /toolkits/{slug}/ours",
                "GET /toolkits/{slug}/ours/stages/{stage}",
                "GET /toolkits/{slug}/ours/no-longer",
                "POST /toolkits/{slug}/ours/items/{item}/tick",
                "GET /toolkits/{slug}/ours/items/{item}",
                "GET /toolkits/{slug}/ours/before/{code}",
                "GET /toolkits/{slug}/ours/before/{code}/stages/{stage}",
                "GET /toolkits/{slug}/ours/before/{code}/no-longer",
                "POST /toolkits/{slug}/ours/items/{item}");
        allow(
                LEADS,
                "POST /lessons/{ref}/uptake/confirm",
                "POST /toolkits/{slug}/copy",
                "POST /toolkits/{slug}/ours/take-over");
        allow(
                REVIEWERS,
                "GET /programmes/{slug}/business-cases/new",
                "POST /programmes/{slug}/business-cases",
                "GET /desk/stale",
                "GET /review",
                "POST /review",
                "GET /review/{ref}",
                "POST /review/{ref}",
                "GET /review/changes/{ref}",
                "POST /review/changes/{ref}",
                "GET /desk/quarantine",
                "POST /desk/quarantine",
                "GET /desk/quarantine/{ref}",
                "POST /desk/quarantine/{ref}");
        allow(
                CURATORS,
                "GET /lessons/{ref}/edit",
                "POST /lessons/{ref}/edit",
                "GET /lessons/{ref}/withdraw",
                "POST /lessons/{ref}/withdraw",
                "POST /lessons/{ref}/restore",
                "GET /lessons/{ref}/links",
                "POST /lessons/{ref}/links",
                "POST /lessons/{ref}/still-true",
                "GET /desk",
                "POST /desk",
                "POST /desk/acts/{id}/undo",
                "GET /desk/reports",
                "POST /desk/reports/{id}/close",
                "GET /desk/featured",
                "POST /desk/featured",
                "GET /desk/featured/{id}",
                "POST /desk/featured/{id}",
                "POST /desk/featured/{id}/end",
                "POST /desk/featured/{id}/remove",
                "POST /desk/featured/{id}/up",
                "POST /desk/featured/{id}/down",
                "GET /desk/toolkits",
                "GET /desk/toolkits/new",
                "POST /desk/toolkits/new",
                "GET /desk/toolkits/reports",
                "GET /desk/toolkits/{slug}",
                "GET /desk/toolkits/{slug}/details",
                "POST /desk/toolkits/{slug}/details",
                "POST /desk/toolkits/{slug}/state",
                "POST /desk/toolkits/{slug}/back",
                "GET /desk/toolkits/{slug}/items/{item}",
                "POST /desk/toolkits/{slug}/items/{item}",
                "POST /desk/toolkits/{slug}/items/{item}/up",
                "POST /desk/toolkits/{slug}/items/{item}/down",
                "GET /desk/toolkits/{slug}/items/{item}/remove",
                "POST /desk/toolkits/{slug}/items/{item}/remove",
                "GET /desk/search",
                "GET /desk/search/{kind}",
                "POST /desk/search/{kind}",
                "GET /desk/search/{kind}/{version}",
                "GET /desk/search/topics",
                "GET /desk/search/topics/{slug}",
                "POST /desk/search/topics/{slug}",
                "POST /programmes/{slug}/deployments/{id}",
                "GET /desk/mergers",
                "GET /desk/mergers/confirm",
                "POST /desk/mergers",
                "POST /desk/mergers/{id}/undo",
                "GET /desk/programmes",
                "POST /desk/programmes",
                "GET /desk/programmes/{slug}",
                "POST /desk/programmes/{slug}",
                "POST /desk/programmes/{slug}/solutions",
                "GET /desk/programmes/{slug}/solutions/{id}",
                "POST /desk/programmes/{slug}/solutions/{id}",
                "POST /desk/programmes/{slug}/deployments",
                "POST /desk/programmes/{slug}/forecasts",
                "GET /desk/imports",
                "POST /desk/imports",
                "GET /desk/imports/{id}",
                "GET /desk/imports/{id}/progress",
                "GET /desk/imports/{id}/rejects",
                "GET /asks/{id}/hide",
                "POST /asks/{id}/hide",
                "GET /desk/polls",
                "GET /desk/polls/new",
                "POST /desk/polls/new",
                "GET /desk/polls/{slug}",
                "GET /desk/polls/{slug}/edit",
                "POST /desk/polls/{slug}/edit",
                "GET /desk/polls/{slug}/ask",
                "POST /desk/polls/{slug}/ask",
                "GET /desk/polls/{slug}/report",
                "POST /desk/polls/{slug}/report",
                "POST /desk/polls/{slug}/rounds/{id}/close",
                "POST /desk/polls/{slug}/rounds/{id}/remove",
                "GET /desk/polls/{slug}/outcome",
                "POST /desk/polls/{slug}/outcome",
                "POST /programmes/{slug}/business-cases/{id}/undo");
        allow(
                ADMINS,
                "GET /admin/people",
                "POST /admin/people",
                "GET /admin/people/{id}",
                "POST /admin/people/{id}",
                "POST /admin/people/{id}/deactivate",
                "POST /admin/people/{id}/reactivate",
                "POST /admin/people/{id}/reset",
                "POST /admin/people/{id}/take-name-off",
                "GET /admin/tasks",
                "POST /admin/tasks/{id}/try-again",
                "POST /admin/tasks/{id}/forget",
                // the others here are demo accounts, whose passwords stay what the sign-in page says
                "POST /account/password");
        // Ends the session it is tried with, which tests of people do; and the API, which no cookie opens.
        allow(
                NONE,
                "POST /sign-out",
                "POST /account/sign-out-everywhere",
                "POST /api/tokens",
                "GET /api/index",
                "POST /api/imports",
                "POST /api/lessons",
                "POST /api/check",
                "PUT /api/lessons/{ref}",
                "POST /api/lessons/{ref}/submit",
                "POST /api/lessons/{ref}/publish",
                "POST /api/lessons/{ref}/return",
                "POST /api/lessons/{ref}/decline",
                "POST /api/lessons/{ref}/reopen",
                "POST /api/lessons/{ref}/endorse",
                "POST /api/lessons/{ref}/assign",
                "GET /api/review",
                "GET /api/reviewers",
                "POST /api/lessons/{ref}/propose",
                "POST /api/observations",
                "POST /api/programmes",
                "POST /api/programmes/{slug}/solutions",
                "POST /api/polls/{slug}/answers",
                "POST /api/programmes/{slug}/deployments",
                "POST /api/programmes/{slug}/forecasts",
                "POST /api/deployments/{id}/stage",
                "POST /api/deployments/{id}/engagements",
                "POST /api/deployments/{id}/plan",
                "PUT /api/deployments/{id}/live",
                "POST /api/lessons/{ref}/withdraw",
                "PUT /api/lessons/{ref}/links",
                "POST /api/lessons/{ref}/still-true",
                "POST /api/lessons/{ref}/uptake",
                "POST /api/lessons/{ref}/uptake/confirm",
                "POST /api/lessons/{ref}/uptake/withdraw",
                "POST /api/lessons/{ref}/corroborations",
                "DELETE /api/lessons/{ref}/corroborations",
                "GET /api/toolkits/{slug}/ours",
                "GET /api/toolkits/{slug}/ours/before/{code}",
                "GET /api/mergers",
                "POST /api/mergers",
                "POST /api/mergers/{id}/undo",
                "GET /api/quarantine",
                "GET /api/quarantine/{ref}",
                "POST /api/quarantine/{ref}",
                "POST /api/lessons/{ref}/asks",
                "GET /api/asks",
                "GET /api/next-step",
                "PUT /api/asks/{id}",
                "POST /api/asks/{id}/answer",
                "PUT /api/asks/{id}/answer",
                "POST /api/asks/{id}/withdraw",
                "POST /api/asks/{id}/hide",
                "GET /api/programmes/{slug}/deployments/{id}/plan",
                "GET /api/programmes/{slug}/deployments/{id}/financial-plan",
                "POST /api/programmes/{slug}/deployments/{id}/financial-plan/lines",
                "PUT /api/programmes/{slug}/deployments/{id}/financial-plan/lines/{line}",
                "DELETE /api/programmes/{slug}/deployments/{id}/financial-plan/lines/{line}",
                "PUT /api/programmes/{slug}/business-cases/{id}",
                "POST /api/programmes/{slug}/business-cases",
                "POST /api/programmes/{slug}/business-cases/{id}/status",
                "POST /api/programmes/{slug}/business-cases/{id}/undo",
                "POST /api/lessons/{ref}/files",
                "DELETE /api/lessons/{ref}/files/{id}");
        // L-1 is published: curators alone change its files
        allow(
                CURATORS,
                "POST /lessons/{ref}/files",
                "GET /lessons/{ref}/files/{id}/remove",
                "POST /lessons/{ref}/files/{id}/remove");
    }

    @Test
    void every_address_is_on_this_list() {
        assertThat(ALLOWED.keySet()).isEqualTo(Routes.all());
    }

    @Test
    void every_role_is_let_in_where_it_should_be_and_nowhere_else() {
        Map<Who, Visitor> visitors = new EnumMap<>(Who.class);
        visitors.put(Who.NOBODY, Visitor.anonymous());
        visitors.put(Who.MEMBER, Visitor.demo("clinician"));
        visitors.put(Who.LEAD, Visitor.demo("lead"));
        visitors.put(Who.CURATOR, Visitor.demo("curator"));
        visitors.put(Who.ADMIN, Visitor.admin());
        ALLOWED.forEach((route, allowed) -> {
            if (!route.contains("sign-out")
                    && !route.equals("POST /sign-in")
                    && !route.startsWith("PUT")
                    && !route.startsWith("DELETE")) {
                visitors.forEach((who, visitor) -> {
                    Response answer = ask(visitor, route);
                    assertThat(answer.statusCode()).as(who + " " + route).isLessThan(500);
                    assertThat(letIn(answer))
                            .as(who + " " + route)
                            .isEqualTo(allowed.contains(who) || publicApi(route));
                });
            }
        });
    }

    /** An empty or wrong body is refused with 400 after the door, never before it. */
    private static boolean publicApi(String route) {
        return route.equals("POST /api/tokens");
    }

    private static Response ask(Visitor visitor, String route) {
        // nobody's number, but a lesson that is there
        String path = route.substring(route.indexOf(' ') + 1)
                .replace("{ref}", "L-1")
                .replace("{slug}", "pacs")
                .replace("{code}", "RAS")
                .replace("{audience}", "finance")
                .replace("{id}", "987654")
                .replace("{item}", "no-such-item")
                .replace("{stage}", "build")
                .replace("{line}", "987654")
                .replace("{kind}", "synonyms")
                .replace("{version}", "987654")
                .replace("{number}", "987654")
                .replace("{token}", "no-such-token")
                .replaceAll("\\{name.*}", "about");
        if (route.startsWith("GET")) {
            return visitor.get(path);
        }
        if (route.startsWith("DELETE")) {
            return given().delete(path);
        }
        if (path.equals("/desk/imports")) {
            return visitor.upload(path, "file", "lessons.ndjson", "not json\n".getBytes(StandardCharsets.UTF_8));
        }
        if (path.endsWith("/files")) {
            return path.startsWith("/api/")
                    ? given().contentType("application/octet-stream")
                            .body("no file".getBytes(StandardCharsets.UTF_8))
                            .post(path)
                    : visitor.upload(path, "file", "a.exe", "MZ".getBytes(StandardCharsets.UTF_8));
        }
        return path.startsWith("/api/")
                ? given().contentType(ContentType.JSON).body("{}").post(path)
                : visitor.post(path);
    }

    private static boolean letIn(Response answer) {
        boolean toSignIn = answer.statusCode() == 303
                && answer.header("Location") != null
                && answer.header("Location").contains("/sign-in");
        return answer.statusCode() != 401 && answer.statusCode() != 403 && answer.statusCode() != 415 && !toSignIn;
    }

    @Test
    void no_form_is_taken_without_the_proof_that_it_comes_from_our_page() {
        ALLOWED.keySet().stream()
                .filter(route -> route.startsWith("POST /") && !route.startsWith("POST /api/"))
                .forEach(route -> {
                    String path = route.substring(5)
                            .replace("{ref}", "L-1")
                            .replace("{id}", "987654")
                            .replace("{line}", "987654")
                            .replace("{kind}", "synonyms")
                            .replace("{item}", "no-such-item")
                            .replace("{slug}", "image-storage")
                            .replace("{number}", "987654")
                            .replace("{token}", "no-such-token");
                    RequestSpecification form = given().redirects().follow(false);
                    int status = (path.equals("/desk/imports") || path.endsWith("/files")
                                    ? form.multiPart("file", new File("README.md"))
                                    : form.contentType("application/x-www-form-urlencoded")
                                            .body("action=submit"))
                            .post(path)
                            .statusCode();
                    assertThat(status).as(route).isIn(303, 400, 401, 403);
                    if (status == 303) {
                        // told to sign in before the form was looked at: nothing was taken either
                        assertThat(ALLOWED.get(route)).as(route).doesNotContain(Who.NOBODY);
                    }
                });
    }

    private enum Around {
        AUTHOR,
        OWN_LEAD,
        OTHER_LEAD,
        CURATOR,
        COLLEAGUE,
        NOBODY
    }

    private enum Act {
        READ,
        EDIT,
        SUBMIT,
        PUBLISH,
        RETURN,
        WITHDRAW
    }

    private static final Set<Around> WORKING = EnumSet.of(Around.AUTHOR, Around.OWN_LEAD, Around.CURATOR);

    private static Set<Around> may(String state, Act act) {
        return switch (act) {
            case READ ->
                switch (state) {
                    case "draft" -> WORKING;
                    case "submitted" -> EnumSet.of(Around.AUTHOR, Around.OWN_LEAD, Around.CURATOR, Around.OTHER_LEAD);
                    default -> EnumSet.allOf(Around.class);
                };
            case EDIT, WITHDRAW -> WORKING;
            case SUBMIT ->
                state.equals("draft") ? EnumSet.of(Around.AUTHOR, Around.OWN_LEAD) : EnumSet.noneOf(Around.class);
            case PUBLISH ->
                state.equals("submitted")
                        ? EnumSet.of(Around.CURATOR, Around.OTHER_LEAD)
                        : EnumSet.noneOf(Around.class);
            case RETURN ->
                state.equals("submitted")
                        ? EnumSet.of(Around.CURATOR, Around.OTHER_LEAD, Around.OWN_LEAD)
                        : EnumSet.noneOf(Around.class);
        };
    }

    @Test
    void every_act_on_a_lesson_is_open_to_whom_it_should_be_and_changes_nothing_for_others() {
        Map<Around, String> tokens = new EnumMap<>(Around.class);
        tokens.put(Around.AUTHOR, ApiClient.token(Someone.invited("ZZD1")));
        tokens.put(Around.OWN_LEAD, ApiClient.token(Someone.invited("ZZD1", "trust-lead")));
        tokens.put(Around.OTHER_LEAD, ApiClient.token(Someone.invited("ZZD2", "trust-lead")));
        tokens.put(Around.COLLEAGUE, ApiClient.token(Someone.invited("ZZD1")));
        tokens.put(Around.CURATOR, demoToken("curator@demo.example"));
        tokens.put(Around.NOBODY, "");
        for (String state : List.of("draft", "submitted", "published")) {
            for (Act act : Act.values()) {
                for (Around who : Around.values()) {
                    String ref = lesson(state, tokens.get(Around.AUTHOR), tokens.get(Around.CURATOR));
                    Response before = as(tokens.get(Around.CURATOR)).get("/api/lessons/" + ref);
                    Response answer = act(act, tokens.get(who), ref, before.header("ETag"));
                    String what = who + " " + act + " " + state + ": " + answer.statusCode();
                    boolean done = answer.statusCode() < 300;
                    assertThat(done).as(what).isEqualTo(may(state, act).contains(who));
                    if (!done) {
                        assertThat(answer.statusCode()).as(what).isIn(401, 403, 404, 409);
                        Response after = as(tokens.get(Around.CURATOR)).get("/api/lessons/" + ref);
                        assertThat(after.asString()).as(what).isEqualTo(before.asString());
                    }
                }
            }
        }
    }

    @Test
    void a_curator_does_not_publish_a_lesson_of_their_own() {
        String curator = demoToken("curator@demo.example");
        String ref = lesson("submitted", curator, curator);
        as(curator).post("/api/lessons/" + ref + "/publish").then().statusCode(403);
    }

    private static Response act(Act act, String token, String ref, String etag) {
        String path = "/api/lessons/" + ref;
        return switch (act) {
            case READ -> as(token).get(path);
            case EDIT ->
                as(token)
                        .header("If-Match", etag)
                        .body(body("A title that was changed", "Why it was"))
                        .put(path);
            case SUBMIT -> as(token).post(path + "/submit");
            case PUBLISH -> as(token).post(path + "/publish");
            case RETURN -> as(token).body(Map.of("comments", "Say more")).post(path + "/return");
            case WITHDRAW -> as(token).body(Map.of("reason", "A test")).post(path + "/withdraw");
        };
    }

    private static String lesson(String state, String author, String curator) {
        String ref = as(author)
                .body(body("A title that is long enough", ""))
                .post("/api/lessons")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
        if (!state.equals("draft")) {
            as(author).post("/api/lessons/" + ref + "/submit").then().statusCode(200);
        }
        if (state.equals("published")) {
            as(curator).post("/api/lessons/" + ref + "/publish").then().statusCode(200);
        }
        return ref;
    }

    private static Map<String, Object> body(String title, String note) {
        return Map.of(
                "title", title, "event", "It happened.", "recommendations", List.of("Do look twice"), "note", note);
    }

    private static RequestSpecification as(String token) {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String demoToken(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", DemoAccounts.PASSWORD, "label", "test"))
                .post("/api/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
