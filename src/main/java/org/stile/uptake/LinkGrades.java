package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.stile.lessons.LessonGrades;
import org.stile.lessons.LessonRef;
import org.stile.lessons.LinkListener;

/** A lesson that another trust's lesson confirms, or does so no longer, is graded again. */
@ApplicationScoped
class LinkGrades implements LinkListener {

    private final LessonGrades grades;

    LinkGrades(LessonGrades grades) {
        this.grades = grades;
    }

    @Override
    public void linksChanged(Collection<LessonRef> lessons) {
        grades.regrade(lessons);
    }
}
