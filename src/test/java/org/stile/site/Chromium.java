package org.stile.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine, and what axe finds on a page in it. */
final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String AXE = axe();

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it, or skips the tests of a class where there is none. */
    static Chromium start() {
        Path chromium = executable();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path executable() {
        String given = System.getenv("STILE_CHROMIUM");
        Optional<Path> found = Stream.of(
                        given == null ? "" : given,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        // A newcomer who may install nothing still tests the rest; a build server must have a browser.
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(found.isPresent(), "No Chromium: install one, or name it in STILE_CHROMIUM");
        }
        return found.orElseThrow(() -> new IllegalStateException("No Chromium, and CI is set"));
    }

    /** A reader of their own: no cookies, nothing remembered. Each page comes with axe. */
    BrowserContext context() {
        BrowserContext context = browser.newContext();
        context.addInitScript(AXE);
        return context;
    }

    BrowserContext withoutScripts() {
        return browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    /** Fails with what axe finds wrong on the page as it is now. */
    static void accessible(Page page, String what) {
        // run here rather than by the library's builder, which has the whole of what is right sent too, node by node
        assertThat((List<?>) page.evaluate("""
                tags => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then(found =>
                    found.violations.map(rule =>
                        rule.id + ": " + rule.nodes.slice(0, 3).map(node => node.html).join("\\n")))""", WCAG)).as(what).isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
