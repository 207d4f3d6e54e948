package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/** How rare words are in the whole index: BM25's inverse document frequency. For one search. */
final class Rarity {

    private final IndexReader reader;
    private final Map<String, Integer> frequencies = new HashMap<>();

    Rarity(IndexReader reader) {
        this.reader = reader;
    }

    /** In how many lessons a form stands. */
    int lessons(String form) {
        return frequencies.computeIfAbsent(form, f -> frequency(new Term(LessonField.WORDS.key(), f)));
    }

    boolean exists(Term term) {
        return frequency(term) > 0;
    }

    private int frequency(Term term) {
        try {
            return reader.docFreq(term);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of something that stands in so many lessons. */
    double of(int lessons) {
        double all = Math.max(lessons, reader.numDocs());
        return Math.log(1 + (all - lessons + 0.5) / (lessons + 0.5));
    }

    /** Of a unit: as common as the most common thing that counts for it. */
    double of(Unit unit) {
        int most = unit.words().mapToInt(this::lessons).max().orElse(0);
        return of(Math.max(most, unit.sequences().mapToInt(this::lessons).max().orElse(0)));
    }

    /** A sequence stands in no more lessons than its rarest word. */
    int lessons(List<List<String>> sequence) {
        return sequence.stream()
                .mapToInt(forms -> forms.stream().mapToInt(this::lessons).max().orElse(0))
                .min()
                .orElse(0);
    }

    /** What BM25 makes of a sequence: the sum over its words. */
    double sum(List<List<String>> sequence) {
        return sequence.stream()
                .mapToDouble(
                        forms -> of(forms.stream().mapToInt(this::lessons).max().orElse(0)))
                .sum();
    }
}
