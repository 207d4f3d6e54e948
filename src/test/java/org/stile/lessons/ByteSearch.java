package org.stile.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Looks for something in everything that a portal leaves: bytes of files, and what bytes hide. PostgreSQL compresses long
 * values and Lucene stored fields and terms, so that the rows and the index are read as well, and the statistics, which
 * quote columns.
 */
final class ByteSearch {

    private static final int LARGEST = 64 * 1024 * 1024;

    private final Function<String, Set<String>> in;

    /** @param in what of the wanted is in a text, whose chars are bytes where it comes from a file */
    private ByteSearch(Function<String, Set<String>> in) {
        this.in = in;
    }

    /** For numbers of ten digits, however they are written: in groups, in UTF-8 or UTF-16. */
    static ByteSearch forNumbers(Map<String, String> pathsByNumber) {
        BitSet first = new BitSet();
        pathsByNumber.keySet().forEach(number -> first.set(number.charAt(0)));
        return new ByteSearch(text -> {
            Set<String> found = new TreeSet<>();
            for (int at = 0; at < text.length(); at++) {
                String path = first.get(text.charAt(at)) ? pathsByNumber.get(tenDigits(text, at)) : null;
                if (path != null) {
                    found.add(path);
                }
            }
            return found;
        });
    }

    /** For a word in any capitals, in UTF-8 or UTF-16. */
    static ByteSearch forWord(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return new ByteSearch(text -> {
            String lower = text.toLowerCase(Locale.ROOT);
            return lower.contains(small) || lower.replace("\0", "").contains(small) ? Set.of(word) : Set.of();
        });
    }

    /** The ten digits that begin here, passing over what is small between them and over the zeros of UTF-16. */
    private static String tenDigits(String text, int from) {
        StringBuilder digits = new StringBuilder(10);
        int between = 0;
        for (int at = from; at < text.length() && digits.length() < 10 && between < 8; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                between = 0;
            } else if (text.startsWith("%20", at)) {
                at += 2;
                between++;
            } else if (c <= ' ' || c == '-' || c == '.' || c == '+') {
                between++;
            } else {
                break;
            }
        }
        return digits.toString();
    }

    /** What is found in files below a folder, by what was wanted: the first file each. */
    Map<String, String> inFiles(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                in.apply(read(file)).forEach(wanted -> found.putIfAbsent(wanted, folder.relativize(file) + ""));
            }
        }
        return found;
    }

    /** The bytes as chars; empty for what is no file or has gone meanwhile. */
    private static String read(Path file) throws IOException {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return is.isRegularFile() && is.size() <= LARGEST
                    ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    : "";
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    Set<String> inText(String text) {
        return in.apply(text);
    }

    /** What is found in the rows of the tables, uncompressed, and in the statistics. */
    Map<String, String> inRows(DataSource database) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>(List.of("pg_statistic"));
            try (ResultSet rows =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select cast(t as text) from " + table + " t")) {
                    while (rows.next()) {
                        in.apply(rows.getString(1)).forEach(wanted -> found.putIfAbsent(wanted, table));
                    }
                }
            }
        }
        return found;
    }

    /** What is found in an index as it is kept: in stored fields and terms, of deleted documents too. */
    Map<String, String> inIndex(Path generation) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (FSDirectory directory = FSDirectory.open(generation);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                for (int i = 0; i < leaf.reader().maxDoc(); i++) {
                    Document document = leaf.reader().storedFields().document(i);
                    in.apply(document.toString()).forEach(wanted -> found.putIfAbsent(wanted, "a stored field"));
                }
            }
            for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
                terms(reader, field.name).forEach(wanted -> found.putIfAbsent(wanted, "a term of " + field.name));
            }
        }
        return found;
    }

    private Set<String> terms(DirectoryReader reader, String field) throws IOException {
        Set<String> found = new TreeSet<>();
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                found.addAll(in.apply(text(term)));
            }
        }
        return found;
    }

    private static String text(BytesRef term) {
        try {
            return term.utf8ToString();
        } catch (AssertionError | RuntimeException binary) {
            return new String(term.bytes, term.offset, term.length, StandardCharsets.ISO_8859_1);
        }
    }

    /** The generation that an index folder serves. */
    static Path generation(Path index) {
        try {
            return index.resolve(Files.readString(index.resolve("current")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
