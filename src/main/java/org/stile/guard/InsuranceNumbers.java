package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds National Insurance numbers, only where the text speaks of one: two letters, six digits and a letter are the
 * shape of many a part number.
 *
 * <p>Which letters are used: HMRC manual NIM39110. The specimen QQ 12 34 56 C is not a number.
 */
final class InsuranceNumbers {

    private static final int REACH_BEFORE = 40;
    private static final int REACH_AFTER = 20;
    private static final String GAP = " ./_\0-";
    private static final Pattern NUMBER = Pattern.compile("(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]"
            + "(?:[ ./_\\x00-]{0,3}\\d){6}(?:[ ./_-]{0,3}[a-d](?![a-z0-9])|(?![ .-]?[a-z0-9]))");
    // Text recognition takes the capital I for a small l.
    private static final Pattern CONTEXT = Pattern.compile("(?<![a-z])(?:n(?:[. ]?[il]\\.?[ _-]{0,2}(?:" + Label.NUMBER
            + "|#|:)|[il]nos?\\b|at(?:ional|\\.)? ?[il]ns(?:urance)?)|insurance " + Label.NUMBER + ")");
    private static final Pattern LISTED = Pattern.compile("[\\s,;/&]{1,3}(?:and |or )?");

    private InsuranceNumbers() {}

    static List<Find> in(Reading reading) {
        String plain = reading.plain();
        List<Find> finds = new ArrayList<>();
        int end = 0;
        for (Run run : reading.runs()) {
            int start = lettersBefore(plain, run.start());
            if (start >= end && run.size() <= 6) {
                Matcher number = NUMBER.matcher(plain).region(start, plain.length());
                if (number.lookingAt() && (listed(plain, end, start) || inContext(plain, start, number.end()))) {
                    finds.add(Find.certain(IdentifierKind.NATIONAL_INSURANCE_NUMBER, start, number.end()));
                    end = number.end();
                }
            }
        }
        return finds;
    }

    /** Where two letters begin that stand as a word before the digits; -1 if there are none. */
    private static int lettersBefore(String plain, int digits) {
        int end = digits;
        while (end > 0 && digits - end < 3 && GAP.indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end - 2;
        boolean two = start >= 0 && Plain.isLetter(plain.charAt(start)) && Plain.isLetter(plain.charAt(end - 1));
        boolean word = two && (start == 0 || !Character.isLetterOrDigit(plain.charAt(start - 1)));
        return word ? start : -1;
    }

    /** The next of a list whose first was in context. */
    private static boolean listed(String plain, int last, int start) {
        return last > 0
                && start - last < 9
                && LISTED.matcher(plain).region(last, start).matches();
    }

    private static boolean inContext(String plain, int start, int end) {
        return CONTEXT.matcher(plain)
                        .region(Math.max(0, start - REACH_BEFORE), start)
                        .find()
                || CONTEXT.matcher(plain)
                        .region(end, Math.min(plain.length(), end + REACH_AFTER))
                        .find();
    }
}
