package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds full postcodes of the United Kingdom: fifteen households on average. The district alone, "NE4", is no find.
 *
 * <p>Of the inward half, a digit and two letters, not every letter is used (Royal Mail, Programmers' Guide, in our
 * words: never C, I, K, M, O, V), and the areas are a closed list. That leaves "bed A1 2nd floor" to tell apart.
 */
final class Postcodes {

    private static final int LONGEST = 10;
    private static final Pattern POSTCODE =
            Pattern.compile("(?<![a-z0-9])([a-z]{1,2}) ?\\d[a-z0-9]?[ \\x00-]{0,2}\\d[abd-hjlnp-uw-z]{2}\\z");
    private static final Pattern ORDINAL = Pattern.compile("1st|2nd|3rd|[04-9]th");
    private static final Set<String> AREAS = Set.of(
            ("ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en"
                            + " ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln"
                            + " ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl"
                            + " sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze")
                    .split(" "));

    private Postcodes() {}

    static List<Find> in(Reading reading) {
        List<Find> finds = new ArrayList<>();
        for (Run run : reading.runs()) {
            int end = run.end() + 2;
            if (twoLettersAfter(reading.plain(), run.end())) {
                Matcher postcode = POSTCODE.matcher(reading.plain())
                        .useTransparentBounds(true)
                        .region(Math.max(0, end - LONGEST), end);
                if (postcode.find() && AREAS.contains(postcode.group(1)) && written(reading, postcode.start(), end)) {
                    finds.add(Find.possible(IdentifierKind.POSTCODE, postcode.start(), end));
                }
            }
        }
        return finds;
    }

    private static boolean twoLettersAfter(String plain, int at) {
        return Plain.isLetter(Plain.at(plain, at))
                && Plain.isLetter(Plain.at(plain, at + 1))
                && !Character.isLetterOrDigit(Plain.at(plain, at + 2));
    }

    /**
     * In capitals, or all in small letters and no ordinal: "W1 3rd floor" mixes both. Unbroken only with an area of two
     * letters, since N418NA is an aircraft.
     */
    private static boolean written(Reading reading, int start, int end) {
        if (Plain.isDigit(reading.plain().charAt(start + 1))
                && Character.isLetterOrDigit(reading.plain().charAt(end - 4))) {
            return false;
        }
        boolean area = Character.isUpperCase(reading.text().charAt(start));
        boolean inward = Character.isUpperCase(reading.text().charAt(end - 1));
        boolean ordinal = ORDINAL.matcher(reading.plain()).region(end - 3, end).matches();
        return area == inward && (inward || !ordinal);
    }
}
