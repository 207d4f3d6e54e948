package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import org.stile.base.Problem;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.web.Viewer;

/** Who may speak for a trust about a lesson: its people, about what is published. */
@ApplicationScoped
class Membership {

    private final Lessons lessons;

    Membership(Lessons lessons) {
        this.lessons = lessons;
    }

    /** The lesson, published, as the viewer may see it, for somebody who belongs to a trust. */
    Lesson lessonFor(LessonRef ref, Viewer viewer) {
        Lesson lesson = published(ref, viewer);
        if (!viewer.signedIn()) {
            throw new Problem.NotSignedIn("Sign in to say what your trust did.");
        }
        if (viewer.trust().isEmpty()) {
            throw new Problem.Forbidden(
                    "no-trust", "Only people of a trust can say what it did. Your account belongs to none.");
        }
        return lesson;
    }

    /** The lesson, if it is published and the viewer may read it. */
    Lesson published(LessonRef ref, Viewer viewer) {
        Lesson lesson = lessons.open(ref, viewer).lesson();
        if (!lesson.published()) {
            throw new Problem.NotFound("There is no published lesson with that reference.");
        }
        return lesson;
    }
}
