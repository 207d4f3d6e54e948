package org.stile.transfer;

import org.stile.lessons.ImportLine;

/**
 * Lines of an import by what became of them; only what is committed.
 *
 * @param read the sum of the next four; blank lines are not counted
 * @param possible those that were taken and hold something that may identify somebody, for curators to look at
 */
public record ImportCounts(long read, long created, long updated, long unchanged, long rejected, long possible) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0);

    /** With one more line. */
    ImportCounts and(ImportLine.Outcome outcome) {
        return switch (outcome) {
            case ImportLine.Created line ->
                new ImportCounts(read + 1, created + 1, updated, unchanged, rejected, possible + any(line.possible()));
            case ImportLine.Updated line ->
                new ImportCounts(read + 1, created, updated + 1, unchanged, rejected, possible + any(line.possible()));
            case ImportLine.Unchanged line ->
                new ImportCounts(read + 1, created, updated, unchanged + 1, rejected, possible);
            case ImportLine.Rejected line ->
                new ImportCounts(read + 1, created, updated, unchanged, rejected + 1, possible);
        };
    }

    private static int any(int finds) {
        return finds == 0 ? 0 : 1;
    }
}
