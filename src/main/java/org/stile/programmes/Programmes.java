package org.stile.programmes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.trusts.Trusts;

/**
 * Programmes as everybody may read them. Nothing of them is hidden: they are a public record. Every method is one
 * transaction. Thread-safe.
 */
@ApplicationScoped
public class Programmes {

    private final ProgrammeStore store;
    private final DeploymentStore deployments;
    private final Trusts trusts;
    private final InstantSource clock;

    Programmes(ProgrammeStore store, DeploymentStore deployments, Trusts trusts, InstantSource clock) {
        this.store = store;
        this.deployments = deployments;
        this.trusts = trusts;
        this.clock = clock;
    }

    /** A trust's deployment with its programme. */
    public record Journey(Programme programme, Deployment deployment, Optional<Solution> solution) {}

    /** All programmes, the latest deadline first; at most 100. */
    @Transactional
    public List<Programme> all() {
        return store.all();
    }

    /**
     * How far a programme has come.
     *
     * @param live as {@link Board#live}
     * @param expected as {@link Board#expected}
     */
    public record Progress(Programme programme, int live, int expected) {}

    /** All programmes with how far they have come by the end of today, in the order of {@link #all}. Two queries. */
    @Transactional
    public List<Progress> progress() {
        Map<String, DeploymentStore.Counts> counts = deployments.counts(Clock.today(clock));
        return store.all().stream()
                .map(programme -> {
                    DeploymentStore.Counts of = counts.getOrDefault(programme.slug(), new DeploymentStore.Counts(0, 0));
                    return new Progress(programme, of.live(), of.expected());
                })
                .toList();
    }

    /** The programme with this slug; empty when there is none. */
    @Transactional
    public Optional<Programme> bySlug(String slug) {
        return store.bySlug(slug);
    }

    /**
     * A programme as it stood at the end of a day.
     *
     * @throws Problem.NotFound when there is none of that name
     */
    @Transactional
    public Board board(String slug, LocalDate day) {
        Programme programme = store.bySlug(slug).orElseThrow(Programmes::notFound);
        return new Board(programme, store.solutions(slug), deployments.of(slug), day);
    }

    /** A programme as it stands today. */
    @Transactional
    public Board board(String slug) {
        return board(slug, Clock.today(clock));
    }

    /** What was forecast of a programme by the end of a day: the latest first, and of one day the nearest first. */
    @Transactional
    public List<Forecast> forecasts(String slug, LocalDate day) {
        return store.forecasts(slug).stream()
                .filter(forecast -> !forecast.asOf().isAfter(day))
                .toList();
    }

    /**
     * The deployments of a trust and of those that have gone over into it, whatever the programme. As many queries for
     * one as for all.
     */
    @Transactional
    public List<Journey> of(String trustCode) {
        return journeys(deployments.ofTrusts(trusts.merged(trustCode)));
    }

    private List<Journey> journeys(List<DeploymentStore.Of> of) {
        Map<String, Programme> programmes =
                store.bySlugs(of.stream().map(DeploymentStore.Of::programme).collect(Collectors.toSet()));
        Map<Long, Solution> solutions = store.solutions(
                of.stream().map(one -> one.deployment().solutionId()).collect(Collectors.toSet()));
        return of.stream()
                .map(one -> new Journey(
                        programmes.get(one.programme()),
                        one.deployment(),
                        Optional.ofNullable(solutions.get(one.deployment().solutionId()))))
                .toList();
    }

    /**
     * A deployment with its programme.
     *
     * @throws Problem.NotFound when there is none with this number
     */
    @Transactional
    public Journey deployment(long id) {
        return journeys(deployments.byId(id).stream().toList()).stream()
                .findFirst()
                .orElseThrow(Programmes::notFound);
    }

    /** A date that is planned for a deployment. */
    public record Planned(long deployment, LocalDate on) {}

    /** What is planned to go live from one day to another, both included, as far as it is not live and has not left. */
    @Transactional
    public List<Planned> planned(LocalDate from, LocalDate to) {
        return deployments.planned(from, to);
    }

    /** The name under which a deployment's trust goes on at the end of a day; empty where it is still the same. */
    public String goesOnAs(Deployment deployment, LocalDate day) {
        String then = trusts.on(day, deployment.trustCode());
        return then.equals(deployment.trustCode()) ? "" : trusts.name(then);
    }

    static Problem.NotFound notFound() {
        return new Problem.NotFound("There is no such programme.");
    }
}
