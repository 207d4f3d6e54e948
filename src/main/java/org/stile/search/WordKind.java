package org.stile.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.stile.base.Token;

/** What curators can teach search; each is one text with a line for each thing. */
enum WordKind implements Token {
    SYNONYMS("synonyms", "Synonyms") {
        @Override
        String wrong(List<String> lines) {
            Map<String, Integer> seen = new HashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                List<String> terms = Synonyms.terms(lines.get(i));
                if (terms.size() == 1) {
                    return "Line %d has one term only. Part terms that mean the same by commas.".formatted(i + 1);
                }
                for (String term : terms) {
                    Integer before = seen.putIfAbsent(term, i + 1);
                    if (before != null) {
                        return "“%s” stands on line %d and on line %d. Put both groups on one line."
                                .formatted(Nearest.shortened(term), before, i + 1);
                    }
                }
            }
            return "";
        }
    },
    BEST_BETS("best-bets", "Best bets") {
        @Override
        String wrong(List<String> lines) {
            Map<String, Integer> seen = new LinkedHashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (!line.isBlank() && !line.strip().startsWith("#")) {
                    Matcher bet = BestBets.LINE.matcher(line);
                    if (!bet.matches()) {
                        return "Line %d is not a search and its lessons. Write it like “film savings: L-12, L-40”."
                                .formatted(i + 1);
                    }
                    Integer before = seen.putIfAbsent(BestBets.key(bet.group(1)), i + 1);
                    if (before != null) {
                        return "The search on line %d is on line %d already.".formatted(i + 1, before);
                    }
                }
            }
            return "";
        }
    };

    /** Characters of one text at most: some thousand lines. */
    static final int LONGEST = 200_000;

    private final String value;
    private final String label;

    WordKind(String value, String label) {
        this.value = value;
        this.label = label;
    }

    /** What is wrong with the lines of a text, with the line; empty when nothing is. */
    abstract String wrong(List<String> lines);

    @Override
    public String value() {
        return value;
    }

    @Override
    public String label() {
        return label;
    }
}
