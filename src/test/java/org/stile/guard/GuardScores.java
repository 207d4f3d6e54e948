package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the guard does on its corpus. Counted in rows, since one find is enough to stop a text or to ask.
 *
 * <p>A row with a certain identifier counts as found when a certain find of whatever kind touches a number of the row;
 * one with a possible identifier, when a possible find of the row's kind does.
 */
final class GuardScores {

    /**
     * @param rows that hold the kind
     * @param found of those
     * @param alarms rows without any identifier in which the kind was found
     */
    record Score(IdentifierKind kind, int rows, int found, int alarms) {

        double recall() {
            return rows == 0 ? 1 : (double) found / rows;
        }

        /** Rows that hold another kind are left out: many hold a number and a name, and are labelled once. */
        double precision() {
            return found + alarms == 0 ? 1 : (double) found / (found + alarms);
        }
    }

    private record Read(GuardCorpus.Row row, List<Find> finds) {

        boolean has(IdentifierKind kind) {
            return finds.stream().anyMatch(find -> find.kind() == kind);
        }

        boolean holds() {
            return finds.stream()
                    .filter(row::touches)
                    .anyMatch(find -> row.label() == GuardCorpus.Label.CERTAIN
                            ? find.certainty() == Find.Certainty.CERTAIN
                            : row.is(find.kind()));
        }

        boolean blocked() {
            return finds.stream().anyMatch(find -> find.certainty() == Find.Certainty.CERTAIN);
        }
    }

    private final List<Read> reads = new ArrayList<>();

    GuardScores(List<GuardCorpus.Row> rows) {
        rows.forEach(row -> reads.add(new Read(row, Guard.all(row.text()))));
    }

    List<Score> all() {
        return Stream.of(IdentifierKind.values()).map(this::of).toList();
    }

    Score of(IdentifierKind kind) {
        List<Read> ofKind = reads.stream().filter(read -> read.row.is(kind)).toList();
        long found = ofKind.stream().filter(Read::holds).count();
        long alarms = without().filter(read -> read.has(kind)).count();
        return new Score(kind, ofKind.size(), (int) found, (int) alarms);
    }

    /** The rows that hold the kind and in which it is not found, as they stand in the file. */
    List<String> missed(IdentifierKind kind) {
        return reads.stream()
                .filter(read -> read.row.is(kind) && !read.holds())
                .map(read -> read.row.form())
                .toList();
    }

    /** The rows without any identifier that would be refused. */
    List<String> refusedForNothing() {
        return without().filter(Read::blocked).map(read -> read.row.form()).toList();
    }

    long rowsWithout() {
        return without().count();
    }

    private Stream<Read> without() {
        return reads.stream().filter(read -> read.row.label() == GuardCorpus.Label.NONE);
    }

    /** The table in {@code src/docs/guard.md}. */
    String table() {
        StringBuilder table = new StringBuilder("""
                | kind | finds | snippets | found | recall | false alarms | precision |
                | --- | --- | ---: | ---: | ---: | ---: | ---: |
                """);
        for (Score score : all()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %.1f %% | %d | %.1f %% |\n",
                    score.kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    score.kind.ordinal() <= IdentifierKind.DATE_OF_BIRTH.ordinal() ? "certain" : "possible",
                    score.rows,
                    score.found,
                    100 * score.recall(),
                    score.alarms,
                    100 * score.precision()));
        }
        return table.toString();
    }

    /** Prints the table. */
    public static void main(String[] args) throws Exception {
        System.out.print(new GuardScores(GuardCorpus.rows()).table());
    }
}
