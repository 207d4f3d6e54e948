package org.stile.lessons;

import org.stile.base.Problem;
import org.stile.web.Viewer;

/** Why somebody may not do what they asked, with the remedy. */
final class LessonRefusals {

    private LessonRefusals() {}

    static Problem of(Action action, Lesson lesson, Viewer viewer) {
        if (!viewer.signedIn()) {
            return new Problem.NotSignedIn("Sign in to do this.");
        }
        return switch (action) {
            case EDIT ->
                new Problem.Forbidden(
                        "not-yours", "Only its author, the lead of its trust and curators can change this lesson.");
            case SUBMIT ->
                lesson.state() == State.DRAFT
                        ? new Problem.Forbidden("not-yours", onlySubmits(lesson))
                        : new Problem.Conflict("lesson-not-draft", "This lesson is not a draft any more.");
            case PUBLISH -> publish(lesson, viewer);
            case RETURN ->
                lesson.state() == State.SUBMITTED
                        ? new Problem.Forbidden("not-a-reviewer", "Only trust leads and curators return lessons.")
                        : notSubmitted();
            case DECLINE ->
                lesson.state() == State.SUBMITTED
                        ? new Problem.Forbidden(
                                "not-a-reviewer", "Only a curator or the lead of another trust declines a lesson.")
                        : notSubmitted();
            case ENDORSE ->
                lesson.state() == State.SUBMITTED
                        ? new Problem.Forbidden(
                                "not-the-lead", "Only the lead of its trust endorses a lesson, and not their own.")
                        : notSubmitted();
            case ASSIGN ->
                lesson.state() == State.SUBMITTED
                        ? new Problem.Forbidden(
                                "not-a-reviewer", "Only those who could decide about it say who deals with a lesson.")
                        : notSubmitted();
            case REOPEN ->
                lesson.state() == State.DECLINED
                        ? new Problem.Forbidden(
                                "not-yours", "Only its author or the lead of its trust can open it again.")
                        : new Problem.Conflict("lesson-not-declined", "This lesson has not been declined.");
            case HIDE -> new Problem.Conflict("lesson-not-published", "Only published lessons can be reported.");
            case WITHDRAW ->
                new Problem.Forbidden(
                        "not-yours", "Only its author, the lead of its trust and curators can withdraw this lesson.");
            case RESTORE ->
                lesson.state() == State.QUARANTINED
                        ? new Problem.Forbidden(
                                "not-a-curator",
                                "Only a curator or the lead of its trust puts a hidden lesson back, and nobody their own.")
                        : new Problem.Conflict("lesson-not-hidden", "This lesson is not hidden.");
        };
    }

    private static String onlySubmits(Lesson lesson) {
        return lesson.review().observed()
                ? "Only its author can submit what was made of an observation. Send it to them to approve."
                : "Only its author or the lead of its trust can submit it.";
    }

    private static Problem publish(Lesson lesson, Viewer viewer) {
        if (lesson.state() != State.SUBMITTED) {
            return notSubmitted();
        }
        if (lesson.people().include(viewer.accountId())) {
            return new Problem.Forbidden(
                    "own-lesson", "Nobody publishes their own lesson. A curator or another trust’s lead will.");
        }
        return new Problem.Forbidden(
                "not-a-reviewer", "Only a curator or the lead of another trust can publish this lesson.");
    }

    static Problem publishEdit() {
        return new Problem.Forbidden(
                "own-lesson", "Somebody other than its author and its editor must decide about this change.");
    }

    static Problem.Conflict notSubmitted() {
        return new Problem.Conflict(
                "lesson-not-submitted",
                "This lesson is not waiting for review. Ask its author to submit it, then decide.");
    }
}
