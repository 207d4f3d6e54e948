package org.stile.lessons;

import java.util.Optional;
import org.stile.web.Viewer;

/** Who may do what with a question: pure rules over an unmasked lesson, a question of it and a viewer. */
final class AskPolicy {

    private AskPolicy() {}

    /** Whether the lesson takes questions of this viewer: readers', but not its author's. */
    static boolean mayAsk(Lesson lesson, Viewer viewer) {
        return viewer.signedIn() && readable(lesson, viewer) && !isAuthor(lesson, viewer);
    }

    /** By which right the viewer answers questions about this lesson; empty when by none. */
    static Optional<Ask.Answerer> answerer(Lesson lesson, Viewer viewer) {
        if (!viewer.signedIn() || !readable(lesson, viewer)) {
            return Optional.empty();
        }
        if (isAuthor(lesson, viewer)) {
            return Optional.of(Ask.Answerer.AUTHOR);
        }
        if (viewer.leads(lesson.content().trust())) {
            return Optional.of(Ask.Answerer.TRUST_LEAD);
        }
        return viewer.curator() ? Optional.of(Ask.Answerer.CURATOR) : Optional.empty();
    }

    /** Whether the viewer may know of the question: answered ones everybody, open ones members. */
    static boolean maySee(AskRow ask, Lesson lesson, Viewer viewer) {
        if (ask.withdrawnAt != null || !readable(lesson, viewer)) {
            return false;
        }
        return switch (ask.state()) {
            case ANSWERED -> true;
            case OPEN -> viewer.signedIn();
            case HIDDEN -> viewer.curator() || asked(ask, viewer);
        };
    }

    static boolean mayAnswer(AskRow ask, Lesson lesson, Viewer viewer) {
        return ask.state() == Ask.State.OPEN && answerer(lesson, viewer).isPresent();
    }

    /** Only who gave an answer puts it right, while they are one of the lesson's people. */
    static boolean mayCorrect(AskRow ask, Lesson lesson, Viewer viewer) {
        return ask.state() == Ask.State.ANSWERED
                && ask.answeredBy == viewer.accountId()
                && answerer(lesson, viewer).isPresent();
    }

    static boolean asked(AskRow ask, Viewer viewer) {
        return viewer.signedIn() && ask.askerId == viewer.accountId();
    }

    private static boolean readable(Lesson lesson, Viewer viewer) {
        return lesson.published() && LessonPolicy.mayRead(lesson, viewer);
    }

    private static boolean isAuthor(Lesson lesson, Viewer viewer) {
        return viewer.signedIn() && lesson.people().authorId() == viewer.accountId();
    }
}
