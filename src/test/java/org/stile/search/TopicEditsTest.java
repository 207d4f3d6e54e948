package org.stile.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.people.Visitor;

/** Topics as curators change them, from outside. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TopicEditsTest {

    private static final String DESK = "/desk/search/topics";
    private static final String STORAGE = DESK + "/image-storage";

    private Visitor curator;

    @Inject
    Audit audit;

    @BeforeEach
    void sign_in() {
        curator = Visitor.demo("curator");
    }

    @Test
    void a_changed_topic_changes_the_next_search_is_audited_and_can_be_undone() {
        assertThat(total("snollygoster")).isZero();
        int lessons = given().get("/api/lessons?topic=image-storage").path("total");
        Map<String, String> before = fields(page(STORAGE));
        Map<String, String> changed = with(before, "name", "Storage of images", "note", "Tried in a test");
        changed.put("synonyms", before.get("synonyms") + "\nsnollygoster");
        assertThat(curator.post(STORAGE, changed).statusCode()).isEqualTo(303);
        assertThat(total("snollygoster")).isEqualTo(lessons);
        assertThat(given().get("/api/topics").asString()).contains("Storage of images");
        assertThat(audit.of("image-storage", 1)).first().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("topic.save");
            assertThat(entry.detail()).doesNotContain("snollygoster");
        });
        Element shipped = page(STORAGE).select("a[href*=?version=]").last();
        assertThat(shipped.parent().text()).contains("As shipped");
        Map<String, String> earlier = fields(page(shipped.attr("href")));
        assertThat(earlier.get("note")).startsWith("Back to version");
        assertThat(curator.post(STORAGE, earlier).statusCode()).isEqualTo(303);
        assertThat(total("snollygoster")).isZero();
        assertThat(fields(page(STORAGE)).get("synonyms")).isEqualTo(before.get("synonyms"));
    }

    @Test
    void a_preview_shows_the_searches_that_would_change_and_saves_nothing() {
        Map<String, String> tried = with(fields(page(STORAGE)), "action", "preview", "note", "");
        tried.put("synonyms", tried.get("synonyms") + "\nknitting");
        Response preview = curator.post(STORAGE, tried);
        assertThat(preview.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(preview.asString());
        assertThat(page.select("#preview ~ h3").eachText()).contains("knitting");
        assertThat(fields(page).get("synonyms")).isEqualTo(tried.get("synonyms"));
        assertThat(total("knitting")).isZero();
        assertThat(fields(page(STORAGE)).get("synonyms")).doesNotContain("knitting");
    }

    @Test
    void a_new_topic_has_an_address_made_of_its_name_and_a_page() {
        Map<String, String> typed = with(
                fields(page(DESK + "/new")),
                "name",
                "Café & catering 2",
                "description",
                "Meals.",
                "note",
                "For a test");
        assertThat(curator.post(DESK + "/new", typed).statusCode()).isEqualTo(303);
        assertThat(Visitor.anonymous()
                        .page("/topics/cafe-catering-2")
                        .select("h1")
                        .text())
                .isEqualTo("Café & catering 2");
        Response again = curator.post(DESK + "/new", typed);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(fields(Jsoup.parse(again.asString())).get("description")).isEqualTo("Meals.");
    }

    @Test
    void what_is_wrong_is_told_by_field_and_nothing_typed_is_lost() {
        Map<String, String> typed = with(
                fields(page(STORAGE)),
                "name",
                "PACS",
                "description",
                "",
                "acronyms",
                "PACS, !!",
                "synonyms",
                "x".repeat(81),
                "note",
                "");
        Response refused = curator.post(STORAGE, typed);
        assertThat(refused.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(refused.asString());
        assertThat(page.select(".nhsuk-error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#name", "#description", "#acronyms", "#synonyms", "#note");
        assertThat(fields(page)).containsAllEntriesOf(typed);
        Map<String, String> patient = with(fields(page(STORAGE)), "note", "For NHS number 943 476 5919");
        assertThat(curator.post(STORAGE, patient).statusCode()).isEqualTo(400);
    }

    @Test
    void who_saves_second_is_told_and_overwrites_nothing() {
        Map<String, String> old = with(fields(page(STORAGE)), "base", "7000000", "note", "From an old page");
        assertThat(curator.post(STORAGE, old).statusCode()).isEqualTo(409);
        assertThat(curator.get(DESK + "/no-such-topic").statusCode()).isEqualTo(404);
    }

    private Document page(String path) {
        return curator.page(path);
    }

    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new HashMap<>();
        for (String name : List.of("base", "name", "acronyms", "note")) {
            fields.put(name, page.select("input[name=" + name + "]").val());
        }
        for (String name : List.of("description", "synonyms")) {
            fields.put(name, page.select("textarea[name=" + name + "]").val());
        }
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        Map<String, String> all = new HashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static int total(String query) {
        return given().queryParam("q", query).get("/api/lessons").path("total");
    }
}
