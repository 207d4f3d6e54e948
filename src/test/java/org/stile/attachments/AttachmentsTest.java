package org.stile.attachments;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.attachments.cleaning.Refusal;
import org.stile.audit.Audit;
import org.stile.boot.DemoAccounts;
import org.stile.people.Visitor;

/** Files of lessons as people and programs add, fetch, find and take them away. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AttachmentsTest {

    private static final byte[] SCRIPT = "Switch the wombat on, then off.".getBytes(UTF_8);

    @Inject
    Audit audit;

    @Inject
    EntityManager entityManager;

    @ConfigProperty(name = "stile.data")
    Path data;

    @TestHTTPResource("/")
    URI base;

    private Visitor author;
    private Visitor curator;

    @BeforeEach
    void people() {
        author = Visitor.demo("clinician");
        curator = Visitor.demo("curator");
    }

    @AfterEach
    void no_temporary_file_is_left() throws IOException {
        // what forms bring waits in the system's folder, which other processes use too; Quarkus deletes it
        Path folder = data.resolve("uploads");
        if (Files.exists(folder)) {
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void a_file_is_added_to_a_draft_cleaned_and_given_out_to_whoever_may_read_it() {
        String ref = draft("A lesson with a file");
        add(
                        author,
                        ref,
                        "C:\\Users\\me\\..\\Test script (v2).docx",
                        Samples.docx("Ring the ward"),
                        Map.of("note", "Print it"))
                .then()
                .statusCode(303);
        String address = onlyFile(author, ref);
        Response file = author.get(address);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(new String(file.asByteArray(), UTF_8)).doesNotContain(Samples.AUTHOR);
        Samples.unzipped(file.asByteArray())
                .forEach((name, part) ->
                        assertThat(new String(part, UTF_8)).as(name).doesNotContain(Samples.AUTHOR));
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"Test script (v2).docx\";"
                        + " filename*=UTF-8''Test%20script%20%28v2%29.docx");
        assertThat(author.page("/lessons/" + ref)
                        .select("section[aria-labelledby=borrow]")
                        .text())
                .contains("A test script", "Word document", "kB", "Print it");
        assertThat(Visitor.anonymous().get(address).statusCode()).isEqualTo(404);
        assertThat(audit.of(ref, 5).getFirst().action()).isEqualTo("file.add");
        assertThat(audit.of(ref, 5).getFirst().detail()).matches("file [0-9]+, docx, [0-9]+ bytes");
    }

    @Test
    void a_browser_can_do_nothing_with_a_file_but_save_it_or_show_a_picture() {
        String ref = published("A lesson with files for browsers");
        addByApi(curator("api"), ref, "a.png", Samples.png()).then().statusCode(201);
        addByApi(curator("api"), ref, "Café “x”.md", "# Notes".getBytes(UTF_8))
                .then()
                .statusCode(201);
        List<Map<String, Object>> files =
                given().get("/api/lessons/" + ref + "/files").path("");
        Response picture = given().get((String) files.get(0).get("url"));
        Response text = given().get("/lessons/" + ref + "/files/" + files.get(1).get("id"));

        assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        assertThat(picture.header("Content-Disposition")).startsWith("inline; ");
        assertThat(text.header("Content-Type")).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(text.header("Content-Disposition"))
                .startsWith("attachment; filename=\"")
                .endsWith("filename*=UTF-8''Caf%C3%A9%20%E2%80%9Cx%E2%80%9D.md");
        for (Response answer : List.of(picture, text)) {
            assertThat(answer.headers().getValues("Content-Security-Policy"))
                    .containsExactly("sandbox; default-src 'none'");
            assertThat(answer.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.headers().getValues("Cache-Control")).containsExactly("private, no-cache");
        }
        assertThat(picture.header("ETag")).isEqualTo("\"" + files.get(0).get("sha256") + "\"");
        assertThat(sha256(picture.asByteArray())).isEqualTo(files.get(0).get("sha256"));
        given().header("If-None-Match", picture.header("ETag"))
                .get((String) files.get(0).get("url"))
                .then()
                .statusCode(304);
    }

    @Test
    void what_is_published_takes_files_from_curators_alone_and_loses_them_at_once() {
        String ref = published("A published lesson takes files from curators");
        Response answer = add(author, ref, "a.txt", SCRIPT, Map.of());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(add(Visitor.demo("lead"), ref, "a.txt", SCRIPT, Map.of()).statusCode())
                .isIn(403, 409);
        assertThat(countRows(ref)).isZero();

        add(curator, ref, "a.txt", SCRIPT, Map.of()).then().statusCode(303);
        String address = onlyFile(Visitor.anonymous(), ref);
        assertThat(Visitor.anonymous().get(address).asByteArray()).isEqualTo(SCRIPT);
        assertThat(author.page(address + "/remove").select("h1").text()).isEqualTo("Take this file away?");
        assertThat(Visitor.anonymous().post(address + "/remove").header("Location"))
                .contains("/sign-in");
        author.post(address + "/remove").then().statusCode(303);
        assertThat(Visitor.anonymous().get(address).statusCode()).isEqualTo(404);
        assertThat(countRows(ref)).isZero();
        assertThat(audit.of(ref, 5).getFirst().action()).isEqualTo("file.remove");
    }

    @Test
    void a_curator_adds_no_file_to_a_published_lesson_of_their_own() {
        String ref = draft("A curator's own lesson", curator);
        curator.post("/lessons/" + ref + "/submit").then().statusCode(303);
        Document review = Visitor.demo("lead").page("/review/" + ref);
        Visitor.demo("lead")
                .post(
                        "/review/" + ref,
                        Map.of(
                                "decision",
                                "publish",
                                "version",
                                review.select("input[name=version]").val(),
                                "criteria",
                                List.of("significant", "valid", "applicable")))
                .then()
                .statusCode(303);
        assertThat(add(curator, ref, "a.txt", SCRIPT, Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void a_reviewer_does_not_publish_files_that_they_have_not_seen() {
        String ref = draft("A lesson that gets a file while it waits");
        author.post("/lessons/" + ref + "/submit").then().statusCode(303);
        Document before = curator.page("/review/" + ref);
        add(author, ref, "a.txt", SCRIPT, Map.of()).then().statusCode(303);

        Map<String, String> publish = Map.of(
                "decision",
                "publish",
                "version",
                before.select("input[name=version]").val());
        assertThat(curator.post("/review/" + ref, publish).statusCode()).isEqualTo(409);
        assertThat(curator.page("/review/" + ref).select("a[href$=/files]")).isNotEmpty();
    }

    @Test
    void files_are_found_with_their_lesson_until_they_are_taken_away() {
        String ref = published("A lesson whose file has the word");
        Response added = addByApi(curator("search"), ref, "a.pdf", Samples.pdf("The quollification of everything"));
        added.then().statusCode(201);
        Response found = given().get("/api/lessons?q=quollification");
        assertThat(found.<List<String>>path("hits.ref")).containsExactly(ref);
        assertThat(found.<String>path("hits[0].snippet")).contains("<mark>quollification</mark>");

        given().header("Authorization", "Bearer " + curator("search"))
                .delete(added.<String>path("url"))
                .then()
                .statusCode(204);
        assertThat(given().get("/api/lessons?q=quollification").<Integer>path("total"))
                .isZero();
    }

    @Test
    void an_export_lists_files_and_an_import_takes_its_lines() {
        String ref = published("A lesson whose file is exported");
        addByApi(curator("export"), ref, "a.txt", SCRIPT).then().statusCode(201);
        String line = given().get("/api/exports/lessons")
                .asString()
                .lines()
                .filter(each -> each.contains("whose file is exported"))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("\"files\":[{", "\"type\":\"txt\"", "\"sha256\":\"" + sha256(SCRIPT) + "\"");
        assertThat(line).contains("\"url\":\"/api/lessons/" + ref + "/files/");
        String events = given().header("Authorization", "Bearer " + curator("export"))
                .contentType("application/x-ndjson")
                .body((line + "\n").getBytes(UTF_8))
                .post("/api/imports")
                .asString();
        assertThat(events).contains("\"created\":1").contains("\"rejected\":0");
    }

    @Test
    void a_hostile_file_is_refused_with_its_reason_and_nothing_of_it_stays() {
        String ref = draft("A lesson that is attacked");
        long before = countAll();
        Map<String, byte[]> files = Map.of(
                "a.exe", "MZ".getBytes(UTF_8),
                "a.txt", "<html><script>".getBytes(UTF_8),
                "a.docx", Samples.zip(Map.of("../x", new byte[1], "[Content_Types].xml", new byte[1])));
        Map<String, Refusal> reasons =
                Map.of("a.exe", Refusal.UNKNOWN_TYPE, "a.txt", Refusal.OTHER_TYPE, "a.docx", Refusal.UNSAFE);
        files.forEach((name, file) -> {
            Response answer = add(author, ref, name, file, Map.of("note", "Kept on the page"));
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            Document page = Jsoup.parse(answer.asString());
            assertThat(page.select(".nhsuk-error-summary a[href=#file]").text())
                    .isEqualTo(reasons.get(name).message());
            assertThat(page.getElementById("title").val()).isEqualTo("A test script");
            assertThat(page.getElementById("note").wholeText().strip()).isEqualTo("Kept on the page");
        });
        assertThat(countAll()).isEqualTo(before);
        assertThat(audit.of(ref, 5)).noneMatch(entry -> entry.action().startsWith("file."));
    }

    @Test
    void a_patients_number_in_a_file_or_its_name_is_refused_and_told_by_its_place() {
        String ref = draft("A lesson with a patient in its file");
        Response inText = add(author, ref, "a.csv", "a,b\nc,d\nNHS number,943 476 5919\n".getBytes(UTF_8), Map.of());
        assertThat(inText.statusCode()).isEqualTo(400);
        assertThat(inText.asString()).contains("Line 3 of its text").doesNotContain("943 476 5919");

        Response inWorkbook = add(author, ref, "a.xlsx", Samples.xlsx("NHS number 9434765919"), Map.of());
        assertThat(inWorkbook.statusCode()).isEqualTo(400);
        assertThat(inWorkbook.asString()).contains("NHS number").doesNotContain("9434765919");

        Response inName = add(author, ref, "NHS 943 476 5919.txt", SCRIPT, Map.of());
        assertThat(inName.statusCode()).isEqualTo(400);
        assertThat(inName.asString()).contains("In its name: Characters 5 to 16");
        assertThat(countRows(ref)).isZero();
    }

    @Test
    void what_may_identify_somebody_is_asked_about_for_that_very_file() {
        String ref = draft("A lesson whose file has a telephone number");
        byte[] file = "Notes\nRing 020 7946 0018 or write to somebody@example.org".getBytes(UTF_8);
        Response asked = add(author, ref, "a.txt", file, Map.of());
        assertThat(asked.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(asked.asString());
        assertThat(page.getElementById("confirmed-hint").text())
                .contains("Telephone number in its text: one place, line 2")
                .contains("E-mail address in its text");
        assertThat(asked.asString()).doesNotContain("7946", "somebody@");
        assertThat(countRows(ref)).isZero();

        String confirmed = page.getElementById("confirmed").val();
        byte[] other = "Ring 020 7946 0019".getBytes(UTF_8);
        assertThat(add(author, ref, "a.txt", other, Map.of("confirmed", confirmed))
                        .statusCode())
                .isEqualTo(400);
        add(author, ref, "a.txt", file, Map.of("confirmed", confirmed)).then().statusCode(303);
        assertThat(countRows(ref)).isOne();
    }

    @Test
    void a_file_that_names_a_trust_which_its_lesson_hides_is_asked_about() {
        String token = curator("region");
        String ref = as(token)
                .body(Map.of(
                        "title", "A lesson from somewhere in a region",
                        "event", "It happened.",
                        "organisation", "Potoroo General",
                        "attribution", "region"))
                .post("/api/lessons")
                .path("ref");
        Response asked = addByApi(token, ref, "a.txt", "Property of POTOROO GENERAL".getBytes(UTF_8));
        asked.then().statusCode(400);
        assertThat(asked.<String>path("errors.confirmed")).contains("A name that this lesson does not show");
        assertThat(asked.asString()).doesNotContainIgnoringCase("potoroo");
    }

    @Test
    void a_session_that_ended_while_a_file_was_chosen_keeps_what_was_typed() {
        String ref = draft("A lesson whose author was away");
        Response answer = add(Visitor.anonymous(), ref, "a.txt", SCRIPT, Map.of("title", "Kept", "note", "Kept too"));
        assertThat(answer.statusCode()).isEqualTo(403);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("textarea[name=title]").text()).isEqualTo("Kept");
        assertThat(page.select("textarea[name=note]").text()).isEqualTo("Kept too");
        assertThat(page.select("main form[enctype=multipart/form-data] input[type=file][name=file]"))
                .hasSize(1);
        assertThat(countRows(ref)).isZero();
    }

    @Test
    void a_program_sends_a_file_as_a_form_and_is_refused_by_the_same_rules() {
        String ref = draft("A lesson with a file from a form", curator);
        String path = "/api/lessons/" + ref + "/files";
        RequestSpecification typed =
                form(curator("form")).multiPart("title", "A test script").multiPart("note", "Print it");
        Response stored = Visitor.post(typed, path, "file", "../../etc/script.txt", SCRIPT);
        stored.then().statusCode(201);
        assertThat(stored.<String>path("fileName")).isEqualTo("script.txt");
        assertThat(stored.<String>path("note")).isEqualTo("Print it");
        assertThat(stored.headers().getValues("Set-Cookie")).isEmpty();
        assertThat(given().get(stored.<String>path("url")).statusCode()).isEqualTo(404);

        String title = "Something else";
        Response again = Visitor.post(form(curator("form")).multiPart("title", title), path, "file", "b.txt", SCRIPT);
        assertThat(again.<String>path("code")).isEqualTo("file-known");
        byte[] somebody = "Write to somebody@example.org".getBytes(UTF_8);
        Response asked = Visitor.post(form(curator("form")).multiPart("title", title), path, "file", "a.txt", somebody);
        asked.then().statusCode(400);
        assertThat(asked.<String>path("errors.confirmed")).isNotEmpty();
        Response other =
                Visitor.post(form(curator("form")).multiPart("title", title), path, "other", "a.txt", somebody);
        assertThat(other.<String>path("errors.file")).contains("part named file");
        Visitor.post(form("not-a-token"), path, "file", "a.txt", SCRIPT).then().statusCode(401);
        Visitor.post(given(), path, "file", "a.txt", SCRIPT).then().statusCode(401);
        assertThat(countRows(ref)).isEqualTo(1);
    }

    private static RequestSpecification form(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    @Test
    void the_same_file_twice_and_more_than_ten_are_refused() {
        String token = curator("many");
        String ref = draft("A lesson with many files", curator);
        for (int i = 0; i < Attachments.MOST_FILES; i++) {
            addByApi(token, ref, i + ".txt", ("file " + (char) ('a' + i)).getBytes(UTF_8))
                    .then()
                    .statusCode(201);
            if (i == 0) {
                Response again = addByApi(token, ref, "other.txt", "file a".getBytes(UTF_8));
                assertThat(again.<String>path("code")).isEqualTo("file-known");
            }
        }
        Response tooMany = addByApi(token, ref, "11.txt", SCRIPT);
        assertThat(tooMany.statusCode()).isEqualTo(409);
        assertThat(tooMany.<String>path("code")).isEqualTo("too-many-files");
        assertThat(countRows(ref)).isEqualTo(Attachments.MOST_FILES);
    }

    @Test
    void a_form_over_the_limit_is_answered_with_a_page_in_plain_english() {
        String ref = draft("A lesson with too large a file");
        Response answer = add(author, ref, "a.txt", new byte[12_000_000], Map.of());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(answer.asString()).select("h1").text()).isEqualTo("That is too large");
        assertThat(answer.asString()).contains("At most 10 MB");

        Response justOver = add(author, ref, "a.txt", new byte[10_200_000], Map.of());
        assertThat(justOver.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(justOver.asString())
                        .select(".nhsuk-error-summary a")
                        .text())
                .isEqualTo(Refusal.TOO_LARGE.message());
    }

    @Test
    void a_stream_of_a_gigabyte_is_cut_off_early_and_never_held() throws Exception {
        String ref = draft("A lesson with a stream", curator);
        AtomicLong sent = new AtomicLong();
        HttpRequest request = HttpRequest.newBuilder(
                        base.resolve("/api/lessons/" + ref + "/files?name=a.txt&title=Big"))
                .header("Authorization", "Bearer " + curator("stream"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofInputStream(() -> new Endless(sent, 1_000_000_000)))
                .timeout(Duration.ofSeconds(60))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("larger than 10 MB");
        } catch (IOException closed) {
            // a client that goes on sending may not hear the answer any more
            assertThat(closed).isNotNull();
        }
        // what network buffers hold besides the ten
        assertThat(sent.get()).isLessThan(60_000_000);
        assertThat(countRows(ref)).isZero();
    }

    /** So many letters, without end and without memory. */
    private static final class Endless extends InputStream {

        private final AtomicLong sent;
        private final long length;

        Endless(AtomicLong sent, long length) {
            this.sent = sent;
            this.length = length;
        }

        @Override
        public int read() {
            return sent.incrementAndGet() > length ? -1 : 'a';
        }

        @Override
        public int read(byte[] bytes, int from, int count) {
            java.util.Arrays.fill(bytes, from, from + count, (byte) 'a');
            return sent.addAndGet(count) > length ? -1 : count;
        }
    }

    @Test
    void a_withdrawn_lessons_files_are_gone_and_a_hidden_ones_are_for_those_who_work_on_it() {
        String ref = published("A lesson that goes with its file");
        addByApi(curator("gone"), ref, "a.txt", SCRIPT).then().statusCode(201);
        String address = onlyFile(Visitor.anonymous(), ref);
        author.post("/lessons/" + ref + "/report", Map.of("kind", "identifies-patient"))
                .then()
                .statusCode(303);
        assertThat(Visitor.anonymous().get(address).statusCode()).isEqualTo(404);
        assertThat(Visitor.demo("lead").get(address).statusCode()).isEqualTo(404);
        assertThat(author.get(address).statusCode()).isEqualTo(200);
        assertThat(curator.get(address).statusCode()).isEqualTo(200);

        curator.post("/lessons/" + ref + "/withdraw", Map.of("reason", "A test"))
                .then()
                .statusCode(303);
        assertThat(curator.get(address).statusCode()).isEqualTo(410);
        given().get("/api" + address).then().statusCode(410);
    }

    @Test
    void a_program_may_not_use_the_session_and_must_have_a_token() {
        String ref = published("A lesson for programs");
        given().contentType("application/octet-stream")
                .body(SCRIPT)
                .post("/api/lessons/" + ref + "/files?name=a.txt&title=A")
                .then()
                .statusCode(401);
        given().delete("/api/lessons/" + ref + "/files/1").then().statusCode(401);
    }

    private Response add(Visitor who, String ref, String name, byte[] file, Map<String, String> more) {
        Map<String, String> fields = new java.util.HashMap<>(more);
        fields.putIfAbsent("title", "A test script");
        return who.upload("/lessons/" + ref + "/files", fields, "file", name, file);
    }

    private static Response addByApi(String token, String ref, String name, byte[] file) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/octet-stream")
                .queryParam("name", name)
                .queryParam("title", "A test script")
                .body(file)
                .post("/api/lessons/" + ref + "/files");
    }

    private static String onlyFile(Visitor who, String ref) {
        return who.page("/lessons/" + ref + "/files")
                .selectFirst("main a[href^=/lessons/" + ref + "/files/]")
                .attr("href");
    }

    private String draft(String title) {
        return draft(title, author);
    }

    private static String draft(String title, Visitor who) {
        String address = who.post(
                        "/lessons/new",
                        Map.of(
                                "title", title,
                                "event", "It happened.",
                                "recommendations", "Do look twice",
                                "attribution", "trust",
                                "publication", "public",
                                "action", "draft"))
                .header("Location");
        return address.replaceAll(".*(L-[0-9]+).*", "$1");
    }

    private String published(String title) {
        String ref = draft(title);
        author.post("/lessons/" + ref + "/submit").then().statusCode(303);
        as(curator("publisher")).post("/api/lessons/" + ref + "/publish").then().statusCode(200);
        return ref;
    }

    private static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    private static String curator(String label) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", "curator@demo.example", "password", DemoAccounts.PASSWORD, "label", label))
                .post("/api/tokens")
                .path("token");
    }

    @Transactional
    long countRows(String ref) {
        return entityManager
                .createNativeQuery("select count(*) from attachment where lesson_id = :id", Long.class)
                .setParameter("id", Long.parseLong(ref.substring(2)))
                .getResultList()
                .stream()
                .mapToLong(Long.class::cast)
                .sum();
    }

    @Transactional
    long countAll() {
        return (Long) entityManager
                .createNativeQuery("select count(*) from attachment", Long.class)
                .getSingleResult();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
