package org.stile.site;

import java.util.List;
import org.stile.web.Viewer;

/** Part of what needs a curator. */
interface DeskSource {

    /** The oldest lines of each of its kinds, at most so many of each. */
    List<DeskLine> lines(Viewer curator, int most);
}
