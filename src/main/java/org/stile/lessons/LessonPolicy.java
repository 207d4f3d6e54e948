package org.stile.lessons;

import java.util.EnumSet;
import java.util.Set;
import org.stile.lessons.Lifecycle.Part;
import org.stile.web.Viewer;

/**
 * Who may do what with a lesson: pure rules over an unmasked lesson and a viewer. Two rules stand above the rest:
 * nobody publishes their own lesson (neither its author nor who wrote it down), and a trust's own lead does not publish
 * that trust's lessons.
 */
final class LessonPolicy {

    private LessonPolicy() {}

    /** Everything that this viewer may do with this lesson now. */
    static Set<Action> allowed(Lesson lesson, Viewer viewer) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        for (Action action : Action.values()) {
            if (may(action, lesson, viewer)) {
                actions.add(action);
            }
        }
        return actions;
    }

    static boolean may(Action action, Lesson lesson, Viewer viewer) {
        // what was made of a quick observation is only its author's to approve
        boolean onlyItsAuthor = action == Action.SUBMIT && lesson.review().observed() && !own(lesson, viewer);
        return !onlyItsAuthor && Lifecycle.allows(action, lesson.state(), parts(lesson, viewer));
    }

    private static Set<Part> parts(Lesson lesson, Viewer viewer) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        if (viewer.signedIn()) {
            parts.add(Part.MEMBER);
        }
        if (own(lesson, viewer)) {
            parts.add(Part.AUTHOR);
        }
        if (viewer.lead()) {
            parts.add(ownLead(lesson, viewer) ? Part.OWN_LEAD : Part.OTHER_LEAD);
        }
        if (viewer.curator()) {
            parts.add(Part.CURATOR);
        }
        return parts;
    }

    /** Whether the viewer may see that the lesson is there, and read it. */
    static boolean mayRead(Lesson lesson, Viewer viewer) {
        return switch (lesson.state()) {
            case PUBLISHED, SUPERSEDED -> lesson.content().publication() == Publication.PUBLIC || viewer.signedIn();
            case DRAFT, DECLINED, QUARANTINED -> worksOn(lesson, viewer);
            case SUBMITTED -> worksOn(lesson, viewer) || viewer.lead();
            case WITHDRAWN -> false;
        };
    }

    /** Whether the viewer decides about somebody else's lesson: publishes it or a change to it, or returns it. */
    static boolean decides(Lesson lesson, Viewer viewer) {
        return Lifecycle.allows(Action.PUBLISH, State.SUBMITTED, parts(lesson, viewer));
    }

    /** Whether the viewer decides if a lesson identifies a patient, and removes what does: its trust's lead or a curator. */
    static boolean decidesAboutIdentifiers(Lesson lesson, Viewer viewer) {
        return viewer.curator() || ownLead(lesson, viewer);
    }

    /** Works it up: author, who wrote it down, the own trust's lead, and curators. */
    static boolean worksOn(Lesson lesson, Viewer viewer) {
        return viewer.signedIn() && (own(lesson, viewer) || ownLead(lesson, viewer) || viewer.curator());
    }

    /** What the lesson's attribution hides from this viewer is taken out. */
    static Lesson masked(Lesson lesson, Viewer viewer) {
        boolean beingWorkedUp = !lesson.published() && ownLead(lesson, viewer);
        if (viewer.curator() || own(lesson, viewer) || beingWorkedUp) {
            return lesson;
        }
        return switch (lesson.content().attribution()) {
            case NAMED -> lesson;
            case TRUST -> lesson.hiding(lesson.content(), lesson.externalId());
            // an importer's own identifier may well contain the trust's code
            case REGION -> lesson.hiding(lesson.content().withoutTrust(), "");
        };
    }

    private static boolean own(Lesson lesson, Viewer viewer) {
        return lesson.people().include(viewer.accountId());
    }

    private static boolean ownLead(Lesson lesson, Viewer viewer) {
        return viewer.leads(lesson.content().trust());
    }
}
