package org.stile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stile.boot.DemoAccounts;
import org.stile.people.Visitor;

/** No page of programmes, toolkits, cases, polls, trusts and the desk is too heavy for a telephone, however full it is. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PageWeightTest {

    private static final int MOST_BYTES = 60 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /** The beginnings of addresses of these features. */
    private static final List<String> FEATURES =
            List.of("/programmes", "/toolkits", "/polls", "/trusts", "/desk", "/next-step", "/review", "/asks");

    /** Addresses that need something which this portal has none of, or that only answer with what somebody typed. */
    private static final Set<String> LEFT_OUT = Set.of(
            "/desk/imports/{id}",
            "/desk/imports/{id}/progress",
            "/desk/imports/{id}/rejects",
            "/desk/search/{kind}/{version}",
            "/next-step/{id}",
            "/asks/{id}/answer",
            "/asks/{id}/edit",
            "/asks/{id}/hide",
            "/review/{ref}",
            "/review/changes/{ref}");

    @Test
    void every_page_of_a_filled_portal_stays_below_sixty_kilobytes() throws Exception {
        Http api = new Http();
        FilledPortal.Filled filled = FilledPortal.fill(api, 1, 250);
        marked(api);
        Visitor curator = Visitor.demo("curator");
        String poll = poll(curator);
        plan(curator, filled);
        Map<String, Integer> tooHeavy = new TreeMap<>();
        for (String path : paths(filled, poll)) {
            for (Visitor reader : List.of(Visitor.anonymous(), curator)) {
                Response page = reader.get(path);
                assertThat(page.statusCode()).as(path).isIn(200, 301, 303, 403, 404);
                if (page.statusCode() == 200
                        && page.contentType().startsWith("text/html")
                        && page.asByteArray().length > MOST_BYTES) {
                    tooHeavy.put(path, page.asByteArray().length);
                }
            }
        }
        assertThat(tooHeavy).isEmpty();
    }

    private static List<String> paths(FilledPortal.Filled filled, String poll) {
        String slug = filled.programmes().getFirst();
        List<String> paths = new ArrayList<>();
        for (String route : Routes.all()) {
            String path = route.substring(route.indexOf(' ') + 1);
            if (route.startsWith("GET")
                    && FEATURES.stream().anyMatch(path::startsWith)
                    && !path.matches(".*\\.(csv|svg)")
                    && !LEFT_OUT.contains(path)) {
                paths.add(path);
            }
        }
        List<String> filledIn = new ArrayList<>(List.of(
                "/desk?kind=slip&page=2",
                "/desk/quarantine?page=2",
                "/programmes/pacs",
                "/programmes/pacs?as-of=2007-04-01",
                "/programmes/pacs/go-lives",
                "/programmes/pacs/business-cases",
                "/programmes/" + slug + "/go-lives?page=2"));
        paths.forEach(path -> filledIn.add(path.replace("/desk/toolkits/{slug}", "/desk/toolkits/pacs")
                .replace("/desk/mergers/confirm", "/desk/mergers/confirm?trusts=RAL&into=RGT&closed-on=2020-03-31")
                .replace("/toolkits/{slug}", "/toolkits/pacs")
                .replace("polls/{slug}", "polls/" + poll)
                .replace("/topics/{slug}", "/topics/pacs")
                .replace("{slug}", slug)
                .replace("/business-cases/{id}", "/business-cases/" + filled.businessCase())
                .replace("/deployments/{id}", "/deployments/" + filled.deployment())
                .replace("{id}", "1")
                .replace("{line}", "1")
                .replace("{stage}", "build")
                .replace("{item}", "prove-server-room")
                .replace("{kind}", "synonyms")
                .replace("{code}", "RAS")
                .replace("{ref}", "L-1")));
        assertThat(filledIn).noneMatch(path -> path.contains("{"));
        return filledIn;
    }

    /** Lessons with what the guard asks about, on more than one page of the desk. */
    private static void marked(Http api) {
        String lines =
                IntStream.range(0, 120).mapToObj(i -> """
                        {"externalId": "weight-%d", "title": "Whom to ring at night", "event": "Ring 020 7946 00%02d.", \
                        "status": "published"}
                        """.formatted(i, i % 100)).collect(Collectors.joining());
        String events = given().header("Authorization", "Bearer " + api.token)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .asString();
        assertThat(events).contains("\"created\":120");
        assertThat(Visitor.demo("curator").page("/desk/quarantine").select("a[rel=next]"))
                .isNotEmpty();
    }

    /** With more rounds than anybody compares. */
    private static String poll(Visitor curator) {
        String slug = "many-rounds";
        Map<String, String> poll = Map.of(
                "slug", slug,
                "question", "How sure are you that it will be done in time?",
                "option-1", "Very sure",
                "probability-1", "90",
                "option-2", "Fairly sure",
                "probability-2", "60",
                "option-3", "Not sure",
                "probability-3", "20");
        curator.post("/desk/polls/new", poll).then().statusCode(303);
        for (int i = 0; i < 30; i++) {
            String version = curator.page("/desk/polls/" + slug + "/edit")
                    .select("input[name=version]")
                    .val();
            curator.post(
                            "/desk/polls/" + slug + "/report",
                            Map.of(
                                    "version", version,
                                    "held-as",
                                            LocalDate.of(2020, 1, 1)
                                                    .plusMonths(i)
                                                    .toString(),
                                    "share-1", "40",
                                    "share-2", "35",
                                    "share-3", "25",
                                    "respondents", "200",
                                    "source-title", "A report of the conference with a title of some length"))
                    .then()
                    .statusCode(303);
        }
        return slug;
    }

    private static void plan(Visitor curator, FilledPortal.Filled filled) {
        String plan = "/programmes/%s/deployments/%d/financial-plan/lines"
                .formatted(filled.programmes().getFirst(), filled.deployment());
        for (int i = 0; i < 60; i++) {
            Map<String, String> line = new HashMap<>(Map.of(
                    "category", "cost-recurrent",
                    "year", Integer.toString(2016 + i % 10),
                    "name", "Rent for the archive, part " + i,
                    "estimate", "1,250,000",
                    "actual", "1,750,000.50",
                    "year-base", "2025"));
            curator.post(plan, line).then().statusCode(303);
        }
    }

    /** The API by REST Assured, with a curator's token. */
    private static final class Http implements FilledPortal.Api {

        private final String token = given().contentType(ContentType.JSON)
                .body(Map.of("email", "curator@demo.example", "password", DemoAccounts.PASSWORD, "label", "weight"))
                .post("/api/tokens")
                .path("token");

        @Override
        public JsonNode get(String path) throws Exception {
            return JSON.readTree(given().get(path).asByteArray());
        }

        @Override
        public JsonNode send(String method, String path, Map<String, ?> body) throws Exception {
            Response answer = given().header("Authorization", "Bearer " + token)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .request(method, path);
            assertThat(answer.statusCode())
                    .as(method + " " + path + " " + body + ": " + answer.asString())
                    .isLessThan(300);
            byte[] content = answer.asByteArray();
            return content.length == 0 ? MissingNode.getInstance() : JSON.readTree(content);
        }
    }
}
