package org.stile.trusts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Trusts that went over into another, as a curator entered it.
 *
 * @param trusts ODS codes of those that closed, in their order; never empty
 * @param into ODS code of the one that goes on
 * @param closedOn the last day of those that closed
 * @param undone whether it was taken back
 */
public record Merger(long id, List<String> trusts, String into, LocalDate closedOn, Instant enteredAt, boolean undone) {

    public Merger {
        trusts = List.copyOf(trusts);
    }
}
