package org.stile.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.stile.web.Csv;

/** The lines that an import did not take, as a table for a spreadsheet. */
final class RejectsCsv {

    private static final int BATCH = 1_000;

    private RejectsCsv() {}

    /** Writes all of them, a batch at a time; closes nothing. */
    static void write(ImportRunStore runs, long run, OutputStream client) throws IOException {
        Writer writer = new OutputStreamWriter(client, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord("line", "externalId", "reason");
        List<ImportRunStore.Reject> batch = runs.rejectsAfter(run, 0, BATCH);
        while (!batch.isEmpty()) {
            for (ImportRunStore.Reject reject : batch) {
                csv.printRecord(reject.line(), Csv.harmless(reject.externalId()), reject.reason());
            }
            csv.flush();
            batch = runs.rejectsAfter(run, batch.getLast().line(), BATCH);
        }
        csv.flush();
    }
}
