package org.stile.lessons;

import java.time.Instant;
import org.stile.base.Token;

/**
 * Somebody's word that something is wrong with a lesson.
 *
 * @param detail what they said, or empty
 * @param bySignedIn whether a signed-in person said it
 * @param hidLesson whether it hid the lesson
 */
public record LessonReport(
        long id,
        LessonRef ref,
        String title,
        Kind kind,
        String detail,
        boolean bySignedIn,
        boolean hidLesson,
        Instant at) {

    /** What is wrong. */
    public enum Kind implements Token {
        IDENTIFIES_PATIENT("identifies-patient", "It identifies a patient"),
        WRONG("wrong", "Something in it is wrong"),
        OUT_OF_DATE("out-of-date", "It is out of date"),
        OTHER("other", "Something else");

        private final String value;
        private final String label;

        Kind(String value, String label) {
            this.value = value;
            this.label = label;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
