package org.stile.uptake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.stile.lessons.LessonRef;

/**
 * "This happened to us too", as others see it.
 *
 * @param own whether the lesson comes from this very trust, as far as the viewer may know: then it does not count
 * @param line of context, or empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Corroboration(
        LessonRef lesson, String trust, String trustName, boolean own, String line, LocalDate date) {}
