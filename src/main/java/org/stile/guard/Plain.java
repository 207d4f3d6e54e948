package org.stile.guard;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as the guard reads it: the same length, so that offsets hold, but lower case, with ASCII digits, and one
 * kind of space, dash and dot. What cannot be seen (zero-width characters, the first half of a two-char digit) becomes
 * {@link #UNSEEN}. A character reference such as {@code &#57;}, which Markdown shows as the character, stands as that
 * character with the rest unseen.
 */
final class Plain {

    static final char UNSEEN = '\0';

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|(nbsp|ensp|emsp|thinsp)|(?:shy|zwnj|zwj));");
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    private Plain() {}

    /** Whether there is a digit of any script. Every text goes through this, so its loop has one branch. */
    static boolean hasDigit(String text) {
        int length = text.length();
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((char) (c - '0') < 10) {
                return true;
            }
            seen |= c;
        }
        return seen > 0xff
                && text.codePoints().anyMatch(Character::isDigit); // Latin-1 has no digits but the ASCII ones
    }

    static String of(String text) {
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            char c = plain[i];
            if (c >= 'A' && c <= 'Z') {
                plain[i] = (char) (c + 32);
            } else if (Character.isHighSurrogate(c)) {
                foldPair(plain, i, text.codePointAt(i));
            } else if (c > 0x7f) {
                plain[i] = fold(c);
            }
        }
        if (text.indexOf('&') >= 0) {
            REFERENCE.matcher(text).results().forEach(reference -> resolve(plain, reference));
        }
        return new String(plain);
    }

    private static void resolve(char[] plain, MatchResult reference) {
        Arrays.fill(plain, reference.start(), reference.end(), UNSEEN);
        plain[reference.start()] = shown(reference);
    }

    private static char shown(MatchResult reference) {
        if (reference.group(3) != null) {
            return ' ';
        }
        if (reference.group(1) == null && reference.group(2) == null) {
            return UNSEEN;
        }
        int shown = reference.group(1) != null
                ? Integer.parseInt(reference.group(1), DECIMAL)
                : Integer.parseInt(reference.group(2), HEXADECIMAL);
        int digit = Character.digit(shown, DECIMAL);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        return shown > Character.MAX_VALUE ? UNSEEN : fold(Character.toLowerCase((char) shown));
    }

    /** Where the character ends that begins at {@code at}: after the reference, where one begins there. */
    static int end(String text, int at) {
        Matcher reference = REFERENCE.matcher(text);
        return text.charAt(at) == '&' && reference.region(at, text.length()).lookingAt() ? reference.end() : at + 1;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c > 0x7f && Character.isLetter(c);
    }

    /** The nearest char before {@code at} that can be seen; a space at the beginning of the text. */
    static char before(String plain, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (plain.charAt(i) != UNSEEN) {
                return plain.charAt(i);
            }
        }
        return ' ';
    }

    /** The char at {@code at}; a space at the end of the text. */
    static char at(String plain, int at) {
        return at < plain.length() ? plain.charAt(at) : ' ';
    }

    private static void foldPair(char[] plain, int i, int codePoint) {
        int digit = Character.digit(codePoint, 10);
        if (digit >= 0) {
            plain[i] = UNSEEN;
            plain[i + 1] = (char) ('0' + digit);
        }
    }

    private static char fold(char c) {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (c > '\uff00' && c < '\uff5f') { // full-width forms repeat ASCII in its order
            return Character.toLowerCase((char) (c - 0xfee0));
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> UNSEEN;
            default -> c == '\u2212' ? '-' : c == '\u00b7' || c == '\u2024' || c == '\u2022' ? '.' : c;
        };
    }
}
