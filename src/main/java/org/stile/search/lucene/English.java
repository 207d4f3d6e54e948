package org.stile.search.lucene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.ParseException;
import org.apache.lucene.analysis.hunspell.Dictionary;
import org.apache.lucene.analysis.hunspell.Hunspell;
import org.apache.lucene.analysis.hunspell.TimeoutPolicy;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The words of British English, from the Hunspell dictionary en_GB of SCOWL (MIT and BSD licences, fetched by the
 * build). Loaded with the first question, in some tenths of a second. Thread-safe.
 */
final class English {

    private English() {}

    /** Whether this is an English word; wants small letters. */
    static boolean has(String word) {
        return Words.SPELLER.spell(word);
    }

    private static final class Words {

        static final Hunspell SPELLER = new Hunspell(read(), TimeoutPolicy.RETURN_PARTIAL_RESULT, () -> {});

        private static Dictionary read() {
            try (InputStream affixes = English.class.getResourceAsStream("en-gb.aff");
                    InputStream words = English.class.getResourceAsStream("en-gb.dic")) {
                return new Dictionary(new ByteBuffersDirectory(), "en-gb", affixes, words);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ParseException e) {
                throw new IllegalStateException("The English dictionary cannot be read", e);
            }
        }
    }
}
