package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds full names, but only of patients and their families: lessons are full of the names of staff, places, suppliers
 * and diseases, and most of them belong there. So it starts from words in a row with capitals, turns away those that
 * institutions are made of ({@link NotNames}), and believes the rest where the words around them speak of a patient.
 */
final class Names {

    private static final int REACH = 70;
    private static final int LONGEST = 4;

    private static final String TITLE = "(?:mr|mrs|miss|ms|mx|master)\\.? ";
    private static final String PERSON =
            "(?<![a-z])(?:(?:in-?|out-?)?patient|pt|px|service user|client|detainee|deceased|the late)(?:['’]?s)?";
    private static final String ASIDE = "(?:,? (?:on|in|from|whose|known|who|we|called|named)\\b[^.;!?\\n]{0,30})?";
    private static final Pattern BEFORE = Pattern.compile("(?:" + PERSON
            + "(?:[ _]?(?:name|story|surname|concerned|involved|details))?[\\s,:;=(\\[\"'“‘<>_|-]{1,4}"
            + "|" + PERSON + ASIDE + " (?:is|was|were|as|named|called|name)[ :,(\"]{1,3}"
            + "|" + PERSON + " name (?:is |was )?(?:spelt|typed|written|entered|given)(?: as)? "
            + "|(?<![a-z])(?:patients|service users|clients|residents)(?: affected| concerned| involved)?[:,(] ?"
            + "|(?<![a-z])name of (?:the )?patient[ :=\"]{1,3}"
            + "|(?<![a-z])(?:mother|mum|father|dad|daughter|son|husband|wife|sister|brother|next of kin)[ ,:(]{1,3}"
            + "|(?<![a-z])(?:family|relatives|parents|death) of |(?<![a-z])treated "
            + ")(?:" + TITLE + ")?\\z|(?<![a-z])re:? " + TITLE + "\\z");
    /** One of these is in whatever {@link #BEFORE} finds: looking for them first spares most names the expression. */
    private static final List<String> HINTS = List.of(
            "patient",
            "pt",
            "px",
            "user",
            "client",
            "resident",
            "detainee",
            "deceased",
            "late ",
            "mother",
            "mum",
            "father",
            "dad",
            "daughter",
            "son",
            "husband",
            "wife",
            "sister",
            "brother",
            "kin",
            "family",
            "relatives",
            "parents",
            "death",
            "treated",
            "re: ",
            "re mr",
            "re ms",
            "re mi");

    private static final Pattern TITLED = Pattern.compile("(?<![a-z])" + TITLE + "\\z");
    private static final Pattern FIELD = Pattern.compile(
            "(?<![a-z])(?:surname|forename|family name|given name|first name|last name)[ :=\"'>]{1,3}\\z");
    private static final Pattern HEADING = Pattern.compile("(?:patient|pt)(?:['’]?s)?(?:[ _]?name)?|name of patient");

    private static final Pattern AFTER = Pattern.compile("(?:['’]s (?:wristband|x-ray)\\b"
            + "|(?: \\(|, )(?:(?:a|an|the|one|our) )?(?:in-?|out-?)?patient\\b"
            + "|, (?:aged? \\d{1,3}\\b|\\d{1,3}(?:,|[ -]year))|, who (?:died|was admitted|attended)\\b"
            + "| (?:was|is|has been|had been|who was) (?:(?:the|a|one|our) patient|(?:re-?)?admitted|discharged|scanned"
            + "|filmed|x-rayed|anaesthetised|operated on|resuscitated|brought in)\\b)");
    private static final Pattern OF_A_PATIENT = Pattern.compile(
            "\\b(?:(?:in|out)?patient|admitted|attended|attends|clinic|ward|discharged|died|scanned|fell)\\b");
    private static final Pattern OF_STAFF = Pattern.compile("[ ,(]{1,3}(?:(?:our|the|a|an) )?(?:[a-z]{1,20} ){0,2}?"
            + "(?:manager|director|lead|consultant|radiographer"
            + "|radiologist|surgeon|nurse|engineer|chair|officer|clerk)\\b");
    private static final Pattern WORDS = Pattern.compile("[ _,]+");
    private static final Pattern LISTED = Pattern.compile("(?:,? and |, |;|/| & )");
    /** The first part of HL7 fields that are written as a name is: ADT^ACK. */
    private static final Set<String> MESSAGES =
            Set.of("adt", "orm", "oru", "ack", "siu", "mdm", "mfn", "qry", "omg", "omi");

    private final Reading reading;
    private final String plain;
    private final List<Find> finds = new ArrayList<>();
    private Row row = Row.EMPTY;
    /** Where the last one found ends; the next of a list may follow. */
    private int last;

    /** Words in a row with capitals. A comma may part the first two. */
    private record Row(int start, int end, int words, boolean comma) {

        static final Row EMPTY = new Row(0, 0, 0, false);

        Row with(int from, int to, boolean afterComma) {
            return words == 0 ? new Row(from, to, 1, false) : new Row(start, to, words + 1, comma || afterComma);
        }
    }

    private Names(Reading reading) {
        this.reading = reading;
        this.plain = reading.plain();
    }

    static List<Find> in(Reading reading) {
        Names names = new Names(reading);
        names.withCapitals();
        names.withCarets();
        return names.finds;
    }

    private void withCapitals() {
        String text = reading.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && Character.isLetter(c)) {
                int end = endOfWord(i);
                if (Character.isUpperCase(c) && (i == 0 || !Plain.isDigit(text.charAt(i - 1)))) {
                    add(i, end);
                }
                i = end - 1;
            }
        }
        close();
    }

    private void add(int start, int end) {
        boolean mayBeName = !NotNames.beforeName(plain.substring(start, end));
        if (!mayBeName || !joins(start)) {
            close();
        }
        if (mayBeName) {
            row = row.with(start, end, row.words > 0 && plain.charAt(row.end) == ',');
        }
    }

    /** Whether the row goes on here. "Harold Stainthorpe NBM" changes to capitals after the name. */
    private boolean joins(int start) {
        if (row.words == 0 || start - row.end > 2) {
            return false;
        }
        return switch (plain.substring(row.end, start)) {
            case " ", "  " -> capitals(row.end - 1) == capitals(start + 1);
            case ", " -> row.words == 1;
            case "_" -> true;
            default -> false;
        };
    }

    private void close() {
        boolean full = row.words > 1 && row.words <= LONGEST;
        if (full && believed(row) && mayBeName(row) || row.words == 1 && inField(row) && mayBeName(row)) {
            finds.add(Find.possible(IdentifierKind.NAME, row.start, row.end));
            last = row.end;
        }
        row = Row.EMPTY;
    }

    private boolean mayBeName(Row name) {
        return WORDS.splitAsStream(plain.substring(name.start, name.end))
                .noneMatch(word -> word.length() == 1 || NotNames.has(word));
    }

    private boolean inField(Row name) {
        return plain.substring(Math.max(0, name.start - 8), name.start).contains("name") && endsAt(FIELD, name.start);
    }

    private boolean believed(Row name) {
        if (HEADING.matcher(reading.columns().heading(name.start)).matches()) {
            return true;
        }
        String before = plain.substring(Math.max(0, name.start - REACH), name.start);
        if (capitals(name.end - 1) && !labelled(before)) {
            return false;
        }
        return HINTS.stream().anyMatch(before::contains)
                        && BEFORE.matcher(before).find()
                || !name.comma
                        && (follows(AFTER, name.end)
                                || last > 0
                                        && LISTED.matcher(plain)
                                                .region(last, name.start)
                                                .matches()
                                || before.endsWith(" ")
                                        && endsAt(TITLED, name.start)
                                        && ofAPatient(name.end)
                                        && !follows(OF_STAFF, name.end));
    }

    /** In a text in capitals every word looks like a name, so there it takes more than "the patient" before. */
    private static boolean labelled(String before) {
        String end = before.stripTrailing();
        return !end.isEmpty() && ":=>\"".indexOf(end.charAt(end.length() - 1)) >= 0
                || before.endsWith(" ") && TITLED.matcher(before).find();
    }

    private boolean ofAPatient(int end) {
        return OF_A_PATIENT
                .matcher(plain)
                .region(end, Math.min(plain.length(), end + REACH))
                .find();
    }

    private boolean endsAt(Pattern pattern, int at) {
        return pattern.matcher(plain).region(Math.max(0, at - 20), at).find();
    }

    private boolean follows(Pattern pattern, int at) {
        return pattern.matcher(plain)
                .region(at, Math.min(plain.length(), at + REACH))
                .lookingAt();
    }

    /** ELLISON^MARGARET, as DICOM and HL7 write names; what follows a caret is some other part of a field. */
    private void withCarets() {
        for (int at = plain.indexOf('^'); at >= 0; at = plain.indexOf('^', at + 1)) {
            int start = at;
            while (start > 0 && at - start < 40 && Plain.isLetter(plain.charAt(start - 1))) {
                start--;
            }
            int end = endOfWord(at + 1);
            boolean first = start == 0 || plain.charAt(start - 1) != '^';
            if (first
                    && at - start > 1
                    && end - at > 2
                    && !Plain.isDigit(Plain.at(plain, end))
                    && !MESSAGES.contains(plain.substring(start, at))) {
                finds.add(Find.possible(IdentifierKind.NAME, start, end));
            }
        }
    }

    private boolean capitals(int at) {
        return at >= 0
                && at < plain.length()
                && Character.isUpperCase(reading.text().charAt(at));
    }

    /** Takes O'Hanlon and Ashby-Moore in. */
    private int endOfWord(int start) {
        int end = start;
        while (end < plain.length()
                && (Plain.isLetter(plain.charAt(end))
                        || end > start
                                && "'’-".indexOf(plain.charAt(end)) >= 0
                                && Character.isUpperCase(
                                        end + 1 < plain.length()
                                                ? reading.text().charAt(end + 1)
                                                : ' '))) {
            end++;
        }
        return end;
    }
}
