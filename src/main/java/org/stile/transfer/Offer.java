package org.stile.transfer;

import org.stile.guard.Guard;
import org.stile.lessons.ImportLine;

/** A line of an import as it was read: a lesson, or the reason why there is none. */
sealed interface Offer {

    /** The line's number, from 1. */
    long line();

    /** The importer's identifier for the list of rejected lines; empty where it is missing or tells a patient. */
    default String shownId() {
        return "";
    }

    /** How many characters it keeps in memory, about. */
    default int weight() {
        return 0;
    }

    /** A lesson. */
    record Good(long line, ImportLine lesson, int weight) implements Offer {
        private static final int LONGEST_SHOWN = 200;

        @Override
        public String shownId() {
            String id = lesson.externalId();
            return id.length() <= LONGEST_SHOWN && Guard.all(id).isEmpty() ? id : "";
        }
    }

    /** A line that is no lesson. */
    record Bad(long line, String reason) implements Offer {}
}
