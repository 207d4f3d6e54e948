package org.stile.lessons;

import java.time.Instant;
import java.util.Locale;
import org.stile.guard.Find;

/**
 * A place in what is kept about a lesson that the guard has marked and nobody has looked at. It says where, never what.
 *
 * @param title of the lesson
 * @param holder the table that has the text, and {@code row} which row of it
 * @param field in kebab-case
 * @param run the import that it came with, and {@code line} the line; 0 for neither
 */
public record Finding(
        LessonRef ref,
        String title,
        State state,
        String holder,
        long row,
        String field,
        Find find,
        Instant at,
        long run,
        long line) {

    /** What pages call the place, such as "Revision 2: What happened". */
    public String place() {
        return KeptText.label(holder, row, field);
    }

    /** What it looks like, such as "telephone number". */
    public String kind() {
        return find.kind().plainName();
    }

    /** The word that programs know the kind by, such as {@code nhs-number}. */
    public String kindWord() {
        return word(find.kind());
    }

    public boolean certain() {
        return find.certainty() == Find.Certainty.CERTAIN;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
