package org.stile.trusts;

import java.time.LocalDate;
import java.util.List;

/**
 * An NHS trust, open or closed, as the ODS extracts give it.
 *
 * @param code ODS code, such as {@code RGT}
 * @param region code of its region; empty where the extracts do not tell
 * @param icb code of its integrated care board, or empty
 * @param openedOn null where not given
 * @param closedOn null while it is open
 * @param successor ODS code of the trust that took over, or empty
 * @param formerNames what the same code was called before
 * @param invented true for the demo's own organisations, which do not exist
 */
public record Trust(
        String code,
        String name,
        String region,
        String icb,
        String icbName,
        String town,
        LocalDate openedOn,
        LocalDate closedOn,
        String successor,
        List<String> formerNames,
        boolean invented) {

    public boolean closed() {
        return closedOn != null;
    }
}
