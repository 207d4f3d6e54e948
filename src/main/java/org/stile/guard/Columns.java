package org.stile.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * Tables that were pasted as lines of cells, so that the label of a number may stand lines above it. A table is a line
 * and the lines right below it that have as many of the same delimiter.
 */
final class Columns {

    private static final String DELIMITERS = "\t|;,";
    /** A longer line is prose. It also bounds what one question costs. */
    private static final int LONGEST_LINE = 400;

    private final String plain;
    private final List<Row> rows;

    private record Row(int start, int end, char delimiter, int cells, int headingStart) {}

    private Columns(String plain, List<Row> rows) {
        this.plain = plain;
        this.rows = rows;
    }

    static Columns in(String plain) {
        List<Row> rows = new ArrayList<>();
        int newline = plain.indexOf('\n');
        Row above = row(plain, 0, newline);
        while (newline >= 0) {
            int start = newline + 1;
            newline = plain.indexOf('\n', start);
            Row row = row(plain, start, newline < 0 ? plain.length() : newline);
            if (row.cells > 1 && row.cells == above.cells && row.delimiter == above.delimiter) {
                row = new Row(start, row.end, row.delimiter, row.cells, above.headingStart);
                rows.add(row);
            }
            above = row;
        }
        return new Columns(plain, rows);
    }

    /** The heading of the cell in which {@code at} lies; empty outside a table and in the headings themselves. */
    String heading(int at) {
        Row row = rowOf(at);
        if (row == null) {
            return "";
        }
        int start = row.headingStart;
        for (int i = row.start; i < at; i++) {
            if (plain.charAt(i) == row.delimiter) {
                start = plain.indexOf(row.delimiter, start) + 1;
            }
        }
        int end = start;
        while (plain.charAt(end) != row.delimiter && plain.charAt(end) != '\n') {
            end++;
        }
        return plain.substring(start, end).strip();
    }

    /** Whether a cell holds nothing else. */
    boolean isCell(int start, int end) {
        Row row = rowOf(start);
        return row != null && edge(row, start, -1) && edge(row, end - 1, 1);
    }

    private boolean edge(Row row, int from, int step) {
        int at = from + step;
        while (at >= row.start && at < row.end && plain.charAt(at) == ' ') {
            at += step;
        }
        return at < row.start || at >= row.end || plain.charAt(at) == row.delimiter;
    }

    private Row rowOf(int at) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Row row = rows.get(middle);
            if (at < row.start) {
                high = middle - 1;
            } else if (at >= row.end) {
                low = middle + 1;
            } else {
                return row;
            }
        }
        return null;
    }

    private static Row row(String plain, int start, int end) {
        if (end - start > 0 && end - start <= LONGEST_LINE) {
            for (char delimiter : DELIMITERS.toCharArray()) {
                int cells = 1;
                for (int i = start; i < end; i++) {
                    cells += plain.charAt(i) == delimiter ? 1 : 0;
                }
                if (cells > 1) {
                    return new Row(start, end, delimiter, cells, start);
                }
            }
        }
        return new Row(start, end, '\n', 1, start);
    }
}
