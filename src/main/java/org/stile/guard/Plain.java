package org.stile.guard;

/**
 * A text as the guard reads it: the same length, so that offsets hold, but lower case, with ASCII digits, and one
 * kind of space, dash and dot. What cannot be seen (zero-width characters, the first half of a two-char digit) becomes
 * {@link #UNSEEN}.
 */
final class Plain {

    static final char UNSEEN = '\0';

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
        return new String(plain);
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
