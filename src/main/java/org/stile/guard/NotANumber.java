package org.stile.guard;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What ten digits are when they are no patient's number although they pass the sum: a telephone, a piece of an address
 * or of a longer number, money, a place on the map. Asked for one {@link Ten}, unless a label named it.
 *
 * @param labelled "patient" stands right before the number, so what touches it on the left is the label
 */
record NotANumber(Reading reading, Ten ten, boolean labelled) {

    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_FILE_NAME = 66;
    private static final int REACH = 30;

    /** In these a number may begin with 0 and be no telephone; French telephones, say, come in pairs. */
    private static final Set<String> ZERO_FIRST = Set.of("10", "6-4", "3-3-4", "2-2-2-4", "1-1-1-1-1-1-1-1-1-1");

    private static final Pattern TELEPHONE_AFTER = Pattern.compile(
            " ?\\((?:tele)?(?:phone|tel|fax|mobile|mob|bleep|pager|office|home|work|toll)[a-z -]{0,8}\\)"
                    + "|,? ?(?:ext|extension|x)\\.? ?\\d");
    // Where a directory of American numbers goes on: the web, mail, a postcode, another number.
    private static final Pattern DIRECTORY_AFTER = Pattern.compile("\\b(?:www\\.|https?:|e-?mail|tty\\b|toll\\b)|@");
    private static final Pattern DIRECTORY_BEFORE = Pattern.compile(
            "\\b(?:[a-z]{2}[ ,]{1,2}\\d{5}(?:-\\d{4})?" + "|\\d{3}[-.]\\d{4})(?:[\\s,;/|]|or|and){0,6}\\z");
    private static final Pattern COUNTED = Pattern.compile(
            " ?(?:hrs?\\b|hours\\b|bytes\\b|[kmgt]b\\b|pounds\\b|dollars\\b|euros?\\b|rows\\b|records\\b|images\\b)");
    // "On 41234 56788" is a sentence; there is nothing but sea in the squares HE, ON, TO and the like.
    private static final Pattern MAP_SQUARE = Pattern.compile("\\b(?!he|hi|of|on|or|to|so)[hjnost][a-z] ?\\z");
    private static final Pattern FILE_NAME_GOES_ON = Pattern.compile("[a-z0-9_.-]{0,60}?\\."
            + "(?:jpe?g|png|gif|tiff?|bmp|pdf|docx?|xlsx?|pptx?|csv|txt|rtf|xml|json|html?|zip|gz|dcm|dicom|msg|eml|wav"
            + "|mp[34]|avi)\\b");

    boolean yes() {
        return clearly() || inAddress();
    }

    /** As {@link #yes}, but somebody may have searched for a patient: what an address asks for is left open. */
    boolean clearly() {
        boolean asked = Plain.before(plain(), ten.start()) == '=';
        return telephone() || partOfSomething() || inAddress() && !asked || counted() || onTheMap();
    }

    /** Figures in a row, "412 345 6788 512 …": without context, one among its own kind is not believed. */
    static boolean oneOfMany(List<Run> runs, Ten ten) {
        return ten.grouped()
                && (alike(runs, ten.first() - 1, ten.first(), ten)
                        || alike(runs, ten.last(), ten.last() + 1, ten)
                        || ten.dashed() && ten.startsWithDate() && ten.shape().equals("3-3-4"));
    }

    /** What begins like a CHI number and is the time of something, or not written like one. */
    static boolean looksLikeTime(Ten ten) {
        return stampOrNotice(ten) || !ZERO_FIRST.contains(ten.shape());
    }

    /** 2005033112 is an hour, and 010323-2023 the notice of a year. */
    static boolean stampOrNotice(Ten ten) {
        int month = Integer.parseInt(ten.digits().substring(4, 6));
        int day = Integer.parseInt(ten.digits().substring(6, 8));
        int hour = Integer.parseInt(ten.digits().substring(8));
        boolean stamp = ten.startsWith("19", "20") && hour < 24 && Dates.dayOfMonth(day, month);
        boolean notice = ten.shape().equals("6-4")
                && ten.dashed()
                && Set.of("19", "20").contains(ten.digits().substring(6, 8));
        return stamp || notice;
    }

    private boolean telephone() {
        return ten.startsWith("800", "833", "844", "855", "866", "877", "888")
                || ten.startsWith("0") && !(ZERO_FIRST.contains(ten.shape()) && ten.startsWithDate())
                || dialled()
                || startsAt(TELEPHONE_AFTER, ten.end(), REACH)
                || inDirectory();
    }

    /** +44 …, 0044 …, +1 …, 1-703-…: a country before the number, with or without the bracketed zero. */
    private boolean dialled() {
        if (Plain.before(plain(), ten.start()) == '+' || ten.first() == 0) {
            return Plain.before(plain(), ten.start()) == '+';
        }
        Run left = reading.runs().get(ten.first() - 1);
        if (ten.start() - left.end() > 3
                || plain().substring(left.end(), ten.start()).matches(".*[a-z\\n,;:].*")) {
            return false;
        }
        String country = plain().substring(left.start(), left.end());
        boolean bracketed = country.equals("0") && Plain.before(plain(), left.start()) == '(';
        return bracketed
                || Plain.before(plain(), left.start()) == '+'
                || country.equals("0044")
                || ten.grouped() && (country.equals("1") || country.equals("001") || country.equals("44"));
    }

    private boolean inDirectory() {
        return ten.dashed()
                && ten.shape().equals("3-3-4")
                && (DIRECTORY_AFTER
                                .matcher(plain())
                                .region(ten.end(), Math.min(plain().length(), ten.end() + REACH))
                                .find()
                        || endsAt(DIRECTORY_BEFORE, ten.start()));
    }

    private boolean partOfSomething() {
        return (touchesLeft() && !labelled || touchesRight())
                && !reading.columns().isCell(ten.start(), ten.end())
                && !inFileName();
    }

    /** "chest_4123456788_ap.jpg": people name files after patients. */
    private boolean inFileName() {
        return !Plain.isLetter(Plain.before(plain(), ten.start()))
                && !inAddress()
                && startsAt(FILE_NAME_GOES_ON, ten.end(), LONGEST_FILE_NAME);
    }

    private boolean touchesLeft() {
        char c = Plain.before(plain(), ten.start());
        char beyond = ten.start() < 2 ? ' ' : plain().charAt(ten.start() - 2);
        return switch (c) {
            case '.', '-' -> Plain.isLetter(beyond) || Plain.isDigit(beyond);
            case ',', ':' -> Plain.isDigit(beyond);
            case '/' -> !ten.spaced();
            case '=' -> false;
            default -> sticks(c);
        };
    }

    private boolean touchesRight() {
        char c = Plain.at(plain(), ten.end());
        char beyond = Plain.at(plain(), ten.end() + 1);
        return switch (c) {
            case '.', '-' -> Plain.isLetter(beyond) && !labelled || Plain.isDigit(beyond);
            case ',', ':' -> Plain.isDigit(beyond);
            case '/' -> !ten.spaced() && !labelled;
            case '_' -> !labelled;
            default -> sticks(c);
        };
    }

    private static boolean sticks(char c) {
        return Plain.isLetter(c) || "_/\\@=&%+".indexOf(c) >= 0 || Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    /** In an address, unless that says "patient" right before: ".../patient/4123456788". */
    private boolean inAddress() {
        int from = ten.start();
        while (from > 0 && ten.start() - from < LONGEST_ADDRESS && !Character.isWhitespace(plain().charAt(from - 1))) {
            from--;
        }
        String word = plain().substring(from, ten.start());
        return !labelled && (word.contains("://") || word.contains("www.") || word.contains("urn:"));
    }

    private boolean counted() {
        int left = ten.start() - 1;
        boolean money = left > 0
                && plain().charAt(left) == ' '
                && Character.getType(plain().charAt(left - 1)) == Character.CURRENCY_SYMBOL;
        return money || startsAt(COUNTED, ten.end(), REACH);
    }

    /** "SU 41234 56788": two letters of the national grid, an easting, a northing. */
    private boolean onTheMap() {
        return ten.shape().equals("5-5") && endsAt(MAP_SQUARE, ten.start());
    }

    private String plain() {
        return reading.plain();
    }

    private boolean startsAt(Pattern pattern, int at, int reach) {
        return pattern.matcher(plain())
                .region(at, Math.min(plain().length(), at + reach))
                .lookingAt();
    }

    private boolean endsAt(Pattern pattern, int at) {
        return pattern.matcher(plain()).region(Math.max(0, at - REACH), at).find();
    }

    private static boolean alike(List<Run> runs, int one, int next, Ten ten) {
        if (one < 0
                || next >= runs.size()
                || runs.get(next).start() - runs.get(one).end() != 1) {
            return false;
        }
        int neighbour =
                one < ten.first() ? runs.get(one).size() : runs.get(next).size();
        boolean single = ten.shape().startsWith("1-") || ten.shape().startsWith("2-");
        return single || neighbour == 3 || neighbour == 4;
    }
}
