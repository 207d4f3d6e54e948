package org.stile.search.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Makes American spellings British, so that haemorrhage and hemorrhage are one word. Wants small letters. */
final class SpellingFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    SpellingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char[] british = Spellings.british(term.buffer(), term.length());
        if (british != null) {
            term.copyBuffer(british, 0, british.length);
        }
        return true;
    }
}
