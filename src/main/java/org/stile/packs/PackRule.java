package org.stile.packs;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.stile.lessons.LessonRef;

/**
 * Which lessons matter to a trust at its next step. Pure; it goes by what every signed-in person may know, so that a
 * pack gives away neither a lesson nor where it comes from.
 */
final class PackRule {

    /** Raised whenever the rule changes: a pack says by which it was made. */
    static final int VERSION = 1;

    static final int MOST = 10;

    /** The rule as people read it. */
    static final List<String> WORDS = List.of(
            "They are published, for this stage, and every signed-in person may read them.",
            "They come from other trusts. A lesson that names only its region, and that is your own, is left out, since it"
                    + " may be yours.",
            "They are not superseded, and nobody has to look at them again.",
            "Your trust has not said within the past year what it did with them.",
            "Those of the same programme come first. Among them, lessons from trusts in other regions that were live before"
                    + " you; then the stronger evidence; then the newer.",
            "There are at most " + MOST + ".");

    private static final Comparator<Candidate> STRONGEST_FIRST = Comparator.comparingInt(Candidate::evidence)
            .thenComparing(Candidate::fresh)
            .thenComparing(candidate -> candidate.ref().number())
            .reversed();

    private PackRule() {}

    /**
     * Who the pack is for.
     *
     * @param own codes of the trust as it is today and of all that have become part of it
     * @param regions of all those
     * @param before codes, as they are today, of trusts that are live in the programme
     */
    record Recipient(String stage, String programme, Set<String> own, Set<String> regions, Set<String> before) {}

    /**
     * A lesson as every signed-in person may see it.
     *
     * @param trust code as it is today; empty where it is hidden or the lesson comes from no trust
     * @param hidden whether it is told only which region it comes from
     * @param region code; empty where it is not known
     * @param fresh when it was published or last revised
     * @param answered whether the trust has said within the past year what it did with it
     */
    record Candidate(
            LessonRef ref,
            List<String> stages,
            String programme,
            String trust,
            boolean hidden,
            String region,
            int evidence,
            Instant fresh,
            boolean stale,
            boolean superseded,
            boolean answered) {}

    /** The lessons that matter, in order. */
    static List<LessonRef> choose(Recipient recipient, Collection<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> matters(recipient, candidate))
                .sorted(Comparator.comparing((Candidate candidate) -> !sameProgramme(recipient, candidate))
                        .thenComparing(candidate -> !wentBefore(recipient, candidate))
                        .thenComparing(STRONGEST_FIRST))
                .limit(MOST)
                .map(Candidate::ref)
                .toList();
    }

    private static boolean matters(Recipient recipient, Candidate candidate) {
        return candidate.stages().contains(recipient.stage())
                && !candidate.stale()
                && !candidate.superseded()
                && !candidate.answered()
                && !mayBeOwn(recipient, candidate);
    }

    private static boolean mayBeOwn(Recipient recipient, Candidate candidate) {
        boolean near = candidate.region().isEmpty() || recipient.regions().contains(candidate.region());
        return recipient.own().contains(candidate.trust()) || candidate.hidden() && near;
    }

    private static boolean sameProgramme(Recipient recipient, Candidate candidate) {
        return candidate.programme().equals(recipient.programme());
    }

    private static boolean wentBefore(Recipient recipient, Candidate candidate) {
        return recipient.before().contains(candidate.trust())
                && !candidate.region().isEmpty()
                && !recipient.regions().contains(candidate.region());
    }
}
