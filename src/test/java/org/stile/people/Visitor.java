package org.stile.people;

import static io.restassured.RestAssured.given;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser: keeps cookies, fills in forms with the proof they need, follows nothing by itself. */
public final class Visitor {

    private static final String CSRF = "csrf-token";

    private final Map<String, String> cookies = new HashMap<>();

    private String proof;
    // the session and the cookie that the proof goes with
    private String proofOf = "";

    private Visitor() {}

    public static Visitor anonymous() {
        return new Visitor();
    }

    /** Signed in by a button of the demo: clinician, lead or curator. */
    public static Visitor demo(String key) {
        Visitor visitor = new Visitor();
        visitor.post("/sign-in", Map.of("demo", key)).then().statusCode(303);
        return visitor;
    }

    /** Signed in as the admin of the settings. */
    public static Visitor admin() {
        return signedIn(adminEmail(), setting("stile.admin-password"));
    }

    public static Visitor signedIn(String email, String password) {
        Visitor visitor = new Visitor();
        visitor.signIn(email, password).then().statusCode(303);
        return visitor;
    }

    static String adminEmail() {
        return setting("stile.admin-email");
    }

    private static String setting(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    public Response signIn(String email, String password) {
        return post("/sign-in", Map.of("email", email, "password", password));
    }

    public Response get(String path) {
        return kept(request().urlEncodingEnabled(false).get(path));
    }

    /** The page, which must be there. */
    public Document page(String path) {
        Response response = get(path);
        response.then().statusCode(200);
        return Jsoup.parse(response.asString());
    }

    public Response post(String path, Map<String, ?> fields) {
        return postWithProof(proof(), path, fields);
    }

    public Response post(String path) {
        return post(path, Map.of());
    }

    /** Sends a form from a page at this address, which browsers say. */
    public Response postFrom(String page, String path, Map<String, ?> fields) {
        return kept(form().header("Referer", "http://localhost" + page)
                .formParams(fields)
                .formParam(CSRF, proof())
                .post(path));
    }

    /** Sends a file with the proof. */
    public Response upload(String path, String field, String name, byte[] content) {
        return upload(path, Map.of(), field, name, content);
    }

    /** Sends a file with other fields and the proof. */
    public Response upload(String path, Map<String, String> fields, String field, String name, byte[] content) {
        // the proof's cookie is one of those that the request sends
        String proof = proof();
        RequestSpecification request = request().multiPart(CSRF, proof);
        // REST Assured would write the text of a part in ASCII
        fields.forEach((key, value) -> request.multiPart(new MultiPartSpecBuilder(value)
                .controlName(key)
                .mimeType("text/plain")
                .charset(StandardCharsets.UTF_8)
                .build()));
        return kept(post(request, path, field, name, content));
    }

    /** Posts a form with a file. Of a file REST Assured knows the length, as browsers do. */
    public static Response post(RequestSpecification form, String path, String field, String name, byte[] content) {
        Path file = null;
        try {
            file = Files.write(Files.createTempFile("visitor-", ".part"), content);
            return form.multiPart(new MultiPartSpecBuilder(file.toFile())
                            .controlName(field)
                            .fileName(name)
                            .mimeType("application/octet-stream")
                            .build())
                    .post(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                file.toFile().delete();
            }
        }
    }

    /** As another site would do it: with the cookies of this browser, without the proof. */
    public Response postWithoutProof(String path, Map<String, ?> fields) {
        return form().formParams(fields).post(path);
    }

    /** As a page of ours does it that was left open until its proof held no more. */
    public Response postTooLate(String path, Map<String, ?> fields) {
        cookies.remove(CSRF);
        return kept(form().header("Sec-Fetch-Site", "same-origin")
                .formParams(fields)
                .post(path));
    }

    boolean signedIn() {
        return get("/account").statusCode() == 200;
    }

    String session() {
        return cookies.get(SessionCookie.NAME);
    }

    Visitor withSession(String value) {
        cookies.put(SessionCookie.NAME, value);
        return this;
    }

    public Response postWithProof(String proof, String path, Map<String, ?> fields) {
        return kept(form().formParams(fields).formParam(CSRF, proof).post(path));
    }

    /** What shows that a form comes from a page of the portal: of the last page that was asked for it. */
    String proof() {
        String of = cookies.get(SessionCookie.NAME) + " " + cookies.get(CSRF);
        if (!of.equals(proofOf)) {
            Element field = page(cookies.containsKey(SessionCookie.NAME) && signedIn() ? "/account" : "/sign-in")
                    .selectFirst("input[name=" + CSRF + "]");
            proof = field.val();
            proofOf = cookies.get(SessionCookie.NAME) + " " + cookies.get(CSRF);
        }
        return proof;
    }

    // REST Assured would write forms in ISO 8859-1.
    private RequestSpecification form() {
        return request().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies);
    }

    private Response kept(Response response) {
        response.getDetailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return response;
    }
}
