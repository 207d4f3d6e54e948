package org.stile.search.lucene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stile.search.Synonyms;

/**
 * Synonyms as the index sees words, found at any place of a query. The longest match wins. Immutable.
 *
 * <p>One word, {@code pacs}, may also be any of its longer forms in order. Of a longer form that was typed in full each
 * word may also be the short one, so that lessons with the acronym and lessons with the words apart are both found.
 */
final class SynonymGroups {

    private static final int LONGEST = 8;

    private final Map<List<String>, List<Other>> others = new HashMap<>();

    /** What means the same as a term, taken apart once and not in every search. */
    private record Other(String written, List<List<String>> words) {}

    SynonymGroups(Synonyms synonyms) {
        for (List<String> group : synonyms.groups()) {
            List<Other> terms = group.stream()
                    .map(term -> new Other(term, Units.sequence(term)))
                    .filter(term -> !term.words.isEmpty())
                    .toList();
            for (Other term : terms) {
                List<String> words = Units.exact(term.written);
                if (words.size() <= LONGEST) {
                    others.computeIfAbsent(words, key -> new ArrayList<>())
                            .addAll(terms.stream()
                                    .filter(other -> !other.written.equals(term.written))
                                    .toList());
                }
            }
        }
    }

    /**
     * A text with the first longer form in place of each acronym: what a model of plain English can read.
     *
     * @param which acronyms
     */
    String spelledOut(String text, Predicate<String> which) {
        return Stream.of(text.split("\\s+"))
                .map(word -> !which.test(word)
                        ? word
                        : others.getOrDefault(Units.exact(word), List.of()).stream()
                                .map(Other::written)
                                .filter(other -> other.indexOf(' ') > 0)
                                .findFirst()
                                .orElse(word))
                .collect(Collectors.joining(" "));
    }

    /** The units of a query, each with what else counts for it. */
    List<Unit> in(List<Unit> units) {
        List<Unit> widened = new ArrayList<>(units);
        List<List<String>> written =
                units.stream().map(unit -> Units.exact(unit.written())).toList();
        int at = 0;
        while (at < units.size()) {
            at += widened(widened, written, at);
        }
        return widened;
    }

    /** Widens the longest term that begins here; how many units it has, 1 where there is none. */
    private int widened(List<Unit> units, List<List<String>> written, int from) {
        List<String> words = new ArrayList<>();
        int longest = 0;
        List<Other> same = List.of();
        for (int until = from; until < units.size() && words.size() < LONGEST; until++) {
            words.addAll(written.get(until));
            List<Other> found = others.get(words);
            if (found != null) {
                longest = until + 1 - from;
                same = found;
            }
        }
        if (longest == 0) {
            return 1;
        }
        List<List<List<String>>> also = same.stream().map(Other::words).toList();
        IntStream.range(from, from + longest)
                .forEach(i -> units.set(i, units.get(i).orAlso(also)));
        return longest;
    }
}
