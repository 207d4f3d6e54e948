package org.stile.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stile.TestDatabase;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** Posting on a phone and by keyboard, with a connection that comes and goes: nothing is lost or posted twice. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PostingBrowserTest {

    private static final String OBSERVED =
            "The label printer was empty on Sunday night. Keep a spare roll at the front desk.";

    private static Chromium chromium;

    @TestHTTPResource("/")
    URI base;

    private Someone author;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void somebody() {
        author = Someone.invited("ZZD1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_observation_takes_four_touches_on_a_phone(boolean scripts) {
        try (BrowserContext context = scripts ? chromium.context() : chromium.withoutScripts()) {
            Page page = signedIn(context);
            page.setViewportSize(320, 640);
            open(page, "/");
            page.locator("main a[href='/lessons/quick']").click(); // 1
            page.locator("#observation").fill(OBSERVED); // 2
            page.locator("#stage").selectOption("go-live"); // 3
            press(page, "Send"); // 4
            assertThat(page.locator("h1").textContent()).contains("has arrived");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
            if (scripts) {
                // axe is a script itself
                Chromium.accessible(page, "after an observation");
            }
        }
        assertThat(Visitor.demo("curator").page("/review").text()).contains("Keep a spare roll at the front desk");
    }

    @Test
    void a_full_lesson_is_posted_by_keyboard_alone() {
        try (BrowserContext context = chromium.context()) {
            Page page = signedIn(context);
            page.setViewportSize(320, 640);
            open(page, "/lessons/new");
            tabTo(page, "title");
            page.keyboard().type("Count the spare rolls on Friday");
            tabTo(page, "event");
            page.keyboard().type("The printer ran out.");
            tabTo(page, "recommendations");
            page.keyboard().type("Do count the rolls");
            tabTo(page, "polarity");
            page.keyboard().press("Space");
            for (int presses = 0; presses < 200; presses++) {
                page.keyboard().press("Tab");
                if ("Submit for review".equals(page.evaluate("document.activeElement.textContent.trim()"))) {
                    break;
                }
            }
            page.keyboard().press("Enter");
            page.waitForURL("**/submitted");
        }
        assertThat(author.visitor().page("/my-lessons").text())
                .contains("Count the spare rolls on Friday")
                .contains("Waiting for review");
    }

    @Test
    void what_is_typed_is_kept_as_a_draft_and_stays_one_lesson() {
        try (BrowserContext context = chromium.context()) {
            Page page = signedIn(context);
            open(page, "/lessons/new");
            page.locator("#title").fill("Kept while it is written");
            page.locator("[data-kept]:text-is('Kept as a draft.')").waitFor();
            page.locator("#event").fill("A second pause, and NHS number 943 476 5919.");
            page.locator("[data-kept]:has-text('another look')").waitFor();
            assertThat(page.locator("#event").inputValue()).contains("943 476 5919");
            page.locator("#event").fill("A second pause.");
            page.locator("[data-kept]:text-is('Kept as a draft.')").waitFor();

            // the tab is closed; another day
            open(page, "/my-lessons");
            assertThat(page.locator(".stile-result"))
                    .satisfies(list -> assertThat(list.count()).isEqualTo(1));
            page.locator(".stile-result a").first().click();
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Edit").setExact(true))
                    .click();
            assertThat(page.locator("#event").inputValue()).isEqualTo("A second pause.");
            page.locator("#recommendations").fill("Do pause");
            page.locator("[data-kept]:text-is('Kept as a draft.')").waitFor();
            page.locator("#recommendations").fill("Do pause, twice");
            press(page, "Submit for review");
            assertThat(page.locator("h1").textContent()).contains("waits for review");
        }
        assertThat(author.visitor().page("/my-lessons").select(".stile-result")).hasSize(1);
    }

    @Test
    void without_a_connection_nothing_is_sent_and_nothing_is_lost() {
        try (BrowserContext context = chromium.context()) {
            Page page = signedIn(context);
            open(page, "/lessons/quick");
            page.locator("#observation").fill(OBSERVED);
            context.setOffline(true);
            press(page, "Send");
            page.locator("[data-kept]:has-text('You are offline')").waitFor();
            assertThat(page.locator("#observation").inputValue()).isEqualTo(OBSERVED);
            context.setOffline(false);
            // the button is shut for a second after it was pressed, against a double click
            page.waitForTimeout(1_100);
            press(page, "Send");
            page.waitForURL("**/submitted");
        }
        assertThat(author.visitor().page("/my-lessons").select(".stile-result")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_page_that_was_left_open_overnight_loses_nothing_and_posts_once(boolean scripts) {
        try (BrowserContext context = scripts ? chromium.context() : chromium.withoutScripts()) {
            Page page = signedIn(context);
            page.setViewportSize(320, 640);
            open(page, "/lessons/quick");
            page.locator("#observation").fill(OBSERVED);
            // session and proof have both ended
            context.clearCookies();
            press(page, "Send");
            assertThat(page.locator("h1").textContent()).isEqualTo("This page was open for too long");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
            if (scripts) {
                Chromium.accessible(page, "a form that was open for too long");
            }
            press(page, "Send it again");
            assertThat(page.locator("h1").textContent()).isEqualTo("Your session has ended");
            signedIn(context).close();
            press(page, "Send it again");
            assertThat(page.locator("h1").textContent()).contains("has arrived");
        }
        assertThat(author.visitor().page("/my-lessons").select(".stile-result")).hasSize(1);
    }

    @Test
    void a_double_click_and_the_back_button_post_once() {
        try (BrowserContext context = chromium.context()) {
            Page page = signedIn(context);
            open(page, "/lessons/quick");
            page.locator("#observation").fill(OBSERVED);
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Send").setExact(true))
                    .dblclick();
            page.waitForURL("**/submitted");
            page.goBack();
            assertThat(page.locator("#observation").inputValue()).isEqualTo(OBSERVED);
            press(page, "Send");
            page.waitForURL("**/submitted");
        }
        assertThat(author.visitor().page("/my-lessons").select(".stile-result")).hasSize(1);
    }

    private static void tabTo(Page page, String id) {
        for (int presses = 0; presses < 200; presses++) {
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + id);
    }

    private Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        open(page, "/sign-in");
        page.locator("#email").fill(author.email());
        page.locator("#password").fill(author.password());
        page.locator("main form:has(#email) button[type=submit]").click();
        assertThat(page.locator(".stile-header__account").textContent()).contains("Your account");
        return page;
    }

    private static void press(Page page, String button) {
        Locator found = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        found.first().click();
    }

    private void open(Page page, String path) {
        page.navigate(base.resolve(path).toString());
    }
}
