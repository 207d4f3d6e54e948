package org.stile.lessons;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stile.base.Problem;

/**
 * Words that are taken out wherever they stand, in capitals or not and with any white space between them: whole words,
 * and numbers however they are written. It is never stored or logged, and says nothing of itself.
 */
public final class Removal {

    /** What stands in place of what was taken out. */
    static final String MARK = "[removed]";

    // Two letters would take half of a lesson with them.
    private static final int SHORTEST = 3;
    private static final int LONGEST = 1_000;
    private static final int MOST = 100;

    private static final int DIGITS_OF_A_NUMBER = 6;
    // One pattern for Java and PostgreSQL alike, hence no classes of Unicode: spaces and dashes are listed.
    private static final String SPACES = "\\s\u00a0\u2007\u2009\u202f\u200b";
    private static final String BETWEEN_DIGITS = "[" + SPACES + "./_\u2010\u2011\u2012\u2013\u2014\u2212-]{0,3}";
    private static final String BETWEEN_WORDS = "[" + SPACES + "]+";

    private final String expression;
    private final Pattern pattern;

    private Removal(String expression) {
        this.expression = expression;
        this.pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * What somebody typed, one text a line.
     *
     * @throws Problem.Invalid for {@code field} when there is none, or one that would take too much with it
     */
    static Removal of(String field, Collection<String> lines) {
        List<String> texts = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (texts.isEmpty()) {
            throw new Problem.Invalid(field, "Give the words to be removed, one text a line");
        }
        if (texts.size() > MOST || texts.stream().anyMatch(text -> text.length() > LONGEST)) {
            throw new Problem.Invalid(field, "Give at most %d lines of %,d characters each".formatted(MOST, LONGEST));
        }
        if (texts.stream()
                .anyMatch(text -> text.replaceAll("[^\\p{L}\\p{N}]", "").length() < SHORTEST)) {
            throw new Problem.Invalid(field, "Each text must have at least %d letters or digits".formatted(SHORTEST));
        }
        // the longest first: "Margaret Ellison" before "Ellison"
        return new Removal(texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Removal::expression)
                .collect(Collectors.joining("|")));
    }

    /** The text without what is to be removed; the same object when it holds nothing of it. */
    public String from(String text) {
        return pattern.matcher(text).find() ? pattern.matcher(text).replaceAll(MARK) : text;
    }

    /** Whether the text holds any of it. */
    public boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** The same as a regular expression of PostgreSQL, for its operator {@code ~*}. Bind it; never log it. */
    public String expression() {
        return expression;
    }

    @Override
    public String toString() {
        return "Removal";
    }

    private static String expression(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        boolean number = digits.length() >= DIGITS_OF_A_NUMBER
                && text.codePoints().noneMatch(c -> Character.isLetter(c) || c > 0x7f && Character.isDigit(c));
        return number ? String.join(BETWEEN_DIGITS, digits.split("")) : words(text, digits.isEmpty());
    }

    private static String words(String text, boolean whole) {
        StringBuilder words = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isSpace(c)) {
                if (!words.toString().endsWith(BETWEEN_WORDS)) {
                    words.append(BETWEEN_WORDS);
                }
            } else if (c == '\'' || c == '’') {
                words.append("['’]");
            } else if (c < 0x80 && !Character.isLetterOrDigit(c)) {
                words.append('\\').appendCodePoint(c);
            } else {
                words.appendCodePoint(c);
            }
        });
        boolean first = whole && Character.isLetter(text.codePointAt(0));
        boolean last = whole && Character.isLetter(text.codePointBefore(text.length()));
        return (first ? "(?<!\\w)" : "") + words + (last ? "(?!\\w)" : "");
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x200b;
    }
}
