package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** A text taken apart into its words, once for everything that is made of them. */
record Analysed(String text, List<Word> words) {

    /**
     * A word, or a compound joined.
     *
     * @param start where it begins in the text, and {@code end} where it ends
     * @param step places from the word before: 0 at the same place
     * @param type {@link CompoundFilter#TIGHT} or {@link CompoundFilter#LOOSE} for compounds
     */
    record Word(String stem, String written, int start, int end, int step, String type) {

        boolean compound() {
            return type.equals(CompoundFilter.TIGHT) || type.equals(CompoundFilter.LOOSE);
        }

        /** Whether it is looked for as it is written. */
        boolean isStem() {
            return stem.equals(written);
        }

        /** Every form that counts as this word, the stem first. */
        List<String> forms() {
            return isStem() ? List.of(stem) : List.of(stem, written);
        }
    }

    static Analysed of(String text) {
        List<Word> words = new ArrayList<>();
        try (Stems stems = TextAnalyser.ENGLISH.words(text)) {
            CharTermAttribute term = stems.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stems.getAttribute(OffsetAttribute.class);
            PositionIncrementAttribute position = stems.getAttribute(PositionIncrementAttribute.class);
            TypeAttribute type = stems.getAttribute(TypeAttribute.class);
            stems.reset();
            while (stems.incrementToken()) {
                String written = stems.written();
                words.add(new Word(
                        // most words are their own stem: one text for both then
                        written.contentEquals(term) ? written : term.toString(),
                        written,
                        offset.startOffset(),
                        offset.endOffset(),
                        position.getPositionIncrement(),
                        type.type()));
            }
            stems.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Analysed(text, words);
    }

    /** The stems with their places, for a field. */
    TokenStream stems() {
        return new Replay();
    }

    private final class Replay extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
        private Iterator<Word> left;

        @Override
        public void reset() throws IOException {
            super.reset();
            left = words.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!left.hasNext()) {
                return false;
            }
            clearAttributes();
            Word word = left.next();
            term.append(word.stem);
            offset.setOffset(word.start, word.end);
            position.setPositionIncrement(word.step);
            return true;
        }

        @Override
        public void end() throws IOException {
            super.end();
            offset.setOffset(text.length(), text.length());
        }
    }
}
