package org.stile.search.judged;

import java.io.IOException;
import java.util.List;

/** A way of ranking the lessons of one collection. */
interface RankedBy {

    /** External identifiers, best first. */
    List<String> search(String query, int most) throws IOException;
}
