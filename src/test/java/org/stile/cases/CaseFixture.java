package org.stile.cases;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.stile.people.Visitor;

/** A programme of a test's own, and business cases in it. */
final class CaseFixture {

    private CaseFixture() {}

    /** Its slug. Its regions are Hills and Vales. */
    static String programme() {
        String name = "Trial " + UUID.randomUUID();
        String location = Visitor.demo("curator")
                .post(
                        "/desk/programmes",
                        Map.of("name", name, "stages", "Planning\nGo-live", "regions", "Hills\nVales"))
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** The path of a draft that was begun on 1 March 2020; {@code more} are fields in place of the usual ones. */
    static String draft(String programme, Visitor by, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "from", "2020-03-01",
                "region", "hills",
                "value", "1,234,567.89",
                "year-base", "2019",
                "template", "Outline, version 3",
                "summary", "It asks for 48 workstations.",
                "finance-lead", "Deputy director of finance"));
        fields.putAll(more);
        Response answer = by.post("/programmes/" + programme + "/business-cases", fields);
        answer.then().statusCode(303);
        String location = answer.header("Location");
        return location.substring(location.indexOf("/programmes/"));
    }

    /** Moves a case on. */
    static Response move(Visitor by, String path, String status, String from, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("status", status, "from", from, "version", version(path)));
        fields.putAll(more);
        return by.post(path + "/status", fields);
    }

    /** Moves a case through everything, a step each ten days after 1 March 2020. */
    static void complete(Visitor by, String path) {
        move(by, path, "submitted", "2020-03-11", Map.of()).then().statusCode(303);
        move(by, path, "approved", "2020-03-21", Map.of()).then().statusCode(303);
        move(by, path, "signed-off", "2020-03-31", Map.of("approver", "Finance director"))
                .then()
                .statusCode(303);
        move(by, path, "completed", "2020-04-10", Map.of()).then().statusCode(303);
    }

    static String version(String path) {
        return given().get("/api" + path)
                .then()
                .statusCode(200)
                .extract()
                .path("version")
                .toString();
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }
}
