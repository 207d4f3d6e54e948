package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.stile.search.IndexEntry;
import org.stile.search.IndexRebuild;

/** A generation in the making. */
final class LuceneRebuild implements IndexRebuild {

    private final Generation next;
    private final Switch toServing;
    private boolean over;

    LuceneRebuild(Generation next, Switch toServing) {
        this.next = next;
        this.toServing = toServing;
    }

    /** What makes a finished generation the one that serves. */
    interface Switch {
        void to(Generation generation) throws IOException;
    }

    @Override
    public void add(List<IndexEntry> lessons) {
        writing(() -> next.add(lessons));
    }

    @Override
    public void apply(List<IndexEntry> lessons, Collection<Long> gone) {
        writing(() -> next.put(lessons, gone));
    }

    @Override
    public void commit(long cursor) {
        writing(() -> {
            next.refresh(cursor);
            next.keep();
            toServing.to(next);
        });
        over = true;
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            writing(() -> {
                next.close();
                IndexFolder.delete(next.folder());
            });
        }
    }

    private static void writing(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
