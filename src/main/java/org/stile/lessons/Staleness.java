package org.stile.lessons;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.stile.base.Token;

/**
 * When a lesson is to be looked at again, and why. A pure function of what is known of it: its age, and what has
 * happened since somebody last looked.
 *
 * @param reasons everything that makes a review due, on its day; the earliest first. Empty for what is not published
 */
public record Staleness(List<Reason> reasons) {

    /** Of a lesson that nobody has to look at. */
    public static final Staleness NONE = new Staleness(List.of());

    public Staleness {
        reasons = List.copyOf(reasons);
    }

    /** What makes a review due. Of two on one day the first here is named first. */
    public enum Cause implements Token {
        SUPERSEDED("superseded", "a newer lesson has taken its place"),
        CONTRADICTED("contradicted", "a lesson of another trust contradicts it"),
        TRUST_CLOSED("trust-closed", "its trust has closed or become part of another"),
        AGE("age", "nobody has said for two years that it still holds");

        private final String value;
        private final String label;

        Cause(String value, String label) {
            this.value = value;
            this.label = label;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** One cause and the day from which it counts. */
    public record Reason(Cause cause, LocalDate since) {}

    /**
     * What is known of a lesson, as far as one kind of reader may know. Events from before somebody last looked are not
     * among them; null stands for what has not happened.
     *
     * @param byAge when it is due by its age alone; null for what is not published
     */
    record Facts(LocalDate byAge, LocalDate superseded, LocalDate contradicted, LocalDate trustClosed) {}

    static Staleness of(Facts facts) {
        List<Reason> reasons = new ArrayList<>();
        add(reasons, Cause.SUPERSEDED, facts.superseded);
        add(reasons, Cause.CONTRADICTED, facts.contradicted);
        add(reasons, Cause.TRUST_CLOSED, facts.trustClosed);
        add(reasons, Cause.AGE, facts.byAge);
        reasons.sort(Comparator.comparing(Reason::since).thenComparing(Reason::cause));
        return facts.byAge == null ? NONE : new Staleness(reasons);
    }

    private static void add(List<Reason> reasons, Cause cause, LocalDate since) {
        if (since != null) {
            reasons.add(new Reason(cause, since));
        }
    }

    /** The day from which a review is due; null for what is not published. */
    public LocalDate reviewDue() {
        return reasons.isEmpty() ? null : reasons.getFirst().since();
    }

    /** Whether a review is due on this day. */
    public boolean stale(LocalDate today) {
        return !reasons.isEmpty() && !reviewDue().isAfter(today);
    }

    /** What has made a review due by this day, in plain words; empty when it is not. */
    public String why(LocalDate today) {
        return reasons.stream()
                .filter(reason -> !reason.since.isAfter(today))
                .map(reason -> reason.cause.label())
                .collect(Collectors.joining("; "));
    }
}
