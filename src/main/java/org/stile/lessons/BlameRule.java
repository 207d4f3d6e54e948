package org.stile.lessons;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.base.CleanText;

/** Whether a text says who was at fault where it could say what happened. */
final class BlameRule {

    private static final Pattern HARSH = Words.anyOf("""
            incompetent
            incompetence
            lazy
            laziness
            negligent
            stupid
            stupidity
            idiots?
            useless
            hopeless
            sloppy
            shambolic
            did(?:n't| not) (?:even )?bother
            could(?:n't| not) be bothered
            did(?:n't| not) care
            should have known better
            only (?:himself|herself|themselves) to blame""");

    private static final Pattern FAULT = Words.anyOf("""
            failed to
            forgot to
            neglected to
            refused to
            ignored
            (?:was|were|is|are) (?:to blame|at fault|careless|responsible for this)
            did(?:n't| not) listen
            should have known
            fault of""");

    private static final Set<String> ROLES = Words.set("""
            radiographer radiographers radiologist radiologists nurse nurses doctor doctors consultant consultants
            registrar registrars surgeon surgeons porter porters secretary secretaries clerk clerks manager managers
            supplier suppliers vendor contractor contractors trust team department helpdesk management staff board
            director directors colleague colleagues they he she users user engineer engineers lead administrator gp gps
            estates receptionist receptionists trainer trainers physicist company""");

    private BlameRule() {}

    /** What would make it fairer; words that hurt are named whatever follows, plain fault only without a remedy. */
    static Optional<String> advice(String text, boolean remedy) {
        Matcher harsh = HARSH.matcher(Words.plain(CleanText.line(text)));
        if (harsh.find()) {
            return Optional.of(("‘%s’ judges people. Try describing what happened and what made it likely. For example,"
                            + " not ‘the trainers did not bother’ but ‘the trainers had 20 minutes for each ward’.")
                    .formatted(harsh.group()));
        }
        return remedy || !accuses(text)
                ? Optional.empty()
                : Optional.of(
                        "This says who was at fault, but not yet what to change. Try adding what would have prevented"
                                + " it. For example: ‘Do put the check on the form, so that nobody forgets it’.");
    }

    private static boolean accuses(String text) {
        return Sentences.of(text).stream().map(Sentences.Sentence::text).anyMatch(sentence -> {
            Matcher fault = FAULT.matcher(Words.plain(CleanText.line(sentence)));
            return fault.find() && Words.of(sentence).stream().anyMatch(ROLES::contains);
        });
    }
}
