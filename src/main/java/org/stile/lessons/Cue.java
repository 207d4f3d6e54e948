package org.stile.lessons;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.base.CleanText;

/**
 * What made a sentence go where it went.
 *
 * @param field {@code event}, {@code impact} or {@code recommendations}
 * @param why a short phrase for the author, with the word that decided
 */
record Cue(String field, String why) {

    static final String EVENT = "event";
    static final String IMPACT = "impact";
    static final String RECOMMENDATIONS = "recommendations";

    /** "It should have been ready" tells what went wrong, "sites should have a plan" what to do. */
    private static final String HAPPENED = "(?:been|\\p{L}{2,15}ed|had|done|told|made|known|given|taken|come)\\b";

    private static final Pattern ADVICE = Words.anyOf("""
            (?:we|i|you) should(?:n't| not)? have
            (?<!as it )(?<!than it )(?<!what it )should(?:n't)?(?! (?:not )?have HAPPENED)
            must(?:n't)?(?! (?:not )?have )
            ought to(?! (?:be able|have) )
            make sure
            ensure
            next time
            in future
            (?:i|we|would|i'd|we'd|i'll|strongly) (?:strongly )?(?:recommend|suggest|advise)
            my advice
            please
            (?:we|you|others|trusts|sites|people) (?:all )?need to
            (?:it is|it's|well) worth
            remember to
            would have helped""".replace("HAPPENED", HAPPENED));

    private static final Pattern EFFECT = Words.anyOf("""
            delay(?:s|ed|ing)?
            (?:ran|running|was|were|arrived|came|too|hours|minutes|days|weeks|months) late(?! (?:in|last) )
            (?:patients|staff|clinics|wards|people) (?:had to )?wait(?:ed)?
            waited
            waiting
            as a result
            consequently
            led to
            meant that
            (?:which|this|that|it) meant
            result(?:ed|ing) in
            cost(?:ing)? (?:us|about|the|an?|more|over|nearly|almost|around|at least|several|£\\d[\\d,.]*)
            costs? (?:was|were|rose|went)
            lost
            cancel(?:led|ling|lations?)
            rebooked
            took longer
            twice as long
            overtime
            complain(?:ed|ts?)
            (?<!no )harm(?:ed)?
            missed
            backlogs?
            repeat(?:ed)? (?:exposures?|scans?|x-rays?|examinations?)
            saved
            savings?
            quicker
            faster
            improved
            (?:fell|dropped|rose|went) (?:from|to|up|down|by)
            extra (?:hours|staff|work|time|shifts|sessions)
            unable to
            (?:could not|couldn't|can't|cannot|nobody could|no one could) (?:see|open|report|find|work|get|read)""");

    /** After one of these, an instruction may be in a later clause. */
    private static final Set<String> SETTING =
            Words.set("before after when if once until where wherever while next in for so and but also then instead");

    /** A heading that stands alone on its line, or before a colon. */
    private static final Pattern LABEL = Pattern.compile("[#*_\\s]{0,9}(?:"
            + "(?<event>what happened|event|background|situation|context|observation|problem|issue)"
            + "|(?<impact>impact|effects?|results?|consequences?|outcome)"
            + "|(?<recommendations>recommendations?|advice|what to do|what others should do|actions?|lessons?|learning"
            + "|lessons? learn(?:ed|t)|next time|tips?|dos?|don'ts?|do not)"
            + ")\\s{0,3}(?:[*_]{0,2}:[*_]{0,2}|[*_#]{0,3}$)");

    /** What a heading says of the sentence that it begins, or of those below it. */
    record Label(Cue cue, int end) {

        /** The heading at the beginning of a sentence, or null. */
        static Label of(String sentence) {
            Matcher label = LABEL.matcher(Words.plain(sentence));
            if (!label.lookingAt()) {
                return null;
            }
            for (String field : List.of(EVENT, IMPACT, RECOMMENDATIONS)) {
                if (label.group(field) != null) {
                    return new Label(new Cue(field, "it stands under ‘%s’".formatted(label.group(field))), label.end());
                }
            }
            return null;
        }
    }

    /** Where a sentence without a heading belongs: advice before effect before what happened. */
    static Cue of(String sentence) {
        String plain = Words.plain(CleanText.line(sentence));
        Matcher advice = ADVICE.matcher(plain);
        if (advice.find()) {
            return new Cue(RECOMMENDATIONS, "it says ‘%s’".formatted(advice.group()));
        }
        String instruction = instruction(plain);
        if (!instruction.isEmpty()) {
            return new Cue(RECOMMENDATIONS, "it tells the reader to act: ‘%s’".formatted(instruction));
        }
        Matcher effect = EFFECT.matcher(plain);
        if (effect.find()) {
            return new Cue(IMPACT, "it says ‘%s’".formatted(effect.group()));
        }
        return new Cue(EVENT, "no word in it points to an effect or to advice");
    }

    /** The first two words of the clause that is an instruction; a later clause counts only after "before" and such. */
    private static String instruction(String plain) {
        String[] clauses = plain.split("[,:;–—]");
        List<String> words = clauses.length == 0 ? List.of() : Words.of(clauses[0]);
        if (words.isEmpty()) {
            return "";
        }
        int most = SETTING.contains(words.getFirst()) ? clauses.length : 1;
        for (int i = 0; i < most; i++) {
            List<String> clause = Words.of(clauses[i]);
            if (Verbs.instructPlainly(clause)) {
                return String.join(" ", clause.subList(0, Math.min(2, clause.size())));
            }
        }
        return "";
    }
}
