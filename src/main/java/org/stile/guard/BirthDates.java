package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds dates of birth: a full date after a label such as "DOB" or "born on", below such a heading, in field 7 of an
 * HL7 PID segment, or next in a list of them. A date without a label is a date, and "born in 1956" tells nobody's
 * birthday.
 */
final class BirthDates {

    private static final int REACH = 50;
    /** One of these is in every label: looking for them first spares most texts the rest. */
    private static final List<String> HINTS =
            List.of("birth", "hirth", "born", "dob", "d0b", "o.b", "o. b", "d o b", "b. ", "0010,0030", "pid|");

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|i{1,3}|iv|vi{0,3}|i?x|xii?)\\.?";
    private static final String DAY_OF = "(\\d{1,2})(?:st|nd|rd|th)?";
    // Three digits of a year are a slip, and the day and the month are still somebody's.
    private static final String YEAR = "(\\d{2,4})(?!\\d)";

    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2}) ?[/.\\\\ -] ?(\\d{1,2}) ?[/.\\\\ -] ?" + YEAR);
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4}) ?[/. -] ?(\\d{1,2}) ?[/. -] ?(\\d{1,2})(?!\\d)");
    private static final Pattern COMPACT = Pattern.compile("(\\d{2})(\\d{2})(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern MONTH_NAMED =
            Pattern.compile(DAY_OF + "(?: of)?[ /.,-]{0,2}" + MONTH + "[ /.,'’-]{0,2}" + YEAR);
    private static final Pattern MONTH_BEFORE = Pattern.compile("\\b" + MONTH + " ?\\z");
    private static final Pattern YEAR_NAMED = Pattern.compile("(\\d{4})(?:,? on )?(?:the )?[ /.,-]{0,2}(?:" + MONTH
            + "[ /.-]{0,2}(\\d{1,2})(?!\\d)|" + DAY_OF + "(?: of)? " + MONTH + "(?![a-z]))");
    private static final Pattern DAY_AND_YEAR = Pattern.compile(DAY_OF + "[, ] {0,2}" + YEAR);

    private static final String JOIN = "[\\s:=#.,;?()\\[\\]\"'*_<>|/-]{0,6}";
    private static final String NAME = "d\\.? ?[o0]\\.? ?b\\b\\.?|dates?[ _-]?of[ _-]?[bh]irth\\b"
            + "|(?:patient(?:'?s)? ?)?birth[ _-]?(?:date|time)\\b|birth ?(?=[:=])|born\\b|0010,0030\\b";
    // What stands between a label and its date: "DOB (dd/mm/yyyy) in PACS is", "corrected the DOB from".
    private static final String BETWEEN = "dd.?mm.?yy(?:yy)?|is|was|as|at|from|the|recorded|given|entered|value|da"
            + "|wrong|should read|changed(?= from| to| ?\\z)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|on|of|in"
            + "|(?:in|on) (?:the )?(?:p?acs|r[io]s|epr|pas|ehr|spine|label|form|request|wristband|record|card|letter)";
    private static final Pattern LABEL = Pattern.compile("(?<![a-z])(?:" + NAME + ")" + JOIN + "(?:(?:" + BETWEEN
            + "|(?:patient(?:'?s)? )?birth ?date|(?:was )?(?:s?he|they)(?: was)?)\\b" + JOIN + "){0,4}\\z");
    // "b. 12.7.38" at the beginning or after a comma; in a list of a., b., c. it is the second.
    private static final Pattern B_FOR_BORN = Pattern.compile("(?:^|[,(] ?|\\n)b\\. ?\\z");
    private static final Pattern PID_7 = Pattern.compile("(?<![a-z])pid\\|(?:[^|\\n]{0,50}\\|){6}\\z");
    private static final Pattern LISTED = Pattern.compile("[\\s,;/&]{1,3}(?:and |or |to |-> ?)?");
    // "The NHS was born on 5 July 1948": what is born here is no person.
    private static final Pattern NO_PERSON = Pattern.compile("\\b(?:nhs|service|trust|programme|project|idea|system"
            + "|pacs|it|which|organisation|hospital|unit|archive|network|scheme|department|team|board|company"
            + "|register|portal|site|partnership|agency|college)[\\s,]{1,2}(?:was|is|were) born\\b[^.]*\\z");

    private final String plain;
    private final Columns columns;
    private final boolean list;
    /** Where the last one found ends; the next of a list may follow. */
    private int last;

    private BirthDates(Reading reading) {
        this.plain = reading.plain();
        this.columns = reading.columns();
        this.list = plain.contains("a. ");
    }

    static List<Find> in(Reading reading) {
        List<Find> finds = new ArrayList<>();
        if (HINTS.stream().noneMatch(reading.plain()::contains)) {
            return finds;
        }
        BirthDates dates = new BirthDates(reading);
        for (Run run : reading.runs()) {
            boolean candidate = run.start() >= dates.last && run.size() <= 8;
            Optional<Find> find = candidate ? dates.at(run.start()) : Optional.empty();
            if (find.isPresent()) {
                finds.add(find.get());
                dates.last = find.get().end();
            }
        }
        return finds;
    }

    private Optional<Find> at(int start) {
        if (!afterWord(start) && !afterLast(start) && columns.heading(start).isEmpty()) {
            return Optional.empty();
        }
        int end = endOfDate(start);
        if (end > 0) {
            return labelled(start) ? found(start, end) : Optional.empty();
        }
        Matcher rest = from(DAY_AND_YEAR, start);
        Matcher month = MONTH_BEFORE.matcher(plain).region(Math.max(0, start - 12), start);
        boolean american = rest.lookingAt() && possible(rest.group(1), "1", rest.group(2)) && month.find();
        return american && labelled(month.start()) ? found(month.start(), rest.end()) : Optional.empty();
    }

    /** Whether a label, or the name of a month, stands before, with no more than punctuation between. */
    private boolean afterWord(int start) {
        int at = start - 1;
        while (at >= 0 && start - at < 10 && !Character.isLetterOrDigit(plain.charAt(at))) {
            at--;
        }
        return at >= 0 && (Plain.isLetter(plain.charAt(at)) || plain.startsWith("0010,0030", at - 8));
    }

    private boolean afterLast(int start) {
        return last > 0
                && start - last < 9
                && LISTED.matcher(plain).region(last, start).matches();
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
        if (date.usePattern(YEAR_NAMED).lookingAt() && ofALife(date.group(1))) {
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
        if (label.find()) {
            return !label.group().startsWith("born")
                    || !NO_PERSON.matcher(plain).region(from, start).find();
        }
        return afterLast(start)
                || B_FOR_BORN
                                .matcher(plain)
                                .region(Math.max(0, start - 5), start)
                                .find()
                        && !list
                || PID_7.matcher(plain).region(Math.max(0, start - 300), start).find()
                || LABEL.matcher(columns.heading(start)).matches();
    }

    /** Day and month in either order. 30 February is a slip of the pen that still tells whose day was meant. */
    private static boolean possible(String day, String month, String year) {
        int d = Integer.parseInt(day);
        int m = Integer.parseInt(month);
        boolean order = m <= 12 && d <= 31 || d <= 12 && m <= 31;
        return ofALife(year) && order && d > 0 && m > 0;
    }

    /** 1901 and before are what systems fill in, and nobody alive. */
    private static boolean ofALife(String year) {
        int y = Integer.parseInt(year);
        return year.length() < 4 || y > 1901 && y < 2100;
    }

    private static Optional<Find> found(int start, int end) {
        return Optional.of(Find.certain(IdentifierKind.DATE_OF_BIRTH, start, end));
    }
}
