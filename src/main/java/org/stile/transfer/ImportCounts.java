package org.stile.transfer;

import org.stile.lessons.ImportLine;

/**
 * Lines of an import by what became of them; only what is committed.
 *
 * @param read the sum of the others; blank lines are not counted
 */
public record ImportCounts(long read, long created, long updated, long unchanged, long rejected) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

    /** With one more line. */
    ImportCounts and(ImportLine.Outcome outcome) {
        return switch (outcome) {
            case ImportLine.Created c -> new ImportCounts(read + 1, created + 1, updated, unchanged, rejected);
            case ImportLine.Updated u -> new ImportCounts(read + 1, created, updated + 1, unchanged, rejected);
            case ImportLine.Unchanged u -> new ImportCounts(read + 1, created, updated, unchanged + 1, rejected);
            case ImportLine.Rejected r -> new ImportCounts(read + 1, created, updated, unchanged, rejected + 1);
        };
    }
}
