package org.stile.base;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Markdown as people write it in lessons and pages, made into safe HTML: CommonMark, raw HTML shown as text, then
 * an allow-list over what comes out. Thread-safe.
 */
public final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    // Images are left out on purpose: they would load from other origins, and may show patients.
    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "strong",
                    "em",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "code",
                    "pre",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "a")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .onElements("ol")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelNofollowOnLinks()
            .toFactory();

    private Markdown() {}

    /** Safe HTML of a Markdown text; empty for null and blank. */
    public static SafeHtml html(String markdown) {
        if (markdown == null || markdown.isBlank()) {
            return SafeHtml.EMPTY;
        }
        return new SafeHtml(ALLOWED.sanitize(HTML.render(PARSER.parse(markdown))));
    }

    /** The text without its marks, for search and previews; empty for null. */
    public static String plain(String markdown) {
        // most texts of a lesson are empty, and a parser for each would be a good part of an import
        return markdown == null || markdown.isBlank() ? "" : TEXT.render(PARSER.parse(markdown));
    }
}
