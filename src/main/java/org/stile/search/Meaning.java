package org.stile.search;

/** Turns what somebody asks into a vector that lessons' vectors can be compared with. Thread-safe, never throws. */
public interface Meaning {

    /** No meaning: searches go by words alone. */
    Meaning NONE = text -> null;

    /** The vector of a text, of length 1; null where there is no model, or none yet. */
    float[] of(String text);

    /** The same of a text that nobody asks again and that must not be remembered, such as a draft. */
    default float[] once(String text) {
        return of(text);
    }
}
