package org.stile.search;

/**
 * What curators taught search. Immutable.
 *
 * @param version changes with every change of either
 */
public record SearchWords(long version, Synonyms synonyms, BestBets bets) {

    /** Nothing yet. */
    public static final SearchWords NONE = new SearchWords(0, Synonyms.NONE, BestBets.NONE);
}
