package org.stile.uptake;

import java.time.LocalDate;
import org.stile.lessons.LessonRef;

/**
 * That another trust has used a lesson: what its author and its trust are thanked with.
 *
 * @param what "Adopted", "Adapted" or "Happened there too"
 * @param words what came of it, or the line of context; may be empty
 */
public record Credit(
        LessonRef lesson, String title, String trust, String trustName, String what, LocalDate date, String words) {}
