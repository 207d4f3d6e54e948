package org.stile.programmes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stile.TestDatabase;
import org.stile.people.Visitor;

/** The programme that ships: its public figures come out of its rows, at each date. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PacsProgrammeTest {

    private static final Pattern NUMBER = Pattern.compile("(\\d+) (?:trusts?|planned dates?)\\b");

    @ParameterizedTest
    @CsvSource({
        // day, London, South, the other three, earlier there
        "2005-10-31, 3, 2, 1, 18",
        "2005-11-30, 3, 2, 1, 18",
        "2006-03-31, 6, 15, 1, 18",
        "2006-08-01, 11, 22, 9, 18",
        "2007-04-01, 23, 33, 28, 18",
        "2007-05-21, 23, 33, 36, 18",
        "2007-12-31, 23, 33, 72, 18"
    })
    void the_public_figures_come_out_of_the_rows(String day, int london, int south, int others, int earlier) {
        JsonPath programme = programme(day);
        Map<String, Integer> regions = regions(programme, "byRegion", "count");
        assertThat(regions.keySet())
                .containsExactlyInAnyOrder("London", "South", "Eastern", "North East", "North West and West Midlands");
        assertThat(regions).containsEntry("London", london).containsEntry("South", south);
        assertThat(programme.getInt("goLives.total")).isEqualTo(london + south + others);
        assertThat(regions.values().stream().mapToInt(count -> count).sum()).isEqualTo(london + south + others);
        assertThat(programme.getInt("goLives.earlier")).isEqualTo(earlier);
        List<String> live = programme.getList("deployments.findAll { !it.earlier }.actualGoLive");
        assertThat(live.stream().filter(date -> date != null)).hasSize(london + south + others);
    }

    @Test
    void james_paget_is_an_eastern_trust_under_the_souths_provider_in_both_views() {
        JsonPath programme = programme("2005-11-30");
        assertThat(regions(programme, "byRegion", "count"))
                .containsEntry("Eastern", 1)
                .containsEntry("South", 2);
        assertThat(regions(programme, "byProvider", "count"))
                .containsEntry("Eastern", 0)
                .containsEntry("South", 3);
        Map<String, Object> row = programme.getMap("deployments.find { it.trustCode == 'RGP' }");
        assertThat(row)
                .containsEntry("region", "Eastern")
                .containsEntry("providedByRegion", "South")
                .containsEntry("supplier", "Fujitsu Alliance")
                .containsEntry("subContractor", "GE")
                .containsEntry("reconstructed", false);
    }

    @Test
    void twelve_went_live_in_march_2007_and_the_forecast_of_august_2006_is_held_against_what_happened() {
        JsonPath programme = programme("2008-01-01");
        assertThat(programme.getInt("goLives.byMonth.find { it.month == '2007-03' }.count"))
                .isEqualTo(12);
        assertThat(programme.getString("deadline")).isEqualTo("2007-03-31");
        List<Map<String, Object>> forecasts = programme.getList("forecasts");
        assertThat(forecasts).extracting(forecast -> forecast.get("forDay")).contains("2007-04-01", "2007-12-31");
        assertThat(forecasts)
                .filteredOn(forecast -> forecast.get("forDay").equals("2007-04-01"))
                .first()
                .satisfies(forecast ->
                        assertThat(forecast).containsEntry("asOf", "2006-08-01").containsEntry("actual", 84));
        assertThat(Visitor.anonymous().page("/programmes/pacs?as-of=2006-09-01").text())
                .contains("Not yet");
    }

    @Test
    void its_owner_is_the_body_that_a_source_names() {
        assertThat(programme("2007-04-01").getList("owners.name")).containsExactly("NHS Connecting for Health");
        assertThat(programme("2007-04-01").getString("owners[0].source")).startsWith("http");
        assertThat(Visitor.anonymous().page("/programmes/pacs").text()).contains("Owned by NHS Connecting for Health.");
    }

    @Test
    void what_no_source_names_names_no_real_trust_and_says_so() {
        List<Map<String, Object>> rows = programme("2008-01-01").getList("deployments.findAll { it.reconstructed }");
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("trustCode")).isNull();
            assertThat((String) row.get("trust")).startsWith("Not named (");
            assertThat((String) row.get("actualGoLive")).contains("/");
            assertThat((String) row.get("source")).startsWith("http");
        });
        Set<Object> names = rows.stream().map(row -> row.get("trust")).collect(Collectors.toSet());
        assertThat(names).as("each has a name of its own").hasSameSizeAs(rows);
        List<Map<String, Object>> named = programme("2008-01-01").getList("deployments.findAll { !it.reconstructed }");
        assertThat(named)
                .allSatisfy(row -> assertThat((String) row.get("source")).startsWith("http"));
        assertThat(Visitor.anonymous().page("/programmes/pacs").text()).contains("reconstructed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2005-11-30", "2006-08-01", "2007-04-01", "2030-01-01"})
    void every_count_on_the_page_opens_exactly_the_rows_it_counts(String day) {
        Document page = Visitor.anonymous().page("/programmes/pacs?as-of=" + day);
        Set<String> seen = new HashSet<>();
        for (Element link : page.select("main a[href*=/go-lives?]")) {
            Matcher number = Pattern.compile("\\d+").matcher(link.text().replace(",", ""));
            if (seen.add(link.attr("href")) && number.find()) {
                Document rows = Visitor.anonymous().page(link.attr("href"));
                Matcher total = NUMBER.matcher(
                        rows.selectFirst("h1 + p").text().replace(",", "").replaceFirst(".*: ", ""));
                assertThat(total.find()).as(link.attr("href")).isTrue();
                assertThat(total.group(1)).as(link.attr("href")).isEqualTo(number.group());
            }
        }
        assertThat(seen).hasSizeGreaterThan(5);
    }

    @Test
    void a_merged_trust_keeps_its_row_and_is_called_what_it_was_then() {
        // Weston closed at the end of March 2020 and went over into University Hospitals Bristol and Weston
        for (String day : List.of("2007-04-01", "2020-03-31", "2020-04-01")) {
            JsonPath programme = programme(day);
            Map<String, Object> weston = programme.getMap("deployments.find { it.trustCode == 'RA3' }");
            assertThat(weston).as(day).containsEntry("trust", "Weston Area Health NHS Trust");
            assertThat(weston.get("goesOnAs"))
                    .as(day)
                    .isEqualTo(
                            day.equals("2020-04-01")
                                    ? "University Hospitals Bristol and Weston NHS Foundation Trust"
                                    : null);
            assertThat(regions(programme, "byRegion", "count")).as(day).containsEntry("South", 33);
        }
    }

    @Test
    void the_pipeline_is_drawn_with_its_numbers_and_its_file_counts_everybody_in_the_programme() {
        String svg = given().get("/programmes/pacs/pipeline.svg?as-of=2007-04-01")
                .then()
                .statusCode(200)
                .contentType(org.hamcrest.Matchers.startsWith("image/svg+xml"))
                .extract()
                .asString();
        assertThat(svg)
                .contains("<svg", "London", "Go-live", "Not stated", ">33<")
                .doesNotContain(" style=", "<script", "<style");
        long counted = given().get("/programmes/pacs/pipeline.csv?as-of=2007-04-01")
                .asString()
                .lines()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*,", "")))
                .sum();
        long onPage = org.jsoup.Jsoup.parse(
                        given().get("/programmes/pacs?as-of=2007-04-01").asString())
                .select("#stages ~ table")
                .first()
                .select("tbody td[data-label=All]")
                .stream()
                .mapToLong(cell -> Long.parseLong(
                        cell.ownText().isEmpty() ? cell.select("a").first().ownText() : cell.ownText()))
                .sum();
        assertThat(counted).isEqualTo(onPage).isPositive();
        assertThat(given().get("/programmes/pacs/forecasts.csv").asString()).contains("2006-08-01,42,2007-03-31");
    }

    @Test
    void the_picture_and_the_tables_as_files_say_the_same_as_the_page() {
        String csv = given().get("/programmes/pacs/go-lives.csv?as-of=2007-04-01&show=live")
                .asString();
        assertThat(csv.lines()).hasSize(85);
        assertThat(csv).contains("James Paget Healthcare NHS Trust,RGP,Eastern,true");
        assertThat(given().get("/programmes/pacs/burn-up.csv?as-of=2007-04-01").asString())
                .contains("2007-03,12,84,84")
                .contains("2006-07,0,42,");
        String svg = given().get("/programmes/pacs/burn-up.svg?as-of=2007-04-01")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .extract()
                .asString();
        assertThat(svg).contains("<svg").doesNotContain(" style=", "<script");
    }

    @Test
    void a_day_that_is_none_is_refused_and_a_programme_that_is_none_is_not_there() {
        given().get("/api/programmes/pacs?as-of=31-03-2007").then().statusCode(400);
        given().get("/api/programmes/pacs?as-of=9999-99-99").then().statusCode(400);
        given().get("/programmes/pacs?as-of=yesterday").then().statusCode(400);
        given().get("/api/programmes/no-such").then().statusCode(404);
        given().get("/programmes/no-such").then().statusCode(404);
    }

    @Test
    void pages_stay_small() {
        for (String path : List.of("/programmes/pacs", "/programmes/pacs/go-lives", "/programmes/pacs/solutions")) {
            assertThat(given().get(path).asByteArray().length).as(path).isLessThan(60_000);
        }
    }

    private static JsonPath programme(String day) {
        return given().get("/api/programmes/pacs?as-of=" + day)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Integer> regions(JsonPath programme, String view, String count) {
        List<Map<String, Object>> rows = programme.getList("goLives." + view);
        return rows.stream()
                .collect(Collectors.toMap(row -> (String) row.get("region"), row -> (Integer) row.get(count)));
    }
}
