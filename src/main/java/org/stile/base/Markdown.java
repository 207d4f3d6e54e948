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

    // What may begin a mark inside a line; what makes a list, a heading or a quotation stands at its beginning.
    private static final String MARKS = "\\`*_[<&";

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
        if (markdown == null || markdown.isBlank()) {
            return "";
        }
        // most texts of a lesson are plain, and a parser for each would be a good part of an import
        return unmarked(markdown) ? markdown : TEXT.render(PARSER.parse(markdown));
    }

    /** Whether it is one line that begins like a sentence and has nothing that CommonMark may take for a mark. */
    private static boolean unmarked(String text) {
        if (!Character.isLetter(text.charAt(0)) || Character.isWhitespace(text.charAt(text.length() - 1))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || MARKS.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }
}
