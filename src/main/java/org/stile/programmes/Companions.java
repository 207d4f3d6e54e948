package org.stile.programmes;

import java.util.List;

/** What else there is about a programme; the pages above this package answer. */
public interface Companions {

    /** An address and what it is called. */
    record Link(String href, String label) {}

    /** The links of a programme, in the order of the page. */
    List<Link> of(String programme);
}
