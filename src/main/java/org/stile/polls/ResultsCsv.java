package org.stile.polls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.stile.web.Csv;

/** The figures of a poll as a table for a spreadsheet: a line for each option of each round and group. */
final class ResultsCsv {

    private ResultsCsv() {}

    static String of(Polls.Opened opened) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "heldOn",
                    "by",
                    "group",
                    "option",
                    "count",
                    "share",
                    "low95",
                    "high95",
                    "respondents",
                    "source",
                    "url");
            for (Results round : opened.rounds()) {
                print(csv, round, "", round.hidden() ? "Fewer than five answers" : "Everybody", round.lines());
                if (round.reported().isPresent()) {
                    Line rest =
                            new Line("Not stated", Optional.empty(), Optional.of(round.notStated()), Optional.empty());
                    print(csv, round, "", "Everybody", List.of(rest));
                }
                for (Results.Table table : round.tables()) {
                    for (Results.Row row : table.rows()) {
                        print(csv, round, table.heading(), row.label(), row.lines());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void print(CSVPrinter csv, Results round, String by, String group, List<Line> lines)
            throws IOException {
        Optional<Round.Source> source = round.reported().map(Round.Reported::source);
        for (Line line : lines) {
            csv.printRecord(
                    Csv.harmless(round.round().held().as()),
                    by,
                    Csv.harmless(group),
                    Csv.harmless(line.label()),
                    line.count().orElse(null),
                    line.share().orElse(null),
                    line.interval().map(Interval::low).orElse(null),
                    line.interval().map(Interval::high).orElse(null),
                    round.respondents().orElse(null),
                    source.map(Round.Source::title).map(Csv::harmless).orElse(""),
                    source.map(Round.Source::url).orElse(""));
        }
    }
}
