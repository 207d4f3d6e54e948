package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.stile.changes.Changes;
import org.stile.lessons.Lessons;
import org.stile.trusts.Merger;
import org.stile.trusts.Mergers;
import org.stile.uptake.Uptakes;
import org.stile.web.Viewer;

/**
 * Enters mergers of trusts and takes them back, with all that follows: grades, since a source must not count for its own
 * lesson, and every node's index. Each method is one transaction. Thread-safe.
 */
@ApplicationScoped
class MergerDesk {

    private final Mergers mergers;
    private final Uptakes uptakes;
    private final Lessons lessons;
    private final Changes changes;

    MergerDesk(Mergers mergers, Uptakes uptakes, Lessons lessons, Changes changes) {
        this.mergers = mergers;
        this.uptakes = uptakes;
        this.lessons = lessons;
        this.changes = changes;
    }

    /** See {@link Mergers#enter}. */
    @Transactional
    Merger enter(Mergers.Terms terms, Viewer curator) {
        return followed(mergers.enter(terms, curator));
    }

    /** See {@link Mergers#undo}. */
    @Transactional
    Merger undo(long id, Viewer curator) {
        return followed(mergers.undo(id, curator));
    }

    private Merger followed(Merger merger) {
        uptakes.regradeAll();
        // in this order: a follower reads the trusts before the lessons, whose review may have become due
        changes.append(Changes.TRUST, merger.id());
        changes.append(Changes.LESSON, lessons.ofTrusts(merger.trusts()));
        return merger;
    }
}
