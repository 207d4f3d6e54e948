package org.stile.lessons;

import java.time.Instant;
import org.stile.base.Token;

/**
 * A lesson that nobody finds until somebody has decided whether it identifies a patient.
 *
 * @param trust code of the trust it comes from, or empty
 */
public record Hidden(LessonRef ref, String title, String trust, Reason reason, Instant at) {

    /** Why it is hidden. */
    public enum Reason implements Token {
        REPORT("report", "Somebody reported that it identifies a patient"),
        GUARD("guard", "The guard found an identifier in it when it was read again"),
        DECISION("decision", "A curator or the lead of its trust hid it");

        private final String value;
        private final String label;

        Reason(String value, String label) {
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
