package org.stile.packs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.stile.lessons.LessonRef;

/**
 * The lessons that mattered to one deployment at one moment. It never changes; what may be read of it is decided when it
 * is.
 *
 * @param plannedOn the go-live that it leads up to; null when a stage was entered
 * @param rule version of the rule that chose the lessons
 * @param lessons at most {@value PackRule#MOST}, the one that matters most first; empty when the rule found none
 */
public record Pack(
        long id,
        long deployment,
        Trigger trigger,
        LocalDate plannedOn,
        Instant madeAt,
        int rule,
        List<LessonRef> lessons) {

    public Pack {
        lessons = List.copyOf(lessons);
    }

    /** Its page. */
    public String href() {
        return "/next-step/" + id;
    }
}
