package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Finds the words of a query in texts, by the same analysis that found the lesson. */
final class Marks {

    // A word further on is found all the same, but not marked: nobody reads a result that far, and 100 such texts on
    // a page would take a second.
    private static final int LOOKS_AT = 50_000;

    private final Map<String, Integer> groups = new HashMap<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private final Set<String> written = new HashSet<>();

    Marks(Wanted wanted) {
        int group = 0;
        for (Wanted.Word word : wanted.words()) {
            int number = group++;
            written.add(word.unit().written().toLowerCase(Locale.ROOT));
            word.unit().words().forEach(form -> groups.putIfAbsent(form, number));
            word.unit().sequences().forEach(words -> sequences.add(new Sequence(words, number)));
        }
        for (List<List<String>> phrase : wanted.phrases()) {
            sequences.add(new Sequence(phrase, group++));
        }
    }

    /**
     * A place in a text that one of the words matched.
     *
     * @param group the same for all forms of one word
     */
    record Mark(int start, int end, int group) {}

    private record Sequence(List<List<String>> words, int group) {}

    private record Token(String term, int start, int end) {}

    /** Whether one of the words is this reference or identifier, whole. */
    boolean name(String id) {
        return written.contains(id.toLowerCase(Locale.ROOT));
    }

    /** Where the words are, in order, without overlaps. */
    List<Mark> in(String text) {
        if (groups.isEmpty() && sequences.isEmpty()) {
            return List.of();
        }
        List<Mark> found = new ArrayList<>();
        List<Token> parts = new ArrayList<>();
        String read = text.length() > LOOKS_AT ? text.substring(0, LOOKS_AT) : text;
        try (TokenStream stream = TextAnalyser.STEMMED.tokenStream("", read)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
            PositionIncrementAttribute position = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                Integer group = groups.get(term.toString());
                if (group != null) {
                    found.add(new Mark(offset.startOffset(), offset.endOffset(), group));
                }
                if (!sequences.isEmpty() && position.getPositionIncrement() > 0) {
                    parts.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sequences.forEach(sequence -> addSequences(sequence, parts, found));
        return apart(found);
    }

    private static void addSequences(Sequence sequence, List<Token> tokens, List<Mark> found) {
        int length = sequence.words.size();
        for (int at = 0; at + length <= tokens.size(); at++) {
            int matched = 0;
            while (matched < length && sequence.words.get(matched).contains(tokens.get(at + matched).term)) {
                matched++;
            }
            if (matched == length) {
                found.add(new Mark(tokens.get(at).start, tokens.get(at + length - 1).end, sequence.group));
            }
        }
    }

    /** In order; of marks that overlap one. */
    private static List<Mark> apart(List<Mark> found) {
        found.sort(java.util.Comparator.comparingInt(Mark::start).thenComparingInt(mark -> -mark.end));
        List<Mark> marks = new ArrayList<>();
        found.forEach(mark -> add(marks, mark));
        return marks;
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
