package org.stile.search;

import org.stile.lessons.Attribution;
import org.stile.lessons.Lesson;

/**
 * Where a lesson comes from, as far as somebody may know. This is the one place where search decides what an
 * attribution hides; every engine indexes both forms, in fields of their own.
 *
 * @param trust ODS code, or empty
 * @param organisation name of an outside organisation, or empty
 * @param author name, or empty
 */
public record Origin(String trust, String organisation, String author) {

    private static final Origin HIDDEN = new Origin("", "", "");

    /** All that is known: for curators. */
    public static Origin known(Lesson lesson) {
        return new Origin(
                lesson.content().trust(),
                lesson.content().organisation(),
                lesson.people().authorName());
    }

    /** What everybody may know. */
    public static Origin shown(Lesson lesson) {
        Origin known = known(lesson);
        return switch (lesson.content().attribution()) {
            case NAMED -> known;
            case TRUST -> new Origin(known.trust, known.organisation, "");
            case REGION -> HIDDEN;
        };
    }

    /** The importer's own identifier; empty where it could give away the trust that an attribution hides. */
    public static String shownExternalId(Lesson lesson) {
        return lesson.content().attribution() == Attribution.REGION ? "" : lesson.externalId();
    }
}
