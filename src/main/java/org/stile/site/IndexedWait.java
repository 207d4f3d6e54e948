package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.stile.search.SearchIndex;
import org.stile.transfer.Indexed;

/** Lets an import wait until what it brought in can be found on this node. */
@ApplicationScoped
class IndexedWait implements Indexed {

    private final SearchIndex index;

    IndexedWait(SearchIndex index) {
        this.index = index;
    }

    @Override
    public void await(long position, Duration atMost) {
        index.awaitCursor(position, atMost);
    }
}
