package org.stile.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stile.TestDatabase;
import org.stile.search.Follower;

/** Suggestions under the search box, in a real Chromium: by keyboard, by pointer, read out, and without scripts. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SuggestBrowserTest {

    private static final String ADDRESSES = "**/api/suggest?*";
    private static final Pattern ANYTHING = Pattern.compile(".+");

    private static Chromium chromium;

    @TestHTTPResource("/")
    URI base;

    @Inject
    Follower follower;

    private BrowserContext context;
    private Page page;
    private Locator box;
    private Locator list;
    private Locator options;
    private Locator status;

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
    void a_reader_is_on_a_page_with_the_search_box() {
        assertThat(follower.catchUp(Duration.ofSeconds(30))).isTrue();
        use(chromium.context());
        open("/topics");
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void the_box_is_a_closed_combobox_until_something_is_typed() {
        assertThat(box).hasRole(AriaRole.COMBOBOX);
        assertThat(box).hasAccessibleName("Search lessons");
        assertThat(box).hasAttribute("aria-autocomplete", "list");
        assertThat(box).hasAttribute("aria-expanded", "false");
        assertThat(box).hasAttribute("aria-controls", (String) list.evaluate("list => list.id"));
        assertThat(list).isHidden();
        assertThat(status).isEmpty();

        box.press("p");

        assertThat(box).hasAttribute("aria-expanded", "false");
    }

    @Test
    void suggestions_are_options_that_say_in_words_what_they_are() {
        type("pac");

        assertThat(box).hasAttribute("aria-expanded", "true");
        assertThat(box).not().hasAttribute("aria-activedescendant", ANYTHING);
        assertThat(list).hasRole(AriaRole.LISTBOX);
        assertThat(list).hasAccessibleName("Suggestions");
        assertThat(options.first()).hasRole(AriaRole.OPTION);
        assertThat(options.first()).hasAccessibleName("PACS Topic");
        assertThat(options.last()).hasAccessibleName(Pattern.compile("PACS.* Lesson$"));
        assertThat(status).hasText(options.count() + " suggestions");
    }

    @Test
    void the_number_of_suggestions_is_said_right_for_one_and_for_none() {
        type("rollout of quokkas");
        assertThat(status).hasText("No suggestions");
        assertThat(list).isHidden();

        answer("[" + json("Only one", "lesson", "/lessons/L-1") + "]");
        box.fill("only");
        assertThat(status).hasText("1 suggestion");
    }

    @Test
    void arrows_go_round_through_the_options_and_the_box() {
        answer("[" + json("One", "topic", "/topics/pacs") + "," + json("Two", "lesson", "/lessons/L-1") + "]");
        type("pac");

        for (int expected : new int[] {0, 1, -1, 0}) {
            box.press("ArrowDown");
            assertActive(expected);
        }
        for (int expected : new int[] {-1, 1, 0}) {
            box.press("ArrowUp");
            assertActive(expected);
        }
        assertThat(box).isFocused();
        assertThat(box).hasValue("pac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Home", "End", "ArrowLeft", "ArrowRight", "s"})
    void keys_that_edit_the_text_return_from_an_option_to_the_box(String key) {
        type("pac");
        box.press("ArrowDown");
        assertActive(0);

        box.press(key);

        assertActive(-1);
        assertThat(list).isVisible();
    }

    @Test
    void enter_on_an_option_opens_its_page() {
        type("pac");
        box.press("ArrowDown");
        box.press("Enter");

        page.waitForURL("**/topics/pacs");
        assertThat(page.locator("h1")).hasText("PACS");
    }

    @Test
    void pressing_an_option_with_the_pointer_opens_its_page() {
        type("pac");
        options.last().click();

        page.waitForURL("**/lessons/L-*");
    }

    @Test
    void enter_without_an_option_searches_for_what_was_typed() {
        type("pac");
        box.press("Enter");

        page.waitForURL("**/lessons?q=pac");
        assertThat(box).hasValue("pac");
    }

    @Test
    void escape_closes_the_list_and_a_second_one_clears_the_box() {
        type("pac");
        box.press("Escape");
        assertClosed();
        assertThat(box).hasValue("pac");

        box.press("ArrowDown");
        assertThat(list).isVisible();

        box.press("Escape");
        box.press("Escape");
        assertClosed();
        assertThat(box).hasValue("");
    }

    @Test
    void tab_moves_on_and_closes_the_list() {
        type("pac");
        box.press("ArrowDown");
        box.press("Tab");

        assertClosed();
        assertThat(box).hasValue("pac");
        assertThat(page.locator(".stile-header__submit")).isFocused();
    }

    @Test
    void pressing_elsewhere_closes_the_list() {
        type("pac");
        page.mouse().click(5, 600);

        assertClosed();
    }

    @Test
    void deleting_all_but_one_letter_closes_the_list() {
        type("pa");
        box.press("Backspace");

        assertClosed();
    }

    @Test
    void an_answer_to_what_is_no_longer_typed_is_dropped() {
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route(ADDRESSES, route -> {
            if (route.request().url().endsWith("q=pac")) {
                held.add(route);
            } else {
                fulfil(route, "[" + json("New", "lesson", "/lessons/L-2") + "]");
            }
        });
        page.waitForRequest(ADDRESSES, () -> box.fill("pac"));
        box.press("s");
        assertThat(options).hasText(new String[] {"New Lesson"});

        assertThat(held).hasSize(1);
        fulfil(held.getFirst(), "[" + json("Old", "lesson", "/lessons/L-1") + "]");

        // what was asked afterwards is answered, so the old answer has had its chance
        page.evaluate("fetch('/topics').then(answer => answer.text())");
        assertThat(options.allTextContents()).containsExactly("New Lesson");
    }

    @Test
    void only_a_pause_in_typing_asks() {
        page.clock().install();
        open("/topics");
        page.clock().pauseAt(System.currentTimeMillis() + Duration.ofHours(1).toMillis());
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/api/suggest")) {
                asked.add(request.url());
            }
        });
        for (String letter : List.of("p", "a", "c", "s")) {
            box.press(letter);
            page.clock().runFor(149);
        }
        assertThat(asked).isEmpty();

        page.waitForRequest(ADDRESSES, () -> page.clock().runFor(1));

        assertThat(asked).hasSize(1).first().asString().endsWith("/api/suggest?q=pacs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "refused", "garbled"})
    void a_failure_shows_nothing_and_the_box_still_searches(String failure) {
        List<String> complaints = new CopyOnWriteArrayList<>();
        page.onPageError(complaints::add);
        type("pac");
        page.route(ADDRESSES, route -> {
            switch (failure) {
                case "away" -> route.abort();
                case "refused" -> route.fulfill(new Route.FulfillOptions().setStatus(429));
                default -> fulfil(route, "<html>");
            }
        });
        box.press("s");

        assertClosed();
        assertThat(complaints).isEmpty();
        box.press("Enter");
        page.waitForURL("**/lessons?q=pacs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/topics"})
    void the_open_list_is_accessible_and_fits_a_phone(String path) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            for (int width : new int[] {1280, 320}) {
                page.setViewportSize(width, 900);
                open(path);
                type("pac");
                options.last().hover();
                box.press("ArrowDown");

                Chromium.accessible(page, "%s at %d px in %s".formatted(path, width, colours));
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
                for (Locator option : options.all()) {
                    BoundingBox place = option.boundingBox();
                    assertThat(place.height).isGreaterThanOrEqualTo(24);
                    assertThat(place.x + place.width).isLessThanOrEqualTo(width);
                }
            }
        }
    }

    @Test
    void the_active_option_is_outlined_where_the_system_chooses_the_colours() {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        type("pac");
        box.press("ArrowDown");

        assertThat(options.nth(0)).hasCSS("outline-style", "solid");
        assertThat(options.nth(1)).hasCSS("outline-style", "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/topics"})
    void without_scripts_the_box_is_a_plain_one_and_searches(String path) {
        context.close();
        use(chromium.withoutScripts());
        open(path);
        assertThat(box).hasRole(AriaRole.SEARCHBOX);
        assertThat(list).hasCount(0);

        box.fill("pacs");
        box.press("Enter");

        page.waitForURL("**/lessons?q=pacs");
        assertThat(page.locator(".stile-result").first()).isVisible();
    }

    private void use(BrowserContext reader) {
        context = reader;
        page = reader.newPage();
        box = page.locator("#site-search");
        list = page.locator(".stile-suggest");
        options = list.locator("[role=option]");
        status = page.locator("form[role=search] [role=status]");
    }

    private void open(String path) {
        page.navigate(base.resolve(path).toString());
    }

    /** Types at once, so that there is one question, and waits for what comes of it. */
    private void type(String text) {
        box.fill(text);
        assertThat(status).not().isEmpty();
    }

    private void assertActive(int index) {
        assertThat(list.locator("[aria-selected=true]")).hasCount(index < 0 ? 0 : 1);
        if (index < 0) {
            assertThat(box).not().hasAttribute("aria-activedescendant", ANYTHING);
        } else {
            assertThat(options.nth(index)).hasAttribute("aria-selected", "true");
            assertThat(box).hasAttribute("aria-activedescendant", (String)
                    options.nth(index).evaluate("option => option.id"));
        }
    }

    private void assertClosed() {
        assertThat(list).isHidden();
        assertThat(box).hasAttribute("aria-expanded", "false");
        assertThat(box).not().hasAttribute("aria-activedescendant", ANYTHING);
        assertThat(status).isEmpty();
    }

    private void answer(String suggestions) {
        page.route(ADDRESSES, route -> fulfil(route, suggestions));
    }

    private static void fulfil(Route route, String body) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(body));
    }

    private static String json(String text, String kind, String href) {
        return "{\"text\":\"%s\",\"kind\":\"%s\",\"href\":\"%s\"}".formatted(text, kind, href);
    }
}
