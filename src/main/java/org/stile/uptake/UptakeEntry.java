package org.stile.uptake;

import java.time.Instant;
import org.stile.base.Token;
import org.stile.lessons.LessonRef;

/**
 * One act in the ledger: a trust said something about its use of a lesson, or took it back.
 *
 * @param version from 1, for each trust and lesson
 */
record UptakeEntry(LessonRef lesson, String trust, int version, Act act, Uptake uptake, Instant at)
        implements LedgerLine {

    /** What was done. Only what a trust's lead has confirmed is shown and counts. */
    enum Act implements Token {
        RECORDED("recorded", "Recorded by a member of your trust"),
        CONFIRMED("confirmed", "Confirmed by your trust’s lead"),
        DROPPED("dropped", "Taken back before it was confirmed"),
        WITHDRAWN("withdrawn", "Taken back");

        private final String value;
        private final String label;

        Act(String value, String label) {
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
