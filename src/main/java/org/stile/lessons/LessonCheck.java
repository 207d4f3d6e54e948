package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stile.base.Problem;
import org.stile.guard.Find;
import org.stile.guard.Guard;
import org.stile.guard.Identifiers;
import org.stile.web.Viewer;

/** Looks at a lesson that is being written: identifiers, lessons that say the same, and advice. Stores nothing. */
@ApplicationScoped
class LessonCheck {

    private static final int SIMILAR = 3;

    private final Instance<SimilarLessons> similar;

    LessonCheck(Instance<SimilarLessons> similar) {
        this.similar = similar;
    }

    /**
     * What may identify a patient. It says where, never what.
     *
     * @param field as the form calls it
     * @param start offset of the first UTF-16 char in the field, and {@code end} after the last
     * @param message for the author
     */
    record Identifier(String field, String kind, String certainty, int start, int end, String message) {}

    /** Everything there is to say; advice names fields as the form does. */
    record Checked(
            List<Identifier> identifiers, List<SimilarLessons.Similar> similar, List<LessonAdvice.Advice> advice) {}

    /**
     * Looks at a text.
     *
     * @param own the lesson that it changes, which is no other one that says the same; null for a new lesson
     */
    Checked of(LessonContent content, LessonRef own, Viewer viewer) {
        List<Identifier> identifiers = new ArrayList<>();
        boolean certain = false;
        for (var text : LessonRules.texts(content).entrySet()) {
            for (Find find : Guard.all(text.getValue())) {
                certain |= find.certainty() == Find.Certainty.CERTAIN;
                identifiers.add(new Identifier(
                        text.getKey(),
                        word(find.kind()),
                        word(find.certainty()),
                        find.start(),
                        find.end(),
                        Identifiers.message(find)));
            }
        }
        // a text with an identifier goes nowhere, not even into the memory of the sentence model
        return new Checked(identifiers, certain ? List.of() : alike(content, own, viewer), LessonAdvice.of(content));
    }

    /** Lessons that may say the same, the most alike first; none while search is too busy to tell. */
    List<SimilarLessons.Similar> alike(LessonContent content, LessonRef own, Viewer viewer) {
        try {
            return similar.stream()
                    .flatMap(finder -> finder.to(content, viewer, SIMILAR + 1).stream())
                    .filter(lesson -> !lesson.ref().equals(own))
                    .limit(SIMILAR)
                    .toList();
        } catch (Problem.Busy busy) {
            // the rest can be said all the same
            return List.of();
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
