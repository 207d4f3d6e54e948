package org.stile.packs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.boot.DemoAccounts;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Polarity;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;
import org.stile.programmes.Deployment.Entered;
import org.stile.programmes.Deployment.Plan;
import org.stile.programmes.Deployment.Slip;
import org.stile.programmes.Deployments;
import org.stile.programmes.Programmes;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.uptake.Disposition;
import org.stile.uptake.Uptake;
import org.stile.uptake.Uptakes;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** Next steps as trusts live with them. ZZP1 and its people get the packs; ZZP0 has become part of it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PacksTest {

    private static final LocalDate TODAY = LocalDate.now(Clock.UK);
    private static final String EAST = "Y61";
    private static final String NORTH_WEST = "Y62";
    private static final Map<String, String> TITLES = new HashMap<>();
    private static final Viewer OF_ZZP1 = new Viewer(987_654_321, "", "ZZP1", Set.of());

    private static int made;
    private static Someone member;
    private static Someone lead;
    private static Someone stranger;
    private static Someone strangersLead;
    private static String curatorsToken;

    @Inject
    Trusts trusts;

    @Inject
    Programmes programmes;

    @Inject
    Packs packs;

    @Inject
    Deployments deployments;

    @Inject
    Uptakes uptakes;

    @Inject
    PackMaker maker;

    @Inject
    PackStore store;

    @Inject
    Audit audit;

    private Visitor curator;

    @BeforeEach
    void there_are_trusts_and_people() {
        curator = Visitor.demo("curator");
        if (member != null) {
            return;
        }
        trusts.put(List.of(
                trust("ZZP1", EAST, ""),
                trust("ZZP0", EAST, "ZZP1"),
                trust("ZZP2", NORTH_WEST, ""),
                trust("ZZP3", EAST, ""),
                trust("ZZP4", NORTH_WEST, ""),
                trust("ZZP7", EAST, ""),
                trust("ZZP8", EAST, "")));
        member = Someone.invited("ZZP1");
        lead = Someone.invited("ZZP1", "trust-lead");
        stranger = Someone.invited("ZZP2");
        strangersLead = Someone.invited("ZZP2", "trust-lead");
        curatorsToken = given().contentType(ContentType.JSON)
                .body(Map.of("email", "curator@demo.example", "password", DemoAccounts.PASSWORD, "label", "packs"))
                .post("/api/tokens")
                .path("token");
    }

    private static Trust trust(String code, String region, String successor) {
        LocalDate closed = successor.isEmpty() ? null : TODAY.minusYears(1);
        return new Trust(code, "Trust " + code, region, "", "", "", null, closed, successor, List.of(), true);
    }

    @Test
    void entering_a_stage_brings_exactly_the_lessons_that_the_rule_names_and_answers_go_to_the_ledger() {
        String slug = programme();
        live(slug, "ZZP2");
        live(slug, "ZZP3");
        long deployment = deployment(slug, "ZZP1");
        String before1 = lesson(slug, "ZZP2", "testing", "");
        String before2 = lesson(slug, "ZZP2", "testing", "");
        String near = lesson(slug, "ZZP3", "testing", "");
        String notLive = lesson(slug, "ZZP4", "testing", "");
        String members = lesson(slug, "ZZP2", "testing", "\"publication\":\"members\",");
        String proven = lesson(slug, "ZZP4", "testing", "");
        String hidden = lesson(slug, "ZZP4", "testing", "\"attribution\":\"region\",");
        String mayBeOwn = lesson(slug, "ZZP3", "testing", "\"attribution\":\"region\",");
        String own = lesson(slug, "ZZP1", "testing", "");
        String ofPredecessor = lesson(slug, "ZZP0", "testing", "");
        String otherStage = lesson(slug, "ZZP2", "training", "");
        String withdrawn = lesson(slug, "ZZP2", "testing", "");
        String superseded = lesson(slug, "ZZP2", "testing", "");
        String answered = lesson(slug, "ZZP2", "testing", "");
        String stale = lesson(slug, "ZZP2", "testing", "");
        adopt(strangersLead, proven);
        adopt(lead, answered);
        withdraw(withdrawn);
        link(before1, "supersedes", superseded);
        link(notLive, "contradicts", stale);

        enter(lead.visitor(), slug, deployment, "testing");
        Packs.Shown shown = await(() -> packs.own(OF_ZZP1).stream()
                .filter(pack -> pack.deployment().id() == deployment)
                .findFirst()
                .orElse(null));

        // those of the programme: who went before in another region (the members' one too), then by evidence, then
        // newest
        List<String> expected = List.of(members, before2, before1, proven, hidden, notLive, near);
        List<String> refs =
                shown.pack().lessons().stream().map(LessonRef::toString).toList();
        assertThat(refs).startsWith(expected.toArray(String[]::new)).hasSizeLessThanOrEqualTo(10);
        assertThat(refs)
                .doesNotContain(mayBeOwn, own, ofPredecessor, otherStage, withdrawn, superseded, answered, stale);
        assertThat(shown.pack().trigger()).isEqualTo(Trigger.entered("testing"));
        assertThat(audit.of("pack-" + shown.pack().id(), 5))
                .extracting(Audit.Entry::action)
                .containsExactly("pack.make");
        its_people_read_it(shown, expected, hidden);
        a_member_answers_and_the_lead_confirms(shown, before2);
        to_others_it_is_not_there(shown);
        what_is_withdrawn_since_is_not_shown(shown, before1);
        twice_does_no_harm(shown);
    }

    private void its_people_read_it(Packs.Shown shown, List<String> expected, String hidden) {
        Document page = member.visitor().page(shown.pack().href());
        assertThat(page.select("main h3").eachText().subList(0, expected.size()))
                .isEqualTo(expected.stream().map(PacksTest::title).toList());
        assertThat(page.text()).contains("entering Testing", "Why these", "They come from other trusts", "Trust ZZP2");
        Element hiddenItem = page.getElementById(hidden).parent();
        assertThat(hiddenItem.text()).contains("North West").doesNotContain("ZZP4");
        for (String address : List.of("/", "/next-step", "/trusts/ZZP1", "/trusts/ZZP0")) {
            assertThat(member.visitor()
                            .page(address)
                            .select("main a[href=" + shown.pack().href() + "]"))
                    .as(address)
                    .hasSize(1);
        }
        assertThat(curator.page("/trusts/ZZP1").select("a[href=" + shown.pack().href() + "]"))
                .hasSize(1);
    }

    private void a_member_answers_and_the_lead_confirms(Packs.Shown shown, String ref) {
        String number = ref.substring(2);
        String href = shown.pack().href();
        long open = shown.open();
        Map<String, String> form = new HashMap<>(Map.of(
                "lesson",
                ref,
                "version-" + number,
                "0",
                "date-" + number,
                TODAY.toString(),
                "disposition-" + number,
                "not-applicable"));
        var refused = member.visitor().post(href, form);
        refused.then().statusCode(400);
        Document again = Jsoup.parse(refused.asString());
        assertThat(again.select(".nhsuk-error-summary a").attr("href")).isEqualTo("#why-" + number);
        assertThat(again.selectFirst("input[value=not-applicable][name=disposition-" + number + "]")
                        .hasAttr("checked"))
                .isTrue();

        form.put("why-" + number, "It was NHS number 943 476 5919");
        member.visitor().post(href, form).then().statusCode(400);
        form.put("why-" + number, "We print no films");
        member.visitor().post(href, form).then().statusCode(303);
        // a page that was opened before sees that somebody has answered
        form.put("why-" + number, "We have none");
        var late = member.visitor().post(href, form);
        late.then().statusCode(409);
        Document meanwhile = Jsoup.parse(late.asString());
        assertThat(meanwhile.selectFirst(".nhsuk-error-summary").text()).contains("colleague");
        assertThat(meanwhile.getElementById("why-" + number).wholeText().strip())
                .isEqualTo("We have none");
        assertThat(meanwhile.selectFirst("input[name=version-" + number + "]").val())
                .isEqualTo("1");

        Element item = member.visitor().page(href).getElementById(ref).parent();
        assertThat(item.text()).contains("Does not apply", "We print no films", "waits for your trust’s lead");
        assertThat(item.select("form")).isEmpty();
        assertThat(packs.open(shown.pack().id(), OF_ZZP1).open()).isEqualTo(open - 1);
        assertThat(curator.page(href).getElementById(ref).parent().text())
                .contains("Not answered yet")
                .doesNotContain("films");

        lead.visitor()
                .post("/lessons/" + ref + "/uptake/confirm", Map.of("version", "1"))
                .then()
                .statusCode(303);
        assertThat(curator.page(href).getElementById(ref).parent().text()).contains("Does not apply");
        assertThat(Visitor.anonymous().page("/trusts/ZZP1").text()).contains(title(ref), "Does not apply");
        given().header("Authorization", "Bearer " + ApiClient.token(member))
                .get("/api/next-step")
                .then()
                .statusCode(200)
                .rootPath("packs.find { it.id == " + shown.pack().id() + " }")
                .body("stage", equalTo("testing"))
                .body("daysBefore", nullValue())
                .body("open", equalTo((int) open - 1))
                .body("lessons.find { it.ref == '" + ref + "' }.answer.uptake.disposition", equalTo("not-applicable"))
                .body("lessons.find { it.ref == '" + ref + "' }.answer.waiting", equalTo(false));
    }

    private void to_others_it_is_not_there(Packs.Shown shown) {
        String href = shown.pack().href();
        stranger.visitor().get(href).then().statusCode(404);
        stranger.visitor().post(href, Map.of("lesson", "L-1")).then().statusCode(404);
        assertThat(Visitor.anonymous().get(href).statusCode()).isEqualTo(303);
        for (Visitor other : List.of(stranger.visitor(), Visitor.anonymous())) {
            assertThat(other.page("/trusts/ZZP1").html()).doesNotContain("/next-step");
        }
        assertThat(stranger.visitor().page("/next-step").html()).doesNotContain(href + "\"");
        given().get("/api/next-step").then().statusCode(401);
        given().header("Authorization", "Bearer " + ApiClient.token(stranger))
                .get("/api/next-step")
                .then()
                .body("packs.find { it.id == " + shown.pack().id() + " }", nullValue());
        // a curator reads it and speaks for no trust
        curator.page(href);
        String ref = shown.items().getFirst().lesson().ref().toString();
        curator.post(href, Map.of("lesson", ref)).then().statusCode(403);
        member.visitor().post(href, Map.of("lesson", "L-1")).then().statusCode(404);
    }

    private void what_is_withdrawn_since_is_not_shown(Packs.Shown shown, String ref) {
        withdraw(ref);
        assertThat(member.visitor().page(shown.pack().href()).text()).doesNotContain(title(ref));
        assertThat(packs.open(shown.pack().id(), OF_ZZP1).items())
                .hasSize(shown.items().size() - 1);
    }

    private void twice_does_no_harm(Packs.Shown shown) {
        maker.run(Long.toString(shown.deployment().id()));
        assertThat(of(shown.deployment().id())).containsExactly(shown.pack());
        assertThat(QuarkusTransaction.requiringNew().call(() -> store.add(shown.pack())))
                .isEmpty();
    }

    @Test
    void the_days_before_a_planned_go_live_bring_its_lessons_each_once() {
        String slug = programme();
        long deployment = deployment(slug, "ZZP7");
        String ref = lesson(slug, "ZZP4", "go-live", "");
        curator.post(
                        journey(slug, deployment) + "/plan",
                        Map.of("planned-on", TODAY.plusDays(95).toString()))
                .then()
                .statusCode(303);
        maker.run(Long.toString(deployment));
        assertThat(of(deployment)).isEmpty();

        for (int days : List.of(90, 30, 7)) {
            it_is(TODAY.plusDays(95 - days));
            maker.lookAhead();
            Pack pack = await(() -> of(deployment).stream()
                    .filter(one -> one.trigger().daysBefore() == days)
                    .findFirst()
                    .orElse(null));
            assertThat(pack.trigger().stage()).isEqualTo("go-live");
            assertThat(pack.lessons().getFirst()).hasToString(ref);
            assertThat(Clock.date(pack.madeAt())).isEqualTo(TODAY.plusDays(95 - days));
            maker.lookAhead();
        }
        it_is(TODAY.plusDays(95));
        maker.lookAhead();
        maker.run(Long.toString(deployment));
        assertThat(of(deployment)).hasSize(3);
    }

    @Test
    void a_go_live_put_off_by_months_brings_its_lessons_again_and_by_weeks_does_not() {
        long deployment = deployment(programme(), "ZZP7");
        Viewer leading = new Viewer(lead.id(), "", "ZZP7", Set.of(Role.TRUST_LEAD));
        deployments.plan(deployment, new Plan(TODAY.plusDays(80), TODAY, Optional.empty(), ""), leading);
        maker.run(Long.toString(deployment));
        deployments.plan(deployment, new Plan(TODAY.plusDays(89), TODAY, Optional.of(Slip.SUPPLIER), ""), leading);
        maker.run(Long.toString(deployment));
        deployments.plan(deployment, new Plan(TODAY.plusDays(260), TODAY, Optional.of(Slip.STAFF), ""), leading);
        maker.run(Long.toString(deployment));
        assertThat(of(deployment)).extracting(Pack::plannedOn).containsExactly(TODAY.plusDays(80));

        it_is(TODAY.plusDays(180));
        maker.lookAhead();
        Pack again = await(() -> of(deployment).size() == 2 ? of(deployment).getFirst() : null);
        assertThat(again.trigger()).isEqualTo(Trigger.before(90));
        assertThat(again.plannedOn()).isEqualTo(TODAY.plusDays(260));
        maker.run(Long.toString(deployment));
        assertThat(of(deployment)).hasSize(2);
    }

    @Test
    void what_was_answered_a_year_ago_is_asked_again() {
        String slug = programme();
        long deployment = deployment(slug, "ZZP8");
        LessonRef ref = LessonRef.fromString(lesson(slug, "ZZP4", "go-live", ""));
        Viewer leading = new Viewer(lead.id(), "", "ZZP8", Set.of(Role.TRUST_LEAD));
        uptakes.record(ref, 0, new Uptake(Disposition.ADOPTED, TODAY, "", "", Polarity.UNKNOWN, ""), leading);
        deployments.plan(deployment, new Plan(TODAY.plusDays(375), TODAY, Optional.empty(), ""), leading);
        deployments.enter(deployment, new Entered("go-live", TODAY), leading);
        assertThat(await(() -> first(deployment)).lessons()).doesNotContain(ref);

        it_is(TODAY.plusDays(300));
        maker.run(Long.toString(deployment));
        assertThat(first(deployment).trigger()).isEqualTo(Trigger.before(90));
        assertThat(first(deployment).lessons()).doesNotContain(ref);

        it_is(TODAY.plusDays(370));
        maker.run(Long.toString(deployment));
        assertThat(first(deployment).trigger()).isEqualTo(Trigger.before(7));
        assertThat(first(deployment).lessons()).startsWith(ref);
        assertThat(packs.open(first(deployment).id(), leading)
                        .items()
                        .getFirst()
                        .answered())
                .isFalse();
    }

    @Test
    void a_journey_of_a_trust_that_has_merged_is_its_successors() {
        String slug = programme();
        trusts.put(List.of(trust("ZZP5", EAST, "")));
        long deployment = deployment(slug, "ZZP5");
        trusts.put(List.of(trust("ZZP5", EAST, "ZZP1")));
        String ref = lesson(slug, "ZZP4", "benefits", "");
        enter(curator, slug, deployment, "benefits");

        Pack pack = await(() -> first(deployment));
        assertThat(member.visitor().page(pack.href()).text()).contains(title(ref), "Trust ZZP5");
        assertThat(member.visitor().page("/next-step").select("a[href=" + pack.href() + "]"))
                .hasSize(1);
        String number = ref.substring(2);
        lead.visitor()
                .post(
                        pack.href(),
                        Map.of("lesson", ref, "version-" + number, "0", "disposition-" + number, "already-in-place"))
                .then()
                .statusCode(303);
        assertThat(member.visitor()
                        .page(pack.href())
                        .getElementById(ref)
                        .parent()
                        .text())
                .contains("Your trust: Already in place");
    }

    @Test
    void who_has_no_step_is_told_how_one_comes() {
        trusts.put(List.of(trust("ZZP6", EAST, "")));
        Visitor visitor = Someone.invited("ZZP6").visitor();
        assertThat(visitor.page("/next-step").text()).contains("goes through no programme");
        assertThat(visitor.page("/").text()).doesNotContain("Your next step");
        deployment(programme(), "ZZP6");
        assertThat(visitor.page("/next-step").text()).contains("There is nothing yet", "no stage stated yet");
        assertThat(visitor.page("/").text()).contains("Your next step", "No lesson waits for an answer");
        assertThat(curator.page("/next-step").text()).contains("Your account belongs to none");
    }

    /** As the desk does it: a programme of its own, whose lessons come before all others. */
    private String programme() {
        String name = "Bilby " + ++made;
        curator.post(
                        "/desk/programmes",
                        Map.of(
                                "name",
                                name,
                                "stages",
                                "Build\nTesting\nTraining\nGo-live\nBenefits",
                                "regions",
                                "Everywhere"))
                .then()
                .statusCode(303);
        return "bilby-" + made;
    }

    private long deployment(String slug, String trust) {
        curator.post("/desk/programmes/" + slug + "/deployments", Map.of("trust", trust, "trust-region", "everywhere"))
                .then()
                .statusCode(303);
        return programmes.board(slug).deployments().stream()
                .filter(deployment -> deployment.trustCode().equals(trust))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void live(String slug, String trust) {
        long id = deployment(slug, trust);
        int version = programmes.deployment(id).deployment().version();
        curator.post(
                        journey(slug, id) + "/live",
                        Map.of("live-on", TODAY.minusDays(30).toString(), "version", Integer.toString(version)))
                .then()
                .statusCode(303);
    }

    private static String journey(String slug, long id) {
        return "/programmes/" + slug + "/deployments/" + id;
    }

    private static void enter(Visitor visitor, String slug, long deployment, String stage) {
        visitor.post(journey(slug, deployment) + "/stage", Map.of("stage", stage, "entered-on", TODAY.toString()))
                .then()
                .statusCode(303);
    }

    private static String title(String ref) {
        return TITLES.get(ref);
    }

    /** A published lesson, whose reference is given back. */
    private static String lesson(String programme, String trust, String stage, String more) {
        String title = "Bilby lesson number " + ++made;
        given().header("Authorization", "Bearer " + curatorsToken)
                .contentType("application/x-ndjson")
                .body("""
                        {"externalId":"bilby-%d","title":"%s","event":"It happened.","programme":"%s","trust":"%s","stages":["%s"],%s"status":"published"}
                        """.formatted(made, title, programme, trust, stage, more).getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(200);
        List<Map<String, String>> hits = given().header("Authorization", "Bearer " + curatorsToken)
                .queryParam("q", "\"" + title + "\"")
                .get("/api/lessons")
                .path("hits");
        String ref = hits.stream()
                .filter(hit -> hit.get("title").equals(title))
                .findFirst()
                .orElseThrow()
                .get("ref");
        TITLES.put(ref, title);
        return ref;
    }

    private static void adopt(Someone who, String ref) {
        given().header("Authorization", "Bearer " + ApiClient.token(who))
                .contentType(ContentType.JSON)
                .body(Map.of("disposition", "adopted"))
                .post("/api/lessons/" + ref + "/uptake")
                .then()
                .statusCode(201);
    }

    private static void withdraw(String ref) {
        given().header("Authorization", "Bearer " + curatorsToken)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "It was wrong"))
                .post("/api/lessons/" + ref + "/withdraw")
                .then()
                .statusCode(200);
    }

    private static void link(String from, String type, String to) {
        given().header("Authorization", "Bearer " + curatorsToken)
                .contentType(ContentType.JSON)
                .body(Map.of("links", List.of(Map.of("type", type, "ref", to))))
                .put("/api/lessons/" + from + "/links")
                .then()
                .statusCode(200);
    }

    private List<Pack> of(long deployment) {
        return QuarkusTransaction.requiringNew().call(() -> store.of(List.of(deployment), 10));
    }

    private Pack first(long deployment) {
        return of(deployment).stream().findFirst().orElse(null);
    }

    private static void it_is(LocalDate day) {
        InstantSource noon =
                InstantSource.fixed(day.atTime(LocalTime.NOON).atZone(Clock.UK).toInstant());
        QuarkusMock.installMockForType(noon, InstantSource.class);
    }

    /** What the queue is to bring within a minute. */
    private static <T> T await(Supplier<T> found) {
        long end = System.nanoTime() + 60_000_000_000L;
        T now = found.get();
        while (now == null && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000_000);
            now = found.get();
        }
        assertThat(now).as("after a minute").isNotNull();
        return now;
    }
}
