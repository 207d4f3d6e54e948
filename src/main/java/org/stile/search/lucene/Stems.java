package org.stile.search.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.en.KStemFilter;

/** The end of the analysis: each word's stem as the term, and beside it the word as it is written. */
final class Stems extends TokenFilter {

    private final SpellingFilter spelling;

    Stems(SpellingFilter spelling) {
        super(new KStemFilter(spelling));
        this.spelling = spelling;
    }

    @Override
    public boolean incrementToken() throws IOException {
        return input.incrementToken();
    }

    /** The present word in small letters without accents, and otherwise as it is written. */
    String written() {
        return spelling.written();
    }
}
