package org.stile.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.lessons.LessonRef;

/**
 * Lessons that curators put first for a search, as they wrote it: one search a line, {@code query: L-12, L-40};
 * {@code #} begins a comment. Immutable.
 */
public record BestBets(Map<String, List<LessonRef>> byQuery) {

    /** No best bets. */
    public static final BestBets NONE = new BestBets(Map.of());

    static final Pattern LINE = Pattern.compile("([^:]+):\\s*(L-\\d{1,15}(?:\\s*,\\s*L-\\d{1,15})*)\\s*");

    public BestBets {
        byQuery = Map.copyOf(byQuery);
    }

    /** Reads a text; a line that is none means nothing. */
    public static BestBets of(String text) {
        Map<String, List<LessonRef>> bets = new LinkedHashMap<>();
        text.lines().filter(line -> !line.strip().startsWith("#")).forEach(line -> {
            Matcher bet = LINE.matcher(line);
            if (bet.matches()) {
                bets.put(key(bet.group(1)), refs(bet.group(2)));
            }
        });
        return new BestBets(bets);
    }

    /** The lessons to put first, best first; empty for most searches. */
    public List<LessonRef> of(QueryText query) {
        return byQuery.isEmpty() ? List.of() : byQuery.getOrDefault(key(query.raw()), List.of());
    }

    /** How a search is looked up: whatever its capitals, spaces and marks. */
    static String key(String query) {
        return query.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    static List<LessonRef> refs(String list) {
        List<LessonRef> refs = new ArrayList<>();
        for (String ref : list.split(",")) {
            LessonRef.parse(ref.strip()).ifPresent(refs::add);
        }
        return refs;
    }
}
