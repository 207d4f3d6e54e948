package org.stile.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.people.Visitor;
import org.stile.search.EmptySearches;

/** The curator's one page: what waits by age, and what is settled there and undone. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DeskTest {

    private static final LocalDate TODAY = Clock.today(InstantSource.system());

    @Inject
    EmptySearches searches;

    @Inject
    Audit audit;

    private Visitor curator;

    @BeforeEach
    void a_curator() {
        curator = Visitor.demo("curator");
    }

    @Test
    void what_waits_is_one_list_the_oldest_first_and_each_line_leads_there_and_back() {
        report("wrong", "The desk shall know of it");
        String slug = slipping();
        List<Element> rows = all("");
        assertThat(rows).hasSizeGreaterThan(1);
        List<LocalDate> since = rows.stream().map(DeskTest::since).toList();
        assertThat(since).isSorted();
        Element slip = line(rows, slug);
        String there = slip.select("a").attr("href");
        assertThat(there).startsWith("/programmes/" + slug + "/deployments/").endsWith("?back=desk");
        Document page = curator.page(there);
        assertThat(page.select("a[href=/desk]").eachText()).contains("Back to the desk");
        assertThat(Visitor.anonymous().page(there).select("a[href=/desk]")).isEmpty();
    }

    @Test
    void the_way_back_outlives_what_is_done_there() {
        String slug = slipping();
        String there = line(all("slip"), slug).select("a").attr("href");
        String path = there.substring(0, there.indexOf('?'));
        Response done = curator.postFrom(
                there,
                path + "/engagement",
                Map.of(
                        "engaged-stage", "planning",
                        "audience", "finance",
                        "engaged-on", TODAY.toString(),
                        "what", "A meeting"));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.header("Location")).contains("back=desk");
        assertThat(curator.post(
                                path + "/engagement",
                                Map.of(
                                        "engaged-stage", "planning",
                                        "audience", "finance",
                                        "engaged-on", TODAY.toString(),
                                        "what", "Another"))
                        .header("Location"))
                .doesNotContain("back=desk");
    }

    @Test
    void several_reports_are_closed_at_once_and_opened_again_as_a_whole() {
        String one = report("wrong", "One of several " + UUID.randomUUID());
        String other = report("out-of-date", "Another of several " + UUID.randomUUID());
        List<String> keys = Stream.of(one, other).map(id -> "report:" + id).toList();
        settle(keys).then().statusCode(303);
        assertThat(reports()).doesNotContain("report-" + one, "report-" + other);
        assertThat(audit.of(one, 5)).extracting(Audit.Entry::action).contains("report.close");

        undo();
        assertThat(reports()).contains("report-" + one, "report-" + other);
        assertThat(audit.of(one, 5)).extracting(Audit.Entry::action).contains("report.reopen");
    }

    @Test
    void what_may_identify_a_patient_is_not_closed_without_a_look() {
        String id = report("identifies-patient", "Somebody who is not signed in says so");
        Element row = line(all("patient"), "It identifies a patient");
        assertThat(row.select("input")).isEmpty();
        settle(List.of("report:" + id, "patient:" + id)).then().statusCode(400);
        assertThat(reports()).contains("report-" + id);
    }

    @Test
    void searches_without_an_answer_are_put_aside_and_come_back_when_that_is_undone() {
        String query = "zyzzyva" + UUID.randomUUID().toString().replaceAll("\\d|-", "");
        // room for it, and asked for: other tests search for more than the desk lists, and what they have made of such
        // words may answer this
        searches.write();
        Visitor.anonymous().post("/lessons/wanted", Map.of("q", query)).then().statusCode(303);
        searches.write();
        String key = line(all("search"), query).select("input").val();
        settle(List.of(key)).then().statusCode(303);
        assertThat(all("search")).noneMatch(row -> row.text().contains(query));

        undo();
        line(all("search"), query);
    }

    @Test
    void a_trust_that_slips_again_comes_back_before_the_weeks_are_over() {
        String slug = slipping();
        Element slip = line(all("slip"), slug);
        String journey = slip.select("a").attr("href").replaceAll("\\?.*", "");
        settle(List.of(slip.select("input").val())).then().statusCode(303);
        assertThat(all("slip")).noneMatch(row -> row.html().contains(slug));

        plan(journey, TODAY.plusDays(400));
        line(all("slip"), slug);
    }

    @Test
    void nothing_is_settled_when_nothing_is_ticked() {
        report("other", "So that there is a list");
        Response answer = curator.post("/desk", Map.of());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.asString())
                        .select(".nhsuk-error-summary a[href=#line]")
                        .text())
                .isEqualTo("Tick what is to be settled");
    }

    @Test
    void an_act_is_undone_once() {
        String id = report("wrong", "Closed and opened " + UUID.randomUUID());
        settle(List.of("report:" + id)).then().statusCode(303);
        String undo = undo();
        assertThat(curator.post(undo).statusCode()).isEqualTo(409);
    }

    @Test
    void what_comes_up_and_what_featured_lessons_did_is_on_the_desk() {
        curator.post(
                        "/desk/featured",
                        Map.of(
                                "lesson",
                                "L-17",
                                "reason",
                                "It will be wanted",
                                "starts-on",
                                TODAY.plusDays(5).toString(),
                                "ends-on",
                                TODAY.plusDays(20).toString()))
                .then()
                .statusCode(303);
        curator.post(
                        "/desk/featured",
                        Map.of(
                                "lesson",
                                "L-18",
                                "reason",
                                "It ends soon",
                                "starts-on",
                                TODAY.toString(),
                                "ends-on",
                                TODAY.plusDays(2).toString()))
                .then()
                .statusCode(303);
        Document desk = curator.page("/desk");
        assertThat(desk.text())
                .contains("Featured from this day: L-17", "Featured until this day: L-18", "Taken up by trusts");
        assertThat(line(all("featured"), "Ends on").select("a").attr("href")).contains("/desk/featured/");
    }

    /** A programme with a trust that has put its date off, of a name that nothing else has. */
    private String slipping() {
        String name = "Slipping " + UUID.randomUUID();
        String desk = curator.post(
                        "/desk/programmes",
                        Map.of("name", name, "stages", "Planning\nGo-live", "regions", "Everywhere"))
                .header("Location");
        String slug = desk.replaceAll(".*/", "");
        curator.post("/desk/programmes/" + slug + "/deployments", Map.of("trust", "ZZD1", "trust-region", "everywhere"))
                .then()
                .statusCode(303);
        int id = given().get("/api/programmes/" + slug).path("deployments[0].id");
        String journey = "/programmes/" + slug + "/deployments/" + id;
        plan(journey, TODAY.plusDays(100));
        plan(journey, TODAY.plusDays(200));
        return slug;
    }

    private void plan(String journey, LocalDate on) {
        curator.post(journey + "/plan", Map.of("planned-on", on.toString(), "reason", "staff"))
                .then()
                .statusCode(303);
    }

    /** The number of a report that somebody makes. */
    private String report(String kind, String detail) {
        Visitor.anonymous()
                .post("/lessons/L-1/report", Map.of("kind", kind, "detail", detail))
                .then()
                .statusCode(303);
        return curator.page("/desk/reports").select("section[id^=report-]").stream()
                .filter(card -> card.text().contains(detail))
                .map(card -> card.id().substring("report-".length()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> reports() {
        return curator.page("/desk/reports").select("section[id^=report-]").eachAttr("id");
    }

    private Response settle(List<String> keys) {
        return curator.post("/desk", Map.of("line", keys));
    }

    /** Undoes the latest act; where that is done. */
    private String undo() {
        String undo =
                curator.page("/desk").select("form[action$=/undo]").first().attr("action");
        curator.post(undo).then().statusCode(303);
        return undo;
    }

    /** The lines of all pages. */
    private List<Element> all(String kind) {
        return Stream.iterate(
                        curator.page("/desk?kind=" + kind),
                        page -> page != null,
                        page -> page.select("a[rel=next]").isEmpty()
                                ? null
                                : curator.page(page.select("a[rel=next]").attr("href")))
                .flatMap(page -> page.select("#line tbody tr").stream())
                .toList();
    }

    private static Element line(List<Element> rows, String part) {
        return rows.stream()
                .filter(row -> row.outerHtml().contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line with " + part));
    }

    private static LocalDate since(Element row) {
        return LocalDate.parse(
                row.select("td").first().text(),
                java.time.format.DateTimeFormatter.ofPattern("d MMMM uuuu", java.util.Locale.UK));
    }
}
