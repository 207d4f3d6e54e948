package org.stile.search.lucene;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.util.VectorUtil;
import org.stile.search.Meaning;

/** What the sentence model is asked for a query, and the vector that comes of it. For one search. */
record QueryVector(Meaning meaning, SynonymGroups synonyms, Rarity rarity, Wanted wanted, Spelling spelling) {

    /**
     * The vector of what is meant; null where there is no model. A long query is half of it the text as typed and half
     * its telling words alone: "I would be glad of anything on" pulls every sentence that begins so the same way.
     */
    float[] vector() {
        float[] whole = meaning.of(text());
        if (whole == null || shortOne()) {
            return whole;
        }
        float[] telling = meaning.of(wanted.words().stream()
                .limit(Ranking.MEANT)
                .map(word -> word.unit().written())
                .collect(Collectors.joining(" ")));
        if (telling == null) {
            return whole;
        }
        float[] both = new float[whole.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = whole[i] + telling[i];
        }
        return VectorUtil.l2normalize(both);
    }

    private boolean shortOne() {
        return wanted.words().size() <= Ranking.SHORT;
    }

    /** In a short query an acronym is most of the meaning, and a model of plain English does not know it. */
    private String text() {
        String text = firstWords(spelling.corrected(wanted.text()));
        return shortOne() ? synonyms.spelledOut(text, this::tells) : text;
    }

    /** Not what a good part of all lessons have: spelled out it would only drown the rest. */
    private boolean tells(String word) {
        return wanted.words().stream()
                .map(Wanted.Word::unit)
                .filter(unit -> unit.written().equalsIgnoreCase(word))
                .anyMatch(unit -> rarity.of(unit) >= Ranking.TELLING);
    }

    /** A pasted page takes long to read, and means what its beginning means. */
    private static String firstWords(String text) {
        String[] words = text.strip().split("\\s+", Ranking.MEANT + 1);
        return String.join(" ", List.of(words).subList(0, Math.min(Ranking.MEANT, words.length)));
    }
}
