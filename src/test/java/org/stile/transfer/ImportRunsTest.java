package org.stile.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.people.ApiClient;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** Runs of the importer beside one another, and those that were cut off. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportRunsTest {

    @Inject
    ImportRunStore runs;

    @Inject
    EntityManager entityManager;

    private Visitor curator;
    private final List<Long> begun = new ArrayList<>();

    @BeforeEach
    void people() {
        curator = Visitor.demo("curator");
    }

    @AfterEach
    void all_have_ended() {
        begun.forEach(run -> runs.finish(run, ImportCounts.NONE, ""));
    }

    @Test
    void a_run_that_gives_no_sign_any_more_is_shown_as_broken_off_and_keeps_nobody_waiting() {
        long run = begin();
        assertThat(curator.page("/desk/imports/" + run).text()).contains("Import is running");
        for (int i = 1; i < ImportRunStore.MOST_AT_ONCE; i++) {
            silent(begin());
        }
        silent(run);

        assertThat(curator.page("/desk/imports/" + run).text())
                .contains("The portal stopped in the middle of it", "sending the same file again does no harm")
                .doesNotContain("Import is running");
        assertThat(curator.get("/desk/imports/" + run + "/progress").<Boolean>path("finished"))
                .isTrue();
        assertThat(curator.page("/desk/imports")
                        .select("tr:has(a[href=/desk/imports/" + run + "])")
                        .text())
                .contains("Broke off");
        assertThat(runs.byId(begin()).orElseThrow().finished()).isFalse();
    }

    @Test
    void a_sign_of_life_keeps_a_run_going_however_long_nothing_comes() {
        long run = begin();
        silent(run);
        runs.alive(run);
        assertThat(runs.byId(run).orElseThrow().finished()).isFalse();
    }

    @Test
    void who_comes_while_as_many_are_running_as_may_is_told_to_wait_and_nothing_is_read() {
        for (int i = 0; i < ImportRunStore.MOST_AT_ONCE; i++) {
            begin();
        }
        int before = runs.latest(1_000).size();
        Response page = curator.upload("/desk/imports", "file", "lessons.ndjson", line("one"));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(Jsoup.parse(page.asString())
                        .select(".nhsuk-error-summary a[href=#file]")
                        .text())
                .contains("3 imports are running");
        Someone program = Someone.invited("", "curator");
        Response busy = importing(program, "two");
        busy.then().statusCode(503).body("code", equalTo("busy")).body("detail", containsString("has ended"));
        assertThat(busy.header("Retry-After")).isNotEmpty();
        assertThat(runs.latest(1_000)).hasSize(before);

        runs.finish(begun.removeLast(), ImportCounts.NONE, "");
        assertThat(importing(program, "two").asString()).contains("\"done\"", "\"created\":1");
        Visitor.admin().post("/admin/people/" + program.id() + "/deactivate");
    }

    private static Response importing(Someone program, String id) {
        return given().header("Authorization", "Bearer " + ApiClient.token(program))
                .contentType("application/x-ndjson")
                .body(line(id))
                .post("/api/imports");
    }

    private static byte[] line(String id) {
        return "{\"externalId\":\"import-runs:%s\",\"title\":\"An import that waited\",\"event\":\"It did.\"}\n"
                .formatted(id)
                .getBytes(StandardCharsets.UTF_8);
    }

    private long begin() {
        long run = runs.start(0).orElseThrow();
        begun.add(run);
        return run;
    }

    /** As after a crash some time ago. */
    private void silent(long run) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("update import_run set alive_at = :then where id = :run")
                        .setParameter(
                                "then",
                                Instant.now()
                                        .minus(ImportRunStore.CUT_OFF_AFTER)
                                        .minusSeconds(5))
                        .setParameter("run", run)
                        .executeUpdate());
    }
}
