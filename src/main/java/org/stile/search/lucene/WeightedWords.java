package org.stile.search.lucene;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/**
 * The words of a whole lesson, each as often as it stands in each field times that field's weight. Scored with BM25 that
 * is BM25F (Robertson, Zaragoza, Taylor 2004), with the sum over fields made once while indexing and not in every search.
 */
final class WeightedWords extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Map<String, Integer> weights = new LinkedHashMap<>();
    private Iterator<Map.Entry<String, Integer>> left;

    /** Counts a word so many times more. */
    void add(String word, int weight) {
        weights.merge(word, weight, Integer::sum);
    }

    /** Counts a word once, however often it comes. */
    void once(String word) {
        weights.putIfAbsent(word, 1);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        left = weights.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!left.hasNext()) {
            return false;
        }
        clearAttributes();
        Map.Entry<String, Integer> next = left.next();
        term.append(next.getKey());
        frequency.setTermFrequency(next.getValue());
        return true;
    }
}
