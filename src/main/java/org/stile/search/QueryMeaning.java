package org.stile.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.stile.search.meaning.SentenceModel;

/**
 * The sentence model of this node, and the vectors of what was asked lately. The model is loaded by whoever works in the
 * background; until then, and where it cannot be loaded, searches go by words. Thread-safe.
 */
@ApplicationScoped
class QueryMeaning implements Meaning {

    private static final Logger LOG = Logger.getLogger(QueryMeaning.class);

    // 15 MB of vectors; the same few thousand searches make up most of a day.
    private static final int REMEMBERED = 10_000;

    /** How it stands with the model. */
    enum State {
        OFF,
        LOADING,
        READY,
        FAILED
    }

    private final Cache<String, float[]> asked =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private volatile SentenceModel model;
    private volatile State state;

    QueryMeaning(@ConfigProperty(name = "stile.meaning", defaultValue = "on") String meaning) {
        state = meaning.equals("off") ? State.OFF : State.LOADING;
    }

    State state() {
        return state;
    }

    /** What the API calls it: the model's name once it is there, else why not. */
    String name() {
        return state == State.READY ? SentenceModel.NAME : state.name().toLowerCase(Locale.ROOT);
    }

    /** Loads the model, once; empty where it is switched off or cannot run here. */
    synchronized Optional<SentenceModel> load() {
        if (state == State.LOADING) {
            try {
                model = new SentenceModel();
                state = State.READY;
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("The sentence model cannot be loaded; search goes by words alone", e);
                state = State.FAILED;
            }
        }
        return Optional.ofNullable(model);
    }

    @Override
    public float[] of(String text) {
        SentenceModel loaded = model;
        return loaded == null || text.isBlank()
                ? null
                : asked.get(text.strip().toLowerCase(Locale.ROOT), key -> vector(loaded, key));
    }

    @Override
    public float[] once(String text) {
        SentenceModel loaded = model;
        return loaded == null || text.isBlank() ? null : vector(loaded, text);
    }

    private static float[] vector(SentenceModel loaded, String text) {
        try {
            return loaded.vector(text);
        } catch (RuntimeException e) {
            // whatever text the model cannot read, its words still find lessons
            LOG.debugf(e, "No meaning for a query of %d characters", text.length());
            return null;
        }
    }
}
