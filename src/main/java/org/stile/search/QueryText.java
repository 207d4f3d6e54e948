package org.stile.search;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What somebody typed into the search box, understood: words, "phrases", -exclusion and {@code trust:RGT}. Anything
 * else is just words, AND, OR and NOT too; there is no text that is wrong.
 *
 * @param raw as typed, with control characters made spaces
 * @param parts in the order typed
 */
public record QueryText(String raw, List<Part> parts) {

    /** The empty box. */
    public static final QueryText NONE = new QueryText("", List.of());

    public QueryText {
        parts = List.copyOf(parts);
    }

    /** One piece of a query. */
    public sealed interface Part {
        /** As it was typed. */
        String raw();
    }

    /** A run of characters without white space. */
    public record Word(String raw) implements Part {}

    /** Words that must stand together, in this order. */
    public record Phrase(String raw, String text) implements Part {}

    /** {@code field:value} of a filter. */
    public record Narrowing(String raw, Filter filter, String value) implements Part {}

    /** What a lesson must not have. */
    public record Exclusion(String raw, Part part) implements Part {}

    /** Reads a text; never refuses one. */
    public static QueryText of(String typed) {
        return new QueryTextReader(typed).read();
    }

    /** Whether nothing was typed: then everything is browsed. */
    public boolean blank() {
        return raw.isBlank();
    }

    /** Whether there is anything to look for: a word or a phrase that results must have. */
    public boolean searches() {
        return parts.stream().anyMatch(part -> part instanceof Word || part instanceof Phrase);
    }

    /** The words to look for, in order, with a space between them. */
    public String words() {
        return all(Word.class).stream().map(Word::raw).collect(Collectors.joining(" "));
    }

    /** The parts of one kind, in order. */
    public <P extends Part> List<P> all(Class<P> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The same text with the words of each phrase in place of the phrase. */
    public QueryText unquoted() {
        List<Part> loose = parts.stream()
                .map(part -> part instanceof Phrase phrase ? new Word(phrase.text()) : part)
                .toList();
        return new QueryText(raw, loose);
    }

    /** The same text without some of its parts. */
    public QueryText without(Predicate<Part> unwanted) {
        return of(parts.stream().filter(unwanted.negate()).map(Part::raw).collect(Collectors.joining(" ")));
    }
}
