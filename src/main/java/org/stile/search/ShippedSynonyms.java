package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The synonyms that ship. */
@ApplicationScoped
class ShippedSynonyms implements SynonymSource {

    private final Synonyms shipped = read();

    @Override
    public Synonyms current() {
        return shipped;
    }

    private static Synonyms read() {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("content/synonyms.txt")) {
            return Synonyms.of(1, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
