package org.stile.search.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.ArrayUtil;

/** Makes American spellings British, so that haemorrhage and hemorrhage are one word. Wants small letters. */
final class SpellingFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    private char[] written = new char[64];
    private int length;

    SpellingFilter(TokenStream input) {
        super(input);
    }

    /** The present word as it came. */
    String written() {
        return new String(written, 0, length);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        length = term.length();
        written = ArrayUtil.grow(written, length);
        System.arraycopy(term.buffer(), 0, written, 0, length);
        char[] british = Spellings.british(term.buffer(), term.length());
        if (british != null) {
            term.copyBuffer(british, 0, british.length);
        }
        return true;
    }
}
