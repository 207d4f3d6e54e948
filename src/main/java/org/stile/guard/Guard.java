package org.stile.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds patient identifiers in a text. Pure functions: no state, safe for any number of threads, the same answer for
 * the same text. Time is linear in the length of the text, whatever the text.
 *
 * <p>It is a safety net and not anonymisation: it knows numbers and labelled dates, not stories that give a person
 * away.
 */
public final class Guard {

    private Guard() {}

    /**
     * The certain finds, in order of their place and never overlapping. Empty for a text without any, and for null. A
     * date of birth is marked without its label, a number with the spaces inside it.
     */
    public static List<Find> scan(String text) {
        // Most lessons have no digit at all, and every identifier has: this makes them cost next to nothing.
        if (text == null || !Plain.hasDigit(text)) {
            return List.of();
        }
        String plain = Plain.of(text);
        List<Run> runs = Run.allIn(plain);
        List<Find> finds = new ArrayList<>();
        finds.addAll(TenDigits.in(plain, runs));
        finds.addAll(InsuranceNumbers.in(plain, runs));
        finds.addAll(BirthDates.in(plain, runs));
        return inOrder(finds, text);
    }

    private static List<Find> inOrder(List<Find> finds, String text) {
        List<Find> ordered = new ArrayList<>();
        int end = 0;
        finds.sort(Comparator.comparingInt(Find::start));
        for (Find find : finds) {
            if (find.start() >= end) {
                ordered.add(wholeCharacters(find, text));
                end = find.end();
            }
        }
        return List.copyOf(ordered);
    }

    /** Plain text keeps a digit of two UTF-16 chars (mathematical bold, say) in the second: take in the first. */
    private static Find wholeCharacters(Find find, String text) {
        return Character.isLowSurrogate(text.charAt(find.start()))
                ? new Find(find.kind(), find.certainty(), find.start() - 1, find.end())
                : find;
    }
}
