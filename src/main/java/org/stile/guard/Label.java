package org.stile.guard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words near a number say it is. Several may speak: the nearest before it decides.
 *
 * @param direct nothing but punctuation and "is" stands between the label and the number
 */
record Label(Says says, boolean direct) {

    /** In the order of the groups in {@link #BEFORE}. */
    enum Says {
        NHS,
        CHI,
        HEALTH_AND_CARE,
        PATIENT,
        TELEPHONE,
        OTHER,
        NOTHING;

        boolean aPatient() {
            return ordinal() <= PATIENT.ordinal();
        }

        /** Says that the number is no patient's. */
        boolean anotherThing() {
            return this == TELEPHONE || this == OTHER;
        }

        /** Names the very number, where "patient" only says that one may be near. */
        boolean theNumber() {
            return ordinal() < PATIENT.ordinal();
        }
    }

    private static final int REACH_BEFORE = 40;
    private static final int REACH_AFTER = 28;
    /** Also as text recognition reads it: "nurnber", "n0". */
    static final String NUMBER = "(?:nu(?:m|rn)[b8]ers?|num\\b|n ?[o0]s?\\b|nr\\b|ids?\\b|identifier)";

    private static final String JOIN = "[\\s:=#.,;()\\[\\]\"'’“*_>|/\\x00-]";

    // "NHS" alone is in every other sentence here, so it speaks only when it stands right before the number.
    private static final String NHS =
            "n[. ]?h[. ]?s\\.?(?:[\\s_./-]{0,2}|%20)" + NUMBER + "|nhs(?=" + JOIN + "{0,4}\\z)|nhs/chi\\b";
    private static final String CHI = "chi\\b(?![ -]?sq)(?:[\\s_-]?" + NUMBER + ")?";
    private static final String HEALTH_AND_CARE = "(?:hcn|h ?(?:&(?:amp;)?|and|\\+) ?c)\\b(?:[\\s_-]?" + NUMBER
            + ")?|health (?:and|&) (?:social )?care " + NUMBER;
    private static final String PATIENT =
            "(?:in-?|out-?)?patient(?:'?s|’s)?(?:[\\s_-]?" + NUMBER + ")?|pts?\\b|mrn\\b|hosp(?:ital)?\\.? " + NUMBER;
    private static final String TELEPHONE =
            "(?:(?:tele)?(?:phone|fax)s?|tel|(?<!\\bon[ -])call(?:ing)?(?!-?recall)|dial(?:ling)?|ring|mob(?:ile)?"
                    + "|ext(?:ension)?|bleep|pager|(?:help|hot|land|advice|info)?line|whatsapp|tty|toll|switchboard)\\b"
                    + "|contact " + NUMBER;
    private static final String OTHER =
            "(?:isbn(?:-?1[03])?|issn|doi|pmc?id|tracking|invoices?|(?:purchase )?order|assets?"
                    + "|serial|account|part|project|charity|company|vat|grid|version|build|gtin|snomed|sctid"
                    + "|concept|document|contract|sort code)\\b";

    // Labels begin with a letter at the beginning of a word: most places fail on the first test.
    private static final String WORD = "(?<![a-z])(?=[a-z])(?:";
    private static final String OTHERS = ")|(" + CHI + ")|(" + HEALTH_AND_CARE + ")|(" + PATIENT + ")";
    private static final Pattern BEFORE =
            Pattern.compile(WORD + "(" + NHS + OTHERS + "|(" + TELEPHONE + ")|(" + OTHER + "))");
    // "^^^NHS" is how HL7 says who gave a number out.
    private static final Pattern AFTER = Pattern.compile(WORD + "(" + NHS + "|nhs\\b(?<=\\^nhs)" + OTHERS + ")");
    private static final Pattern JOINED =
            Pattern.compile(JOIN + "*(?:(?:is|was|are|were|of|as|reads?|being)\\b" + JOIN + "*)?");

    private static final Label NONE = new Label(Says.NOTHING, false);

    /** The nearest label that ends before {@code start}. */
    static Label before(String plain, int start) {
        Matcher found = BEFORE.matcher(plain).region(Math.max(0, start - REACH_BEFORE), start);
        Label nearest = NONE;
        while (found.find()) {
            Label label = new Label(says(found), joined(plain, found.end(), start));
            if (label.says().aPatient() || reaches(plain, found, start)) {
                nearest = label;
            }
        }
        return nearest;
    }

    /** This label, or the other one where this says nothing. */
    Label or(Label other) {
        return says == Says.NOTHING ? other : this;
    }

    /** A label of a patient soon after the number, as in "943 476 5919 (NHS number)". */
    static Label after(String plain, int end) {
        Matcher found = AFTER.matcher(plain).region(end, Math.min(plain.length(), end + REACH_AFTER));
        return found.find() ? new Label(says(found), false) : NONE;
    }

    /** "Tel. 0161 496 0000, 943 476 5919": a number in between has used the label up. An ISBN rarely comes alone. */
    private static boolean reaches(String plain, Matcher found, int start) {
        if (plain.startsWith("isbn", found.start())) {
            return true;
        }
        for (int i = found.end(); i < start; i++) {
            if (Plain.isDigit(plain.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean joined(String plain, int from, int to) {
        return JOINED.matcher(plain).region(from, to).matches();
    }

    private static Says says(Matcher found) {
        int group = 1;
        while (found.group(group) == null) {
            group++;
        }
        return Says.values()[group - 1];
    }
}
