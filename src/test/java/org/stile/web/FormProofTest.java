package org.stile.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** A form whose proof holds no more, or that never had one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FormProofTest {

    private static final Map<String, String> FIELDS = Map.of(
            "title", "Typed for a long time",
            "event", "\nIt began with an empty line, <b>and</b> went on.",
            "recommendations", "Do look twice",
            "attribution", "trust",
            "publication", "public",
            "action", "save");

    private Someone author;

    @BeforeEach
    void somebody() {
        author = Someone.invited("ZZD1");
    }

    @Test
    void a_page_that_was_open_for_too_long_gives_back_what_was_typed_to_be_sent_again() {
        Response late = author.visitor().postTooLate("/lessons/new", FIELDS);
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.header("Cache-Control")).isEqualTo("no-store");
        Document page = Jsoup.parse(late.asString());
        assertThat(page.select("h1").text()).isEqualTo("This page was open for too long");
        FIELDS.forEach((field, typed) -> assertThat(
                        page.select("textarea[name=" + field + "]").first().wholeText())
                .as(field)
                .isEqualTo(typed));
        assertThat(page.select("b")).isEmpty();
        assertThat(author.visitor().page("/my-lessons").text()).doesNotContain("Typed for a long time");

        String proof = page.select("main input[name=csrf-token]").val();
        author.visitor().postWithProof(proof, "/lessons/new", FIELDS).then().statusCode(303);
        assertThat(author.visitor()
                        .page("/my-lessons")
                        .select(".stile-result a")
                        .eachText())
                .containsOnlyOnce("Typed for a long time");
    }

    @Test
    void what_another_site_sends_is_not_given_back_and_stores_nothing() {
        for (String site : new String[] {"", "cross-site", "same-site", "none"}) {
            Response answer = site.isEmpty()
                    ? author.visitor().postWithoutProof("/lessons/new", FIELDS)
                    : given().redirects()
                            .follow(false)
                            .header("Sec-Fetch-Site", site)
                            .formParams(FIELDS)
                            .post("/lessons/new");
            assertThat(answer.statusCode()).isEqualTo(400);
            Document page = Jsoup.parse(answer.asString());
            assertThat(page.select("h1").text()).isEqualTo("That form could not be taken");
            assertThat(page.text()).doesNotContain("Typed for a long time");
        }
        assertThat(author.visitor().page("/my-lessons").text()).doesNotContain("Typed for a long time");
    }

    @Test
    void no_page_repeats_a_password() {
        Response answer = Visitor.anonymous()
                .postTooLate("/sign-in", Map.of("email", author.email(), "password", author.password()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).doesNotContain(author.password(), author.email());
    }

    @Test
    void a_file_has_to_be_chosen_again() {
        RequestSpecification form = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .multiPart("note", "Print it");
        Response answer =
                Visitor.post(form, "/lessons/L-1/files", "file", "script.txt", "Switch it on.".getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("main form").attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(page.select("main input[type=file][name=file]")).hasSize(1);
        assertThat(page.select("textarea[name=note]").text()).isEqualTo("Print it");
    }
}
