package org.stile.curation;

import java.time.LocalDate;
import java.util.Optional;
import org.stile.lessons.Audience;
import org.stile.lessons.LessonRef;

/**
 * A lesson that curators feature for a time, as the desk sees it. What readers see on the home page is a
 * {@link Featuring.Slot}.
 *
 * @param title empty when the lesson cannot be read now: it was withdrawn or hidden
 * @param reason why it was chosen, for readers; 1 to 300 characters
 * @param audience whom it is for; empty means everybody
 * @param startsOn the first day it shows, in the United Kingdom
 * @param endsOn the last day it shows
 * @param position the lower comes first; ties go by start
 * @param ownerId account of the curator who featured it
 * @param ownerName empty when not known
 */
public record Featured(
        long id,
        LessonRef ref,
        String title,
        String reason,
        Optional<Audience> audience,
        LocalDate startsOn,
        LocalDate endsOn,
        int position,
        long ownerId,
        String ownerName) {

    /** Where it stands on a given day. */
    public enum Phase {
        SCHEDULED,
        CURRENT,
        PAST
    }

    /**
     * What a curator decides about a featured lesson.
     *
     * @param reason why it was chosen, for readers
     * @param audience whom it is for; empty means everybody
     * @param startsOn the first day it shows
     * @param endsOn the last day it shows
     */
    public record Terms(String reason, Optional<Audience> audience, LocalDate startsOn, LocalDate endsOn) {}

    /** What a curator decided about it. */
    public Terms terms() {
        return new Terms(reason, audience, startsOn, endsOn);
    }

    /** Where it stands on that day. */
    public Phase phase(LocalDate day) {
        if (endsOn.isBefore(day)) {
            return Phase.PAST;
        }
        return startsOn.isAfter(day) ? Phase.SCHEDULED : Phase.CURRENT;
    }

    /** Whether readers could open the lesson when this was read. */
    public boolean readable() {
        return !title.isEmpty();
    }

    /** How pages call the audience; empty when it is for everybody. */
    public String audienceName() {
        return audience.map(Audience::label).orElse("");
    }

    Featured named(String shownTitle, String shownOwner) {
        return new Featured(id, ref, shownTitle, reason, audience, startsOn, endsOn, position, ownerId, shownOwner);
    }
}
