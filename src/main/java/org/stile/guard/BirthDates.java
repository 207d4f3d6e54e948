package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds dates of birth: a full date right after a label such as "DOB" or "born on". A date without a label is a date,
 * and "born in 1956" tells nobody's birthday.
 */
final class BirthDates {

    private static final int REACH = 50;
    /** One of these is in every label: looking for them first spares most texts the rest. */
    private static final List<String> HINTS = List.of("birth", "born", "dob", "o.b", "o. b", "d o b");

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String DAY_OF = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(\\d{4}|\\d{2})(?!\\d)";

    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2}) ?[/.\\\\ -] ?(\\d{1,2}) ?[/.\\\\ -] ?" + YEAR);
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4}) ?[/. -] ?(\\d{1,2}) ?[/. -] ?(\\d{1,2})(?!\\d)");
    private static final Pattern COMPACT = Pattern.compile("(\\d{2})(\\d{2})(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern MONTH_NAMED =
            Pattern.compile(DAY_OF + "(?: of)?[ /.,-]{0,2}" + MONTH + "[ /.,'’-]{0,2}" + YEAR);
    private static final Pattern MONTH_BEFORE = Pattern.compile("\\b" + MONTH + " ?\\z");
    private static final Pattern DAY_AND_YEAR = Pattern.compile(DAY_OF + ",? {0,2}" + YEAR);

    private static final String JOIN = "[\\s:=#.,;()\\[\\]\"'*_>|/-]{0,6}";
    private static final Pattern LABEL =
            Pattern.compile("\\b(?:d\\.? ?o\\.? ?b\\b\\.?|date[ _-]?of[ _-]?birth\\b|birth ?date\\b|born\\b)" + JOIN
                    + "(?:(?:dd.?mm.?yy(?:yy)?|is|was|as|on|of|the|recorded|given|entered|mon|tues|wednes|thurs|fri"
                    + "|satur|sun)(?:day)?\\b" + JOIN + "){0,4}\\z");
    // "The NHS was born on 5 July 1948": what is born here is no person.
    private static final Pattern NO_PERSON = Pattern.compile(
            "\\b(?:nhs|service|trust|programme|project|idea|system|pacs|it|which|organisation|hospital|unit)"
                    + "[\\s,]{1,2}(?:was|is|were) born\\b[^.]*\\z");

    private final String plain;

    private BirthDates(String plain) {
        this.plain = plain;
    }

    static List<Find> in(String plain, List<Run> runs) {
        List<Find> finds = new ArrayList<>();
        if (HINTS.stream().noneMatch(plain::contains)) {
            return finds;
        }
        BirthDates dates = new BirthDates(plain);
        int end = 0;
        for (Run run : runs) {
            boolean candidate = run.start() >= end && run.size() <= 8 && dates.afterWord(run.start());
            Optional<Find> find = candidate ? dates.at(run.start()) : Optional.empty();
            if (find.isPresent()) {
                finds.add(find.get());
                end = find.get().end();
            }
        }
        return finds;
    }

    private Optional<Find> at(int start) {
        int end = endOfDate(start);
        if (end > 0) {
            return labelled(start) ? found(start, end) : Optional.empty();
        }
        Matcher rest = from(DAY_AND_YEAR, start);
        Matcher month = MONTH_BEFORE.matcher(plain).region(Math.max(0, start - 12), start);
        boolean american = rest.lookingAt() && possible(rest.group(1), "1", rest.group(2)) && month.find();
        return american && labelled(month.start()) ? found(month.start(), rest.end()) : Optional.empty();
    }

    /** Whether a word, of a label or the name of a month, stands before, with no more than punctuation between. */
    private boolean afterWord(int start) {
        int at = start - 1;
        while (at >= 0 && start - at < 10 && !Character.isLetterOrDigit(plain.charAt(at))) {
            at--;
        }
        return at >= 0 && Plain.isLetter(plain.charAt(at));
    }

    /** Where the date ends that begins here; 0 if none does. */
    private int endOfDate(int start) {
        Matcher date = from(DAY_FIRST, start);
        if (date.lookingAt() && possible(date.group(1), date.group(2), date.group(3))) {
            return date.end();
        }
        if (date.usePattern(YEAR_FIRST).lookingAt() && possible(date.group(3), date.group(2), date.group(1))) {
            return date.end();
        }
        if (date.usePattern(MONTH_NAMED).lookingAt() && possible(date.group(1), "1", date.group(2))) {
            return date.end();
        }
        boolean compact = date.usePattern(COMPACT).lookingAt()
                && (possible(date.group(1), date.group(2), date.group(3)) || yearFirst(date.group()));
        return compact ? date.end() : 0;
    }

    private static boolean yearFirst(String digits) {
        return digits.length() == 8 && possible(digits.substring(6), digits.substring(4, 6), digits.substring(0, 4));
    }

    private Matcher from(Pattern pattern, int start) {
        return pattern.matcher(plain).region(start, Math.min(plain.length(), start + REACH));
    }

    private boolean labelled(int start) {
        int from = Math.max(0, start - REACH);
        Matcher label = LABEL.matcher(plain).region(from, start);
        return label.find()
                && !(label.group().startsWith("born")
                        && NO_PERSON.matcher(plain).region(from, start).find());
    }

    /** Day and month in either order. 1900 and before are what systems fill in, and nobody alive. */
    private static boolean possible(String day, String month, String year) {
        int d = Integer.parseInt(day);
        int m = Integer.parseInt(month);
        int y = Integer.parseInt(year);
        boolean ofALife = year.length() == 2 || y > 1900 && y < 2100;
        return ofALife && (Dates.dayOfMonth(d, m) || Dates.dayOfMonth(m, d));
    }

    private static Optional<Find> found(int start, int end) {
        return Optional.of(Find.certain(IdentifierKind.DATE_OF_BIRTH, start, end));
    }
}
