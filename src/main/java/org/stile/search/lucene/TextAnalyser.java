package org.stile.search.lucene;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How texts and queries become words: Unicode's word breaks, no possessive, compounds also joined, small letters, no
 * accents, British spelling, and a light stemmer that only undoes inflection. Nothing is left out: "IT" is a word here.
 */
final class TextAnalyser extends Analyzer {

    static final TextAnalyser ENGLISH = new TextAnalyser();

    /** Characters between one text of a lesson and the next, as offsets count them. */
    static final int GAP = 1;

    private TextAnalyser() {}

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        CompoundFilter compounds = new CompoundFilter(new EnglishPossessiveFilter(words));
        TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(compounds));
        char[] buffer = new char[1_024];
        return new TokenStreamComponents(
                reader -> {
                    String text = all(reader, buffer);
                    compounds.text(text);
                    words.setReader(new StringReader(text));
                },
                new Stems(new SpellingFilter(folded)));
    }

    /** The words of a text; to be read like any token stream, and closed. */
    Stems words(String text) {
        return (Stems) tokenStream("", text);
    }

    /** No phrase reaches from one text of a lesson into the next. */
    @Override
    public int getPositionIncrementGap(String field) {
        return Wanted.MAX_PHRASE;
    }

    @Override
    public int getOffsetGap(String field) {
        return GAP;
    }

    private static String all(Reader reader, char[] buffer) {
        try {
            StringBuilder text = new StringBuilder();
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
