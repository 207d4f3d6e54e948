package org.stile.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.base.CleanText;

/**
 * Takes a text apart into sentences, as people type them: with bullets, without capitals, wrapped by a mail program.
 * Every character that is not white space is in exactly one sentence, in order.
 */
final class Sentences {

    /**
     * One of them.
     *
     * @param text with its bullet, if it has one
     * @param opensLine whether a line begins with it
     * @param afterGap whether a blank line stands before it
     * @param bullet how many characters of the text are its bullet and the space after it
     */
    record Sentence(String text, boolean opensLine, boolean afterGap, int bullet) {

        String withoutBullet() {
            return text.substring(bullet);
        }
    }

    /** "- ", "* ", "• ", "1. ", "2) ", "(3) ", "a) ". */
    private static final Pattern BULLET = Pattern.compile("(?:[-*+•◦▪●·–—]|\\(?\\d{1,2}[.)]|\\(?[a-z]\\))\\s+");

    private static final Pattern INNER_BULLET = Pattern.compile("\\s(?=[•◦▪●]\\s)");

    private static final Set<String> NEVER_LAST = Words.set("""
            dr mr mrs ms prof approx e.g eg i.e ie vs cf fig incl esp dept tel ext min max hr hrs wk wks yr yrs est ref
            st rev sr""");

    private static final Set<String> BEFORE_NUMBERS = Words.set("no nos p pp v");

    private static final Set<String> SELDOM_LAST = Words.set("a.m p.m etc");

    /** Mail programs and old forms wrap at 72 or so; a shorter line is one that somebody ended. */
    private static final int WRAPPED = 60;

    private static final int LONGEST_ABBREVIATION = 8;

    private final List<Sentence> found = new ArrayList<>();

    private Sentences() {}

    static List<Sentence> of(String text) {
        Sentences sentences = new Sentences();
        StringBuilder block = new StringBuilder();
        String previous = "";
        boolean gap = false;
        for (String raw : CleanText.of(text).split("\n")) {
            String line = raw.strip();
            if (continues(previous, line)) {
                block.append(' ').append(line);
            } else {
                sentences.addBlock(block.toString(), gap);
                gap = previous.isEmpty();
                block.setLength(0);
                block.append(line);
            }
            previous = line;
        }
        sentences.addBlock(block.toString(), gap);
        return List.copyOf(sentences.found);
    }

    private static boolean continues(String previous, String line) {
        return previous.length() >= WRAPPED
                && !line.isEmpty()
                && Character.isLowerCase(line.charAt(0))
                && !BULLET.matcher(line).lookingAt()
                && ".!?:".indexOf(previous.charAt(previous.length() - 1)) < 0;
    }

    private void addBlock(String block, boolean gap) {
        boolean first = true;
        for (String item : INNER_BULLET.split(block)) {
            Matcher bullet = BULLET.matcher(item);
            int start = 0;
            int end = bullet.lookingAt() ? bullet.end() : 0;
            int marked = end;
            for (; end < item.length(); end++) {
                if (ends(item, end)) {
                    add(item.substring(start, end + 1), start == 0, first && gap, start == 0 ? marked : 0);
                    first = false;
                    start = end + 1;
                }
            }
            add(item.substring(start), start == 0, first && gap, start == 0 ? marked : 0);
            first = false;
        }
    }

    private void add(String text, boolean opensLine, boolean gap, int bullet) {
        String bare = text.strip();
        if (!bare.isEmpty()) {
            // a bullet with nothing behind it is a text like any other
            found.add(new Sentence(bare, opensLine, gap && !found.isEmpty(), bullet < bare.length() ? bullet : 0));
        }
    }

    /** Whether a sentence ends at this place, which is its last character. */
    private static boolean ends(String text, int at) {
        if (at + 1 < text.length() && !isSpace(text.charAt(at + 1))) {
            return false;
        }
        int stop = at;
        while (stop > 0 && at - stop < 3 && "\"')]”’".indexOf(text.charAt(stop)) >= 0) {
            stop--;
        }
        return switch (text.charAt(stop)) {
            case '!', '?', '…' -> true;
            case '.' -> !abbreviation(text, stop);
            default -> false;
        };
    }

    private static boolean abbreviation(String text, int stop) {
        int start = stop;
        while (start > 0 && stop - start <= LONGEST_ABBREVIATION && !isBreak(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, stop);
        String lower = Words.plain(word);
        char next = stop + 2 < text.length() ? text.charAt(stop + 2) : ' ';
        return NEVER_LAST.contains(lower)
                || BEFORE_NUMBERS.contains(lower) && Character.isDigit(next)
                || SELDOM_LAST.contains(lower) && Character.isLowerCase(next)
                || initial(word) && (Character.isLowerCase(next) || !afterPlainWord(text, start));
    }

    /** "J. Smith" goes on after its point; "we had no plan B." does not. */
    private static boolean initial(String word) {
        return word.length() == 1 && Character.isUpperCase(word.charAt(0));
    }

    private static boolean afterPlainWord(String text, int start) {
        return start > 1 && Character.isLowerCase(text.charAt(start - 2));
    }

    private static boolean isBreak(char c) {
        return isSpace(c) || c == '(' || c == '[' || c == '"' || c == '“';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
