package org.stile.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.stile.TestDatabase;
import org.stile.boot.DemoAccounts;
import org.stile.lessons.Lesson;
import org.stile.lessons.Lessons;
import org.stile.search.Follower;
import org.stile.search.Hit;
import org.stile.search.LessonQuery;
import org.stile.search.SearchIndex;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** Real lessons of NASA, imported through the API as another program would. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@EnabledIfEnvironmentVariable(
        named = "STILE_CORPORA",
        matches = ".+",
        disabledReason = "STILE_CORPORA names no folder with llis.jsonl")
class CorpusImportTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Viewer CURATOR = new Viewer(1, "", "", java.util.Set.of(Role.CURATOR));

    @Inject
    Lessons lessons;

    @Inject
    SearchIndex index;

    @Inject
    Follower follower;

    @Test
    void every_lesson_with_a_title_and_any_text_comes_in_once_and_is_found() throws IOException {
        List<ObjectNode> lines = lines();
        long whole = lines.stream().filter(CorpusImportTest::whole).count();
        String token = curatorToken();

        List<JsonNode> first = imported(token, lines);
        JsonNode done = first.getLast().path("done");
        assertThat(done.path("read").asLong()).isEqualTo(lines.size());
        assertThat(done.path("created").asLong()).isEqualTo(whole);
        assertThat(done.path("rejected").asLong()).isEqualTo(lines.size() - whole);
        assertThat(first.stream().filter(event -> event.path("outcome").asText().equals("rejected")))
                .hasSize((int) (lines.size() - whole))
                .allSatisfy(event -> assertThat(event.path("reason").asText()).matches("(title|text): .+"));

        JsonNode found = JSON.readTree(given().get("/api/lessons?q=arc flash").asString());
        assertThat(found.path("hits").path(0).path("title").asText()).containsIgnoringCase("arc");

        JsonNode again = imported(token, lines).getLast().path("done");
        assertThat(again.path("unchanged").asLong()).isEqualTo(whole);
        assertThat(again.path("created").asLong() + again.path("updated").asLong())
                .isZero();

        the_index_holds_exactly_what_is_published();
    }

    private void the_index_holds_exactly_what_is_published() {
        assertThat(follower.catchUp(Duration.ofSeconds(30))).isTrue();
        Map<String, String> stored = new java.util.TreeMap<>();
        lessons.forEachPublished(
                batch -> batch.forEach(lesson -> stored.put(lesson.ref().toString(), described(lesson))));
        Map<String, String> indexed = new java.util.TreeMap<>();
        int page = 1;
        List<Hit> hits = page(page);
        while (!hits.isEmpty()) {
            hits.forEach(hit -> indexed.put(hit.ref().toString(), described(hit)));
            hits = page(++page);
        }
        assertThat(indexed).isEqualTo(stored);
        assertThat(index.state().documents()).isEqualTo(stored.size());
    }

    private List<Hit> page(int number) {
        return index.search(
                        LessonQuery.everything()
                                .withSuperseded(true)
                                .size(LessonQuery.MAX_SIZE)
                                .page(number),
                        CURATOR)
                .hits();
    }

    private static String described(Lesson lesson) {
        return String.join(
                "|",
                lesson.content().title(),
                lesson.content().summary(),
                lesson.content().trust(),
                lesson.content().organisation(),
                lesson.region(),
                lesson.content().topics().toString(),
                lesson.content().stages().toString());
    }

    private static String described(Hit hit) {
        return String.join(
                "|",
                hit.title(),
                hit.summary(),
                hit.trust(),
                hit.organisation(),
                hit.region(),
                hit.topics().toString(),
                hit.stages().toString());
    }

    private static List<ObjectNode> lines() throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(System.getenv("STILE_CORPORA"), "llis.jsonl"))) {
            JsonNode llis = JSON.readTree(line);
            ObjectNode json = JSON.createObjectNode();
            json.put("externalId", "llis:" + llis.path("lesson_id").asText());
            json.put("title", text(llis, "title"));
            json.put("event", text(llis, "abstract"));
            json.put("impact", text(llis, "lesson"));
            json.put("organisation", "NASA");
            json.put("status", "published");
            json.putObject("source")
                    .put("title", "NASA Lessons Learned Information System")
                    .put("url", text(llis, "source_url"));
            lines.add(json);
        }
        return lines;
    }

    private static String text(JsonNode json, String key) {
        return json.path(key).isTextual() ? json.path(key).textValue().strip() : "";
    }

    private static boolean whole(ObjectNode line) {
        boolean text = !line.path("event").asText().isEmpty()
                || !line.path("impact").asText().isEmpty();
        return text && !line.path("title").asText().isEmpty();
    }

    private static List<JsonNode> imported(String token, List<ObjectNode> lines) throws IOException {
        StringBuilder body = new StringBuilder();
        lines.forEach(line -> body.append(line).append('\n'));
        String events = given().header("Authorization", "Bearer " + token)
                .contentType("application/x-ndjson")
                .body(body.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<JsonNode> read = new ArrayList<>();
        for (String event : events.lines().toList()) {
            read.add(JSON.readTree(event));
        }
        return read;
    }

    private static String curatorToken() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", "curator@demo.example", "password", DemoAccounts.PASSWORD, "label", "import"))
                .post("/api/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
