package org.stile.search.lucene;

import java.util.BitSet;
import java.util.List;
import org.stile.base.SafeHtml;
import org.stile.search.lucene.Marks.Mark;

/**
 * A piece of a text, with marks.
 *
 * @param from where it begins in the text, and {@code to} where it ends
 * @param words how many different words of the query it has
 */
record Passage(String text, List<Mark> marks, int from, int to, int words) {

    /** Characters; two or three lines on a page. */
    private static final int LENGTH = 260;

    /** How far before the first mark the beginning of its sentence may lie. */
    private static final int LEAD = 100;

    /** The piece with the most different words, the earliest of several. */
    static Passage best(String text, List<Mark> marks) {
        int first = 0;
        int most = 0;
        for (int i = 0; i < marks.size() && most < marks.size(); i++) {
            int words = words(marks, i);
            if (words > most) {
                most = words;
                first = i;
            }
        }
        int from = marks.isEmpty() ? 0 : sentenceStart(text, marks.get(first).start());
        return new Passage(text, marks, from, end(text, from), most);
    }

    /** How the text begins. */
    static Passage beginning(String text) {
        return best(text, List.of());
    }

    SafeHtml html() {
        StringBuilder html = new StringBuilder(from > 0 ? "… " : "");
        int at = from;
        for (Mark mark : marks) {
            if (mark.start() >= at && mark.end() <= to) {
                html.append(plain(at, mark.start()))
                        .append("<mark>")
                        .append(plain(mark.start(), mark.end()))
                        .append("</mark>");
                at = mark.end();
            }
        }
        return new SafeHtml(html.append(plain(at, to))
                .append(to < text.length() ? " …" : "")
                .toString());
    }

    private String plain(int start, int end) {
        return SafeHtml.escape(text.substring(start, end).replaceAll("\\s+", " "));
    }

    private static int words(List<Mark> marks, int first) {
        BitSet seen = new BitSet();
        int limit = marks.get(first).start() + LENGTH - LEAD;
        for (int i = first; i < marks.size() && marks.get(i).end() <= limit; i++) {
            seen.set(marks.get(i).group());
        }
        return Math.max(1, seen.cardinality());
    }

    private static int sentenceStart(String text, int mark) {
        int earliest = Math.max(0, mark - LEAD);
        int word = mark;
        for (int i = mark; i > earliest; i--) {
            char before = text.charAt(i - 1);
            if (before == '\n' || i > 1 && Character.isWhitespace(before) && endsSentence(text.charAt(i - 2))) {
                return i;
            }
            if (Character.isWhitespace(before)) {
                word = i;
            }
        }
        return earliest == 0 ? 0 : word;
    }

    private static boolean endsSentence(char c) {
        return c == '.' || c == '!' || c == '?';
    }

    /** At a space where there is one near, never inside a character of two units. */
    private static int end(String text, int from) {
        int end = Math.min(text.length(), from + LENGTH);
        if (end == text.length()) {
            return end;
        }
        for (int i = end; i > end - LEAD; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
