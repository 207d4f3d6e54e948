package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/** How far the files of the database and of each node's index have been written anew since the last purge. */
@ApplicationScoped
public class Purges {

    private final QuarantineStore store;
    private final InstantSource clock;

    Purges(QuarantineStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The number of the last purge; 0 when there was none. An index with a lower one has segments to write anew. */
    @Transactional
    public long last() {
        return store.lastPurge();
    }

    /** A node's index holds nothing any more of what was purged up to this number. */
    @Transactional
    public void indexWritten(String node, long upTo) {
        store.indexWritten(node, upTo, clock.instant());
    }

    /** The number of the last purge after which the tables were written anew; 0 for none. */
    @Transactional
    long tablesWrittenUpTo() {
        return store.tablesWrittenUpTo();
    }

    @Transactional
    void tablesWritten(long upTo) {
        store.tablesWritten(upTo, clock.instant());
    }
}
