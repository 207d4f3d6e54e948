package org.stile.boot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stile.people.Visitor;

/** Two packaged portals on one database: what is changed on one holds on the other without a restart. */
class ClusterIT {

    private static final String ADMIN = "admin@stile.example";
    private static final String PASSWORD = "only-for-this-test-run";

    private static final String LESSON = """
            {"externalId": "two-nodes", "title": "Cool the new room before the racks come", \
            "event": "It was too hot.", "topics": ["image-storage"], "status": "published"}
            """;

    @TempDir
    private Path folder;

    @AfterEach
    void look_at_no_portal() {
        RestAssured.reset();
    }

    @Test
    void what_curators_teach_search_on_one_node_holds_on_every_node() throws Exception {
        Path data = folder.toRealPath();
        try (var database = EmbeddedDatabase.start(data.resolve("server"));
                var one = PortalProcess.start(data.resolve("one"), variables(database));
                var other = PortalProcess.start(data.resolve("other"), variables(database))) {
            String here = one.ready().address().toString();
            String there = other.ready().address().toString();
            RestAssured.baseURI = here;
            given().header("Authorization", "Bearer " + token())
                    .contentType("application/x-ndjson")
                    .body(LESSON.getBytes(StandardCharsets.UTF_8))
                    .post("/api/imports")
                    .then()
                    .statusCode(200);
            Visitor curator = Visitor.signedIn(ADMIN, PASSWORD);
            Document synonyms = curator.page("/desk/search/synonyms");
            Map<String, String> form = fields(synonyms);
            form.put("body", synonyms.select("textarea[name=body]").val() + "\nflibbertigibbet, racks");
            curator.post("/desk/search/synonyms", form).then().statusCode(303);
            Document topic = curator.page("/desk/search/topics/image-storage");
            Map<String, String> changed = fields(topic);
            changed.put("name", topic.select("input[name=name]").val());
            changed.put(
                    "description", topic.select("textarea[name=description]").val());
            changed.put("synonyms", "snollygoster");
            curator.post("/desk/search/topics/image-storage", changed).then().statusCode(303);

            for (String word : new String[] {"flibbertigibbet", "snollygoster"}) {
                assertThat(total(here, word)).isOne();
                other.until(() -> total(there, word) == 1);
            }
        }
    }

    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new HashMap<>();
        fields.put("action", "save");
        fields.put("base", page.select("input[name=base]").val());
        fields.put("note", "Tried in a test");
        return fields;
    }

    private static int total(String portal, String word) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(20);
        return given().baseUri(portal).get("/api/lessons?q=" + word).path("total");
    }

    private static String token() {
        return given().contentType("application/json")
                .body(Map.of("email", ADMIN, "password", PASSWORD, "label", "test"))
                .post("/api/tokens")
                .path("token");
    }

    private static Map<String, String> variables(EmbeddedDatabase database) {
        return Map.of(
                "STILE_DB_URL",
                database.jdbcUrl(),
                "STILE_DB_USER",
                database.username(),
                "STILE_DB_PASSWORD",
                database.password(),
                "STILE_SECRET",
                "0123456789abcdef0123456789abcdef",
                "STILE_CONTENT",
                "none",
                "STILE_ADMIN_EMAIL",
                ADMIN,
                "STILE_ADMIN_PASSWORD",
                PASSWORD);
    }
}
