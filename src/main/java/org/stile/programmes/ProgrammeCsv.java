package org.stile.programmes;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The tables of a programme's pages for spreadsheets. */
final class ProgrammeCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private ProgrammeCsv() {}

    static String goLives(Rows rows, Board board, ProgrammeViews views) {
        return written(
                List.of(
                        "trust",
                        "code",
                        "region",
                        "region stated",
                        "solution",
                        "provided by region",
                        "stage",
                        "planned",
                        "live from",
                        "live to",
                        "earlier",
                        "reconstructed",
                        "source"),
                views.rows(rows).stream()
                        .map(of -> {
                            ProgrammePages.Row row = views.row(of);
                            boolean live = of.liveBy(board.day());
                            return List.<Object>of(
                                    harmless(of.trustName()),
                                    of.trustCode(),
                                    harmless(row.region()),
                                    of.regionStated(),
                                    harmless(row.solution()),
                                    harmless(board.solution(of)
                                            .map(solution -> board.programme().regionName(solution.region()))
                                            .orElse("")),
                                    harmless(row.stage()),
                                    of.planned(board.day())
                                            .map(plan -> plan.on().toString())
                                            .orElse(""),
                                    live ? of.live().from() : "",
                                    live ? of.live().to() : "",
                                    of.earlier(),
                                    of.reconstructed(),
                                    of.sourceUrl());
                        })
                        .toList());
    }

    static String burnUp(Board board) {
        return written(
                List.of("month", "went live in it", "live for certain by its end", "live at most by its end"),
                board.months().stream()
                        .map(month -> List.<Object>of(month.month(), month.count(), month.live(), month.possible()))
                        .toList());
    }

    private static String written(List<String> head, List<List<Object>> rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(head);
            csv.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** People type names: a spreadsheet must not take one for a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
