package org.stile.search;

/** Where an engine gets the synonyms of the moment. Answers from memory; thread-safe. */
public interface SynonymSource {

    Synonyms current();
}
