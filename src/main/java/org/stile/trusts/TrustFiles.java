package org.stile.trusts;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads {@code content/reference/*.csv}. A bad row stops with the row's number and what is wrong. */
final class TrustFiles {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private TrustFiles() {}

    static List<Region> regions(String csv) {
        return rows(csv, row -> new Region(row.get("code"), row.get("name"), row.get("kind"), row.get("note")));
    }

    static List<Trust> trusts(String csv) {
        return rows(
                csv,
                row -> new Trust(
                        row.get("code"),
                        row.get("name"),
                        row.get("region"),
                        row.get("icb"),
                        row.get("icb_name"),
                        row.get("town"),
                        date(row.get("opened")),
                        date(row.get("closed")),
                        row.get("successor"),
                        row.get("former_names").isEmpty()
                                ? List.of()
                                : List.of(row.get("former_names").split(";")),
                        false));
    }

    static List<Supplier> suppliers(String csv) {
        return rows(
                csv,
                row -> new Supplier(
                        row.get("name"),
                        row.get("role"),
                        row.get("cluster"),
                        row.get("from"),
                        row.get("to"),
                        row.get("note"),
                        row.get("source")));
    }

    private static LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static <T> List<T> rows(String csv, Function<CSVRecord, T> row) {
        try (CSVParser parser = CSVParser.parse(new StringReader(csv), FORMAT)) {
            return parser.stream().map(record -> read(record, row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(CSVRecord record, Function<CSVRecord, T> row) {
        try {
            return row.apply(record);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Row " + (record.getRecordNumber() + 1) + " cannot be read: " + e.getMessage(), e);
        }
    }
}
