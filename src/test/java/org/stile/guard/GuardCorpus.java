package org.stile.guard;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The texts that the guard is judged by, {@code guard-corpus.csv}. No number of a person is in the file: a placeholder
 * stands for it, {@code {nhs 3 3 4}}, and the number is made here, the same in every run. After the space stands how
 * it is written: a digit is the length of a group, everything else is copied.
 */
final class GuardCorpus {

    private static final Path FILE = Path.of("src/test/resources/guard-corpus.csv");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(nhs|issued|ireland|chi|ten|bad|nino)(?: ([^}]*))?\\}");
    private static final List<String> TOLL_FREE = List.of("800", "888", "877", "866", "855", "844", "833", "822");
    /** Given out by offices for their own files, so no person has one (Wikipedia, National Insurance number). */
    private static final List<String> ADMINISTRATIVE = List.of("CR", "MW", "NC", "PP", "PY", "PZ");

    /** What the row's author says of it. */
    enum Label {
        CERTAIN,
        POSSIBLE,
        NONE
    }

    /**
     * A row with its numbers put in.
     *
     * @param kind the name of an {@link IdentifierKind} in lower case, or what a row without identifier is about
     * @param form the row's text as it stands in the file
     * @param numbers where the numbers stand that were put in, as pairs of start and end
     */
    record Row(Label label, String kind, String source, String form, String text, List<int[]> numbers) {

        boolean is(IdentifierKind other) {
            return label != Label.NONE
                    && kind.equals(other.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }

        /** Whether the find touches a number of the row; any find does when the row names its identifier itself. */
        boolean touches(Find find) {
            return numbers.isEmpty()
                    || numbers.stream().anyMatch(number -> find.start() < number[1] && find.end() > number[0]);
        }
    }

    private GuardCorpus() {}

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(FILE)) {
            for (CSVRecord line : format.parse(reader)) {
                rows.add(row(line, new Random(line.getRecordNumber())));
            }
        }
        return rows;
    }

    private static Row row(CSVRecord line, Random random) {
        String form = line.get("text");
        StringBuilder text = new StringBuilder();
        List<int[]> numbers = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(form);
        int from = 0;
        while (placeholder.find()) {
            text.append(form, from, placeholder.start());
            int start = text.length();
            String number = number(placeholder.group(1), random);
            text.append(placeholder.group(2) == null ? number : shaped(number, placeholder.group(2)));
            numbers.add(new int[] {start, text.length()});
            from = placeholder.end();
        }
        text.append(form, from, form.length());
        Label label = Label.valueOf(line.get("label").toUpperCase(Locale.ROOT));
        return new Row(label, line.get("kind"), line.get("source"), form, text.toString(), numbers);
    }

    static String shaped(String number, String shape) {
        StringBuilder written = new StringBuilder();
        int at = 0;
        for (char c : shape.toCharArray()) {
            if (c >= '0' && c <= '9') {
                written.append(number, at, at += c - '0');
            } else {
                written.append(c);
            }
        }
        if (at != number.length()) {
            throw new IllegalArgumentException("the shape “%s” has %d places".formatted(shape, at));
        }
        return written.toString();
    }

    private static String number(String name, Random random) {
        return switch (name) {
            case "nhs" -> withCheckDigit("999" + digits(6, random), random);
            case "issued" -> withCheckDigit("467".charAt(random.nextInt(3)) + digits(8, random), random);
            case "ireland" -> withCheckDigit("3" + (2 + random.nextInt(8)) + digits(7, random), random);
            case "chi" ->
                withCheckDigit(
                        "%02d%02d%02d"
                                        .formatted(
                                                1 + random.nextInt(28), 1 + random.nextInt(12), 20 + random.nextInt(80))
                                + digits(3, random),
                        random);
            case "ten" -> outsideTheRanges(random);
            case "bad" -> failing(random);
            default -> ADMINISTRATIVE.get(random.nextInt(6)) + digits(6, random) + "ABCD".charAt(random.nextInt(4));
        };
    }

    private static String outsideTheRanges(Random random) {
        while (true) {
            String ten = withCheckDigit("12589".charAt(random.nextInt(5)) + digits(8, random), random);
            if (!telephone(ten) && !dayAndMonth(ten)) {
                return ten;
            }
        }
    }

    private static String failing(Random random) {
        while (true) {
            String ten = (1 + random.nextInt(9)) + digits(9, random);
            if (checkDigit(ten.substring(0, 9)) != ten.charAt(9) - '0' && !telephone(ten)) {
                return ten;
            }
        }
    }

    private static boolean telephone(String ten) {
        return TOLL_FREE.contains(ten.substring(0, 3));
    }

    private static boolean dayAndMonth(String ten) {
        int day = Integer.parseInt(ten.substring(0, 2));
        int month = Integer.parseInt(ten.substring(2, 4));
        return day <= 31 && month >= 1 && month <= 12;
    }

    private static String digits(int many, Random random) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < many; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** The nine digits with their check digit; with another last digit where they have none. */
    private static String withCheckDigit(String nine, Random random) {
        String digits = nine;
        while (checkDigit(digits) == 10) {
            digits = nine.substring(0, 8) + random.nextInt(10);
        }
        return digits + checkDigit(digits);
    }

    /** Written apart from the code it tests. 10 means that there is none. */
    private static int checkDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += Character.digit(nine.charAt(i), 10) * (10 - i);
        }
        return (11 - sum % 11) % 11;
    }
}
