package org.stile.cases;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables for spreadsheets. */
final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    /** A file to save. */
    static Response file(String name, List<String> head, List<List<Object>> rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(head);
            csv.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.ok(text.toString())
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** What people type: a spreadsheet must not take it for a formula. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Pence as a spreadsheet takes pounds: "1200.50"; empty when there are none. */
    static String pounds(Long pence) {
        return pence == null ? "" : "%d.%02d".formatted(pence / 100, pence % 100);
    }
}
