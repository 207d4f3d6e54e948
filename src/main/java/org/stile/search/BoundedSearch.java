package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.stile.base.Problem;
import org.stile.lessons.LessonRef;
import org.stile.web.Viewer;

/** The index as everybody but its follower sees it: only so many searches at once, so that a flood degrades. */
@ApplicationScoped
class BoundedSearch implements SearchIndex {

    // Beyond twice the cores searches only slow each other down; they wait this long for a place, then are refused.
    private static final int PLACES = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final WritableIndex index;
    private final Semaphore places = new Semaphore(PLACES);

    BoundedSearch(WritableIndex index) {
        this.index = index;
    }

    @Override
    public SearchPage search(LessonQuery query, Viewer viewer) {
        return bounded(() -> index.search(query, viewer));
    }

    @Override
    public Rehearsal rehearse(SearchWords words, Names names, List<IndexEntry> lessons) {
        Rehearsal rehearsal = bounded(() -> index.rehearse(words, names, lessons));
        return new Rehearsal() {
            @Override
            public SearchPage search(LessonQuery query, Viewer viewer) {
                return bounded(() -> rehearsal.search(query, viewer));
            }

            @Override
            public void close() {
                rehearsal.close();
            }
        };
    }

    @Override
    public List<Suggestion> suggest(String text, Viewer viewer, int limit) {
        return bounded(() -> index.suggest(text, viewer, limit));
    }

    @Override
    public List<Hit> related(LessonRef ref, Viewer viewer, int limit) {
        return bounded(() -> index.related(ref, viewer, limit));
    }

    @Override
    public List<Hit> similar(String text, Viewer viewer, int limit) {
        return bounded(() -> index.similar(text, viewer, limit));
    }

    @Override
    public Map<Filter, Map<String, Long>> counts(Viewer viewer) {
        return bounded(() -> index.counts(viewer));
    }

    @Override
    public boolean contains(LessonRef ref, Viewer viewer) {
        return bounded(() -> index.contains(ref, viewer));
    }

    @Override
    public IndexState state() {
        return index.state();
    }

    @Override
    public boolean awaitCursor(long position, Duration atMost) {
        return index.awaitCursor(position, atMost);
    }

    private <T> T bounded(Supplier<T> search) {
        try {
            if (!places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Problem.Busy("Too many searches at once. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem.Busy("The search was interrupted. Try again.");
        }
        try {
            return search.get();
        } finally {
            places.release();
        }
    }
}
