package org.stile.base;

/** Text as it may be stored: no NUL (PostgreSQL refuses it) or other control characters, no half characters, LF only. */
public final class CleanText {

    private CleanText() {}

    /**
     * The text with line ends as LF and what cannot be stored or shown as a space; the same object when there is nothing
     * to do.
     */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!plain(text, i)) {
                return cleaned(text);
            }
        }
        return text;
    }

    /** The text on one line: every run of white space is one space, none at the ends. */
    public static String line(String text) {
        return of(text).replaceAll("\\s+", " ").strip();
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean carriageReturnOfPair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (!carriageReturnOfPair) {
                clean.append(plain(text, i) ? c : c == '\r' ? '\n' : ' ');
            }
        }
        return clean.toString();
    }

    private static boolean plain(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == '\n' || c == '\t' || !Character.isISOControl(c);
    }
}
