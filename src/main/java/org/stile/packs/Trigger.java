package org.stile.packs;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stile.programmes.Deployment;
import org.stile.programmes.Programme;

/**
 * What makes a pack: a stage was entered, or go-live is planned so many days ahead.
 *
 * @param stage key of the stage whose lessons matter
 * @param daysBefore 0 when the stage was entered
 */
public record Trigger(String stage, int daysBefore) {

    /** How many days before its planned go-live a trust is given a pack, the fewest first. */
    static final List<Integer> DAYS = List.of(7, 30, 90);

    // Put off by more, a go-live has its packs again; by less, what was given still serves.
    private static final int SAME_FOR_DAYS = 31;

    // who went live longer ago has that stage behind it: the row is kept up, and nothing is entered
    private static final int NEWS_FOR_DAYS = 366;

    static Trigger entered(String stage) {
        return new Trigger(stage, 0);
    }

    static Trigger before(int days) {
        return new Trigger(Programme.GO_LIVE, days);
    }

    /** What makes a pack for a deployment on a day, of which some may have been made already. */
    static List<Trigger> due(Deployment deployment, Programme programme, LocalDate today) {
        if (deployment.trustCode().isEmpty() || deployment.leftOn() != null) {
            return List.of();
        }
        List<Trigger> due = new ArrayList<>();
        entered(deployment, programme, today).ifPresent(stage -> due.add(entered(stage)));
        if (deployment.live() == null) {
            deployment.planned(today).flatMap(plan -> due(plan.on(), today)).ifPresent(due::add);
        }
        return due;
    }

    private static Optional<String> entered(Deployment deployment, Programme programme, LocalDate today) {
        Optional<String> stage = deployment.stage(today, programme);
        boolean said = deployment.stages().stream()
                .filter(entered -> !entered.on().isAfter(today))
                .reduce((before, after) -> after)
                .filter(last -> stage.filter(last.stage()::equals).isPresent())
                .isPresent();
        boolean liveLately =
                deployment.live() != null && deployment.live().to().isAfter(today.minusDays(NEWS_FOR_DAYS));
        return stage.filter(any -> said || liveLately);
    }

    /**
     * What a planned go-live makes due: the pack of the fewest days that it is still within, so that a date that is given
     * late, or a day on which the portal was off, loses none and brings no two at once.
     */
    static Optional<Trigger> due(LocalDate planned, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, planned);
        return left < 0
                ? Optional.empty()
                : DAYS.stream().filter(days -> left <= days).findFirst().map(Trigger::before);
    }

    /** Whether a pack that was made for one date serves for another, to which the go-live has been moved since. */
    static boolean serves(LocalDate made, LocalDate planned) {
        return ChronoUnit.DAYS.between(made, planned) <= SAME_FOR_DAYS;
    }

    /** In words, such as "entering Planning" or "30 days before go-live". */
    public String in(Programme programme) {
        return daysBefore == 0 ? "entering " + programme.stageName(stage) : daysBefore + " days before go-live";
    }
}
