package org.stile.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stile.base.Token;

/**
 * One trust's journey through a programme.
 *
 * @param trustCode ODS code of the organisation that went through it; empty where none is known
 * @param trustName as it was called then; "Not named (London 7)" where no source names it
 * @param region key of the trust's own region
 * @param solutionId 0 where it is not known; the solution may belong to another region
 * @param earlier whether it was live from before the programme: counted apart
 * @param live when it went live; null where it has not
 * @param leftOn when the trust went another way; null where it has not
 * @param reconstructed whether no source names the trust
 * @param regionStated whether a source gives the region; otherwise the row was placed here
 * @param stages what it entered and when, oldest first
 * @param plans every planned date that was given, oldest first
 * @param version what a change must name
 */
public record Deployment(
        long id,
        String trustCode,
        String trustName,
        String region,
        long solutionId,
        boolean earlier,
        Days live,
        LocalDate leftOn,
        boolean reconstructed,
        boolean regionStated,
        String note,
        String sourceTitle,
        String sourceUrl,
        List<Entered> stages,
        List<Plan> plans,
        int version) {

    public Deployment {
        stages = List.copyOf(stages);
        plans = List.copyOf(plans);
    }

    /**
     * The days between which something happened, both included; the same day twice where it is known.
     *
     * @param from not after {@code to}
     */
    public record Days(LocalDate from, LocalDate to) {

        public static Days on(LocalDate day) {
            return new Days(day, day);
        }

        /** Whether the day itself is known. */
        public boolean known() {
            return from.equals(to);
        }

        /** Whether it has happened by the end of a day, for certain. */
        public boolean by(LocalDate day) {
            return !to.isAfter(day);
        }

        /** The month in which it happened, such as "2007-03"; empty where that is not known. */
        public Optional<String> month() {
            String month = from.toString().substring(0, 7);
            return to.toString().startsWith(month) ? Optional.of(month) : Optional.empty();
        }

        /** A date, or an ISO 8601 interval such as "2006-04-01/2006-07-31". */
        public String iso() {
            return known() ? from.toString() : from + "/" + to;
        }
    }

    /** A stage that was entered on a day. */
    public record Entered(String stage, LocalDate on) {}

    /**
     * A date that was planned for going live.
     *
     * @param saidOn when it was given
     * @param reason why it is later than the one before; empty for the first, and for one that is not later
     */
    public record Plan(LocalDate on, LocalDate saidOn, Optional<Slip> reason, String note) {}

    /** Why a planned date was put off. */
    public enum Slip implements Token {
        SUPPLIER("supplier", "The supplier was not ready"),
        SOFTWARE("software", "The software was not ready"),
        INFRASTRUCTURE("infrastructure", "Network, hardware or rooms were not ready"),
        INTEGRATION("integration", "Links with other systems did not work"),
        STAFF("staff", "Too few people"),
        FUNDING("funding", "Money or approval was missing"),
        TRAINING("training", "People were not trained"),
        CLINICAL_SAFETY("clinical-safety", "It was not safe for patients yet"),
        OTHER("other", "Something else");

        private final String value;
        private final String label;

        Slip(String value, String label) {
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

    /** Whether it is live by the end of a day, for certain. */
    public boolean liveBy(LocalDate day) {
        return live != null && live.by(day);
    }

    /** Whether it may be live on a day: its range has begun and not ended. */
    public boolean maybeLive(LocalDate day) {
        return live != null && !live.by(day) && !live.from().isAfter(day);
    }

    /** The planned date as it was known on a day; empty where none had been given. */
    public Optional<Plan> planned(LocalDate day) {
        return plans.stream().filter(plan -> !plan.saidOn().isAfter(day)).reduce((before, after) -> after);
    }

    /** The stage it was in on a day; empty where nothing says so. What is live is in go-live or a stage after it. */
    public Optional<String> stage(LocalDate day, Programme programme) {
        Optional<String> entered = stages.stream()
                .filter(stage -> !stage.on().isAfter(day))
                .reduce((before, after) -> after)
                .map(Entered::stage);
        int live = programme.order(Programme.GO_LIVE);
        return liveBy(day)
                        && entered.filter(stage -> programme.order(stage) >= live)
                                .isEmpty()
                ? Optional.of(Programme.GO_LIVE)
                : entered;
    }

    /** How often the planned date was put off, as known on a day. */
    public long slips(LocalDate day) {
        return plans.stream()
                .filter(plan -> !plan.saidOn().isAfter(day) && plan.reason().isPresent())
                .count();
    }
}
