package org.stile.lessons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A lesson as one viewer may see it: {@link Lessons} takes out the trust and the author's name where the attribution
 * hides them from that viewer.
 *
 * @param externalId of an imported lesson, or empty
 * @param lockVersion raised by every write; the ETag
 * @param revision how often it has been published; 0 before the first
 * @param region code of the region it comes from, also where the trust is hidden; empty when not known
 * @param people who stands behind it
 * @param evidence grade 0 to 5
 * @param review what review has come to so far
 * @param submittedAt null before it was submitted
 * @param publishedAt null before it was published
 * @param revisedAt when the present revision was published; null for the first and before
 * @param withdrawnReason empty unless withdrawn
 */
public record Lesson(
        LessonRef ref,
        String externalId,
        State state,
        long lockVersion,
        int revision,
        String revisionNote,
        LessonContent content,
        String region,
        People people,
        int evidence,
        Review review,
        Instant createdAt,
        Instant updatedAt,
        Instant submittedAt,
        Instant publishedAt,
        Instant revisedAt,
        String withdrawnReason) {

    /**
     * Who stands behind a lesson.
     *
     * @param authorId account of the author, 0 when there is none (imported or shipped)
     * @param authorName empty when there is no author or the viewer may not know
     * @param writerId account of who wrote it down on the author's behalf, 0 when nobody did
     */
    public record People(long authorId, String authorName, long writerId) {
        static final People HIDDEN = new People(0, "", 0);

        /** Whether this account is the author or wrote it down; false for 0. */
        public boolean include(long accountId) {
            return accountId != 0 && (authorId == accountId || writerId == accountId);
        }
    }

    /**
     * How far review has come.
     *
     * @param note what the reviewer said when it was returned or declined, or empty
     * @param comments what they said about single parts, by the form's field name
     * @param reviewerId account of who has taken it on; 0 when nobody has
     * @param endorsed whether the lead of its trust stands behind it
     * @param observed whether it began as a quick observation and its author has yet to approve what was made of it
     * @param similar numbers of the lessons that seemed to say the same when it was submitted
     */
    public record Review(
            String note,
            Map<String, String> comments,
            long reviewerId,
            boolean endorsed,
            boolean observed,
            List<Long> similar) {

        /** Nothing has been said yet. */
        public static final Review NONE = new Review("", Map.of(), 0, false, false, List.of());

        public Review {
            comments = Map.copyOf(comments);
            similar = List.copyOf(similar);
        }
    }

    /** The day by which review should have decided; null unless it waits for review. */
    public LocalDate decideBy() {
        return state == State.SUBMITTED ? ReviewClock.due(submittedAt) : null;
    }

    /** Whether readers can find it: published, also where a newer lesson has superseded it. */
    public boolean published() {
        return state == State.PUBLISHED || state == State.SUPERSEDED;
    }

    /** The same lesson in another state. */
    Lesson in(State other) {
        return new Lesson(
                ref,
                externalId,
                other,
                lockVersion,
                revision,
                revisionNote,
                content,
                region,
                people,
                evidence,
                review,
                createdAt,
                updatedAt,
                submittedAt,
                publishedAt,
                revisedAt,
                withdrawnReason);
    }

    /** The same lesson with other content and identifier, and nothing of its people. */
    Lesson hiding(LessonContent shown, String shownExternalId) {
        return new Lesson(
                ref,
                shownExternalId,
                state,
                lockVersion,
                revision,
                revisionNote,
                shown,
                region,
                People.HIDDEN,
                evidence,
                review,
                createdAt,
                updatedAt,
                submittedAt,
                publishedAt,
                revisedAt,
                withdrawnReason);
    }
}
