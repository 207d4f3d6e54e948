package org.stile.lessons;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.base.Clock;
import org.stile.boot.DemoAccounts;
import org.stile.guard.Guard;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;
import org.stile.search.EmptySearches;
import org.stile.search.Follower;

/**
 * Tries to bring patients' numbers in by every way that there is, each number made for its way so that a hit names it;
 * then looks for them in everything that the portal leaves: files of the database with its write-ahead log, index, logs,
 * uploads and the system's temporary folder. Then the same with a name that no rule knows, which goes in, once it was
 * purged. That mails hold nothing that anybody typed is the business of {@link AskMailsTest}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdentifierAttackTest {

    private static final String NDJSON = "application/x-ndjson";

    @Inject
    AgroalDataSource database;

    @Inject
    Overwriting overwriting;

    @Inject
    EmptySearches empty;

    @Inject
    Follower follower;

    @ConfigProperty(name = "stile.data")
    Path data;

    private final Map<String, String> ways = new TreeMap<>();
    private int made;

    /** Sends something that holds the number. */
    private interface Attempt {
        Response with(String number);
    }

    @Test
    void no_number_that_is_sent_by_any_way_is_found_anywhere_afterwards() throws Exception {
        FileTime began = FileTime.from(Instant.now());
        try (LogLines log = LogLines.listen()) {
            attackForms();
            attackDesk();
            attackPeople();
            attackSearch();
            attackApi();
            attackImports();
            attackQuestions();
            attackUptake();
            attackFiles();
            attackRequests();
            empty.write();
            assertThat(follower.catchUp(Duration.ofSeconds(30))).isTrue();
            // so that statistics quote what they would quote in time
            execute("analyze", "checkpoint");
            ByteSearch search = ByteSearch.forNumbers(ways);
            assertThat(search.inText(log.text())).as("in the log").isEmpty();
            assertThat(search.inFiles(data)).as("in files").isEmpty();
            assertThat(search.inRows(database)).as("in rows").isEmpty();
            assertThat(search.inIndex(ByteSearch.generation(data.resolve("index"))))
                    .as("in the index")
                    .isEmpty();
            assertThat(inTemporaryFiles(search, began))
                    .as("in the temporary folder")
                    .isEmpty();
        }
        assertThat(ways).hasSizeGreaterThan(100);
    }

    @Test
    void a_name_that_no_rule_knows_is_found_nowhere_once_it_was_purged() throws Exception {
        String name = "Ostrovskaquagga";
        assertThat(Guard.all("Wilma " + name + " waited.")).isEmpty();
        String long_ = "Wilma " + name + " waited for hours. " + "The scanner was free again at last. ".repeat(100);
        String ref = published(Map.of(
                "title",
                "Ask Wilma " + name + " first",
                "event",
                long_,
                "impact",
                "On Wilma " + name,
                "recommendations",
                List.of("Do ask Wilma " + name)));
        Visitor.anonymous()
                .post("/lessons/" + ref + "/report", Map.of("kind", "wrong", "detail", "Who is Wilma " + name + "?"));
        answered(ref, "Was Wilma " + name + " the only one?", "Wilma " + name + " was not.");
        given().get("/api/lessons?q=zzyzx " + name).then().statusCode(200);
        empty.write();
        execute("analyze", "checkpoint");
        ByteSearch search = ByteSearch.forWord(name);
        awaitKept();
        // what is searched is where it would be found
        assertThat(search.inFiles(data.resolve("postgresql/base")))
                .as("in tables before")
                .isNotEmpty();
        assertThat(search.inFiles(data.resolve("postgresql/pg_wal")))
                .as("in the log before")
                .isNotEmpty();
        assertThat(search.inRows(database)).as("in rows before").isNotEmpty();
        assertThat(search.inIndex(ByteSearch.generation(data.resolve("index"))))
                .as("in the index before")
                .isNotEmpty();

        try (LogLines log = LogLines.listen()) {
            Visitor.demo("curator")
                    .post(
                            "/desk/quarantine/" + ref,
                            Map.of("decision", "remove", "remove", "Wilma " + name + "\n" + name))
                    .then()
                    .statusCode(303);
            overwrite(overwriting, Long.toString(value("select max(id) from lesson_purge")));
            await("select count(*) from index_rewrite where purge_id >= (select max(id) from lesson_purge)");

            assertThat(search.inText(log.text())).as("in the log").isEmpty();
        }
        assertThat(search.inFiles(data)).as("in files").isEmpty();
        assertThat(search.inRows(database)).as("in rows").isEmpty();
        assertThat(search.inIndex(ByteSearch.generation(data.resolve("index"))))
                .as("in the index")
                .isEmpty();
    }

    // ways in

    private void attackForms() {
        Visitor clinician = Visitor.demo("clinician");
        Visitor curator = Visitor.demo("curator");
        for (String field : List.of(
                "title",
                "event",
                "recommendations",
                "summary",
                "impact",
                "causes",
                "applies-when",
                "does-not-apply-when",
                "programme",
                "solution",
                "money-one-off",
                "money-recurrent",
                "money-saving",
                "money-year-base",
                "occurred-on",
                "source-title",
                "source-date",
                "source-licence",
                "topics",
                "stages",
                "audiences",
                "polarity",
                "priority",
                "trust",
                "organisation",
                "region",
                "attribution",
                "publication")) {
            refused(
                    "form " + field,
                    number -> curator.post("/lessons/new", with(lesson(), field, said(field, number))));
        }
        refused(
                "form source-url",
                number -> clinician.post(
                        "/lessons/new", with(lesson(), "source-url", "https://example.org/nhs-number/" + number)));
        sent(
                "form source-inferred",
                number -> clinician.post("/lessons/new", with(lesson(), "source-inferred", said("", number))));
        sent(
                "form unknown field",
                number -> clinician.post("/lessons/new", with(lesson(), "no-such-field", said("", number))));
        sent(
                "form name of a field",
                number -> clinician.post("/lessons/new", with(lesson(), "nhs number " + number, "yes")));
        sent(
                "form check",
                number -> clinician.post(
                        "/lessons/new", with(with(lesson(), "event", said("", number)), "action", "check")));
        sent(
                "form after the session ended",
                number -> Visitor.anonymous().post("/lessons/new", with(lesson(), "event", said("", number))));
        refused(
                "form on behalf of",
                number -> Visitor.demo("lead").post("/lessons/new", with(lesson(), "on-behalf-of", number)));
        String draft = ref(clinician.post("/lessons/new", lesson()));
        refused(
                "form edit",
                number -> clinician.post(
                        "/lessons/" + draft + "/edit",
                        with(with(lesson(), "version", "0"), "event", said("", number))));
        sent(
                "form version",
                number -> clinician.post("/lessons/" + draft + "/edit", with(lesson(), "version", number)));
        clinician.post("/lessons/" + draft + "/submit").then().statusCode(303);
        refused(
                "return comments",
                number -> curator.post(
                        "/review/" + draft,
                        Map.of("decision", "return", "comments", said("", number), "sure", "true")));
        refused("decision", number -> curator.post("/review/" + draft, Map.of("decision", said("", number))));
        String ref = published(Map.of("title", "A lesson that is attacked", "event", "It happened."));
        refused(
                "change note",
                number -> curator.post(
                        "/lessons/" + ref + "/edit",
                        with(with(with(lesson(), "note", said("", number)), "version", "3"), "edit-version", "-1")));
        refused(
                "report detail",
                number -> Visitor.anonymous()
                        .post(
                                "/lessons/" + ref + "/report",
                                Map.of("kind", "wrong", "detail", said("", number), "sure", "true")));
        refused(
                "report kind",
                number -> Visitor.anonymous().post("/lessons/" + ref + "/report", Map.of("kind", said("", number))));
        refused(
                "withdraw reason",
                number -> curator.post(
                        "/lessons/" + ref + "/withdraw", Map.of("reason", said("", number), "sure", "true")));
        refused("quarantine reference", number -> curator.post("/desk/quarantine", Map.of("lesson", said("", number))));
        refused(
                "quarantine words",
                number -> curator.post(
                        "/desk/quarantine/" + ref, Map.of("decision", "remove", "remove", said("", number))));
    }

    private void attackDesk() {
        Visitor curator = Visitor.demo("curator");
        String today = LocalDate.now(Clock.UK).toString();
        Map<String, String> feature =
                Map.of("lesson", "L-1", "reason", "It helps", "starts-on", today, "ends-on", today);
        for (String field : List.of("lesson", "reason", "starts-on", "ends-on", "audience")) {
            refused(
                    "featured " + field,
                    number -> curator.post("/desk/featured", with(feature, field, said("", number))));
        }
        for (String kind : List.of("synonyms", "best-bets")) {
            for (String field : List.of("body", "note")) {
                Map<String, String> words = Map.of("body", "", "note", "A test", "base", "0", "action", "save");
                refused(
                        kind + " " + field,
                        number -> curator.post(
                                "/desk/search/" + kind, with(words, field, said("", number) + ", gastroscope")));
            }
        }
        Map<String, String> topic =
                Map.of("name", "Attacked", "description", "A test", "note", "A test", "base", "0", "action", "save");
        for (String field : List.of("name", "description", "acronyms", "synonyms", "note")) {
            refused(
                    "topic " + field,
                    number -> curator.post("/desk/search/topics/new", with(topic, field, said("", number))));
        }
        refused("topic in the address", number -> curator.post("/desk/search/topics/nhs-number-" + number, topic));
    }

    private void attackPeople() {
        Visitor admin = Visitor.admin();
        Map<String, String> person = Map.of("name", "Some Body", "email", "some.body@attack.example", "trust", "");
        refused("invited name", number -> admin.post("/admin/people", with(person, "name", said("", number))));
        refused(
                "invited e-mail",
                number -> admin.post(
                        "/admin/people",
                        with(person, "email", "nhs.number." + number.replace(" ", "") + "@attack.example")));
        refused("invited trust", number -> admin.post("/admin/people", with(person, "trust", said("", number))));
        sent("people searched", number -> admin.get("/admin/people?q=" + encoded(number)));
        Visitor clinician = Visitor.demo("clinician");
        refused("token label", number -> clinician.post("/account/tokens", Map.of("label", said("", number))));
        sent("sign-in name", number -> Visitor.anonymous().signIn(said("", number), "not the password"));
        sent("sign-in password", number -> Visitor.anonymous().signIn("nobody@attack.example", said("", number)));
        sent(
                "sign-in next",
                number -> Visitor.anonymous()
                        .post("/sign-in", Map.of("demo", "clinician", "next", "/lessons?q=" + encoded(number))));
        sent("demo account", number -> Visitor.anonymous().post("/sign-in", Map.of("demo", said("", number))));
        refused(
                "api token label",
                number -> json("").body(Map.of(
                                "email",
                                "clinician@demo.example",
                                "password",
                                DemoAccounts.PASSWORD,
                                "label",
                                said("", number)))
                        .post("/api/tokens"));
        refused("invitation link", number -> Visitor.anonymous().get("/invite/" + encoded(number)));
        refused(
                "invitation password",
                number -> Visitor.anonymous().post("/invite/" + encoded(number), Map.of("password", said("", number))));
    }

    private void attackSearch() {
        for (String parameter :
                List.of("q", "topic", "stage", "region", "trust", "audience", "polarity", "programme")) {
            sent(
                    "page search " + parameter,
                    number -> Visitor.anonymous().get("/lessons?" + parameter + "=" + encoded(number)));
            sent(
                    "api search " + parameter,
                    number ->
                            given().urlEncodingEnabled(false).get("/api/lessons?" + parameter + "=" + encoded(number)));
        }
        for (String parameter : List.of("page", "size", "from", "to", "sort")) {
            refused(
                    "api search " + parameter,
                    number ->
                            given().urlEncodingEnabled(false).get("/api/lessons?" + parameter + "=" + encoded(number)));
        }
        sent("search without a label", number -> given().get("/api/lessons?q=" + number));
        sent("suggest", number -> given().urlEncodingEnabled(false).get("/api/suggest?q=" + encoded(number)));
        sent("wanted", number -> Visitor.anonymous().post("/lessons/wanted", Map.of("q", said("", number))));
        sent("wanted without a label", number -> Visitor.anonymous().post("/lessons/wanted", Map.of("q", number)));
    }

    private void attackApi() {
        String curator = token("curator@demo.example");
        for (String key : List.of(
                "title",
                "summary",
                "event",
                "impact",
                "causes",
                "appliesWhen",
                "doesNotApplyWhen",
                "programme",
                "solution",
                "occurredOn",
                "trust",
                "organisation",
                "region",
                "polarity",
                "priority",
                "attribution",
                "publication")) {
            refused(
                    "api " + key,
                    number -> json(curator)
                            .body(with(apiLesson(), key, said("", number)))
                            .post("/api/lessons"));
            sent(
                    "api check " + key,
                    number -> json(curator)
                            .body(with(apiLesson(), key, said("", number)))
                            .post("/api/check"));
        }
        for (String key : List.of("recommendations", "topics", "stages", "audiences")) {
            refused(
                    "api " + key,
                    number -> json(curator)
                            .body(with(apiLesson(), key, List.of(said("", number))))
                            .post("/api/lessons"));
        }
        for (String key : List.of("title", "url", "date", "licence")) {
            refused(
                    "api source " + key,
                    number -> json(curator)
                            .body(with(
                                    apiLesson(), "source", with(Map.of("title", "Somewhere"), key, said("", number))))
                            .post("/api/lessons"));
        }
        refused(
                "api number for a text",
                number -> json(curator)
                        .body("{\"title\":" + number.replace(" ", "") + "}")
                        .post("/api/lessons"));
        refused(
                "api money",
                number -> json(curator)
                        .body(with(
                                apiLesson(),
                                "money",
                                Map.of("oneOff", Map.of("from", pence(number), "to", pence(number)))))
                        .post("/api/lessons"));
        sent(
                "api broken JSON",
                number ->
                        json(curator).body("{\"title\": \"" + said("", number)).post("/api/lessons"));
        sent(
                "api unknown key",
                number -> json(curator)
                        .body(with(apiLesson(), "nhs number " + number, said("", number)))
                        .post("/api/lessons"));
        String draft = json(curator).body(apiLesson()).post("/api/lessons").path("ref");
        refused(
                "api If-Match",
                number -> json(curator)
                        .header("If-Match", "\"" + said("", number) + "\"")
                        .body(apiLesson())
                        .put("/api/lessons/" + draft));
        refused(
                "api save",
                number -> json(curator)
                        .header("If-Match", "\"0\"")
                        .body(with(apiLesson(), "event", said("", number)))
                        .put("/api/lessons/" + draft));
        String ref = published(Map.of("title", "A lesson that the API attacks", "event", "It happened."));
        String etag = json(curator).get("/api/lessons/" + ref).header("ETag");
        refused(
                "api note",
                number -> json(curator)
                        .header("If-Match", etag)
                        .body(with(apiLesson(), "note", said("", number)))
                        .put("/api/lessons/" + ref));
        refused(
                "api reason",
                number -> json(curator)
                        .body(Map.of("reason", said("", number)))
                        .post("/api/lessons/" + ref + "/withdraw"));
        json(curator).post("/api/lessons/" + draft + "/submit");
        refused(
                "api comments",
                number -> json(curator)
                        .body(Map.of("comments", said("", number)))
                        .post("/api/lessons/" + draft + "/return"));
        refused(
                "api quarantine decision",
                number ->
                        json(curator).body(Map.of("decision", said("", number))).post("/api/quarantine/" + ref));
        refused(
                "api quarantine words",
                number -> json(curator)
                        .body(Map.of("decision", "remove", "remove", List.of(said("", number))))
                        .post("/api/quarantine/" + ref));
        sent("api quarantine run", number -> json(curator).get("/api/quarantine?run=" + number.replace(" ", "")));
    }

    private void attackImports() throws Exception {
        String token = token("curator@demo.example");
        Map<String, Function<String, String>> lines = new LinkedHashMap<>();
        for (String key : List.of(
                "title",
                "summary",
                "event",
                "impact",
                "causes",
                "appliesWhen",
                "solution",
                "programme",
                "organisation",
                "trust",
                "region",
                "occurredOn",
                "polarity",
                "status",
                "externalId")) {
            lines.put(key, number -> importLine("\"" + key + "\":\"" + said("", number) + "\""));
        }
        lines.put("recommendations", number -> importLine("\"recommendations\":[\"Do " + said("", number) + "\"]"));
        lines.put("topics", number -> importLine("\"topics\":[\"" + said("", number) + "\"]"));
        lines.put("source", number -> importLine("\"source\":{\"title\":\"" + said("", number) + "\"}"));
        lines.put(
                "money",
                number -> importLine(
                        "\"money\":{\"saving\":{\"from\":" + pence(number) + ",\"to\":" + pence(number) + "}}"));
        lines.put("broken", number -> "{\"title\":\"" + said("", number) + "\n");
        lines.put("no object", number -> "\"" + said("", number) + "\"\n");
        lines.put("too long", number -> importLine("\"event\":\"" + said("", number) + "x".repeat(1_100_000) + "\""));
        lines.put("unknown key", number -> importLine("\"nhs number " + number + "\":1,\"title\":1"));
        lines.forEach((what, line) -> refusedLine(
                "import " + what,
                number -> given().header("Authorization", "Bearer " + token)
                        .contentType(NDJSON)
                        .body(line.apply(number).getBytes(UTF_8))
                        .post("/api/imports")));
        refusedLine(
                "import Latin-1",
                number -> given().header("Authorization", "Bearer " + token)
                        .contentType(NDJSON)
                        .body(importLine("\"title\":\"Caf\u00e9 " + said("", number) + "\"")
                                .getBytes(ISO_8859_1))
                        .post("/api/imports"));
        Visitor curator = Visitor.demo("curator");
        sent(
                "upload name",
                number -> curator.upload(
                        "/desk/imports", "file", said("", number) + ".ndjson", "not json\n".getBytes(UTF_8)));
        sent(
                "upload field",
                number -> curator.upload(
                        "/desk/imports", said("", number), "lessons.ndjson", "not json\n".getBytes(UTF_8)));
        sent(
                "upload line",
                number -> curator.upload(
                        "/desk/imports",
                        "file",
                        "lessons.ndjson",
                        importLine("\"event\":\"" + said("", number) + "\"").getBytes(UTF_8)));
        sent(
                "upload by nobody",
                number -> Visitor.anonymous()
                        .upload(
                                "/desk/imports",
                                "file",
                                "lessons.ndjson",
                                said("", number).getBytes(UTF_8)));
        sent(
                "upload without proof",
                number -> given().multiPart("file", "a.ndjson", said("", number).getBytes(UTF_8))
                        .post("/desk/imports"));
        await("select 1 where not exists (select 1 from import_run where finished_at is null)");
    }

    private void attackQuestions() {
        String ref =
                published(Map.of("title", "A lesson that is asked about", "event", "It happened.", "contact", true));
        Visitor clinician = Visitor.demo("clinician");
        Visitor curator = Visitor.demo("curator");
        String asking = "/lessons/" + ref + "/ask";
        Map<String, String> question = Map.of("question", "Was it the first?", "shown", "trust", "sure", "true");
        for (String field : List.of("question", "shown")) {
            refused(asking + " " + field, number -> clinician.post(asking, with(question, field, said("", number))));
        }
        String asker = token("clinician@demo.example");
        refused(
                "api question",
                number -> json(asker).body(Map.of("question", said("", number))).post("/api/lessons/" + ref + "/asks"));
        String ask = answered(ref, "Was it the first?", "It was.");
        String open = asked(ref, "Which others were there?");
        String author = TOKENS.get("author");
        refused(
                "api changed question",
                number -> json(TOKENS.get("asker"))
                        .body(Map.of("question", said("", number)))
                        .put("/api/asks/" + open));
        refused(
                "answer",
                number -> curator.post(
                        "/asks/" + open + "/answer",
                        Map.of("answer", said("", number), "version", "0", "sure", "true")));
        refused(
                "api answer",
                number -> json(author).body(Map.of("answer", said("", number))).post("/api/asks/" + open + "/answer"));
        refused(
                "api corrected answer",
                number -> json(author).body(Map.of("answer", said("", number))).put("/api/asks/" + ask + "/answer"));
        refused(
                "reason to hide a question",
                number -> curator.post("/asks/" + ask + "/hide", Map.of("reason", said("", number), "sure", "true")));
        sent(
                "question after the session ended",
                number -> Visitor.anonymous().post(asking, with(question, "question", said("", number))));
        sent(
                "question from a page that was open for too long",
                number -> Visitor.demo("clinician").postTooLate(asking, with(question, "question", said("", number))));
        refused(
                "observation",
                number -> clinician.post(
                        "/lessons/quick", Map.of("observation", said("", number) + " was seen.", "sure", "true")));
        refused(
                "api observation",
                number -> json(asker)
                        .body(Map.of("text", said("", number) + " was seen."))
                        .post("/api/observations"));
    }

    private void attackUptake() {
        String ref = published(Map.of("title", "A lesson that is taken up", "event", "It happened."));
        Visitor lead = Visitor.demo("lead");
        String token = token("lead@demo.example");
        Map<String, String> uptake =
                Map.of("disposition", "adopted", "date", "2026-01-05", "result", "worked", "sure", "true");
        for (String field : List.of("disposition", "date", "changed", "result", "outcome", "why")) {
            refused(
                    "uptake " + field,
                    number -> lead.post(
                            "/lessons/" + ref + "/uptake",
                            with(with(uptake, "version", "0"), field, said("", number))));
            refused(
                    "api uptake " + field,
                    number -> json(token)
                            .body(with(uptake, field, said("", number)))
                            .post("/api/lessons/" + ref + "/uptake"));
        }
        refused(
                "corroboration",
                number -> lead.post(
                        "/lessons/" + ref + "/corroboration", Map.of("line", said("", number), "sure", "true")));
        refused(
                "api corroboration",
                number -> json(token)
                        .body(Map.of("line", said("", number)))
                        .post("/api/lessons/" + ref + "/corroborations"));
    }

    private void attackFiles() {
        Visitor curator = Visitor.demo("curator");
        String token = token("curator@demo.example");
        String files =
                "/lessons/" + json(token).body(apiLesson()).post("/api/lessons").path("ref") + "/files";
        byte[] harmless = "Switch it on.".getBytes(UTF_8);
        Map<String, String> typed = Map.of("title", "A test script", "note", "Print it");
        for (String field : List.of("title", "note")) {
            Map<String, String> fields = new HashMap<>(typed);
            refused("file " + field, number -> {
                fields.put(field, said("", number));
                return curator.upload(files, fields, "file", "a.txt", harmless);
            });
            refused(
                    "api file " + field,
                    number -> Visitor.post(
                            bearer(token)
                                    .multiPart("title", field.equals("title") ? said("", number) : "A test script")
                                    .multiPart("note", field.equals("note") ? said("", number) : "Print it"),
                            "/api" + files,
                            "file",
                            "a.txt",
                            harmless));
        }
        refused("file name", number -> curator.upload(files, typed, "file", said("", number) + ".txt", harmless));
        refused(
                "file text",
                number -> curator.upload(
                        files, typed, "file", "a.txt", said("", number).getBytes(UTF_8)));
        refused(
                "api file name",
                number -> given().header("Authorization", "Bearer " + token)
                        .contentType("application/octet-stream")
                        .queryParam("name", said("", number) + ".txt")
                        .queryParam("title", "A test script")
                        .body(harmless)
                        .post("/api" + files));
        refused(
                "api form file name",
                number -> Visitor.post(
                        bearer(token).multiPart("title", "A test script"),
                        "/api" + files,
                        "file",
                        said("", number) + ".txt",
                        harmless));
        refused(
                "api form file text",
                number -> Visitor.post(
                        bearer(token).multiPart("title", "A test script"),
                        "/api" + files,
                        "file",
                        "a.txt",
                        said("", number).getBytes(UTF_8)));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String asked(String ref, String question) {
        String asker = TOKENS.computeIfAbsent("asker", key -> ApiClient.token(Someone.invited("ZZD2")));
        return json(asker)
                .body(Map.of("question", question))
                .post("/api/lessons/" + ref + "/asks")
                .then()
                .statusCode(201)
                .extract()
                .path("id")
                .toString();
    }

    /** The number of a question, asked and then answered by the lesson's author. */
    private String answered(String ref, String question, String answer) {
        String ask = asked(ref, question);
        json(TOKENS.get("author"))
                .body(Map.of("answer", answer))
                .post("/api/asks/" + ask + "/answer")
                .then()
                .statusCode(200);
        return ask;
    }

    private void attackRequests() {
        String page = "/lessons/L-1";
        for (String header : List.of(
                "User-Agent",
                "Referer",
                "Cookie",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "Origin",
                "Accept-Language",
                "X-Request-Id",
                "If-None-Match",
                "Range",
                "traceparent")) {
            sent(
                    "header " + header,
                    number -> given().header(header, said("", number)).get(page));
        }
        sent(
                "header Accept",
                number -> given().header("Accept", "text/" + number.replace(" ", ""))
                        .get(page));
        sent(
                "bearer token",
                number -> given().header("Authorization", "Bearer " + number.replace(" ", ""))
                        .get("/api/lessons/L-1"));
        sent(
                "basic authorization",
                number -> given().auth().preemptive().basic(number, number).get("/api/lessons/L-1"));
        sent(
                "session cookie",
                number ->
                        given().cookie("stile-session", number.replace(" ", "")).get(page));
        sent(
                "csrf cookie",
                number -> given().cookie("csrf-token", number.replace(" ", ""))
                        .contentType(ContentType.URLENC)
                        .formParam("csrf-token", number)
                        .post("/sign-in"));
        sent(
                "flash cookie",
                number -> given().cookie("stile-flash", encoded(number)).get(page));
        sent(
                "content type",
                number -> given().header("Content-Type", "text/" + number.replace(" ", ""))
                        .body("x")
                        .post("/api/lessons"));
        sent("method", number -> given().request("PATIENT" + number.replace(" ", ""), page));
        for (String path : List.of(
                "/no-such-page/",
                "/lessons/",
                "/lessons/L-",
                "/topics/",
                "/trusts/",
                "/api/lessons/",
                "/api/no-such/",
                "/desk/imports/",
                "/desk/quarantine/",
                "/admin/people/",
                "/review/",
                "/feeds/",
                "/assets/",
                "/q/",
                "/lessons/L-1/")) {
            sent("address " + path, number -> given().urlEncodingEnabled(false).get(path + number.replace(" ", "")));
            sent(
                    "address with a label " + path,
                    number -> given().urlEncodingEnabled(false).get(path + encoded(number)));
        }
        sent("address in pieces", number -> given().get("/nhs/number/" + number.replace(" ", "/")));
        sent(
                "matrix parameter",
                number -> given().urlEncodingEnabled(false).get(page + ";nhs=" + number.replace(" ", "")));
        sent("query of a page", number -> given().get(page + "?nhs number=" + number));
        sent("form to no page", number -> Visitor.anonymous().post("/no-such-page", Map.of("x", said("", number))));
        sent(
                "too large a form",
                number -> given().contentType(ContentType.URLENC)
                        .body("x=" + encoded(number) + "&y=" + "y".repeat(1_200_000))
                        .post("/lessons/new"));
    }

    // what is sent

    /** As people write it; bare where the field is one of figures. */
    private static String said(String field, String number) {
        return field.startsWith("money") ? number.replace(" ", "") : "NHS number " + number;
    }

    private static String encoded(String number) {
        return URLEncoder.encode("nhs number " + number, UTF_8).replace("+", "%20");
    }

    private static long pence(String number) {
        return Long.parseLong(number.replace(" ", "")) * 100;
    }

    private static String importLine(String more) {
        // of two keys of one name the later counts
        return "{\"externalId\":\"attack-" + Math.abs(more.hashCode())
                + "\",\"title\":\"An attack\",\"event\":\"It happened.\",\"status\":\"published\"," + more + "}\n";
    }

    private static Map<String, Object> lesson() {
        return Map.of(
                "title", "A lesson that comes with more",
                "event", "It happened.",
                "recommendations", "Do look twice",
                "attribution", "trust",
                "publication", "public",
                "source-title", "An article",
                "action", "save");
    }

    private static Map<String, Object> apiLesson() {
        return Map.of("title", "A lesson that comes with more", "event", "It happened.");
    }

    private static Map<String, Object> with(Map<String, ?> fields, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    /** It must be refused. */
    private void refused(String way, Attempt attempt) {
        Response answer = attempt.with(number(way));
        assertThat(answer.statusCode()).as(way + ": " + answer.asString()).isBetween(400, 499);
    }

    /** It may be taken, as long as nothing is kept. */
    private void sent(String way, Attempt attempt) {
        assertThat(attempt.with(number(way)).statusCode()).as(way).isLessThan(500);
    }

    private void refusedLine(String way, Attempt attempt) {
        String number = number(way);
        String events = attempt.with(number).asString();
        assertThat(events).as(way).contains("\"rejected\":1").doesNotContain(number);
    }

    /**
     * A number that is valid by its sum, for one way: of the range that is never issued, but for amounts of money, which
     * have no words beside them and are refused only where the number could be somebody's.
     */
    private String number(String way) {
        String range = way.contains("money") ? "4505" : "9990";
        String number = null;
        while (number == null) {
            number = withCheckDigit(range + (10_000 + made++));
        }
        ways.put(number, way);
        return number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
    }

    private static String withCheckDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (nine.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? null : nine + check;
    }

    // what is looked at

    /** Files of ours and others in the system's folder for such, as far as they may be read and are new. */
    private static Map<String, String> inTemporaryFiles(ByteSearch search, FileTime since) throws IOException {
        Map<String, String> found = new TreeMap<>();
        List<Path> fresh = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.isReadable(file) && Files.getLastModifiedTime(file).compareTo(since) > 0) {
                    fresh.add(file);
                }
            }
        }
        for (Path file : fresh) {
            found.putAll(search.inFiles(file));
        }
        return found;
    }

    private void awaitKept() throws Exception {
        assertThat(follower.catchUp(Duration.ofSeconds(30))).isTrue();
        Path index = data.resolve("index");
        ByteSearch search = ByteSearch.forWord("Ostrovskaquagga");
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (search.inIndex(ByteSearch.generation(index)).isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Waits until the query answers more than nothing. */
    private void await(String query) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (value(query) == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(value(query)).as(query).isPositive();
    }

    private long value(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ref(Response saved) {
        assertThat(saved.statusCode()).isEqualTo(303);
        return saved.header("Location").replaceAll(".*(L-[0-9]+).*", "$1");
    }

    private static String published(Map<String, Object> fields) {
        String token = TOKENS.computeIfAbsent("author", key -> ApiClient.token(Someone.invited("ZZD1")));
        String curator = token("curator@demo.example");
        String ref = json(token)
                .body(
                        fields.containsKey("recommendations")
                                ? fields
                                : with(fields, "recommendations", List.of("Do look")))
                .post("/api/lessons")
                .path("ref");
        json(token).post("/api/lessons/" + ref + "/submit").then().statusCode(200);
        json(curator).post("/api/lessons/" + ref + "/publish").then().statusCode(200);
        return ref;
    }

    private static final Map<String, String> TOKENS = new HashMap<>();

    private static RequestSpecification json(String token) {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** As the queue does it: a vacuum of the server's own, or a reader, may be in the way for a moment. */
    static void overwrite(Overwriting overwriting, String ref) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                overwriting.run(ref);
                return;
            } catch (SQLException e) {
                if (attempt == 20) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
    }

    private static String token(String email) {
        return TOKENS.computeIfAbsent(
                email,
                address -> json("").body(Map.of("email", address, "password", DemoAccounts.PASSWORD, "label", "attack"))
                        .post("/api/tokens")
                        .path("token"));
    }
}
