package org.stile.search.lucene;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.CharArrayMap;

/**
 * American spellings and their British ones, from lists under the MIT licence (see the file's head). Only pairs that
 * mean the same in every sentence: "program" and "check" are not among them.
 */
final class Spellings {

    private static final String FILE = "spellings.csv";
    private static final CharArrayMap<char[]> BRITISH = read();

    private Spellings() {}

    /** The British spelling of an American one; null for every other word. */
    static char[] british(char[] word, int length) {
        return BRITISH.get(word, 0, length);
    }

    private static CharArrayMap<char[]> read() {
        CharArrayMap<char[]> pairs = new CharArrayMap<>(4_000, false);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Spellings.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        int comma = line.indexOf(',');
                        pairs.put(
                                line.substring(0, comma),
                                line.substring(comma + 1).toCharArray());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pairs;
    }
}
