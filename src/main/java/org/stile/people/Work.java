package org.stile.people;

import java.util.List;
import org.stile.web.Option;

/** The kinds of work that a person can name. Implemented by lessons, whose audiences they are. */
public interface Work {

    /** Every kind, in the order of the page. */
    List<Option> kinds();
}
