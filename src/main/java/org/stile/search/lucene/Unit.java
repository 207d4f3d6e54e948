package org.stile.search.lucene;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing to look for: a word, or a compound such as {@code X-ray}, whose parts may also stand apart or joined.
 *
 * @param written as the query has it
 * @param parts the words in order, each with every form that counts as it; at least one
 * @param joined forms of the parts joined, which count as all of it; empty for a word
 * @param also what means the same by the curators' synonyms, each a sequence of words with their forms
 */
record Unit(String written, List<List<String>> parts, List<String> joined, List<List<List<String>>> also) {

    static Unit of(String written, List<List<String>> parts, List<String> joined) {
        return new Unit(written, parts, joined, List.of());
    }

    /** The same unit, for which these sequences count too. */
    Unit orAlso(List<List<List<String>>> more) {
        return new Unit(
                written,
                parts,
                joined,
                Stream.concat(also.stream(), more.stream()).distinct().toList());
    }

    /** Every single word that counts for this unit. */
    Stream<String> words() {
        return Stream.of(
                        parts.size() == 1 ? parts.getFirst().stream() : Stream.<String>empty(),
                        joined.stream(),
                        also.stream().filter(words -> words.size() == 1).flatMap(words -> words.getFirst().stream()))
                .flatMap(forms -> forms)
                .distinct();
    }

    /** Every sequence of several words that counts for this unit. */
    Stream<List<List<String>>> sequences() {
        return Stream.concat(Stream.of(parts), also.stream()).filter(words -> words.size() > 1);
    }

    boolean word() {
        return parts.size() == 1;
    }
}
