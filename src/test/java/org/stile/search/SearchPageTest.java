package org.stile.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stile.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchPageTest {

    @Inject
    Follower follower;

    @TestHTTPResource
    URL home;

    @BeforeEach
    void the_index_has_caught_up() {
        assertThat(follower.catchUp(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void results_keep_the_query_show_facets_and_explain_themselves() {
        Document page = page("q", "voice recognition");
        assertThat(page.select("input#site-search").val()).isEqualTo("voice recognition");
        assertThat(page.select("li.stile-result")).isNotEmpty();
        assertThat(page.select(".stile-result mark")).isNotEmpty();
        assertThat(page.select("fieldset.stile-facet legend").eachText()).startsWith("Stage", "Topic");
        assertThat(page.title()).contains("voice recognition");
    }

    @Test
    void a_filter_is_a_chip_that_takes_it_away_and_is_in_the_title() {
        Document page = page("q", "pacs", "stage", "procurement");
        assertThat(page.title()).contains("Procurement");
        assertThat(page.select("a.stile-chip").attr("href")).isEqualTo("/lessons?q=pacs");
        assertThat(page.select("input[name=stage][value=procurement]").hasAttr("checked"))
                .isTrue();
    }

    @Test
    void a_search_that_finds_nothing_offers_the_same_with_less() {
        Document page = page("q", "training zebracrossing");
        assertThat(page.text()).contains("Nothing found").contains("Without “zebracrossing”");
        assertThat(page.select("a[href='/lessons?q=training']")).isNotEmpty();
    }

    @Test
    void a_malformed_parameter_is_told_with_the_form_kept() {
        Response answer =
                given().queryParam("q", "film").queryParam("from", "yesterday").get("/lessons");
        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("input#site-search").val()).isEqualTo("film");
        assertThat(page.select(".nhsuk-error-summary").text()).contains("2005-11-14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\" onfocus=\"x", "{config}", "' or '1'='1", "trust:<b>"})
    void what_was_typed_is_never_markup(String typed) {
        Document page = page("q", typed, "topic", typed);
        assertThat(page.select("input#site-search").val()).isEqualTo(typed);
        assertThat(page.select("main script")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%",
                "q=%zz",
                "q=%00%01",
                "q=%FF%FE",
                "q=%ED%A0%80",
                "q=a&q=b",
                "page=1&page=2",
                "%3Cx%3E=1",
                "q=+++",
                "&&&==&",
                "stage=%00",
                "size=%20",
                "from=%F0%9F%98%80",
                "trust=%27%3B--"
            })
    void an_odd_address_is_answered_and_never_fails(String query) throws IOException {
        for (String path : List.of("/lessons?", "/api/lessons?", "/api/suggest?")) {
            assertThat(raw(path + query)).as(path + query).isIn(200, 400);
        }
    }

    @Test
    void ten_thousand_hostile_queries_are_answered() {
        Random random = new Random(7);
        String[] pieces = {
            "\"", "-", "(", ")", "*", "~", "AND ", "OR ", "\\", ":", "trust:", "<b>", "'", ";--", "\u202e", "😀", "漢",
            "\u0000", "\t", "x-ray ", "pacs ", "{", "}", "[", "%", "a&e "
        };
        List<String> queries = Stream.generate(() -> Stream.generate(() -> pieces[random.nextInt(pieces.length)])
                        .limit(1 + random.nextInt(12))
                        .collect(Collectors.joining()))
                .limit(10_000)
                .toList();
        // several at once over connections that are kept, which REST Assured would not do
        try (HttpClient client = HttpClient.newHttpClient()) {
            queries.parallelStream().forEach(query -> {
                URI address = URI.create(home + "api/lessons?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
                HttpResponse<Void> answer = client.sendAsync(
                                HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                        .join();
                assertThat(answer.statusCode()).as(query).isEqualTo(200);
            });
        }
    }

    @Test
    void a_query_that_is_too_long_is_refused() throws IOException {
        assertThat(given().queryParam("q", "a".repeat(8_001))
                        .get("/api/lessons")
                        .statusCode())
                .isEqualTo(400);
        assertThat(given().queryParam("q", "a".repeat(8_000))
                        .get("/api/lessons")
                        .statusCode())
                .isEqualTo(200);
        assertThat(raw("/api/lessons?q=" + "a".repeat(1_000_000))).isIn(400, 414, 431, 0);
    }

    private static Document page(String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        return Jsoup.parse(
                request.get("/lessons").then().statusCode(200).extract().asString());
    }

    /** The status of an address that no client would send; 0 where the connection was closed without one. */
    private int raw(String address) throws IOException {
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.length() < 12 ? 0 : Integer.parseInt(answer.substring(9, 12));
        } catch (java.net.SocketException closed) {
            return 0;
        }
    }
}
