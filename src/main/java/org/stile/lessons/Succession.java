package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.stile.audit.Audit;
import org.stile.web.Viewer;

/**
 * Keeps lessons in the state that the links to them call for: superseded as long as a published lesson supersedes them.
 * For the facades of this package, inside their transactions and before their change logs.
 */
@ApplicationScoped
class Succession {

    private final LessonStore lessons;
    private final LinkStore links;
    private final Audit audit;
    private final Instance<LinkListener> listeners;

    Succession(LessonStore lessons, LinkStore links, Audit audit, Instance<LinkListener> listeners) {
        this.lessons = lessons;
        this.links = links;
        this.audit = audit;
        this.listeners = listeners;
    }

    /**
     * Follows a change of a lesson's own state: what it says of others has come into effect or is no longer.
     *
     * @param by account of who changed it, 0 for the portal
     * @return numbers of the lessons that its links lead to, for the change log
     */
    Collection<Long> follow(LessonRow row, long by) {
        return follow(row, links.outgoing(row.id), by);
    }

    /** The same, with the lesson's own number among those for the change log. */
    List<Long> changed(LessonRow row, long by) {
        List<Long> changed = new ArrayList<>(follow(row, by));
        changed.add(row.id);
        return changed;
    }

    /** Follows a change of some of a lesson's links, whether they are there now or were before. */
    Collection<Long> follow(LessonRow row, Map<Long, LinkType> changed, long by) {
        lessons.flush();
        changed.forEach((other, type) -> {
            if (type == LinkType.SUPERSEDES) {
                settle(new LessonRef(other), new LessonRef(row.id), by);
            }
        });
        if (!changed.isEmpty()) {
            List<LessonRef> refs = changed.keySet().stream().map(LessonRef::new).toList();
            listeners.forEach(listener -> listener.linksChanged(refs));
        }
        return changed.keySet();
    }

    private void settle(LessonRef ref, LessonRef because, long by) {
        // of two that change at once what supersedes it, the second sees what the first did
        links.hold(ref.number());
        State now = shownAgain(ref);
        State before = now == State.SUPERSEDED ? State.PUBLISHED : State.SUPERSEDED;
        if (links.move(ref.number(), before, now)) {
            audit.record(by, now == State.SUPERSEDED ? "lesson.supersede" : "lesson.reinstate", ref, "by " + because);
        }
    }

    /** The state of a lesson that readers can find: published, or superseded where a published one supersedes it. */
    State shownAgain(LessonRef ref) {
        return links.superseded(ref.number(), true) ? State.SUPERSEDED : State.PUBLISHED;
    }

    /** The lesson as far as the viewer may know of its successors: of one for members others are not told at all. */
    Lesson shown(Lesson lesson, Viewer viewer) {
        boolean hidden = lesson.state() == State.SUPERSEDED
                && !viewer.signedIn()
                && !links.superseded(lesson.ref().number(), false);
        return hidden ? lesson.in(State.PUBLISHED) : lesson;
    }
}
