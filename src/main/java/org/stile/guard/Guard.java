package org.stile.guard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds patient identifiers in a text. Pure functions: no state, safe for any number of threads, the same answer for
 * the same text. Time is linear in the length of the text, whatever the text.
 *
 * <p>It is a safety net and not anonymisation: it knows numbers, labelled dates and names beside the word "patient",
 * not stories that give a person away.
 */
public final class Guard {

    /**
     * Names the present rules by what they find: a hash of the finds in the labelled corpus, held to it by a test. Rules
     * that find something else must have another name, and then everything that is stored is read again.
     */
    public static final String RULES = "f7d08861a7aa";

    private Guard() {}

    /**
     * The certain finds, in order of their place and never overlapping. Empty for a text without any, and for null. A
     * date of birth is marked without its label, a number with the spaces inside it.
     */
    public static List<Find> scan(String text) {
        // Most lessons have no digit at all, and every certain identifier has: they cost next to nothing.
        if (text == null || !Plain.hasDigit(text)) {
            return List.of();
        }
        Reading reading = Reading.of(text);
        return certain(reading, TenDigits.in(reading));
    }

    /**
     * The possible finds, for the author to confirm: in order of their place, never overlapping one another or a
     * certain find. Empty for a text without any, and for null.
     */
    public static List<Find> possible(String text) {
        return all(text).stream()
                .filter(find -> find.certainty() == Find.Certainty.POSSIBLE)
                .toList();
    }

    /** The certain and the possible finds together, in order of their place and never overlapping. */
    public static List<Find> all(String text) {
        if (text == null) {
            return List.of();
        }
        Reading reading = Reading.of(text);
        TenDigits numbers = TenDigits.in(reading);
        return inOrder(
                text,
                List.of(
                        certain(reading, numbers),
                        Emails.in(reading),
                        Telephones.in(reading),
                        HospitalNumbers.in(reading),
                        numbers.possible(),
                        Postcodes.in(reading),
                        Names.in(reading)));
    }

    private static List<Find> certain(Reading reading, TenDigits numbers) {
        return inOrder(
                reading.text(), List.of(numbers.certain(), InsuranceNumbers.in(reading), BirthDates.in(reading)));
    }

    /** Where two overlap, that of the earlier list stays: the lists come with the surest first. */
    private static List<Find> inOrder(String text, List<List<Find>> lists) {
        TreeMap<Integer, Find> taken = new TreeMap<>();
        for (List<Find> finds : lists) {
            for (Find find : finds) {
                Map.Entry<Integer, Find> before = taken.lowerEntry(find.end());
                if (before == null || before.getValue().end() <= find.start()) {
                    taken.put(find.start(), find);
                }
            }
        }
        return taken.values().stream().map(find -> wholeCharacters(find, text)).toList();
    }

    /**
     * Plain text keeps a digit of two UTF-16 chars (mathematical bold, say) in the second, and a character reference in
     * its first: take in the rest.
     */
    private static Find wholeCharacters(Find find, String text) {
        int start = Character.isLowSurrogate(text.charAt(find.start())) ? find.start() - 1 : find.start();
        return new Find(find.kind(), find.certainty(), start, Plain.end(text, find.end() - 1));
    }
}
