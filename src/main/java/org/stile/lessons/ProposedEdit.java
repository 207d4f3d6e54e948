package org.stile.lessons;

import java.time.Instant;

/**
 * A change to a published lesson that somebody else has yet to publish. A lesson has at most one.
 *
 * @param lockVersion of the edit, not of the lesson
 * @param state {@link State#DRAFT} or {@link State#SUBMITTED}
 * @param note the public one-line note on what changes and why
 * @param reviewNote what the reviewer said when it was returned, or empty
 * @param editorId account of who made it
 * @param submittedAt null while it is a draft
 */
public record ProposedEdit(
        LessonRef ref,
        long lockVersion,
        State state,
        LessonContent content,
        String note,
        String reviewNote,
        long editorId,
        Instant submittedAt) {}
