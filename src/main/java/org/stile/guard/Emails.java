package org.stile.guard;

import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses: somebody's name, an @ and a domain with a dot. */
final class Emails {

    private static final int LONGEST_NAME = 64; // RFC 5321, 4.5.3.1.1
    private static final int LONGEST_DOMAIN = 255;

    private Emails() {}

    static List<Find> in(Reading reading) {
        String plain = reading.plain();
        List<Find> finds = new ArrayList<>();
        for (int at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
            int start = startOfName(plain, at);
            int end = endOfDomain(plain, at + 1);
            if (start < at && end > 0) {
                finds.add(Find.possible(IdentifierKind.EMAIL, start, end));
            }
        }
        return finds;
    }

    private static int startOfName(String plain, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_NAME && inName(plain.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Character.isLetterOrDigit(plain.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Where the domain ends; 0 if it has no dot or its last part is a number, as in tech@10.9.8.7. */
    private static int endOfDomain(String plain, int start) {
        int limit = Math.min(plain.length(), start + LONGEST_DOMAIN);
        int end = start;
        while (end < limit && (Character.isLetterOrDigit(plain.charAt(end)) || "-.".indexOf(plain.charAt(end)) >= 0)) {
            end++;
        }
        while (end > start && !Character.isLetterOrDigit(plain.charAt(end - 1))) {
            end--;
        }
        int dot = end - 1;
        while (dot > start && plain.charAt(dot) != '.') {
            dot--;
        }
        return dot > start && end - dot > 2 && Plain.isLetter(plain.charAt(dot + 1)) ? end : 0;
    }

    private static boolean inName(char c) {
        return Character.isLetterOrDigit(c) || "._%+-'’".indexOf(c) >= 0;
    }
}
