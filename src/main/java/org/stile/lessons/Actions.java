package org.stile.lessons;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.base.CleanText;

/** Advice as the action that it asks for: "next time we should not rely on the count" is "Don't rely on the count". */
final class Actions {

    /** Those who read. "They" and "everybody" stay, since they say who acts. */
    private static final String WE = "(?:we|you|i|trusts|other trusts|others|other sites)";

    /** What only leads in. "Should have" stays: without it the sentence would say something else. */
    private static final Pattern LEAD = Pattern.compile("(?:(?:so|and|but|also|then|therefore|in hindsight|next time"
            + "|in future|in the future|please|my advice|tip)(?:\\s?[,:]\\s?|\\s|$)){0,4}"
            + "(?:" + WE + "\\s(?:all\\s)?(?:"
            + "(?<not>should\\snot|shouldn't|must\\snot|mustn't|ought\\snot\\sto)"
            + "|(?<modal>should|must|need\\sto|ought\\sto|will|would))(?!\\s(?:not|have|recommend|suggest|advise)\\b)"
            + "(?:\\s?:\\s?|\\s|$))?");

    private Actions() {}

    static Recommendation of(String sentence) {
        String said = CleanText.line(sentence);
        Matcher lead = LEAD.matcher(Words.plain(said));
        if (!lead.lookingAt() || lead.end() == 0) {
            return action(said);
        }
        String rest = said.substring(lead.end());
        if (lead.group("not") != null) {
            return new Recommendation(false, withoutStop(rest));
        }
        // "next time PACS is down, ring the radiologist" is not an action without its first words
        boolean apart = lead.group("modal") != null || Words.of(rest).isEmpty() || Verbs.canBegin(Words.of(rest));
        return action(apart ? rest : said);
    }

    /** As a title: the action itself, with a capital. */
    static String title(Recommendation recommendation) {
        String title = recommendation.toDo() ? recommendation.action() : "Don’t " + recommendation.action();
        return title.isEmpty() ? title : title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private static Recommendation action(String text) {
        Recommendation recommendation = Recommendation.of(withoutStop(text));
        String action = recommendation.action();
        boolean verb =
                action.length() > 1 && Character.isLowerCase(action.charAt(1)) && Verbs.canBegin(Words.of(action));
        return verb
                ? new Recommendation(
                        recommendation.toDo(), Character.toLowerCase(action.charAt(0)) + action.substring(1))
                : recommendation;
    }

    /** Actions and titles stand without a full stop; an ellipsis or "etc." keeps its own. */
    static String withoutStop(String text) {
        String action = text.strip();
        boolean stop = action.endsWith(".") && !action.endsWith("..") && !action.endsWith("etc.");
        return stop ? action.substring(0, action.length() - 1) : action;
    }
}
