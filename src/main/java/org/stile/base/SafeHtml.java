package org.stile.base;

import io.quarkus.qute.RawString;

/**
 * HTML that is safe to put into a page as it is. Made only by {@link Markdown} and by code that has escaped every piece
 * of text itself.
 *
 * @param html never null
 */
public record SafeHtml(String html) {

    public static final SafeHtml EMPTY = new SafeHtml("");

    /** For templates: {@code {lesson.event.raw}}. */
    public RawString raw() {
        return new RawString(html);
    }

    public boolean isEmpty() {
        return html.isEmpty();
    }

    /** Plain text as its writer laid it out: escaped, its line breaks kept. */
    public static SafeHtml lines(String text) {
        return new SafeHtml(escape(text).replace("\n", "<br>"));
    }

    /** The text with the five characters that mean something in HTML escaped. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
