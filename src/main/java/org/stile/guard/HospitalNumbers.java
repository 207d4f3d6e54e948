package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers that a hospital or a system of one knows a patient by. They have no common form, so only a label
 * tells them: "MRN 4471209", "Hosp no: A214583", a heading of a table.
 */
final class HospitalNumbers {

    private static final int REACH = 70;
    /** The words with which labels begin; looking them up spares the other words the expressions. */
    private static final Set<String> FIRST = Set.of(
            ("mrn m lpi u pid case casenote casenotes unit district pas epr ehr emr ris cris clinic trust chart ed a"
                            + " ur oncology local pt med medical xray x radiology rm k d h r s lo maternity")
                    .split(" "));

    private static final String OF = "hosp[a-z]{0,6}\\.?|unit|district|pas|e[pmh]r|(?:c?ris )?patient|c?ris|clinic"
            + "|trust|chart|case[ -]?notes?|a&(?:amp;)?e|ed|ur|oncology|maternity|local patient|pt"
            + "|med(?:ical)?\\.? rec(?:ord)?\\.?|x-?ray|radiology|rm2|[dhkrsu]";
    private static final Pattern LABEL = Pattern.compile("m\\.?r\\.?n(?![a-z])\\.?|lpi\\b|u/n\\b"
            + "|case[ -]?notes?(?= \\d)|pid\\|\\d?\\|\\|?|pid\\b(?= \\d{6})|lo\\b(?<=0010,0020\\)? lo)"
            + "|(?:" + OF + ")(?:['’]?s)?[\\s._-]{0,2}(?:id )?" + Label.NUMBER);
    private static final String JOIN = "[\\s:=#.,;()\\[\\]\"'’*_<>|\\\\/^-]{0,6}";
    private static final Pattern JOINED =
            Pattern.compile(JOIN + "(?:(?:is|was|as|of|under|new|old|value|reads)\\b" + JOIN + ")?");
    private static final Pattern VALUE = Pattern.compile("(?:[a-z]{1,4}-?|[b-hj-z] )?\\d"
            + "(?:\\d{0,11}(?:[/-]\\d{1,7}){1,3}|\\d{0,2}(?: \\d{2,6}){1,3}|\\d{0,14})(?:-?[a-z])?(?![a-z0-9])");
    private static final Pattern DATE =
            Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-]\\d{2,4}|(?:19|20)\\d\\d(?:[/-].*)?");

    private HospitalNumbers() {}

    static List<Find> in(Reading reading) {
        List<Find> finds = new ArrayList<>();
        if (!reading.runs().isEmpty()) {
            labelled(reading.plain(), finds);
            inTables(reading, finds);
        }
        return finds;
    }

    private static void labelled(String plain, List<Find> finds) {
        Matcher label = LABEL.matcher(plain).useTransparentBounds(true);
        for (int i = 0; i < plain.length(); i++) {
            if (Plain.isLetter(plain.charAt(i))) {
                int end = endOfWord(plain, i);
                if (begins(plain.substring(i, end))
                        && label.region(i, Math.min(plain.length(), i + REACH)).lookingAt()) {
                    Matcher joined = from(JOINED, plain, label.end());
                    value(plain, joined.lookingAt() ? joined.end() : label.end())
                            .ifPresent(finds::add);
                }
                i = end - 1;
            }
        }
    }

    private static void inTables(Reading reading, List<Find> finds) {
        for (Run run : reading.runs()) {
            String heading = reading.columns().heading(run.start());
            if (!heading.isEmpty() && LABEL.matcher(heading).matches()) {
                value(reading.plain(), startOfWord(reading.plain(), run.start()))
                        .filter(find -> reading.columns().isCell(find.start(), find.end()))
                        .ifPresent(finds::add);
            }
        }
    }

    private static boolean begins(String word) {
        return FIRST.contains(word) || word.startsWith("hosp") || word.startsWith("patient");
    }

    private static Optional<Find> value(String plain, int start) {
        Matcher value = from(VALUE, plain, start);
        return value.lookingAt() && digits(value.group()) >= 4 && !date(value.group())
                ? Optional.of(Find.possible(IdentifierKind.HOSPITAL_NUMBER, start, value.end()))
                : Optional.empty();
    }

    /** "12/03/05", and years; but 66-00-12 is how films are filed by the last digits. */
    private static boolean date(String value) {
        Matcher date = DATE.matcher(value);
        return date.matches()
                && (date.group(1) == null
                        || Dates.dayOfMonth(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)))
                        || Dates.dayOfMonth(Integer.parseInt(date.group(2)), Integer.parseInt(date.group(1))));
    }

    private static Matcher from(Pattern pattern, String plain, int start) {
        return pattern.matcher(plain).region(start, Math.min(plain.length(), start + REACH));
    }

    private static long digits(String value) {
        return value.chars().filter(c -> Plain.isDigit((char) c)).count();
    }

    private static int endOfWord(String plain, int start) {
        int end = start;
        while (end < plain.length() && Plain.isLetter(plain.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int startOfWord(String plain, int digits) {
        int start = digits;
        while (start > 0 && digits - start < 5 && Plain.isLetter(plain.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
