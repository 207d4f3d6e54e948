package org.stile.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.stile.cases.CaseFixture.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** Financial plans, from outside. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PlanFlowTest {

    private static final List<String> OTHERS = List.of("RGT", "RAL", "RQX", "RNZ", "RXN");

    private static Someone lead;
    private static String token;
    private static Visitor curator;

    private String programme;
    private String plan;

    @BeforeEach
    void there_is_a_deployment() {
        if (lead == null) {
            lead = Someone.invited("ZZD1", "trust-lead");
            token = ApiClient.token(lead);
            curator = Visitor.demo("curator");
        }
        programme = CaseFixture.programme();
        plan = deployment("ZZD1");
    }

    /** The path of a trust's plan. */
    private String deployment(String trust) {
        curator.post("/desk/programmes/" + programme + "/deployments", Map.of("trust", trust, "trust-region", "hills"))
                .then()
                .statusCode(303);
        int id = given().get("/api/programmes/" + programme)
                .path("deployments.find { it.trustCode == '" + trust + "' }.id");
        return "/programmes/" + programme + "/deployments/" + id + "/financial-plan";
    }

    private static Response line(Visitor by, String plan, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "category", "cost-one-off",
                "year", "2005",
                "name", "Workstations",
                "year-base", "2005"));
        fields.putAll(more);
        return by.post(plan + "/lines", fields);
    }

    @Test
    void a_plan_is_there_for_its_own_people_and_curators_alone() {
        line(lead.visitor(), plan, Map.of("estimate", "1,200.50")).then().statusCode(303);
        Visitor colleague = Someone.invited("ZZD1", new String[0]).visitor();
        for (Visitor visitor : List.of(lead.visitor(), colleague, curator)) {
            assertThat(visitor.page(plan).text()).contains("£1,200.50");
            assertThat(visitor.get(plan + ".csv").asString()).contains("1200.50");
        }
        assertThat(colleague.page(plan).select("form[action$=/lines]")).isEmpty();
        line(colleague, plan, Map.of("name", "Cables", "estimate", "1")).then().statusCode(403);
        for (Visitor other : List.of(
                Visitor.demo("lead"),
                Visitor.signedIn(Someone.invited("ZZD2", "trust-lead").email(), "three words of somebody"))) {
            for (String address : List.of(plan, plan + ".csv", plan + "/lines/1")) {
                other.get(address).then().statusCode(404);
            }
            line(other, plan, Map.of("estimate", "1")).then().statusCode(404);
        }
        assertThat(Visitor.anonymous().get(plan).header("Location")).contains("/sign-in");
        given().get("/api" + plan).then().statusCode(401);
        as(ApiClient.token(Someone.invited("ZZD2", "trust-lead")))
                .get("/api" + plan)
                .then()
                .statusCode(404);
        as(token).get("/api" + plan).then().statusCode(200).body("lines[0].estimate", equalTo(120_050));
    }

    @Test
    void what_came_to_more_than_a_fifth_off_invites_a_lesson() {
        line(lead.visitor(), plan, Map.of("estimate", "1,000", "actual", "1,200"))
                .then()
                .statusCode(303);
        assertThat(lead.visitor().page(plan).select("main a[href=/lessons/new]"))
                .isEmpty();
        line(lead.visitor(), plan, Map.of("name", "Cables", "estimate", "100", "actual", "121"))
                .then()
                .statusCode(303);
        var page = lead.visitor().page(plan);
        assertThat(page.select("main a[href=/lessons/new]")).hasSize(1);
        assertThat(page.text()).contains("+£21 (+21.0%)", "£1,100", "£1,321", "+£221 (+20.1%)");
        as(token)
                .get("/api" + plan)
                .then()
                .body("invitesLesson", equalTo(true))
                .body("lines.find { it.name == 'Cables' }.variance.difference", equalTo(2_100));
    }

    @Test
    void prices_of_different_years_are_not_mixed() {
        line(lead.visitor(), plan, Map.of("estimate", "1,000")).then().statusCode(303);
        line(lead.visitor(), plan, Map.of("name", "Cables", "estimate", "77", "year-base", "2006"))
                .then()
                .statusCode(409)
                .body(containsString("This plan is in 2005 prices"))
                .body(containsString("value=\"77\""));
        line(lead.visitor(), plan, Map.of("estimate", "5")).then().statusCode(409);
        line(lead.visitor(), plan, Map.of("name", "943 476 5919 NHS number", "estimate", "5"))
                .then()
                .statusCode(400);
        line(lead.visitor(), plan, Map.of("name", "Nothing")).then().statusCode(400);
        as(token).get("/api" + plan).then().body("lines.size()", equalTo(1));
    }

    @Test
    void a_line_is_changed_by_who_has_read_it_and_the_last_one_takes_the_plan_with_it() {
        line(lead.visitor(), plan, Map.of("estimate", "1,000")).then().statusCode(303);
        String href = lead.visitor()
                .page(plan)
                .selectFirst("a[href^=" + plan + "/lines/]")
                .attr("href");
        String version =
                lead.visitor().page(href).selectFirst("input[name=version]").val();
        Map<String, String> actual = Map.of(
                "category", "cost-one-off",
                "year", "2005",
                "name", "Workstations",
                "estimate", "1,000",
                "actual", "1,100",
                "version", version);
        lead.visitor().post(href, actual).then().statusCode(303);
        lead.visitor().post(href, actual).then().statusCode(409);
        as(token).get("/api" + plan).then().body("lines[0].actual", equalTo(110_000));
        String now =
                lead.visitor().page(href).selectFirst("input[name=version]").val();
        lead.visitor().post(href + "/remove", Map.of("version", now)).then().statusCode(303);
        as(token).get("/api" + plan).then().body("yearBase", nullValue());
        line(lead.visitor(), plan, Map.of("estimate", "1", "year-base", "2006"))
                .then()
                .statusCode(303);
    }

    @Test
    void lines_are_kept_up_by_programs_by_the_rules_of_the_pages() {
        String lines = "/api" + plan + "/lines";
        Map<String, Object> body = new HashMap<>(
                Map.of("category", "cost-one-off", "year", 2005, "name", "Workstations", "estimate", 120_050));
        as(token).body(body).post(lines).then().statusCode(400).body("errors.yearBase", containsString("year"));
        body.put("yearBase", 2005);
        int line = as(token)
                .body(body)
                .post(lines)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(token)
                .body(body)
                .post(lines)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("line-exists"));
        body.put("yearBase", 2006);
        as(token).body(body).post(lines).then().statusCode(409).body("code", equalTo("other-year-base"));
        int version = as(token).get("/api" + plan).path("version");
        body.put("actual", 144_061);
        body.put("version", version);
        as(token)
                .body(body)
                .put(lines + "/" + line)
                .then()
                .statusCode(200)
                .body("lines[0].actual", equalTo(144_061))
                .body("invitesLesson", equalTo(true));
        as(token).body(body).put(lines + "/" + line).then().statusCode(409).body("code", equalTo("changed"));
        as(token).delete(lines + "/" + line + "?version=" + version).then().statusCode(409);
        String colleague = ApiClient.token(Someone.invited("ZZD1", new String[0]));
        String stranger = ApiClient.token(Someone.invited("ZZD2", "trust-lead"));
        body.remove("version");
        as(colleague).body(body).put(lines + "/" + line).then().statusCode(403);
        as(stranger).body(body).put(lines + "/" + line).then().statusCode(404);
        as(stranger).body(body).post(lines).then().statusCode(404);
        as(stranger).delete(lines + "/" + line).then().statusCode(404);
        as(token)
                .body(Map.of("year", 1.5, "category", "gold"))
                .post(lines)
                .then()
                .statusCode(400);
        as(token).delete(lines + "/" + line).then().statusCode(204);
        as(token).get("/api" + plan).then().body("yearBase", nullValue()).body("lines.size()", equalTo(0));
    }

    @Test
    void the_plans_address_of_before_leads_to_it() {
        line(lead.visitor(), plan, Map.of("estimate", "1,000")).then().statusCode(303);
        String old = plan.replace("/financial-plan", "/plan");
        for (String rest : List.of("", ".csv", "/lines/1")) {
            Response answer = lead.visitor().get(old + rest);
            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(answer.header("Location")).endsWith(plan + rest);
        }
        as(token).get("/api" + old).then().statusCode(200).body("lines.size()", equalTo(1));
    }

    @Test
    void comparable_trusts_are_told_from_five_on_and_nowhere_before() {
        line(lead.visitor(), plan, Map.of("estimate", "1", "actual", "77,777"))
                .then()
                .statusCode(303);
        for (int i = 0; i < 4; i++) {
            line(curator, deployment(OTHERS.get(i)), Map.of("actual", Integer.toString(1_000 * (i + 1) + 11)))
                    .then()
                    .statusCode(303);
        }
        String fifth = deployment(OTHERS.get(4));
        // an estimate is no actual amount, and other prices are other prices
        line(curator, fifth, Map.of("estimate", "5", "year-base", "2006"))
                .then()
                .statusCode(303);
        for (String address : List.of(plan, plan + ".csv")) {
            assertThat(lead.visitor().get(address).asString())
                    .contains("Fewer than five")
                    .doesNotContain("1,011", "2,011", "3,011", "4,011", "1011.00", "2011.00", "2511.00");
        }
        as(token)
                .get("/api" + plan)
                .then()
                .body("comparable.figures[0].median", nullValue())
                .body("comparable.figures[0].trusts", nullValue())
                .body("comparable.figures[0].withheld", containsString("Fewer than five"));

        String sixth = deployment("RR8");
        line(curator, sixth, Map.of("actual", "9,011")).then().statusCode(303);

        String page = lead.visitor().page(plan).text();
        assertThat(page).contains("£2,011", "£3,011", "£5,344").doesNotContain("£9,011");
        assertThat(lead.visitor().get(plan + ".csv").asString()).contains("2011.00,3011.00,5344.00");
        as(token)
                .get("/api" + plan)
                .then()
                .body("comparable.figures[0].trusts", equalTo(5))
                .body("comparable.figures[0].lowerQuartile", equalTo(201_100))
                .body("comparable.figures[0].upperQuartile", equalTo(534_400))
                .body("comparable.figures[1].median", nullValue());
        // each of them sees what the others have, and not itself
        assertThat(curator.page(sixth).text()).contains("£2,011").doesNotContain("£5,344");
    }
}
