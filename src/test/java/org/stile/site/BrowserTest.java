package org.stile.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stile.TestDatabase;
import org.stile.base.Clock;
import org.stile.boot.DemoAccounts;
import org.stile.people.Someone;
import org.stile.people.Visitor;
import org.stile.search.EmptySearches;
import org.stile.search.Follower;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;

/** Every page in a real Chromium: accessible, narrow, and without scripts. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BrowserTest {

    private static final List<String> EVERYBODY = List.of(
            "/",
            "/lessons",
            "/lessons?q=voice+recognition&stage=go-live",
            "/lessons?q=nothingwhatever",
            "/lessons?q=voice+recogniton",
            "/lessons?page=wrong",
            "/lessons/L-1",
            "/lessons/L-1/history",
            "/lessons/L-1/report",
            "/lessons/L-1/files",
            "/lessons/L-1/for/finance",
            "/programmes",
            "/programmes/pacs",
            "/programmes/pacs?as-of=2006-08-01",
            "/programmes/pacs/go-lives",
            "/programmes/pacs/solutions",
            "/programmes/pacs/deployments/1",
            "/programmes/pacs/deployments/1/reached",
            "/topics",
            "/topics/pacs",
            "/trusts",
            "/trusts/RAS",
            "/trusts/ZZD2",
            "/polls",
            "/polls/pacs-confidence",
            "/about",
            "/help",
            "/posting-guide",
            "/accessibility",
            "/privacy",
            "/sign-in",
            "/programmes/pacs/business-cases",
            "/programmes/pacs/business-cases?as-of=2005-10-31&status=signed-off",
            "/toolkits",
            "/toolkits/pacs",
            "/toolkits/pacs/stages/build",
            "/toolkits/pacs/print",
            "/no-such-page");
    private static final List<String> MEMBERS = List.of(
            "/",
            "/lessons/new",
            "/lessons/quick",
            "/my-lessons",
            "/account",
            "/my-lessons/thanks",
            "/lessons/L-1/uptake",
            "/lessons/L-1/uptake/withdraw",
            "/lessons/L-1/corroboration",
            "/trusts/ZZD1",
            "/asks",
            "/asks/mine",
            "/lessons/L-1/ask",
            "/next-step",
            "/toolkits/pacs/ours",
            "/polls/will-it-be-done");
    private static final List<String> LEADS = List.of(
            "/lessons/L-1",
            "/lessons/L-3/uptake",
            "/lessons/L-1/corroboration",
            "/programmes/pacs/business-cases/new",
            "/toolkits/pacs/ours",
            "/toolkits/pacs/ours/stages/build",
            "/toolkits/pacs/ours/no-longer",
            "/toolkits/pacs/ours/items/prove-server-room");
    private static final List<String> CURATORS = List.of(
            "/review",
            "/desk",
            "/desk/reports",
            "/desk/featured",
            "/desk/mergers",
            "/desk/mergers/confirm?trusts=RAL&into=RGT&closed-on=2020-03-31",
            "/desk/programmes",
            "/desk/programmes/pacs",
            "/desk/programmes/pacs/solutions/1",
            "/programmes/pacs/deployments/1",
            "/programmes/pacs/deployments/1/reached",
            "/desk?kind=search",
            "/desk/toolkits",
            "/desk/toolkits/new",
            "/desk/toolkits/reports",
            "/desk/toolkits/pacs",
            "/desk/toolkits/pacs/details",
            "/desk/toolkits/pacs/items/prove-server-room",
            "/desk/toolkits/pacs/items/prove-server-room/remove",
            "/desk/imports",
            "/desk/search",
            "/desk/search/synonyms",
            "/desk/search/best-bets",
            "/desk/search/topics",
            "/desk/search/topics/new",
            "/desk/search/topics/image-storage",
            "/desk/polls",
            "/desk/polls/new",
            "/desk/polls/will-it-be-done",
            "/desk/polls/pacs-confidence",
            "/desk/polls/pacs-confidence/edit",
            "/desk/polls/pacs-confidence/ask",
            "/desk/polls/pacs-confidence/report",
            "/desk/polls/pacs-confidence/outcome",
            "/desk/stale",
            "/lessons/L-1/edit",
            "/lessons/L-1/withdraw",
            "/desk/quarantine",
            "/desk/quarantine/L-1",
            "/lessons/L-1",
            "/lessons/L-1/files",
            "/asks",
            "/programmes/pacs/business-cases/new",
            "/next-step",
            "/trusts/ZZD1");
    private static final List<String> ADMINS = List.of("/admin/people", "/admin/people/1", "/admin/tasks");

    private static String submitted = "";
    private static String featured;
    private static String imported;
    private static String asked;
    private static String answered;
    private static String contested;
    private static String superseded;
    private static String fileToRemove;
    private static String businessCase;
    private static String nextStep;
    private static String plan;
    private static Chromium chromium;

    @TestHTTPResource("/")
    URI base;

    @Inject
    Follower follower;

    @Inject
    EmptySearches empty;

    @Inject
    Trusts trusts;

    @Inject
    EntityManager entityManager;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Pages are looked at with something on them: an empty list is always narrow enough. */
    @BeforeEach
    void there_is_something_to_see() {
        if (submitted.isEmpty()) {
            Visitor clinician = Visitor.demo("clinician");
            Visitor curator = Visitor.demo("curator");
            Map<String, String> lesson = Map.of(
                    "title", "A lesson with a long title that has to wrap on the narrowest of telephones",
                    "event", "It happened.",
                    "recommendations", "Do look twice\nDon't look away",
                    "attribution", "trust",
                    "publication", "public",
                    "action", "submit");
            String address = clinician.post("/lessons/new", lesson).header("Location");
            submitted = address.replaceAll(".*(L-[0-9]+).*", "$1");
            clinician.post("/account/tokens", Map.of("label", "A program of ours"));
            Visitor.anonymous().post("/lessons/L-2/report", Map.of("kind", "wrong", "detail", "A figure is wrong"));
            Visitor.anonymous()
                    .post("/lessons/wanted", Map.of("q", "supercalifragilisticexpialidociousness ".repeat(2)));
            empty.write();
            Visitor lead = Visitor.demo("lead");
            Map<String, String> use = Map.of(
                    "version", "0",
                    "disposition", "adapted",
                    "changed", "One check instead of two, since our radiographers work in pairs",
                    "result", "worked",
                    "outcome", "Half the calls to the help desk");
            for (Visitor recording : List.of(clinician, lead)) {
                recording.post("/lessons/L-1/uptake", use).then().statusCode(303);
            }
            Someone.invited("ZZD2")
                    .visitor()
                    .post("/lessons/L-3/uptake", use)
                    .then()
                    .statusCode(303);
            lead.post("/lessons/L-1/corroboration", Map.of("line", "The same with our second scanner"));
            curator.upload("/desk/imports", "file", "lessons.ndjson", "not json\n".getBytes(UTF_8));
            String today = LocalDate.now(Clock.UK).toString();
            for (String ref : List.of("L-1", "L-2", "L-3")) {
                curator.post(
                                "/desk/featured",
                                Map.of(
                                        "lesson",
                                        ref,
                                        "reason",
                                        "It comes up now",
                                        "starts-on",
                                        today,
                                        "ends-on",
                                        today))
                        .then()
                        .statusCode(303);
            }
            featured = linkOn(curator, "/desk/featured");
            curator.post(featured + "/end").then().statusCode(303);
            featured = linkOn(curator, "/desk/featured");
            imported = linkOn(curator, "/desk/imports");
            clinician.post("/lessons/L-1/ask", Map.of("question", "Was it the first of its kind?", "shown", "trust"));
            curator.post(
                    linkTo(curator, "/asks", "/answer"),
                    Map.of("answer", "It was.\nThere have been others since.", "version", "0"));
            answered = linkTo(curator, "/asks", "/correct");
            clinician.post("/lessons/L-1/ask", Map.of("question", "Which others were there?", "shown", "named"));
            asked = linkTo(clinician, "/asks/mine", "/edit").replace("/edit", "");
            QuarkusTransaction.requiringNew()
                    .run(() -> entityManager.createNativeQuery("""
                                    insert into task (kind, ref, due_at, attempts, last_error, given_up_at, created_at)
                                    values ('test', 'question-1234-5678', now(), 8,
                                        'CompletionException: AnnotatedConnectException: ConnectException', now(), now())""").executeUpdate());
            there_are_links(clinician, curator);
            there_is_a_poll(curator, today);
            curator.upload(
                            "/lessons/L-1/files",
                            Map.of(
                                    "title", "A test script with a long name that has to wrap on a telephone",
                                    "note", "Print it, and tick each step"),
                            "file",
                            "script.txt",
                            "Switch it on, then off.".getBytes(UTF_8))
                    .then()
                    .statusCode(303);
            there_is_a_business_case(curator);
            there_is_a_copy(lead, curator);
            there_is_a_plan(curator);
            fileToRemove = linkOn(curator, "/lessons/L-1/files") + "/remove";
            nextStep = there_is_a_next_step(clinician, curator);
        }
        assertThat(follower.catchUp(Duration.ofSeconds(30))).isTrue();
    }

    /** One that is completed, so that there is something to measure and everybody sees all of it. */
    private static void there_is_a_business_case(Visitor curator) {
        String cases = "/programmes/pacs/business-cases";
        Map<String, String> draft = Map.of(
                "trust", "ZZD1",
                "from", "2020-03-01",
                "value", "9,800,000",
                "year-base", "2019",
                "template", "The programme’s outline business case, version 3",
                "summary", "Forty-eight workstations and an archive.",
                "lessons", "L-1, L-2",
                "finance-lead", "Deputy director of finance");
        String location = curator.post(cases, draft).header("Location");
        businessCase = location.substring(location.indexOf(cases));
        int version = 1;
        for (String status : List.of("submitted", "approved", "signed-off", "completed")) {
            curator.post(
                            businessCase + "/status",
                            Map.of(
                                    "status",
                                    status,
                                    "from",
                                    "2020-03-1" + version,
                                    "approver",
                                    "Director of finance",
                                    "version",
                                    Integer.toString(version++)))
                    .then()
                    .statusCode(303);
        }
    }

    /** A copy with a tick, a note, and news of the national toolkit. */
    private static void there_is_a_copy(Visitor lead, Visitor curator) {
        String item = "/toolkits/pacs/ours/items/prove-server-room";
        lead.post("/toolkits/pacs/copy").then().statusCode(303);
        lead.post(item + "/tick", Map.of("done", "true")).then().statusCode(303);
        lead.post(item, Map.of("note", "The room is in the old film store", "version", "0"))
                .then()
                .statusCode(303);
        curator.post("/desk/toolkits/pacs/items/size-storage/up").then().statusCode(303);
    }

    private static void there_is_a_plan(Visitor curator) {
        plan = linkOn(curator, "/programmes/pacs/deployments", "/programmes/pacs/go-lives") + "/financial-plan";
        curator.post(
                        plan + "/lines",
                        Map.of(
                                "category",
                                "cost-recurrent",
                                "year",
                                "2005",
                                "name",
                                "Rent for the archive, with the line that leads to it",
                                "estimate",
                                "1,250,000",
                                "actual",
                                "1,750,000.50",
                                "year-base",
                                "2005"))
                .then()
                .statusCode(303);
    }

    /** One lesson that another trust contradicts, and one that has been superseded. */
    private static void there_are_links(Visitor clinician, Visitor curator) {
        contested = published(clinician, curator, "Switch off the old archive on the day of go-live");
        String against = published(Visitor.demo("lead"), curator, "Keep the old archive for a year after go-live");
        superseded = published(clinician, curator, "Print the worklist for every downtime");
        String newer = published(clinician, curator, "Keep a worklist on a laptop for every downtime");
        for (List<String> link :
                List.of(List.of(against, "contradicts", contested), List.of(newer, "supersedes", superseded))) {
            curator.post("/lessons/" + link.get(0) + "/links", Map.of("type", link.get(1), "lesson", link.get(2)))
                    .then()
                    .statusCode(303);
        }
        curator.post("/lessons/" + newer + "/still-true").then().statusCode(303);
    }

    /** One that takes answers and has published figures besides, with an outcome. */
    private static void there_is_a_poll(Visitor curator, String today) {
        Map<String, String> poll = Map.of(
                "slug", "will-it-be-done",
                "question",
                        "How confident are you that the new archive will be ready before the old one is switched off?",
                "option-1", "Very confident or confident",
                "probability-1", "90",
                "option-2", "Not confident",
                "probability-2", "10");
        curator.post("/desk/polls/new", poll).then().statusCode(303);
        post(curator, "ask", Map.of("opens-on", today, "closes-on", today));
        post(
                curator,
                "report",
                Map.of("held-as", "2005-11", "share-1", "60", "share-2", "30", "source-title", "A report"));
        post(curator, "outcome", Map.of("met", "yes", "source-title", "A report"));
    }

    private static void post(Visitor curator, String act, Map<String, String> fields) {
        String page = "/desk/polls/will-it-be-done/" + act;
        Map<String, String> all = new HashMap<>(fields);
        all.put("version", curator.page(page).select("input[name=version]").val());
        curator.post(page, all).then().statusCode(303);
    }

    /** What the clinician's trust is given to read, where one lesson is answered. */
    private static String there_is_a_next_step(Visitor clinician, Visitor curator) {
        Map<String, String> programme = Map.of(
                "name", "A programme with a name that has to wrap on a telephone",
                "stages", "Planning\nGo-live",
                "regions", "Everywhere");
        String desk = curator.post("/desk/programmes", programme).header("Location");
        desk = desk.substring(desk.indexOf("/desk/"));
        curator.post(desk + "/deployments", Map.of("trust", "ZZD1", "trust-region", "everywhere"));
        String journey = clinician
                .page("/next-step")
                .selectFirst("main a[href^=" + desk.substring("/desk".length()) + "/]")
                .attr("href");
        curator.post(
                        journey + "/stage",
                        Map.of(
                                "stage",
                                "planning",
                                "entered-on",
                                LocalDate.now(Clock.UK).toString()))
                .then()
                .statusCode(303);
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (clinician.page("/next-step").select("main a[href^=/next-step/]").isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000_000);
        }
        String pack = linkOn(clinician, "/next-step");
        String ref = clinician.page(pack).selectFirst("main input[name=lesson]").val();
        clinician
                .post(
                        pack,
                        Map.of(
                                "lesson",
                                ref,
                                "version-" + ref.substring(2),
                                "0",
                                "disposition-" + ref.substring(2),
                                "already-in-place"))
                .then()
                .statusCode(303);
        return pack;
    }

    private static String published(Visitor author, Visitor curator, String title) {
        Map<String, String> lesson = Map.of(
                "title", title,
                "event", "It happened.",
                "recommendations", "Do look twice",
                "attribution", "trust",
                "publication", "public",
                "action", "submit");
        String ref = author.post("/lessons/new", lesson).header("Location").replaceAll(".*(L-[0-9]+).*", "$1");
        String version =
                curator.page("/review/" + ref).select("input[name=version]").val();
        curator.post(
                        "/review/" + ref,
                        Map.of(
                                "decision",
                                "publish",
                                "version",
                                version,
                                "criteria",
                                List.of("significant", "valid", "applicable")))
                .then()
                .statusCode(303);
        return ref;
    }

    /** Where the first entry of a list leads. */
    private static String linkOn(Visitor visitor, String list) {
        return linkOn(visitor, list, list);
    }

    /** Where the first link of a page leads that lies below an address. */
    private static String linkOn(Visitor visitor, String below, String page) {
        return visitor.page(page).selectFirst("main a[href^=" + below + "/]").attr("href");
    }

    /** Where the first link of a page leads that ends so. */
    private static String linkTo(Visitor visitor, String page, String end) {
        return visitor.page(page).selectFirst("main a[href$=" + end + "]").attr("href");
    }

    static Stream<String> people() {
        return Stream.of(
                "nobody",
                "clinician@demo.example",
                "lead@demo.example",
                "curator@demo.example",
                TestDatabase.ADMIN_EMAIL);
    }

    private static List<String> pages(String person) {
        return switch (person) {
            case "nobody" ->
                Stream.concat(
                                EVERYBODY.stream(),
                                Stream.of(
                                        "/lessons/" + contested,
                                        "/lessons/" + superseded,
                                        "/lessons?q=worklist+downtime&superseded=show",
                                        businessCase))
                        .toList();
            case "clinician@demo.example" ->
                Stream.concat(MEMBERS.stream(), Stream.of(asked + "/edit", nextStep))
                        .toList();
            case "lead@demo.example" -> LEADS;
            case "curator@demo.example" ->
                Stream.concat(
                                CURATORS.stream(),
                                Stream.of(
                                        "/review/" + submitted,
                                        "/lessons/" + submitted,
                                        featured,
                                        imported,
                                        asked + "/answer",
                                        answered,
                                        asked + "/hide",
                                        "/lessons/" + contested,
                                        "/lessons/" + contested + "/links",
                                        "/lessons/" + superseded + "/history",
                                        fileToRemove,
                                        businessCase,
                                        plan,
                                        linkOn(Visitor.demo("curator"), plan + "/lines", plan),
                                        "/programmes/pacs/business-cases/new?from="
                                                + businessCase.replaceAll(".*/", ""),
                                        nextStep))
                        .toList();
            default -> ADMINS;
        };
    }

    @ParameterizedTest
    @MethodSource("people")
    void every_page_is_accessible_has_one_heading_and_fits_a_phone(String person) {
        try (BrowserContext context = chromium.context()) {
            Page page = signedIn(context, person);
            pages(person).forEach(path -> looksRight(page, path));
        }
    }

    private void looksRight(Page page, String path) {
        open(page, path);
        assertThat(page.locator("main").count()).as("main on " + path).isEqualTo(1);
        assertThat(page.locator("h1").count()).as("h1 on " + path).isEqualTo(1);
        assertThat(page.content()).as("unfilled template on " + path).doesNotContainPattern("\\{[a-z]+\\.[a-z]");
        Chromium.accessible(page, path);
        page.setViewportSize(320, 640);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width at 320 px of " + path)
                .isEqualTo(320);
        Chromium.accessible(page, path + " at 320 px");
        page.setViewportSize(1280, 900);
    }

    @Test
    void what_a_trust_left_that_went_over_into_another_is_accessible_and_fits_a_phone() {
        trusts.put(List.of(trust("ZZB1", ""), trust("ZZB2", "")));
        Visitor curator = Visitor.demo("curator");
        curator.post("/desk/toolkits/new", Map.of("slug", "left", "title", "Left behind", "summary", "For a test"))
                .then()
                .statusCode(303);
        item(curator, "Count the images that nobody has looked at since they were made");
        String removed = item(curator, "Cool the room before the servers come");
        curator.post("/desk/toolkits/left/state", Map.of("state", "published"))
                .then()
                .statusCode(303);
        Someone lead = Someone.invited("ZZB1", "trust-lead");
        Someone successor = Someone.invited("ZZB2");
        lead.visitor().post("/toolkits/left/copy").then().statusCode(303);
        lead.visitor()
                .post(
                        "/toolkits/left/ours/items/" + removed,
                        Map.of("note", "The room is in the old film store", "version", "0"))
                .then()
                .statusCode(303);
        curator.post(
                        "/desk/toolkits/left/items/" + removed + "/remove",
                        Map.of("base", base(curator), "note", "Estates do this"))
                .then()
                .statusCode(303);
        String version = lead.visitor()
                .page("/toolkits/left/ours")
                .selectFirst("form[action$=take-over] input[name=version]")
                .val();
        lead.visitor()
                .post("/toolkits/left/ours/take-over", Map.of("version", version))
                .then()
                .statusCode(303);

        trusts.put(List.of(trust("ZZB1", "ZZB2")));
        try (BrowserContext context = chromium.context()) {
            Page page = signedIn(context, successor.email(), successor.password());
            String copy = "/toolkits/left/ours/before/ZZB1";
            for (String path : List.of(copy, copy + "/stages/planning", copy + "/no-longer")) {
                looksRight(page, path);
            }
            assertThat(page.locator("main").textContent()).contains("Cool the room", "old film store");
        }
    }

    private static Trust trust(String code, String successor) {
        return new Trust(
                code,
                "The United Hospitals of Weirside and Fordham Cross " + code,
                "Y56",
                "",
                "",
                "",
                LocalDate.of(2000, 1, 1),
                successor.isEmpty() ? null : LocalDate.of(2024, 3, 31),
                successor,
                List.of(),
                true);
    }

    private static String item(Visitor curator, String text) {
        return curator.post(
                        "/desk/toolkits/left/items/new",
                        Map.of("text", text, "stage", "planning", "note", "Added", "base", base(curator)))
                .header("Location")
                .replaceAll(".*#item-", "");
    }

    private static String base(Visitor curator) {
        return curator.page("/desk/toolkits/left/details")
                .select("input[name=base]")
                .val();
    }

    @Test
    void what_is_wrong_on_a_page_is_found() {
        try (BrowserContext context = chromium.context()) {
            Page page = context.newPage();
            open(page, "/about");
            page.evaluate("document.querySelector('main').append(document.createElement('img'))");
            assertThatThrownBy(() -> Chromium.accessible(page, "a picture without a text"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("image-alt");
        }
    }

    @Test
    void nothing_breaks_the_content_security_policy() {
        try (BrowserContext context = chromium.context()) {
            Page page = context.newPage();
            List<String> complaints = new java.util.concurrent.CopyOnWriteArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            EVERYBODY.forEach(path -> open(page, path));
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void a_lesson_is_posted_reviewed_and_found_without_scripts() {
        String title = "Label the spare cassette before the night shift";
        try (BrowserContext clinician = chromium.withoutScripts();
                BrowserContext curator = chromium.withoutScripts();
                BrowserContext reader = chromium.withoutScripts()) {
            Page writing = signedIn(clinician, "clinician@demo.example");
            open(writing, "/lessons/new");
            writing.getByLabel("Title", new Page.GetByLabelOptions().setExact(true))
                    .fill(title);
            writing.getByLabel("What happened").fill("Two cassettes looked alike and the wrong one was used.");
            press(writing, "Submit for review");
            assertThat(writing.locator(".nhsuk-error-summary").textContent()).contains("at least one thing");
            assertThat(writing.getByLabel("What happened").inputValue()).contains("looked alike");

            writing.getByLabel("What others should do").fill("Do label every cassette");
            press(writing, "Submit for review");
            assertThat(writing.locator("h1").textContent()).contains("waits for review");

            Page reviewing = signedIn(curator, "curator@demo.example");
            open(reviewing, "/review");
            Locator lesson = reviewing.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title));
            // what other tests have submitted waits before it
            while (lesson.count() == 0) {
                reviewing.locator("a[rel=next]").click();
            }
            lesson.click();
            press(reviewing, "Publish");
            assertThat(reviewing.locator(".nhsuk-error-summary").textContent()).contains("all three");
            reviewing.locator("input[name=criteria]").all().forEach(com.microsoft.playwright.Locator::check);
            press(reviewing, "Publish");
            assertThat(reviewing.locator("[role=status]").first().textContent()).contains("published");

            Page reading = reader.newPage();
            open(reading, "/");
            reading.getByLabel("Search lessons").fill("spare cassette");
            press(reading, "Search");
            assertThat(reading.locator(".stile-result h2").first().textContent())
                    .contains(title);
        }
    }

    @Test
    void a_file_that_may_identify_somebody_is_looked_at_again_and_added(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rota.txt"), "Ring 020 7946 0018 at night.");
        try (BrowserContext curator = chromium.context()) {
            Page page = signedIn(curator, "curator@demo.example");
            open(page, "/lessons/L-2/files");
            page.locator("#file").setInputFiles(file);
            page.getByLabel("What it is").fill("A rota to copy");
            press(page, "Add the file");
            assertThat(page.locator("#confirmed-hint").textContent()).contains("Telephone number in its text");
            assertThat(page.getByLabel("What it is").inputValue()).isEqualTo("A rota to copy");
            Chromium.accessible(page, "a file that is asked about");
            page.setViewportSize(320, 640);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
            Chromium.accessible(page, "a file that is asked about, at 320 px");

            page.locator("#file").setInputFiles(file);
            page.getByLabel("I have looked").check();
            press(page, "Add the file");
            // the search box has a status of its own
            page.locator("[role=status]:has-text('rota.txt is added')").waitFor();
        }
    }

    @Test
    void what_was_noticed_appears_while_one_writes() {
        try (BrowserContext clinician = chromium.context()) {
            Page writing = signedIn(clinician, "clinician@demo.example");
            open(writing, "/lessons/new");
            writing.getByLabel("Title", new Page.GetByLabelOptions().setExact(true))
                    .fill("Server room cooling");
            writing.getByLabel("What happened").fill("The new servers were switched on before the room was cooled.");
            writing.locator("#noticed li").first().waitFor();
            assertThat(writing.locator("#noticed").textContent())
                    .contains("Does one of these say it already?")
                    .contains("cooling");
            Chromium.accessible(writing, "what was noticed");

            String other =
                    writing.locator("#noticed input[value=variant-of]").first().getAttribute("id");
            writing.locator("#noticed summary").first().click();
            writing.locator("label[for=" + other + "]").click();
            // advice that has been followed goes with the next look, what was chosen stays
            writing.locator("#noticed a[href='#recommendations']").waitFor();
            writing.getByLabel("What others should do").fill("Do cool the room before you switch on the servers");
            writing.locator("#noticed a[href='#recommendations']")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(writing.locator("#" + other).isChecked()).isTrue();
        }
    }

    @Test
    void a_lesson_is_found_and_opened_by_keyboard_alone() {
        try (BrowserContext context = chromium.context()) {
            Page page = context.newPage();
            open(page, "/topics");
            page.keyboard().press("Tab");
            assertThat(focused(page)).isEqualTo("Skip to main content");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.closest('main') !== null"))
                    .isEqualTo(true);

            page.keyboard().press("/");
            page.keyboard().type("voice recognition");
            page.keyboard().press("Enter");
            page.waitForURL("**/lessons?q=voice+recognition");
            String first = page.locator(".stile-result h2 a").first().textContent();
            for (int presses = 0; presses < 200 && !focused(page).equals(first); presses++) {
                page.keyboard().press("Tab");
            }
            assertThat(focused(page)).isEqualTo(first);
            page.keyboard().press("Enter");
            page.waitForURL("**/lessons/L-*");
            assertThat(page.locator("h1").textContent()).isEqualTo(first);
        }
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.textContent");
    }

    private Page signedIn(BrowserContext context, String person) {
        return person.equals("nobody")
                ? context.newPage()
                : signedIn(
                        context,
                        person,
                        person.equals(TestDatabase.ADMIN_EMAIL) ? TestDatabase.ADMIN_PASSWORD : DemoAccounts.PASSWORD);
    }

    private Page signedIn(BrowserContext context, String email, String password) {
        Page page = context.newPage();
        open(page, "/sign-in");
        page.locator("#email").fill(email);
        page.locator("#password").fill(password);
        page.locator("main form:has(#email) button[type=submit]").click();
        assertThat(page.locator(".stile-header__account").textContent()).contains("Your account");
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private void open(Page page, String path) {
        // a link under the pointer is shown as hovered, wherever the pointer was left
        page.mouse().move(0, 0);
        Response answer = page.navigate(base.resolve(path).toString());
        assertThat(answer.status()).as(path).isLessThan(500);
    }
}
