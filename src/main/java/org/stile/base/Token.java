package org.stile.base;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** One value of a closed list: the word that API, addresses, database and content files use, and its name on pages. */
public interface Token {

    /** The kebab-case word, such as {@code did-not-work}. */
    @JsonValue
    String value();

    /** How pages call it, such as "Did not work". */
    String label();

    /** The constant of that list with this word; empty when there is none. */
    static <E extends Enum<E> & Token> Optional<E> of(Class<E> list, String value) {
        return Arrays.stream(list.getEnumConstants())
                .filter(e -> e.value().equals(value))
                .findFirst();
    }
}
