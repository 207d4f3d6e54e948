package org.stile.transfer;

import java.time.Instant;

/**
 * A run of the importer.
 *
 * @param finishedAt null while it runs; of one that was cut off, when it last gave a sign
 * @param failure why it did not come to its end, or empty
 */
public record ImportRun(long id, Instant startedAt, Instant finishedAt, ImportCounts counts, String failure) {

    public boolean finished() {
        return finishedAt != null;
    }
}
