package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.base.CleanText;

/**
 * One short action, to do or not to do. Written as one line that begins with "Do" or "Don't".
 *
 * @param toDo false: readers should not do it
 * @param action what to do or not to do, without the first word
 */
public record Recommendation(boolean toDo, String action) {

    private static final Pattern DO_NOT = Pattern.compile("(?i)(?:don['’]t|do not)\\s+(.*)", Pattern.DOTALL);
    private static final Pattern DO = Pattern.compile("(?i)do\\s+(.*)", Pattern.DOTALL);

    /** Reads a written line; one that begins with neither word is something to do. */
    @JsonCreator
    public static Recommendation of(String line) {
        String text = CleanText.of(line).strip();
        Matcher not = DO_NOT.matcher(text);
        if (not.matches()) {
            return new Recommendation(false, not.group(1).strip());
        }
        Matcher yes = DO.matcher(text);
        return new Recommendation(true, yes.matches() ? yes.group(1).strip() : text);
    }

    /** The line as API, database and files hold it. */
    @JsonValue
    @Override
    public String toString() {
        return (toDo ? "Do " : "Don't ") + action;
    }
}
