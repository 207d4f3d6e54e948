package org.stile.lessons;

import java.util.Map;

/**
 * A text about a lesson, as it is kept.
 *
 * @param holder the table that has it
 * @param row which row of it: a revision's number, a report's; 0 where a lesson has only one
 * @param field in kebab-case
 */
record KeptText(LessonRef ref, String holder, long row, String field, String text) {

    private static final Map<String, String> HOLDERS = Map.of(
            KeptTexts.LESSON,
            "",
            "lesson_revision",
            "Revision %d: ",
            "lesson_edit",
            "Proposed change: ",
            "lesson_report",
            "Report %d: ",
            "featured",
            "Featured: ",
            "observation",
            "Observation: ",
            "ask",
            "Question %d: ",
            "uptake",
            "What a trust did: ",
            "corroboration",
            "Another trust: ");

    /** What pages call the place, such as "Revision 2: What happened". */
    String label() {
        return label(holder, row, field);
    }

    static String label(String holder, long row, String field) {
        String place =
                HOLDERS.getOrDefault(holder, holder.replace('_', ' ') + " %d: ").formatted(row);
        String name = LessonForm.label(field.replaceFirst("^content-", ""));
        return place
                + (place.isEmpty()
                        ? name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1)
                        : name);
    }
}
