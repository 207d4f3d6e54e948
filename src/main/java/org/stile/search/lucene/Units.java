package org.stile.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stile.search.lucene.Analysed.Word;

/**
 * Reads units from a piece of a query. Every word has two forms, its stem and as it is written: acronyms are indexed
 * unstemmed where their capitals are seen, so that {@code pacs} has to meet both.
 */
final class Units {

    private Units() {}

    /** The units of a text, in order; empty where it has no word. */
    static List<Unit> of(String text) {
        List<Word> words = Analysed.of(text).words();
        List<Unit> units = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            at = read(text, words, at, units);
        }
        return units;
    }

    /** The words of a text in order, compounds taken apart: for phrases. */
    static List<List<String>> sequence(String text) {
        return Analysed.of(text).words().stream()
                .filter(word -> !word.compound())
                .map(Word::forms)
                .toList();
    }

    /** The words of a text as they are written, compounds taken apart. */
    static List<String> exact(String text) {
        return Analysed.of(text).words().stream()
                .filter(word -> !word.compound())
                .map(Word::written)
                .toList();
    }

    private static int read(String text, List<Word> words, int at, List<Unit> units) {
        Word first = words.get(at);
        boolean compound = at + 1 < words.size() && words.get(at + 1).compound();
        if (!compound) {
            units.add(Unit.of(in(text, first), List.of(first.forms()), List.of()));
            return at + 1;
        }
        Word joined = words.get(at + 1);
        List<Word> parts = new ArrayList<>(List.of(first));
        int next = at + 2;
        while (next < words.size() && words.get(next).end() <= joined.end()) {
            parts.add(words.get(next++));
        }
        units.addAll(
                joined.type().equals(CompoundFilter.TIGHT) ? tight(text, parts, joined) : loose(text, parts, joined));
        return next;
    }

    private static List<Unit> tight(String text, List<Word> parts, Word joined) {
        return List.of(Unit.of(in(text, joined), parts.stream().map(Word::forms).toList(), joined.forms()));
    }

    /** Each part is a unit of its own that the joined form also counts for. */
    private static List<Unit> loose(String text, List<Word> parts, Word joined) {
        return parts.stream()
                .map(part -> Unit.of(
                        in(text, part),
                        List.of(Stream.concat(part.forms().stream(), joined.forms().stream())
                                .distinct()
                                .toList()),
                        List.of()))
                .toList();
    }

    private static String in(String text, Word word) {
        return text.substring(word.start(), word.end());
    }
}
