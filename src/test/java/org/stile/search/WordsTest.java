package org.stile.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.lang3.RandomStringUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.audit.Audit;
import org.stile.people.Visitor;

/** What curators teach search, from outside. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WordsTest {

    private static final String SYNONYMS = "/desk/search/synonyms";
    private static final String BETS = "/desk/search/best-bets";

    private Visitor curator;

    @Inject
    Audit audit;

    @Inject
    EmptySearches empty;

    @BeforeEach
    void sign_in() {
        curator = Visitor.demo("curator");
    }

    @Test
    void a_synonym_changes_the_next_search_is_audited_and_can_be_undone() {
        assertThat(total("flibbertigibbet")).isZero();
        Document before = page(SYNONYMS);
        String text = before.select("textarea[name=body]").text();
        Response saved = save(SYNONYMS, text + "\nflibbertigibbet, teaching library", base(before), "Tried in a test");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(total("flibbertigibbet")).isPositive();
        assertThat(audit.of("synonyms", 5))
                .first()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("search-words.save"));
        Document earlier = page(SYNONYMS + "/" + base(before));
        assertThat(save(SYNONYMS, earlier.select("textarea[name=body]").text(), base(earlier), "Undone")
                        .statusCode())
                .isEqualTo(303);
        assertThat(total("flibbertigibbet")).isZero();
    }

    @Test
    void a_preview_shows_the_searches_that_would_change_and_saves_nothing() {
        Document before = page(SYNONYMS);
        String text = before.select("textarea[name=body]").text();
        Response tried = curator.post(
                SYNONYMS,
                Map.of("action", "preview", "base", base(before), "body", text + "\nknitting, teaching library"));
        assertThat(tried.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(tried.asString());
        assertThat(page.select("#preview ~ h3").eachText()).contains("knitting");
        assertThat(page.select("textarea[name=body]").text()).contains("knitting, teaching library");
        assertThat(total("knitting")).isZero();
    }

    @Test
    void a_best_bet_comes_first_where_its_reader_may_see_it() {
        String first = first("film savings");
        String other = given().get("/api/lessons?q=cooling").path("hits[0].ref");
        assertThat(first).isNotEqualTo(other);
        Document before = page(BETS);
        assertThat(save(BETS, "Film  Savings!: " + other, base(before), "Tried in a test")
                        .statusCode())
                .isEqualTo(303);
        assertThat(first("film savings")).isEqualTo(other);
        assertThat(page("/lessons?q=film+savings").text()).contains("The national team puts it first");
        assertThat(first("film savings stage:optimisation audience:supplier")).isNotEqualTo(other);
        assertThat(save(BETS, "", base(page(BETS)), "Undone").statusCode()).isEqualTo(303);
        assertThat(first("film savings")).isEqualTo(first);
    }

    @Test
    void what_is_wrong_is_told_with_its_line_and_nothing_typed_is_lost() {
        String base = base(page(SYNONYMS));
        for (Map.Entry<String, String> wrong : Map.of(
                        "ris, radiology system\nris, other", "line 1 and on line 2",
                        "alone", "Line 1 has one term",
                        "nhs number 943 476 5919, pacs", "patient's number")
                .entrySet()) {
            Response answer = save(SYNONYMS, wrong.getKey(), base, "Tried in a test");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.asString()).contains(wrong.getValue().replace("'", "&#39;"));
            assertThat(Jsoup.parse(answer.asString())
                            .select("textarea[name=body]")
                            .text())
                    .isEqualTo(wrong.getKey());
        }
        assertThat(save(BETS, "film savings: L-999999", base(page(BETS)), "x").asString())
                .contains("L-999999 is not a published lesson");
        assertThat(save(BETS, "film savings", base(page(BETS)), "x").asString()).contains("Line 1 is not a search");
    }

    @Test
    void who_saves_second_is_told_and_overwrites_nothing() {
        Response second = save(SYNONYMS, "one, two", "0", "From an old page");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.asString())
                .contains("Somebody saved another version meanwhile")
                .contains("one, two");
    }

    @Test
    void searches_that_find_nothing_are_counted_and_shown_from_the_third_on_without_anything_personal() {
        // what other tests searched in vain takes its place first
        empty.write();
        String searched = foundNowhere();
        String wanted = foundNowhere();
        for (String query : List.of(searched, "nhs number 943 476 5919 kwyjibo", "kwyjibo@example.org kwyjibo")) {
            for (int i = 0; i < 60; i++) {
                given().queryParam("q", query).get("/lessons").then().statusCode(200);
            }
        }
        given().queryParam("q", "kwyjibo once only").get("/lessons");
        Document nothing =
                Jsoup.parse(given().queryParam("q", wanted).get("/lessons").asString());
        assertThat(nothing.select("button[form=wanted]")).hasSize(1);
        assertThat(nothing.select("form#wanted input[name=q]").val()).isEqualTo(wanted);
        Visitor.anonymous().post("/lessons/wanted", Map.of("q", wanted)).then().statusCode(303);
        empty.write();
        String page = curator.get("/desk/search").asString();
        assertThat(page).contains(searched).contains(wanted);
        assertThat(page).doesNotContain("943").doesNotContain("example").doesNotContain("kwyjibo once only");
    }

    /** Two words of no language; some are by chance near enough in meaning to a lesson of another test. */
    private static String foundNowhere() {
        return Stream.generate(
                        () -> RandomStringUtils.insecure().nextAlphabetic(9).toLowerCase(Locale.ROOT)
                                + " kwyjibo"
                                + RandomStringUtils.insecure().nextAlphabetic(3).toLowerCase(Locale.ROOT))
                .limit(50)
                .filter(query -> total(query) == 0)
                .findFirst()
                .orElseThrow();
    }

    private Response save(String path, String body, String base, String note) {
        return curator.post(path, Map.of("action", "save", "base", base, "body", body, "note", note));
    }

    private Document page(String path) {
        return Jsoup.parse(curator.get(path).asString());
    }

    private static String base(Document page) {
        return page.select("input[name=base]").val();
    }

    private static int total(String query) {
        return given().queryParam("q", query).get("/api/lessons").path("total");
    }

    private static String first(String query) {
        return given().queryParam("q", query).get("/api/lessons").path("hits[0].ref");
    }
}
