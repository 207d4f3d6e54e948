package org.stile.site;

import java.util.Arrays;
import java.util.List;
import org.stile.lessons.Audience;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonText;
import org.stile.web.Option;

/** What of a lesson matters to an audience, the most important part first; short enough for one printed page. */
enum Face {
    MONEY("money", "impact", "actions", "applies"),
    PATIENTS("impact", "actions", "applies"),
    ACTIONS("actions", "applies", "impact");

    private final List<String> parts;

    Face(String... parts) {
        this.parts = List.of(parts);
    }

    static Face of(Audience audience) {
        return switch (audience) {
            case FINANCE, EXECUTIVE -> MONEY;
            case CLINICIAN, RADIOLOGY -> PATIENTS;
            case IT, PROGRAMME, INFORMATION_GOVERNANCE, SUPPLIER -> ACTIONS;
        };
    }

    /** The names of its parts, in order. */
    List<String> parts() {
        return parts;
    }

    /** What to say when the lesson has nothing of what matters most; empty when it has. */
    String missing(LessonContent content, LessonText text) {
        return switch (this) {
            case MONEY -> content.money() == null ? "This lesson says nothing about money in figures." : "";
            case PATIENTS ->
                text.impact().isEmpty() ? "This lesson says nothing about the effect on patients and staff." : "";
            case ACTIONS -> "";
        };
    }

    /** The audiences that have a face of their own, as links. */
    static List<Option> all() {
        return Arrays.stream(Audience.values())
                .map(audience -> new Option(audience.value(), audience.label()))
                .toList();
    }
}
