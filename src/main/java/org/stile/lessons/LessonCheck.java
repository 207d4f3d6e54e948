package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    Checked of(LessonContent content, Viewer viewer) {
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
        List<SimilarLessons.Similar> alike = certain
                ? List.of()
                : similar.stream()
                        .flatMap(finder -> finder.to(content, viewer, SIMILAR).stream())
                        .toList();
        return new Checked(identifiers, alike, LessonAdvice.of(content));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
