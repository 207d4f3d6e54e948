package org.stile.search;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody probably meant among known words, and quotes what they wrote. */
public final class Nearest {

    // Longer texts are no misspelt values, and comparing them is slow.
    private static final int LONGEST = 60;

    private Nearest() {}

    /** The candidate with the fewest letters to change; empty when none is near. */
    static Optional<String> to(String typed, Stream<String> candidates) {
        String lower = typed.toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST) {
            return Optional.empty();
        }
        return candidates
                .filter(candidate -> candidate.length() <= LONGEST)
                .map(candidate -> new Candidate(candidate, distance(lower, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= most(lower))
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::text);
    }

    /** Letters that may differ: two changed places, or one swap, in all but the shortest words. */
    private static int most(String typed) {
        return typed.length() < 4 ? 1 : Math.max(2, typed.length() / 3);
    }

    /** A text as a note can quote it. */
    public static String shortened(String text) {
        int points = text.codePointCount(0, text.length());
        return points <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** Levenshtein's distance, one row at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private record Candidate(String text, int distance) {}
}
