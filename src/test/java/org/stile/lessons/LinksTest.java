package org.stile.lessons;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.boot.DemoAccounts;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** What lessons say of one another, and which of them somebody should look at again, as people and programs see it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LinksTest {

    private static final String TRUST = "Ashford Vale";

    private static Someone author;
    private static Someone colleague;
    private static Someone ownLead;
    private static Someone other;
    private static String curator;

    @Inject
    Audit audit;

    @Inject
    AgroalDataSource database;

    @Inject
    LessonLinks links;

    @Inject
    Told told;

    /** Who is told of changed links. */
    @ApplicationScoped
    static class Told implements LinkListener {
        private final List<LessonRef> refs = new CopyOnWriteArrayList<>();

        List<LessonRef> of(String ref) {
            return refs.stream().filter(one -> one.toString().equals(ref)).toList();
        }

        @Override
        public void linksChanged(Collection<LessonRef> lessons) {
            refs.addAll(lessons);
        }
    }

    @BeforeEach
    void people() {
        if (author == null) {
            author = Someone.invited("ZZD1");
            colleague = Someone.invited("ZZD1");
            ownLead = Someone.invited("ZZD1", "trust-lead");
            other = Someone.invited("ZZD2");
            curator = demoToken("curator@demo.example");
        }
    }

    @Test
    void what_the_writer_chose_beside_a_similar_lesson_waits_with_the_draft_and_shows_once_it_is_published() {
        String word = word();
        String older = published(author, word + " needs a second reader every night", Map.of());
        Map<String, Object> typed = form(word + " does not need a second reader", "check");
        typed.put("event", word + " was read by two people every night and the second never found anything.");
        Document checked =
                Jsoup.parse(other.visitor().post("/lessons/new", typed).asString());
        assertThat(checked.select("#noticed input[name=link-" + older + "]").eachAttr("value"))
                .containsExactly("", "corroborates", "variant-of", "contradicts");

        typed.put("link-" + older, "contradicts");
        typed.put("title", "Short");
        typed.put("action", "submit");
        Document rejected =
                Jsoup.parse(other.visitor().post("/lessons/new", typed).asString());
        assertThat(chosen(rejected, older)).isEqualTo("contradicts");

        typed.put("title", word + " does not need a second reader");
        typed.put("action", "save");
        String newer = ref(other.visitor().post("/lessons/new", typed));
        assertThat(chosen(other.visitor().page("/lessons/" + newer + "/edit"), older))
                .isEqualTo("contradicts");
        assertThat(read("", older).getList("links")).isNull();
        assertThat(other.visitor().page("/lessons/" + newer).text()).contains("Contradicts");

        as(token(other)).post("/api/lessons/" + newer + "/submit").then().statusCode(200);
        assertThat(Visitor.demo("curator").page("/review/" + newer).text())
                .contains("Links to other lessons")
                .contains(older);
        publish(newer);
        assertThat(read("", older).getList("links.type")).containsExactly("contradicted-by");
        Document page = Visitor.anonymous().page("/lessons/" + older);
        assertThat(page.select(".nhsuk-card--warning").text())
                .contains("Contested")
                .contains(newer);
        assertThat(page.select("section[aria-labelledby=links]").text()).contains("Contradicted by");
        assertThat(Visitor.anonymous()
                        .page("/lessons/" + newer)
                        .select("section[aria-labelledby=links]")
                        .text())
                .contains("Contradicts");
    }

    @Test
    void a_superseded_lesson_stands_behind_its_successor_until_that_is_withdrawn() {
        String word = word();
        String older = published(author, word + " is kept on paper", Map.of());
        String newer = published(author, word + " is kept in a register", Map.of());
        put(token(ownLead), newer, "supersedes", older).statusCode(200);

        assertThat(read("", older).getString("status")).isEqualTo("superseded");
        assertThat(read("", older).getList("links.ref")).containsExactly(newer);
        assertThat(Visitor.anonymous()
                        .page("/lessons/" + older)
                        .select(".nhsuk-card--warning a")
                        .attr("href"))
                .isEqualTo("/lessons/" + newer);
        assertThat(refs("", quoted(word))).containsExactly(newer);
        JsonPath found = as("").get("/api/lessons?" + quoted(word)).jsonPath();
        assertThat(found.getList("hits[0].replaces.ref")).containsExactly(older);
        assertThat(refs("", quoted(word) + "&superseded=show")).containsExactlyInAnyOrder(newer, older);
        assertThat(refs("", "q=" + older)).containsExactly(older);
        assertThat(refs("", "q=" + word + "+Is+kept%2C+on+PAPER")).contains(older);
        assertThat(Visitor.anonymous().page("/lessons?" + quoted(word)).text()).contains("Replaces " + older);
        assertThat(suggested(word)).containsExactly(newer);
        assertThat(actions(older)).contains("lesson.supersede");

        as(curator).body(Map.of("reason", "It was wrong")).post("/api/lessons/" + newer + "/withdraw");
        assertThat(read("", older).getString("status")).isEqualTo("published");
        assertThat(read("", older).getList("links")).isNull();
        assertThat(refs("", quoted(word))).containsExactly(older);
        assertThat(actions(older)).contains("lesson.reinstate");
    }

    @Test
    void a_link_that_is_taken_away_lets_the_older_lesson_out_again_and_hiding_the_newer_does_too() {
        String word = word();
        String older = published(author, word + " is old advice", Map.of());
        String newer = published(author, word + " is new advice", Map.of());
        Visitor writes = author.visitor();
        writes.post("/lessons/" + newer + "/links", Map.of("type", "supersedes", "lesson", older))
                .then()
                .statusCode(303);
        assertThat(refs("", quoted(word))).containsExactly(newer);

        Visitor.demo("lead")
                .post("/lessons/" + newer + "/report", Map.of("kind", "identifies-patient"))
                .then()
                .statusCode(303);
        assertThat(refs("", quoted(word))).containsExactly(older);
        Visitor.demo("curator").post("/lessons/" + newer + "/restore").then().statusCode(303);
        assertThat(refs("", quoted(word))).containsExactly(newer);

        writes.post("/lessons/" + newer + "/links", Map.of("remove", older))
                .then()
                .statusCode(303);
        assertThat(refs("", quoted(word))).containsExactlyInAnyOrder(newer, older);
    }

    @Test
    void of_three_that_supersede_one_another_only_the_last_is_found_and_it_names_both_others() {
        String word = word();
        String first = published(author, word + " in its first form", Map.of());
        String second = published(author, word + " in its second form", Map.of());
        String third = published(author, word + " in its third form", Map.of());
        put(curator, second, "supersedes", first).statusCode(200);
        put(curator, third, "supersedes", second).statusCode(200);
        JsonPath found = as("").get("/api/lessons?" + quoted(word)).jsonPath();
        assertThat(found.getList("hits.ref")).containsExactly(third);
        assertThat(found.getList("hits[0].replaces.ref")).containsExactlyInAnyOrder(first, second);
        put(curator, first, "supersedes", third)
                .statusCode(400)
                .body("errors.links", equalTo(third + " supersedes this lesson already, directly or through others"));
        as(curator).body(Map.of("reason", "Not so")).post("/api/lessons/" + third + "/withdraw");
        assertThat(refs("", quoted(word))).containsExactly(second);
    }

    @Test
    void of_a_successor_for_members_nobody_else_is_told_anything() {
        String word = word();
        String older = published(author, word + " for everybody to read", Map.of());
        String newer = published(author, word + " for members only", Map.of("publication", "members"));
        put(token(author), newer, "supersedes", older).statusCode(200);

        assertThat(refs("", quoted(word))).containsExactly(older);
        assertThat(suggested(word)).containsExactly(older);
        for (String path : List.of(
                "/lessons/" + older,
                "/lessons/" + older + "/history",
                "/lessons?" + quoted(word),
                "/api/lessons/" + older,
                "/api/lessons?" + quoted(word),
                "/api/exports/lessons")) {
            String page = as("").get(path).asString();
            assertThat(page).as(path).contains(word + " for everybody").doesNotContain(newer, "for members only");
        }
        JsonPath lesson = read("", older);
        assertThat(lesson.getString("status")).isEqualTo("published");
        assertThat(lesson.getBoolean("stale")).isFalse();
        assertThat(lesson.getList("links")).isNull();
        assertThat(Visitor.anonymous().page("/lessons/" + older).text()).doesNotContain("Superseded");

        assertThat(refs(token(other), quoted(word))).containsExactly(newer);
        assertThat(read(token(other), older).getString("status")).isEqualTo("superseded");
        assertThat(read(token(other), older).getBoolean("stale")).isTrue();
    }

    @Test
    void links_are_refused_by_field_and_change_nothing() {
        String older = published(author, "A lesson that others speak of", Map.of());
        String newer = published(other, "A lesson that speaks of others", Map.of());
        String mine = token(other);
        put(mine, newer, "contradicts", newer)
                .statusCode(400)
                .body("errors.links", equalTo("A lesson cannot be linked to itself"));
        put(mine, newer, "contradicts", "L-99999999").statusCode(400);
        put(mine, newer, "supersedes", older)
                .statusCode(400)
                .body(
                        "errors.links",
                        equalTo(
                                "Only a curator, or somebody who may change both lessons, can say that this one supersedes "
                                        + older));
        put(mine, newer, "contradicted-by", older).statusCode(400);
        as(mine).body("{\"links\":{}}")
                .put("/api/lessons/" + newer + "/links")
                .then()
                .statusCode(400);
        put(mine, older, "contradicts", newer).statusCode(403);
        put(mine, newer, "contradicts", older).statusCode(200).body("links.ref", contains(older));
        put(token(author), older, "contradicts", newer).statusCode(400);
        assertThat(read("", newer).getList("links.type")).containsExactly("contradicts");

        Response page =
                other.visitor().post("/lessons/" + newer + "/links", Map.of("type", "variant-of", "lesson", "x"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(page.asString()).select(".nhsuk-error-summary a").attr("href"))
                .isEqualTo("#lesson");
        assertThat(Jsoup.parse(page.asString()).getElementById("lesson").val()).isEqualTo("x");
        assertThat(author.visitor().get("/lessons/" + newer + "/links").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_draft_that_only_its_writers_know_cannot_be_linked_to() {
        String draft = draft(author, "A draft that nobody else knows", Map.of());
        String mine = published(other, "A lesson that looks for drafts", Map.of());
        String unknown = put(token(other), mine, "variant-of", draft)
                .statusCode(400)
                .extract()
                .path("errors.links");
        assertThat(unknown).isEqualTo("There is no published lesson %s that you can read".formatted(draft));
    }

    @Test
    void a_contradiction_from_the_same_trust_is_a_link_and_no_warning_but_a_hidden_trust_always_warns() {
        String older = published(author, "A lesson with two opinions at home", Map.of());
        String same = published(colleague, "The same trust thinks otherwise", Map.of());
        put(token(colleague), same, "contradicts", older).statusCode(200);
        assertThat(warning(older)).isEmpty();
        assertThat(read("", older).getList("links.ref")).containsExactly(same);
        assertThat(read("", older).getBoolean("stale")).isFalse();

        // no warning would tell that it is the same trust
        String hidden = published(colleague, "Somebody of some trust disagrees", Map.of("attribution", "region"));
        put(token(colleague), hidden, "contradicts", older).statusCode(200);
        assertThat(warning(older)).contains(hidden).doesNotContain("ZZD1", TRUST);
        assertThat(read("", older).getBoolean("stale")).isTrue();
    }

    @Test
    void trusts_that_confirm_a_lesson_are_counted_where_readers_can_tell_that_they_are_others() {
        String lesson = published(author, "A lesson that others confirm", Map.of());
        String own = published(colleague, "Confirmed at home", Map.of());
        String another = published(other, "Confirmed elsewhere as well", Map.of());
        put(token(colleague), own, "corroborates", lesson).statusCode(200);
        assertThat(links.corroboratingTrusts(LessonRef.fromString(lesson))).isEmpty();
        int before = told.of(lesson).size();
        put(token(other), another, "corroborates", lesson).statusCode(200);
        assertThat(links.corroboratingTrusts(LessonRef.fromString(lesson))).containsExactly("ZZD2");
        assertThat(told.of(lesson)).hasSize(before + 1);
        as(curator).body(Map.of("reason", "A mistake")).post("/api/lessons/" + another + "/withdraw");
        assertThat(links.corroboratingTrusts(LessonRef.fromString(lesson))).isEmpty();
        assertThat(told.of(lesson)).hasSize(before + 2);
    }

    @Test
    void exported_links_lead_to_lessons_of_the_same_file() {
        String word = word();
        String older = published(author, word + " is exported", Map.of());
        String newer = published(author, word + " is exported with a link", Map.of());
        put(token(author), newer, "variant-of", older).statusCode(200);
        List<String> lines =
                given().get("/api/exports/lessons").asString().lines().toList();
        JsonPath line = JsonPath.from(lines.stream()
                .filter(one -> one.contains("\"" + newer + "\""))
                .findFirst()
                .orElseThrow());
        String target = line.getString("links[0].externalId");
        assertThat(line.getString("links[0].type")).isEqualTo("variant-of");
        assertThat(lines.stream().map(one -> JsonPath.from(one).getString("externalId")))
                .contains(target);
    }

    @Test
    void time_alone_makes_a_lesson_due_and_those_it_comes_from_say_that_it_still_holds() throws SQLException {
        String word = word();
        String lesson = published(author, word + " was true once", Map.of());
        assertThat(read("", lesson).getString("reviewDue"))
                .isEqualTo(LocalDate.now(Clock.UK).plusYears(2).toString());
        assertThat(read("", lesson).getBoolean("stale")).isFalse();
        published("2 years 1 day", lesson);
        assertThat(read("", lesson).getBoolean("stale")).isTrue();
        String since = LocalDate.now(Clock.UK).minusDays(1).toString();
        assertThat(read("", lesson).getString("reviewDue")).isEqualTo(since);

        Document page = colleague.visitor().page("/lessons/" + lesson);
        assertThat(page.text()).contains("Review due since").contains("nobody has said for two years");
        assertThat(page.select("form[action$=still-true]")).hasSize(1);
        assertThat(other.visitor().page("/lessons/" + lesson).select("form[action$=still-true]"))
                .isEmpty();
        other.visitor().post("/lessons/" + lesson + "/still-true").then().statusCode(403);
        as(token(other)).post("/api/lessons/" + lesson + "/still-true").then().statusCode(403);
        assertThat(ownLead.visitor().page("/desk/stale").text()).contains(lesson);
        assertThat(Someone.invited("ZZD2", "trust-lead")
                        .visitor()
                        .page("/desk/stale")
                        .text())
                .doesNotContain(lesson);
        assertThat(Visitor.demo("curator").page("/desk").text()).contains("to look at again");

        colleague.visitor().post("/lessons/" + lesson + "/still-true").then().statusCode(303);
        colleague.visitor().post("/lessons/" + lesson + "/still-true").then().statusCode(303);
        assertThat(read("", lesson).getBoolean("stale")).isFalse();
        assertThat(ownLead.visitor().page("/desk/stale").text()).doesNotContain(lesson);
        assertThat(Visitor.anonymous().page("/lessons/" + lesson + "/history").select("li:contains(still holds)"))
                .hasSize(1);
        assertThat(actions(lesson)).containsOnlyOnce("lesson.still-true");
    }

    @Test
    void a_lesson_is_due_when_its_trust_has_become_part_of_another_until_somebody_says_that_it_holds()
            throws SQLException {
        String lesson = published(author, word() + " outlives its trust", Map.of());
        String hidden = published(author, word() + " hides its trust", Map.of("attribution", "region"));
        published("30 days", lesson);
        published("30 days", hidden);
        try {
            closed(LocalDate.now(Clock.UK).minusDays(5));
            assertThat(read("", lesson).getString("reviewDue"))
                    .isEqualTo(LocalDate.now(Clock.UK).minusDays(5).toString());
            assertThat(Visitor.anonymous().page("/lessons/" + lesson).text())
                    .contains("its trust has closed or become part of another");
            assertThat(read("", hidden).getBoolean("stale")).isFalse();
            assertThat(Visitor.demo("curator").page("/desk/stale").text()).contains(lesson);

            as(curator)
                    .post("/api/lessons/" + lesson + "/still-true")
                    .then()
                    .statusCode(200)
                    .body("stale", equalTo(false));
        } finally {
            closed(null);
        }
    }

    @Test
    void what_is_due_is_labelled_in_results_and_a_contradiction_makes_it_due_until_somebody_looks() {
        String word = word();
        String lesson = published(author, word + " is disputed", Map.of());
        String against = published(other, word + " is not so", Map.of());
        put(token(other), against, "contradicts", lesson).statusCode(200);
        Document results = Visitor.anonymous().page("/lessons?" + quoted(word));
        assertThat(results.text()).containsOnlyOnce("a lesson of another trust contradicts it");
        as("").get("/api/lessons?" + quoted(word))
                .then()
                .body("hits.find { it.ref == '" + lesson + "' }.stale", equalTo(true))
                .body("hits.find { it.ref == '" + against + "' }.stale", equalTo(false));
        as(curator)
                .post("/api/lessons/" + lesson + "/still-true")
                .then()
                .statusCode(200)
                .body("stale", equalTo(false));
        assertThat(warning(lesson)).contains(against);
        assertThat(read("", lesson).getBoolean("stale")).isFalse();
        assertThat(Visitor.anonymous().page("/lessons?" + quoted(word)).text()).doesNotContain("Review due");
    }

    @Test
    void a_lead_is_not_shown_which_of_a_regions_lessons_are_the_own_trusts() throws SQLException {
        String lesson = published(author, word() + " hides its trust", Map.of("attribution", "region"));
        published("3 years", lesson);
        assertThat(ownLead.visitor().page("/desk/stale").text()).doesNotContain(lesson);
        assertThat(Visitor.demo("curator").page("/desk/stale").text()).contains(lesson);
        colleague.visitor().post("/lessons/" + lesson + "/still-true").then().statusCode(403);
        author.visitor().post("/lessons/" + lesson + "/still-true").then().statusCode(303);
        assertThat(Visitor.anonymous()
                        .page("/lessons/" + lesson + "/history")
                        .select("main")
                        .text())
                .contains("those it comes from")
                .doesNotContain("ZZD1", TRUST);
    }

    @Test
    void a_superseded_lesson_cannot_be_said_to_hold() {
        String older = published(author, word() + " has been replaced", Map.of());
        String newer = published(author, word() + " replaces it", Map.of());
        put(curator, newer, "supersedes", older).statusCode(200);
        as(curator).post("/api/lessons/" + older + "/still-true").then().statusCode(409);
        given().get("/api/lessons/" + older)
                .then()
                .body("links.ref", hasItem(newer))
                .body("stale", equalTo(true));
        given().get("/api/lessons/" + newer).then().body("links.type", not(hasItem("superseded-by")));
    }

    /** As if it had been published so long ago. Only a clock can do that otherwise. */
    private void published(String ago, String ref) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update lesson set published_at = now() - interval '" + ago + "' where id = ?")) {
            update.setLong(1, LessonRef.fromString(ref).number());
            update.executeUpdate();
        }
    }

    /** As new reference data would say it of the author's trust. */
    private void closed(LocalDate on) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update trust set closed_on = ? where code = 'ZZD1'")) {
            update.setObject(1, on);
            update.executeUpdate();
        }
    }

    private static String warning(String ref) {
        return Visitor.anonymous()
                .page("/lessons/" + ref)
                .select(".nhsuk-card--warning")
                .text();
    }

    private static String chosen(Document page, String ref) {
        Element chosen = page.selectFirst("input[name=link-" + ref + "][checked]");
        return chosen == null ? "" : chosen.val();
    }

    private List<String> actions(String ref) {
        return audit.of(ref, 20).stream().map(Audit.Entry::action).toList();
    }

    private static io.restassured.response.ValidatableResponse put(
            String token, String ref, String type, String other) {
        return as(token)
                .body(Map.of("links", List.of(Map.of("type", type, "ref", other))))
                .put("/api/lessons/" + ref + "/links")
                .then();
    }

    private static JsonPath read(String token, String ref) {
        return as(token)
                .get("/api/lessons/" + ref)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> refs(String token, String query) {
        return as(token).get("/api/lessons?" + query).path("hits.ref");
    }

    private static List<String> suggested(String word) {
        return given().get("/api/suggest?q=" + word).path("key");
    }

    private static String published(Someone by, String title, Map<String, String> more) {
        String ref = draft(by, title, more);
        as(token(by)).post("/api/lessons/" + ref + "/submit").then().statusCode(200);
        publish(ref);
        return ref;
    }

    private static void publish(String ref) {
        as(curator).post("/api/lessons/" + ref + "/publish").then().statusCode(200);
    }

    private static String draft(Someone by, String title, Map<String, String> more) {
        Map<String, Object> lesson = new HashMap<>(more);
        lesson.put("title", title);
        lesson.put("event", "It happened.");
        lesson.put("recommendations", List.of("Do look twice"));
        return as(token(by))
                .body(lesson)
                .post("/api/lessons")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
    }

    private static Map<String, Object> form(String title, String action) {
        return new HashMap<>(Map.of(
                "title", title,
                "event", "It happened.",
                "recommendations", "Do look twice",
                "attribution", "trust",
                "publication", "public",
                "action", action));
    }

    private static String ref(Response saved) {
        assertThat(saved.statusCode()).isEqualTo(303);
        String location = saved.header("Location");
        return location.substring(location.indexOf("L-"));
    }

    /** A search for just this word: words like it, in meaning too, stay away. */
    private static String quoted(String word) {
        return "q=%22" + word + "%22";
    }

    /** A word that no other lesson has. */
    private static String word() {
        return "zq" + UUID.randomUUID().toString().replaceAll("[^a-z]", "") + "oom";
    }

    private static final Map<Someone, String> TOKENS = new HashMap<>();

    private static String token(Someone someone) {
        return TOKENS.computeIfAbsent(someone, ApiClient::token);
    }

    private static RequestSpecification as(String token) {
        RequestSpecification request = given().urlEncodingEnabled(false).contentType(ContentType.JSON);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String demoToken(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", DemoAccounts.PASSWORD, "label", "links"))
                .post("/api/tokens")
                .path("token");
    }
}
