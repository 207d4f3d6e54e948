package org.stile.cases;

import java.util.regex.Pattern;

/** Takes the figures out of somebody else's words, so that nobody's numbers are taken over by oversight. */
final class Blank {

    /** What stands where a figure was. */
    static final String GAP = "[figure]";

    /** A number that is no part of a word such as HL7, with the sign of the pound and the unit of the amount. */
    private static final Pattern FIGURE = Pattern.compile(
            "(?:£\\s*)?(?<![\\p{L}\\p{N}])\\d+(?:[.,]\\d+)*(?:\\s*(?:k|m|bn|million|billion|thousand)\\b|\\s*%)?",
            Pattern.CASE_INSENSITIVE);

    private Blank() {}

    /** The text with a gap in place of every figure. */
    static String figures(String text) {
        return FIGURE.matcher(text).replaceAll(GAP);
    }
}
