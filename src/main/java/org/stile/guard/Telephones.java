package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers by their form: British ones with their area code, any with a country before, American ones
 * that are free of charge. Other digits are a telephone only right after the word. Extensions and bleeps reach nobody
 * outside, so they are no find.
 */
final class Telephones {

    private static final int REACH = 40;
    private static final String GAP = "(?:[ ./\\x00-]{1,3})";
    private static final String MORE = "(?:[ ./()\\x00-]{0,3}\\d)";

    /** Area codes have three to five digits, the whole ten or eleven: Ofcom, National Telephone Numbering Plan. */
    private static final Pattern BRITISH = Pattern.compile("0(?:[1-35789]\\d{8,9}"
            + "|2\\d\\)?" + GAP + "\\d{4}" + GAP + "?\\d{4}"
            + "|[1-35789]\\d\\)?" + GAP + "\\d{4}" + GAP + "\\d{4}"
            + "|[1-35789]\\d{2}\\)?" + GAP + "(?:\\d{3}" + GAP + "?\\d{3,4}|\\d{4}" + GAP + "?\\d{3})"
            + "|[1-35789]\\d{3}\\)?" + GAP + "(?:\\d{2,3}" + GAP + "?\\d{3}|\\d{2}" + GAP + "\\d{2}" + GAP + "\\d{2})"
            + ")(?!\\d)");

    private static final Pattern WITH_COUNTRY = Pattern.compile("[1-9]" + MORE + "{8,14}(?!\\d)");
    private static final Pattern ABROAD = Pattern.compile("(?:00[1-9]" + MORE + "{8,13}|44[1237]\\d{9})(?!\\d)");
    private static final Pattern FREE = Pattern.compile(
            "(?:1[ .-])?\\(?8(?:00|22|33|44|55|66|77|88)(?:\\)?[ .-]{1,2}\\d{3}[ .-]{1,2}\\d{4}|\\d{7})(?!\\d)");
    private static final Pattern DIGITS =
            Pattern.compile("(?!\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|(?:19|20)\\d\\d-)\\d" + MORE + "{6,12}(?!\\d)");
    private static final Pattern LABEL = Pattern.compile("(?<![a-z])(?:(?:tele)?phone|tel|fax|mob(?:ile)?|dial"
            + "|freephone|hotline|helpline|whatsapp|sms|voicemail)\\b"
            + "(?: (?:numbers?|no|on|is|to)\\b)*[\\s.:;,(-]{0,4}\\z");

    private Telephones() {}

    static List<Find> in(Reading reading) {
        String plain = reading.plain();
        List<Find> finds = new ArrayList<>();
        int end = 0;
        for (Run run : reading.runs()) {
            int found = run.start() >= end && !partOfANumber(plain, run.start()) ? end(plain, run) : 0;
            if (found > 0 && !goesOn(plain, found)) {
                boolean plus = Plain.before(plain, run.start()) == '+';
                finds.add(Find.possible(IdentifierKind.TELEPHONE, run.start() - (plus ? 1 : 0), found));
                end = found;
            }
        }
        return finds;
    }

    /** Where the telephone number ends that begins with the run; 0 if none does. */
    private static int end(String plain, Run run) {
        Matcher number = BRITISH.matcher(plain).region(run.start(), Math.min(plain.length(), run.start() + REACH));
        boolean found = Plain.before(plain, run.start()) == '+'
                ? number.usePattern(WITH_COUNTRY).lookingAt()
                : number.lookingAt()
                        || number.usePattern(ABROAD).lookingAt()
                        || number.usePattern(FREE).lookingAt() && written(plain, number)
                        || afterWord(plain, run.start())
                                && number.usePattern(DIGITS).lookingAt()
                                && labelled(plain, run.start());
        return found ? number.end() : 0;
    }

    /** Without gaps, ten digits are believed when they pass the sum too: they would be asked about as a number. */
    private static boolean written(String plain, Matcher free) {
        return free.end() - free.start() > 10 || Modulus11.passes(plain, free.start(), free.end());
    }

    /** Whether a label can stand before at all: looking for one is dear, and most digits follow other digits. */
    private static boolean afterWord(String plain, int start) {
        for (int at = start - 1; at >= 0 && start - at < 7; at--) {
            if (Plain.isLetter(plain.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean labelled(String plain, int start) {
        return LABEL.matcher(plain).region(Math.max(0, start - REACH), start).find();
    }

    private static boolean partOfANumber(String plain, int start) {
        char c = Plain.before(plain, start);
        char beyond = start < 2 ? ' ' : plain.charAt(start - 2);
        return Plain.isLetter(c) || ".-/,:_".indexOf(c) >= 0 && Plain.isDigit(beyond);
    }

    private static boolean goesOn(String plain, int end) {
        return ".-/,:".indexOf(Plain.at(plain, end)) >= 0 && Plain.isDigit(Plain.at(plain, end + 1));
    }
}
