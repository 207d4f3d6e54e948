package org.stile.transfer;

import java.time.Duration;

/** What an import needs to know of search: when this node finds what was just stored. Implemented by a level above. */
public interface Indexed {

    /**
     * Waits until this node's index holds every change up to a position of the change log. Returns early when it does,
     * and without a word when the time is over: the index follows later.
     */
    void await(long position, Duration atMost);
}
