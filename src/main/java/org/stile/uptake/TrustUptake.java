package org.stile.uptake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import org.stile.lessons.LessonRef;

/**
 * What a trust did with a lesson, confirmed by its lead, as others see it.
 *
 * @param own whether the lesson comes from this very trust, as far as the viewer may know: then it does not count
 * @param confirmedOn the day its lead confirmed it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrustUptake(
        LessonRef lesson,
        String trust,
        String trustName,
        boolean own,
        @JsonUnwrapped Uptake uptake,
        LocalDate confirmedOn) {}
