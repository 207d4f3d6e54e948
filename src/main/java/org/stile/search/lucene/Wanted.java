package org.stile.search.lucene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.stile.search.Nearest;
import org.stile.search.QueryText;

/**
 * What a query's text asks of a lesson, within bounds.
 *
 * @param text the loose words as typed
 * @param words of which a share must be there; no stop words
 * @param phrases that must be there, each a sequence of words
 * @param excluded sequences that must not be there
 * @param notes on what was not used
 */
record Wanted(
        String text,
        List<Word> words,
        List<List<List<String>>> phrases,
        List<List<List<String>>> excluded,
        List<String> notes) {

    /** Words, phrases and exclusions together. More only makes a search slow; nobody means the 65th word. */
    static final int MAX_CLAUSES = 64;

    private static final int MOST_TIMES = 4;

    /** Words of one phrase. */
    static final int MAX_PHRASE = 20;

    /**
     * One word and how often it was typed: who repeats a word means it.
     *
     * @param times at least 1
     */
    record Word(Unit unit, int times) {}

    static Wanted of(QueryText text, SynonymGroups synonyms) {
        List<String> notes = new ArrayList<>();
        List<Unit> typed = Units.of(text.words());
        Map<Unit, Integer> counted = new LinkedHashMap<>();
        synonyms.in(typed).stream()
                .filter(unit -> !StopWords.contains(unit))
                .forEach(unit -> counted.merge(unit, 1, Integer::sum));
        List<Word> words = counted.entrySet().stream()
                .map(unit -> new Word(unit.getKey(), Math.min(unit.getValue(), MOST_TIMES)))
                .toList();
        List<List<List<String>>> phrases =
                phrases(text.all(QueryText.Phrase.class).stream().map(QueryText.Phrase::text), notes);
        List<List<List<String>>> excluded =
                phrases(text.all(QueryText.Exclusion.class).stream().flatMap(Wanted::excludedText), notes);
        if (words.size() + phrases.size() + excluded.size() > MAX_CLAUSES) {
            notes.add("Only the first %d words of the search were used.".formatted(MAX_CLAUSES));
        }
        List<List<List<String>>> firstExcluded = first(excluded, MAX_CLAUSES);
        List<List<List<String>>> firstPhrases = first(phrases, MAX_CLAUSES - firstExcluded.size());
        List<Word> firstWords = first(words, MAX_CLAUSES - firstExcluded.size() - firstPhrases.size());
        if (firstWords.isEmpty() && firstPhrases.isEmpty() && text.searches()) {
            notes.add(nothingToLookFor(text, typed));
        }
        return new Wanted(text.words(), firstWords, firstPhrases, firstExcluded, notes);
    }

    /** Whether there is no word to look for. */
    boolean wordless() {
        return words.isEmpty() && phrases.isEmpty();
    }

    /** The same with words in place of words. */
    Wanted with(UnaryOperator<Unit> change) {
        return new Wanted(
                text,
                words.stream()
                        .map(word -> new Word(change.apply(word.unit), word.times))
                        .toList(),
                phrases,
                excluded,
                notes);
    }

    /** The same with one more note. */
    Wanted noting(String note) {
        return new Wanted(
                text,
                words,
                phrases,
                excluded,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    private static Stream<String> excludedText(QueryText.Exclusion exclusion) {
        return switch (exclusion.part()) {
            case QueryText.Word word -> Stream.of(word.raw());
            case QueryText.Phrase phrase -> Stream.of(phrase.text());
            case QueryText.Narrowing narrowing -> Stream.empty();
            case QueryText.Exclusion nested -> Stream.empty();
        };
    }

    private static List<List<List<String>>> phrases(Stream<String> texts, List<String> notes) {
        List<List<List<String>>> all =
                texts.map(Units::sequence).filter(words -> !words.isEmpty()).toList();
        if (all.stream().anyMatch(words -> words.size() > MAX_PHRASE)) {
            notes.add("Only the first %d words of each phrase were used.".formatted(MAX_PHRASE));
        }
        return all.stream().map(words -> first(words, MAX_PHRASE)).distinct().toList();
    }

    private static String nothingToLookFor(QueryText text, List<Unit> typed) {
        return typed.isEmpty()
                ? "There is no word to look for in “%s”. Type a word, or empty the box to see all lessons."
                        .formatted(Nearest.shortened(text.raw()))
                : "“%s” only has words that nearly every lesson has. Add a word, or put it in quotation marks."
                        .formatted(Nearest.shortened(text.raw()));
    }

    private static <T> List<T> first(List<T> list, int most) {
        return list.size() <= most ? list : list.subList(0, most);
    }
}
