package org.stile.search.lucene;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.stile.search.CuratedWords;
import org.stile.search.Meaning;
import org.stile.search.Names;
import org.stile.search.WritableIndex;

/** Makes Lucene the engine of this node. Everybody but its follower sees it through the bounded {@code SearchIndex}. */
@ApplicationScoped
class LuceneBeans {

    @Produces
    @Singleton
    @Typed(WritableIndex.class)
    WritableIndex index(
            @ConfigProperty(name = "stile.data", defaultValue = "data") Path data,
            Names names,
            CuratedWords words,
            Meaning meaning) {
        return new LuceneIndex(data.resolve("index"), names, words, meaning);
    }
}
