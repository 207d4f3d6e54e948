package org.stile.packs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.changes.TaskHandler;
import org.stile.changes.Tasks;
import org.stile.lessons.LessonRef;
import org.stile.programmes.DeploymentChanged;
import org.stile.programmes.Programmes;

/**
 * Makes packs in the background: as soon as a deployment has changed, and when its planned go-live has come near. Each
 * trigger makes one pack, however often it is looked at; one more for a go-live that has been put off by months.
 */
@ApplicationScoped
class PackMaker implements TaskHandler {

    static final String KIND = "pack";

    private final Programmes programmes;
    private final Candidates candidates;
    private final PackStore store;
    private final PackMails mails;
    private final Tasks tasks;
    private final Audit audit;
    private final InstantSource clock;

    PackMaker(
            Programmes programmes,
            Candidates candidates,
            PackStore store,
            PackMails mails,
            Tasks tasks,
            Audit audit,
            InstantSource clock) {
        this.programmes = programmes;
        this.candidates = candidates;
        this.store = store;
        this.mails = mails;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    void changed(@Observes DeploymentChanged changed) {
        tasks.add(KIND, changed.deploymentId());
    }

    /**
     * Looks for go-lives that have come near. Hourly and not at one time of day, so that a portal that was off misses
     * nothing; two queries when there is nothing to do.
     */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void lookAhead() {
        LocalDate today = Clock.today(clock);
        List<Programmes.Planned> near = programmes.planned(today, today.plusDays(Trigger.DAYS.getLast()));
        Map<Long, List<PackStore.Made>> made =
                store.made(near.stream().map(Programmes.Planned::deployment).toList()).stream()
                        .collect(Collectors.groupingBy(PackStore.Made::deployment));
        near.stream()
                .filter(planned -> Trigger.due(planned.on(), today)
                        .filter(trigger -> made.getOrDefault(planned.deployment(), List.of()).stream()
                                .noneMatch(one -> one.serves(trigger, planned.on())))
                        .isPresent())
                .forEach(planned -> tasks.add(KIND, planned.deployment()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String ref) {
        Programmes.Journey journey;
        try {
            journey = programmes.deployment(Long.parseLong(ref));
        } catch (Problem.NotFound gone) {
            return;
        }
        LocalDate today = Clock.today(clock);
        long deployment = journey.deployment().id();
        LocalDate planned =
                journey.deployment().planned(today).map(plan -> plan.on()).orElse(null);
        List<PackStore.Made> made = QuarkusTransaction.requiringNew().call(() -> store.made(List.of(deployment)));
        Trigger.due(journey.deployment(), journey.programme(), today).stream()
                .filter(trigger -> made.stream().noneMatch(one -> one.serves(trigger, planned)))
                .forEach(trigger -> make(journey, trigger, trigger.daysBefore() == 0 ? null : planned));
    }

    private void make(Programmes.Journey journey, Trigger trigger, LocalDate plannedOn) {
        List<LessonRef> lessons = candidates.chosen(journey, trigger);
        Pack pack =
                new Pack(0, journey.deployment().id(), trigger, plannedOn, clock.instant(), PackRule.VERSION, lessons);
        QuarkusTransaction.requiringNew()
                .run(() -> store.add(pack).ifPresent(kept -> {
                    audit.record(0, "pack.make", "pack-" + kept.id(), "deployment " + kept.deployment());
                    mails.made(kept, journey.deployment());
                }));
    }
}
