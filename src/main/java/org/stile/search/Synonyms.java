package org.stile.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What means the same, as curators wrote it: one group a line, its terms parted by commas; {@code #} begins a comment.
 * Immutable.
 */
public record Synonyms(List<List<String>> groups) {

    /** No synonyms. */
    public static final Synonyms NONE = new Synonyms(List.of());

    public Synonyms {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** Reads a text; a line with fewer than two terms means nothing. */
    public static Synonyms of(String text) {
        List<List<String>> groups = new ArrayList<>();
        text.lines().map(Synonyms::terms).filter(terms -> terms.size() > 1).forEach(groups::add);
        return new Synonyms(groups);
    }

    /** The terms of one line, each once, in small letters; empty for a comment. */
    public static List<String> terms(String line) {
        if (line.strip().startsWith("#")) {
            return List.of();
        }
        return List.of(line.split(",")).stream()
                .map(term -> term.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                .filter(term -> !term.isEmpty())
                .distinct()
                .toList();
    }
}
