package org.stile.web;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables for spreadsheets. */
public final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    /** A file to save. */
    public static Response file(String name, List<String> head, List<List<Object>> rows) {
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
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
