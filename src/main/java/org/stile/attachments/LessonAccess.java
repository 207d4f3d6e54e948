package org.stile.attachments;

import java.util.List;
import org.stile.web.Viewer;

/** What this feature asks of lessons, which stand above it. Each runs in its caller's transaction. */
public interface LessonAccess {

    /**
     * A lesson that somebody was let to.
     *
     * @param ref as the audit trail knows it
     * @param hiddenNames names of its trust, where its attribution does not say them; files must not either
     */
    record Lesson(String ref, List<String> hiddenNames) {}

    /**
     * Lets in those who may read the lesson.
     *
     * @throws org.stile.base.Problem.NotFound when there is none or the viewer may not know of it
     * @throws org.stile.base.Problem.Gone when it has been withdrawn
     */
    Lesson read(long number, Viewer viewer);

    /**
     * Lets in those who may add files now, and holds the lesson until the transaction ends.
     *
     * @throws org.stile.base.Problem as for reading, and when the viewer may not
     */
    Lesson add(long number, Viewer viewer);

    /** The same for taking files away. */
    Lesson remove(long number, Viewer viewer);
}
