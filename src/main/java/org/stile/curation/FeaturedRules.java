package org.stile.curation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.curation.Featured.Phase;
import org.stile.curation.Featured.Terms;
import org.stile.guard.Identifiers;
import org.stile.lessons.LessonRef;
import org.stile.web.Text;

/** What can be featured, and for how long. */
final class FeaturedRules {

    static final int REASON_MAX = 300;

    private FeaturedRules() {}

    /** The terms with the reason on one line; {@link Problem.Invalid} says everything that is wrong with them. */
    static Terms checked(Terms given, LocalDate today, LocalDate startBefore) {
        Terms terms = new Terms(CleanText.line(given.reason()), given.audience(), given.startsOn(), given.endsOn());
        Map<String, String> wrong = new LinkedHashMap<>();
        checkReason(terms.reason(), wrong);
        checkStart(terms.startsOn(), today, startBefore, wrong);
        checkEnd(terms, today, wrong);
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid("Some answers need another look. Nothing has been stored.", wrong);
        }
        return terms;
    }

    /** Refuses a lesson that is featured on one of these days already. */
    static void checkOnce(LessonRef ref, long id, Terms terms, List<Featured> ongoing) {
        ongoing.stream()
                .filter(other -> other.id() != id && other.ref().equals(ref))
                .filter(other -> !other.startsOn().isAfter(terms.endsOn())
                        && !other.endsOn().isBefore(terms.startsOn()))
                .findFirst()
                .ifPresent(other -> {
                    String days = Text.day(other.startsOn()) + " to " + Text.day(other.endsOn());
                    throw new Problem.Invalid(
                            id == 0 ? "lesson" : "starts-on",
                            "%s is featured from %s already. Change that, or choose other days".formatted(ref, days));
                });
    }

    /** Refuses to do something to what stands elsewhere than it must. */
    static void mustBe(Phase needed, Phase phase) {
        if (phase == needed) {
            return;
        }
        throw switch (phase) {
            case PAST -> ended();
            case CURRENT ->
                new Problem.Conflict("featured-started", "It shows on the home page already. End it instead.");
            case SCHEDULED ->
                new Problem.Conflict("featured-not-started", "It has not started yet. Remove it instead.");
        };
    }

    static Problem ended() {
        return new Problem.Conflict("featured-ended", "It has ended. To show the lesson again, feature it anew.");
    }

    private static void checkReason(String reason, Map<String, String> wrong) {
        if (reason.isEmpty()) {
            wrong.put("reason", "Say why readers should look at this lesson");
        } else if (reason.length() > REASON_MAX) {
            wrong.put("reason", "At most %d characters, please".formatted(REASON_MAX));
        }
        Identifiers.refusals(Map.of("reason", reason)).forEach(wrong::put);
    }

    private static void checkStart(LocalDate start, LocalDate today, LocalDate startBefore, Map<String, String> wrong) {
        if (start.isBefore(today) && !start.equals(startBefore)) {
            wrong.put("starts-on", "The first day must be today or later");
        } else if (start.isAfter(today.plusYears(1))) {
            wrong.put("starts-on", "The first day must be within a year from today");
        }
    }

    private static void checkEnd(Terms terms, LocalDate today, Map<String, String> wrong) {
        if (terms.endsOn().isBefore(today)) {
            wrong.put("ends-on", "The last day must be today or later");
        } else if (terms.endsOn().isBefore(terms.startsOn())) {
            wrong.put("ends-on", "The last day must not be before the first");
        } else if (!wrong.containsKey("starts-on")
                && terms.endsOn().isAfter(terms.startsOn().plusYears(1))) {
            wrong.put("ends-on", "Feature a lesson for at most one year");
        }
    }
}
