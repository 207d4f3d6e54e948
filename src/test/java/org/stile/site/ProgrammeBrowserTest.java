package org.stile.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.base.Clock;
import org.stile.people.ApiClient;
import org.stile.people.Someone;

/** A programme of today set up in the desk, without a file and without scripts, up to a trust's next step. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProgrammeBrowserTest {

    private static final List<String> TRUSTS =
            List.of("RAS", "RAL", "RGP", "RBD", "RD1", "RNZ", "RJ7", "RJR", "RBT", "ZZD1");
    private static final LocalDate TODAY = Clock.today(InstantSource.system());

    @TestHTTPResource("/")
    URI base;

    @Test
    void three_stages_two_regions_ten_trusts_and_a_toolkit_lead_to_a_next_step() {
        Someone curator = Someone.invited("", "curator");
        Someone lead = Someone.invited("ZZD1", "trust-lead");
        there_is_a_lesson(curator);
        try (Chromium chromium = Chromium.start();
                BrowserContext desk = chromium.withoutScripts();
                BrowserContext ward = chromium.withoutScripts()) {
            Page page = signedIn(desk, curator);
            open(page, "/desk/programmes");
            page.locator("#name").fill("Bedside tablets");
            page.locator("#deadline").fill(TODAY.plusYears(1).toString());
            page.locator("#stages").fill("Planning\nTesting\nGo-live");
            page.locator("#regions").fill("Coast\nMoor");
            press(page, "Set it up");
            assertThat(page.url()).endsWith("/desk/programmes/bedside-tablets");
            for (int i = 0; i < TRUSTS.size(); i++) {
                page.locator("#trust").fill(TRUSTS.get(i));
                page.locator("#trust-region").selectOption(i % 2 == 0 ? "coast" : "moor");
                press(page, "Add the trust");
            }
            open(page, "/programmes/bedside-tablets");
            assertThat(page.locator("main").textContent()).contains("10 trusts not live yet");

            open(page, "/desk/toolkits/new");
            page.locator("#title").fill("Bedside tablets: the toolkit");
            page.locator("#slug").fill("bedside-tablets");
            page.locator("#summary").fill("What to do before a ward gets them.");
            page.locator("#programme").fill("bedside-tablets");
            press(page, "Begin it");
            open(page, "/desk/toolkits/bedside-tablets/items/new?stage=testing");
            page.locator("#text").fill("Try each tablet at each bed");
            page.locator("#note").fill("The first item");
            press(page, "Save as a new version");
            open(page, "/desk/toolkits/bedside-tablets");
            press(page, "Publish it");
            open(page, "/programmes/bedside-tablets");
            page.locator("main a:text-is('Bedside tablets: the toolkit')").click();
            assertThat(page.locator("main").textContent()).contains("Try each tablet at each bed");

            Page trust = signedIn(ward, lead);
            open(trust, "/trusts/ZZD1");
            trust.locator("main a[href*='/programmes/bedside-tablets/deployments/']")
                    .first()
                    .click();
            trust.locator("#stage").selectOption("testing");
            trust.locator("#entered-on").fill(TODAY.toString());
            press(trust, "Note the stage");
            Instant end = Instant.now().plus(Duration.ofMinutes(1));
            while (!trust.locator("main").textContent().contains("Charge the bedside tablets")
                    && Instant.now().isBefore(end)) {
                open(trust, "/next-step");
                if (trust.locator("main a[href^='/next-step/']:has-text('Bedside tablets')")
                                .count()
                        > 0) {
                    trust.locator("main a[href^='/next-step/']:has-text('Bedside tablets')")
                            .first()
                            .click();
                }
            }
            assertThat(trust.locator("main").textContent())
                    .contains("entering Testing", "Charge the bedside tablets overnight");
        }
    }

    private static void there_is_a_lesson(Someone curator) {
        String line = """
                {"externalId": "bedside-1", "title": "Charge the bedside tablets overnight", "trust": "RNZ", \
                "event": "They were empty by noon.", "recommendations": ["Do charge them at night"], \
                "stages": ["testing"], "programme": "bedside-tablets", "status": "published"}
                """;
        String done = given().header("Authorization", "Bearer " + ApiClient.token(curator))
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .asString();
        assertThat(done).contains("\"created\":1");
    }

    private Page signedIn(BrowserContext context, Someone someone) {
        Page page = context.newPage();
        open(page, "/sign-in");
        page.locator("#email").fill(someone.email());
        page.locator("#password").fill(someone.password());
        page.locator("main form:has(#email) button[type=submit]").click();
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private void open(Page page, String path) {
        page.navigate(base.resolve(path).toString());
    }
}
