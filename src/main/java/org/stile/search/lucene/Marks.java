package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Finds the words of a query in texts, by the same analysis that found the lesson. */
final class Marks {

    // A word further on is found all the same, but not marked: nobody reads a result that far, and 100 such texts on
    // a page would take a second.
    private static final int LOOKS_AT = 50_000;

    private final Map<String, Integer> groups = new HashMap<>();

    Marks(Wanted wanted) {
        int group = 0;
        for (Unit unit : wanted.words()) {
            int number = group++;
            unit.forms()
                    .filter(form -> unit.word() || form.length() > 1)
                    .forEach(form -> groups.putIfAbsent(form, number));
        }
        for (List<List<String>> phrase : wanted.phrases()) {
            for (List<String> word : phrase) {
                int number = group++;
                word.forEach(form -> groups.putIfAbsent(form, number));
            }
        }
    }

    /**
     * A place in a text that one of the words matched.
     *
     * @param group the same for all forms of one word
     */
    record Mark(int start, int end, int group) {}

    boolean none() {
        return groups.isEmpty();
    }

    /** Where the words are, in order, without overlaps. */
    List<Mark> in(String text) {
        List<Mark> marks = new ArrayList<>();
        String read = text.length() > LOOKS_AT ? text.substring(0, LOOKS_AT) : text;
        try (TokenStream stream = TextAnalyser.STEMMED.tokenStream("", read)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                Integer group = groups.get(term.toString());
                if (group != null) {
                    add(marks, new Mark(offset.startOffset(), offset.endOffset(), group));
                }
            }
            stream.end();
            return marks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words as this text writes them, in small letters, each once. */
    Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        in(text).forEach(mark -> words.add(text.substring(mark.start, mark.end).toLowerCase(Locale.ROOT)));
        return words;
    }

    private static void add(List<Mark> marks, Mark next) {
        if (marks.isEmpty() || next.start >= marks.getLast().end) {
            marks.add(next);
        } else if (next.end > marks.getLast().end) {
            Mark last = marks.removeLast();
            marks.add(new Mark(last.start, next.end, last.group));
        }
    }
}
