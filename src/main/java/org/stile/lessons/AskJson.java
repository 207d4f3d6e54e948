package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A question as API and exports write it.
 *
 * @param version what an answer or a change names, so that it is to the question as it was read
 * @param askedBy trust, region or name and trust, as the asker chose
 * @param answer absent while there is none, with the two after it
 * @param answeredBy by which right, never who
 * @param correctedAt absent unless the answer has been put right since
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AskJson(
        long id,
        LessonRef lesson,
        long version,
        Ask.State state,
        String question,
        String askedBy,
        Instant askedAt,
        String answer,
        Ask.Answerer answeredBy,
        Instant answeredAt,
        Instant correctedAt,
        String hiddenReason) {

    /** The question as it may be written for whoever it was read for. */
    public static AskJson of(Ask ask) {
        return new AskJson(
                ask.id(),
                ask.lesson(),
                ask.lockVersion(),
                ask.state(),
                ask.question(),
                ask.askedBy(),
                ask.askedAt(),
                ask.answered().map(Ask.Reply::text).orElse(""),
                ask.answered().map(Ask.Reply::by).orElse(null),
                ask.answered().map(Ask.Reply::at).orElse(null),
                ask.answered().map(Ask.Reply::corrected).orElse(null),
                ask.hiddenReason());
    }
}
