package org.stile.people;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** A program that uses the API. */
public final class ApiClient {

    /** Answers 401 to nobody, and says who somebody is. */
    static final String PRIVATE = "/api/who-am-i";

    private ApiClient() {}

    static Response ask(Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/tokens");
    }

    public static String token(Someone someone) {
        Response answer = ask(Map.of("email", someone.email(), "password", someone.password(), "label", "a test"));
        answer.then().statusCode(201);
        return answer.path("token");
    }

    static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
