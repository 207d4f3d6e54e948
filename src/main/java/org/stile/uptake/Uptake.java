package org.stile.uptake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.stile.base.CleanText;
import org.stile.lessons.Polarity;

/**
 * What a trust says that it did with a lesson. Texts are never null but may be empty.
 *
 * @param date when it did so, or will
 * @param changed what it changed
 * @param outcome what came of it
 * @param result whether it worked; {@link Polarity#UNKNOWN} while it is too early to say
 * @param why the reason for not doing it, or for giving it up
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Uptake(
        Disposition disposition, LocalDate date, String changed, String outcome, Polarity result, String why) {

    public Uptake {
        changed = CleanText.of(changed).strip();
        outcome = CleanText.of(outcome).strip();
        why = CleanText.of(why).strip();
    }

    /** Whether it was done and worked: the outcome that counts as evidence. */
    boolean worked() {
        return disposition.takenUp() && result == Polarity.WORKED;
    }

    /** The same without a word of what was typed. */
    Uptake wordless() {
        return new Uptake(disposition, date, "", "", result, "");
    }
}
