package org.stile.topics;

import java.util.List;

/**
 * A controlled subject term.
 *
 * @param slug its word in addresses and in the API
 * @param description what a newcomer needs to understand it
 * @param acronyms how it is abbreviated
 * @param synonyms what else people call it
 */
public record Topic(String slug, String name, String description, List<String> acronyms, List<String> synonyms) {

    public Topic {
        acronyms = acronyms == null ? List.of() : List.copyOf(acronyms);
        synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    }
}
