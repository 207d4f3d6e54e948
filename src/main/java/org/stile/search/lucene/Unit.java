package org.stile.search.lucene;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing to look for: a word, or a compound such as {@code X-ray}, whose parts may also stand apart or joined.
 *
 * @param written as the query has it
 * @param parts the words in order, each with every form that counts as it; at least one
 * @param joined forms of the parts joined, which count as all of it; empty for a word
 */
record Unit(String written, List<List<String>> parts, List<String> joined) {

    /** Every word that counts for this unit, for marking it in a text. */
    Stream<String> forms() {
        return Stream.concat(parts.stream().flatMap(List::stream), joined.stream());
    }

    boolean word() {
        return parts.size() == 1;
    }
}
