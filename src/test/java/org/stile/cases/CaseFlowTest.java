package org.stile.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.stile.cases.CaseFixture.as;
import static org.stile.cases.CaseFixture.complete;
import static org.stile.cases.CaseFixture.draft;
import static org.stile.cases.CaseFixture.move;
import static org.stile.cases.CaseFixture.version;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** The register of business cases, from outside. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CaseFlowTest {

    private static final String VALUE = "1,234,567.89";

    private static Visitor lead;
    private static Visitor curator;

    @Inject
    Audit audit;

    private String programme;
    private String register;

    @BeforeEach
    void there_is_a_programme() {
        if (lead == null) {
            lead = Someone.invited("ZZD1", "trust-lead").visitor();
            curator = Visitor.demo("curator");
        }
        programme = CaseFixture.programme();
        register = "/programmes/" + programme + "/business-cases";
    }

    @Test
    void the_shipped_register_says_what_was_public_on_each_day() {
        businessCases("2005-10-30").body("businessCases", anEmptyMap());
        businessCases("2005-10-31").body("businessCases", equalTo(Map.of("draft", 1, "signed-off", 40)));
        businessCases("2006-04-29").body("businessCases", equalTo(Map.of("draft", 1, "signed-off", 40)));
        businessCases("2006-04-30").body("businessCases", equalTo(Map.of("submitted", 1, "signed-off", 40)));
        businessCases("2006-09-27").body("businessCases", equalTo(Map.of("submitted", 2, "signed-off", 40)));
    }

    private static io.restassured.response.ValidatableResponse businessCases(String day) {
        return given().get("/api/programmes/pacs?as-of=" + day).then().statusCode(200);
    }

    @Test
    void every_count_leads_to_the_rows_that_it_counts() {
        Document page = Visitor.anonymous().page("/programmes/pacs?as-of=2005-10-31");
        String href = page.selectFirst("a[href*=status=signed-off]").attr("href");
        Document rows = Visitor.anonymous().page(href.replace("#cases", ""));
        Document more = Visitor.anonymous().page(rows.select("a[rel=next]").attr("href"));
        assertThat(rows.select("#cases ~ table tbody tr").size()
                        + more.select("#cases ~ table tbody tr").size())
                .isEqualTo(40);
        assertThat(more.select("a[rel=next]")).isEmpty();
        assertThat(rows.text()).contains("40 business cases").doesNotContain("Royal United Hospital Bath");
        assertThat(more.text()).contains("Not named (case 40)").doesNotContain("Royal United Hospital Bath");
        String draft =
                rows.selectFirst("a[href*=status=draft][href*=region=south]").attr("href");
        Document bath = Visitor.anonymous().page(draft.replace("#cases", ""));
        assertThat(bath.select("#cases ~ table tbody tr")).hasSize(1);
        assertThat(bath.text()).contains("Royal United Hospital Bath", "in October 2005");
    }

    @Test
    void where_no_day_is_known_the_register_says_why_nothing_is_measured() {
        assertThat(Visitor.anonymous()
                        .page("/programmes/pacs/business-cases?as-of=2005-10-31")
                        .text())
                .contains("None can be measured by this day");
    }

    @Test
    void a_case_goes_from_draft_to_completed_and_skips_nothing() {
        String path = draft(programme, lead, Map.of());
        move(lead, path, "approved", "2020-03-11", Map.of())
                .then()
                .statusCode(409)
                .body(containsString("A case that is draft cannot become approved"));
        move(lead, path, "submitted", "2020-02-11", Map.of()).then().statusCode(400);
        move(lead, path, "submitted", "2999-01-01", Map.of()).then().statusCode(400);
        move(lead, path, "submitted", "2020-03-11", Map.of()).then().statusCode(303);
        move(lead, path, "queried", "2020-03-12", Map.of("to", "2020-03-15"))
                .then()
                .statusCode(303);
        move(lead, path, "approved", "2020-03-20", Map.of()).then().statusCode(409);
        move(lead, path, "submitted", "2020-03-20", Map.of()).then().statusCode(303);
        move(lead, path, "approved", "2020-03-21", Map.of()).then().statusCode(303);
        move(lead, path, "signed-off", "2020-03-31", Map.of("approver", "Chief executive"))
                .then()
                .statusCode(303);
        move(lead, path, "completed", "2020-04-10", Map.of()).then().statusCode(303);

        counts("2020-02-29").body("counts", anEmptyMap());
        counts("2020-03-01").body("counts", equalTo(Map.of("draft", 1)));
        counts("2020-03-14").body("counts", equalTo(Map.of("submitted", 1)));
        counts("2020-03-15").body("counts", equalTo(Map.of("queried", 1)));
        counts("2020-04-09").body("counts", equalTo(Map.of("signed-off", 1)));
        counts("2020-04-10").body("counts", equalTo(Map.of("completed", 1)));
        assertThat(audit.of(path.substring("/programmes/".length()).replace("business-", ""), 20))
                .extracting(Audit.Entry::action)
                .contains("case.create", "case.signed-off", "case.completed");
    }

    private io.restassured.response.ValidatableResponse counts(String day) {
        return given().get("/api" + register + "?as-of=" + day).then().statusCode(200);
    }

    @Test
    void a_sign_off_needs_who_when_and_a_finance_lead() {
        String path = draft(programme, lead, Map.of("finance-lead", ""));
        move(lead, path, "submitted", "2020-03-11", Map.of());
        move(lead, path, "approved", "2020-03-21", Map.of());
        Map<String, String> approver = Map.of("approver", "Finance director");
        move(lead, path, "signed-off", "2020-03-31", approver)
                .then()
                .statusCode(400)
                .body(containsString("Name a finance lead first"));
        lead.post(path, Map.of("version", version(path), "finance-lead", "Director of finance"))
                .then()
                .statusCode(303);
        move(lead, path, "signed-off", "2020-03-31", Map.of())
                .then()
                .statusCode(400)
                .body(containsString("Say who signed it off"));
        move(lead, path, "signed-off", "", approver).then().statusCode(400);
        move(lead, path, "signed-off", "2020-03-31", Map.of("approver", "Finance director", "to", "2020-04-02"))
                .then()
                .statusCode(400)
                .body(containsString("a range is not enough"));
        move(lead, path, "signed-off", "2020-03-31", approver).then().statusCode(303);
        // from now on its trust changes what it says no more, and it keeps its finance lead
        lead.post(path, Map.of("version", version(path), "finance-lead", "Somebody"))
                .then()
                .statusCode(403);
        curator.post(path, Map.of("version", version(path))).then().statusCode(400);
    }

    @Test
    void money_and_words_are_for_the_signed_in_until_the_case_is_completed() {
        String path = draft(programme, lead, Map.of("summary", "Quenda workstations for all."));
        Visitor nobody = Visitor.anonymous();
        List<String> addresses = List.of(path, register, register + ".csv", "/api" + path, "/api" + register);
        List<String> secrets = List.of(VALUE, "1234567.89", "123456789", "2019", "Quenda", "Deputy director");
        for (String address : addresses) {
            String body = nobody.get(address).asString();
            // as words of their own: a made-up address may happen to hold the figures of a year
            assertThat(secrets)
                    .as(address)
                    .noneMatch(secret -> Pattern.compile("\\b" + Pattern.quote(secret) + "\\b")
                            .matcher(body)
                            .find());
        }
        Visitor member = Visitor.demo("clinician");
        assertThat(member.page(path).text()).contains("£" + VALUE, "Quenda", "Deputy director");
        assertThat(member.get(register + ".csv").asString()).contains("1234567.89");

        complete(lead, path);

        assertThat(nobody.page(path).text()).contains("£" + VALUE, "2019", "Quenda", "Deputy director");
        assertThat(nobody.page(register).text()).contains("£" + VALUE);
        assertThat(nobody.get(register + ".csv").asString()).contains("1234567.89");
        given().get("/api" + path).then().body("value", equalTo(123_456_789));
    }

    @Test
    void only_its_own_lead_and_curators_act_on_a_case() {
        String path = draft(programme, lead, Map.of());
        Visitor other = Visitor.demo("lead");
        Visitor colleague = Someone.invited("ZZD1", new String[0]).visitor();
        for (Visitor visitor : List.of(other, colleague)) {
            assertThat(visitor.page(path).select("form[method=post][action^=" + path + "]"))
                    .isEmpty();
            visitor.post(path, Map.of("version", version(path))).then().statusCode(403);
            move(visitor, path, "submitted", "2020-03-11", Map.of()).then().statusCode(403);
            visitor.post(path + "/undo", Map.of("version", version(path)))
                    .then()
                    .statusCode(403);
        }
        lead.post(path + "/undo", Map.of("version", version(path))).then().statusCode(403);
        colleague.post(register, Map.of("from", "2020-03-01")).then().statusCode(403);
        // a lead writes for their own trust, whatever the form says
        String own = draft(programme, other, Map.of("trust", "ZZD1"));
        given().get("/api" + own).then().body("trustCode", equalTo("ZZD2"));
        move(curator, path, "submitted", "2020-03-11", Map.of()).then().statusCode(303);
    }

    @Test
    void programs_act_with_a_token_and_never_without() {
        given().contentType("application/json")
                .body("{}")
                .post("/api" + register)
                .then()
                .statusCode(401);
        String token = ApiClient.token(Someone.invited("ZZD1", "trust-lead"));
        as(token).body(Map.of("trust", "ZZD2")).post("/api" + register).then().statusCode(403);
        as(token)
                .body(Map.of("value", 1.5, "yearBase", "2019"))
                .post("/api" + register)
                .then()
                .statusCode(400)
                .body("errors.value", equalTo("must be a whole number"));
        String location = as(token)
                .body(Map.of("value", 5_000, "yearBase", 2019, "from", "2020-03-01"))
                .post("/api" + register)
                .then()
                .statusCode(201)
                .body("value", equalTo(5_000))
                .body("status", equalTo("draft"))
                .extract()
                .header("Location");
        String path = location.substring(location.indexOf("/api/"));
        as(token)
                .body(Map.of("status", "signed-off", "approver", "Board"))
                .post(path + "/status")
                .then()
                .statusCode(409)
                .body("code", equalTo("case-not-there-yet"));
        as(token)
                .body(Map.of("status", "submitted", "from", "2020-03-02", "to", "2020-03-04", "version", 1))
                .post(path + "/status")
                .then()
                .statusCode(200)
                .body("since", equalTo("2020-03-02/2020-03-04"));
        as(token)
                .body(Map.of("status", "approved", "version", 1))
                .post(path + "/status")
                .then()
                .statusCode(409)
                .body("code", equalTo("changed"));
        as(token).body("{}").post(path + "/undo").then().statusCode(403);
    }

    @Test
    void programs_change_what_a_case_says_by_the_rules_of_the_pages() {
        Someone someone = Someone.invited("ZZD1", "trust-lead");
        String token = ApiClient.token(someone);
        String path = draft(programme, someone.visitor(), Map.of("lessons", "L-1"));
        Map<String, Object> terms = new java.util.HashMap<>(Map.of(
                "region",
                "vales",
                "value",
                7_700,
                "yearBase",
                2020,
                "summary",
                "It asks for 12 workstations.",
                "lessons",
                List.of("L-2"),
                "financeLead",
                "Director of finance",
                "version",
                1));
        given().contentType("application/json")
                .body(terms)
                .put("/api" + path)
                .then()
                .statusCode(401);
        as(token)
                .body(terms)
                .put("/api" + path)
                .then()
                .statusCode(200)
                .body("region", equalTo("Vales"))
                .body("value", equalTo(7_700))
                .body("lessons", equalTo(List.of("L-2")))
                .body("status", equalTo("draft"))
                .body("version", equalTo(2));
        as(token)
                .body(terms)
                .put("/api" + path)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("changed"));
        terms.remove("version");
        as(ApiClient.token(Someone.invited("ZZD2", "trust-lead")))
                .body(terms)
                .put("/api" + path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        terms.put("region", "nowhere");
        terms.put("yearBase", null);
        as(token)
                .body(terms)
                .put("/api" + path)
                .then()
                .statusCode(400)
                .body("errors.region", org.hamcrest.Matchers.notNullValue())
                .body("errors.yearBase", org.hamcrest.Matchers.notNullValue());
        complete(someone.visitor(), path);
        terms.put("region", "hills");
        terms.put("yearBase", 2020);
        as(token).body(terms).put("/api" + path).then().statusCode(403);
        given().get("/api" + path).then().body("region", equalTo("Vales"));
    }

    @Test
    void a_curator_takes_back_the_last_entry_and_at_last_the_case() {
        String path = draft(programme, lead, Map.of());
        move(lead, path, "submitted", "2020-03-11", Map.of());
        String before = version(path);
        curator.post(path + "/undo", Map.of("version", "1")).then().statusCode(409);
        curator.post(path + "/undo", Map.of("version", before)).then().statusCode(303);
        given().get("/api" + path).then().body("status", equalTo("draft"));
        curator.post(path + "/undo", Map.of("version", version(path))).then().statusCode(303);
        given().get("/api" + path).then().statusCode(404);
        counts("2020-04-01").body("counts", anEmptyMap()).body("total", equalTo(0));
    }

    @Test
    void a_new_case_starts_from_the_words_of_a_completed_one_and_none_of_its_figures() {
        String path = draft(
                programme, lead, Map.of("summary", "We ask for £1.2m: 48 workstations by 2021, and links by HL7 v2."));
        String id = path.substring(path.lastIndexOf('/') + 1);
        Visitor other = Visitor.demo("lead");
        other.get(register + "/new?from=" + id).then().statusCode(409);
        complete(lead, path);
        Document form = other.page(register + "/new?from=" + id);
        assertThat(form.selectFirst("textarea[name=summary]").text())
                .isEqualTo("We ask for [figure]: [figure] workstations by [figure], and links by HL7 v2.");
        assertThat(form.selectFirst("input[name=template]").val()).isEqualTo("Outline, version 3");
        for (String blank : List.of("value", "year-base", "finance-lead", "to")) {
            assertThat(form.selectFirst("input[name=" + blank + "]").val())
                    .as(blank)
                    .isEmpty();
        }
    }

    @Test
    void what_may_identify_a_patient_is_refused_and_everything_typed_is_still_there() {
        var answer = lead.post(
                register,
                Map.of(
                        "from",
                        "2020-03-01",
                        "summary",
                        "As for NHS number 943 476 5919.",
                        "template",
                        "Outline, version 7",
                        "value",
                        "12.3",
                        "year-base",
                        "2019"));
        answer.then().statusCode(400).body(containsString("Give an amount in pounds"));
        answer = lead.post(
                register,
                Map.of("from", "2020-03-01", "summary", "NHS number 943 476 5919.", "template", "Outline, version 7"));
        answer.then()
                .statusCode(400)
                .body(containsString("look like a patient"))
                .body(containsString("version 7"));
        counts("2030-01-01").body("total", equalTo(0));
    }

    @Test
    void days_in_a_status_are_measured_where_both_days_are_known() {
        for (String submitted : List.of("2020-03-05", "2020-03-11", "2020-03-21")) {
            move(lead, draft(programme, lead, Map.of()), "submitted", submitted, Map.of())
                    .then()
                    .statusCode(303);
        }
        move(lead, draft(programme, lead, Map.of()), "submitted", "2020-03-11", Map.of("to", "2020-03-30"));
        counts("2020-04-01")
                .body("daysInStatus.size()", equalTo(1))
                .body("daysInStatus[0].region", equalTo("Hills"))
                .body("daysInStatus[0].status", equalTo("draft"))
                .body("daysInStatus[0].cases", equalTo(3))
                // 4, 10 and 20 days
                .body("daysInStatus[0].medianDays", equalTo(10))
                .body("daysInStatus[0].ninetiethDays", equalTo(18));
        counts("2020-03-20").body("daysInStatus[0].cases", equalTo(2));
    }

    @Test
    void a_case_rests_on_lessons_that_are_there() {
        String path = draft(programme, lead, Map.of("lessons", "L-1, l-2"));
        assertThat(Visitor.anonymous().page(path).select("a[href=/lessons/L-1]"))
                .hasSize(1);
        lead.post(path, Map.of("version", version(path), "lessons", "L-999999"))
                .then()
                .statusCode(400)
                .body(containsString("There is no lesson L-999999"));
    }
}
