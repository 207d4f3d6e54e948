package org.stile.programmes;

import java.time.LocalDate;
import java.util.Map;

/** How business cases stand; the register above this package answers. */
public interface CaseCounts {

    /** The number of cases by the status they had at the end of a day; statuses that none had are left out. */
    Map<String, Integer> at(String programme, LocalDate day);
}
