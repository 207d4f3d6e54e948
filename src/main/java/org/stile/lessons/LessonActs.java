package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.stile.audit.Audit;
import org.stile.changes.Changes;
import org.stile.web.Viewer;

/** How every act on a lesson begins and ends: the row locked and the right to act asked; then audit and change log. */
@ApplicationScoped
class LessonActs {

    private final LessonStore store;
    private final LessonReader reader;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;

    LessonActs(LessonStore store, LessonReader reader, Audit audit, Changes changes, InstantSource clock) {
        this.store = store;
        this.reader = reader;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /** The row, locked, of a lesson with which the viewer may do this. */
    LessonRow begin(LessonRef ref, Action action, Viewer viewer) {
        LessonRow row = store.locked(ref).orElseThrow(Lessons::notFound);
        reader.mustBeAllowed(action, reader.full(row), viewer);
        return row;
    }

    /** Records what was done; nothing may be written after it. */
    Lesson end(LessonRow row, Viewer viewer, String action, String detail) {
        return end(row, viewer, action, detail, List.of());
    }

    /**
     * Records what was done; nothing may be written after it.
     *
     * @param others numbers of lessons whose standing has changed with it
     */
    Lesson end(LessonRow row, Viewer viewer, String action, String detail, Collection<Long> others) {
        row.updatedAt = clock.instant();
        audit.record(viewer, action, new LessonRef(row.id), detail);
        List<Long> changed = new ArrayList<>(others);
        changed.add(row.id);
        changes.append(Changes.LESSON, changed);
        return LessonPolicy.masked(reader.full(row), viewer);
    }
}
