package org.stile.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stile.search.Nearest;
import org.stile.search.QueryText;

/**
 * What a query's text asks of a lesson, within bounds.
 *
 * @param words of which a share must be there; no stop words
 * @param phrases that must be there, each a sequence of words
 * @param sequence all words in the order typed, for the bonus on standing together
 * @param excluded sequences that must not be there
 * @param notes on what was not used
 */
record Wanted(
        List<Unit> words,
        List<List<List<String>>> phrases,
        List<List<String>> sequence,
        List<List<List<String>>> excluded,
        List<String> notes) {

    /** Words, phrases and exclusions together. More only makes a search slow; nobody means the 65th word. */
    static final int MAX_CLAUSES = 64;

    /** Words of one phrase. */
    static final int MAX_PHRASE = 20;

    static Wanted of(QueryText text) {
        List<String> notes = new ArrayList<>();
        List<Unit> typed = Units.of(text.words());
        List<Unit> words = typed.stream()
                .filter(unit -> !StopWords.contains(unit))
                .distinct()
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
        List<Unit> firstWords = first(words, MAX_CLAUSES - firstExcluded.size() - firstPhrases.size());
        List<List<String>> sequence = typed.stream()
                .flatMap(unit -> unit.parts().stream())
                .limit(MAX_PHRASE)
                .toList();
        if (firstWords.isEmpty() && firstPhrases.isEmpty() && text.searches()) {
            notes.add(nothingToLookFor(text, typed));
        }
        return new Wanted(firstWords, firstPhrases, sequence, firstExcluded, notes);
    }

    /** Whether there is no word to look for. */
    boolean wordless() {
        return words.isEmpty() && phrases.isEmpty();
    }

    /** Every form of every word that is looked for. */
    Set<String> forms() {
        return Stream.concat(
                        words.stream().flatMap(Unit::forms),
                        phrases.stream().flatMap(List::stream).flatMap(List::stream))
                .collect(Collectors.toSet());
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
