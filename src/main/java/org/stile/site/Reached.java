package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.programmes.Deployment;
import org.stile.programmes.Engagement;
import org.stile.programmes.Engagements;
import org.stile.programmes.Programme;
import org.stile.programmes.Programmes;
import org.stile.trusts.Trusts;
import org.stile.uptake.Reach;
import org.stile.web.Option;
import org.stile.web.Viewer;

/**
 * Whom a trust has reached in each stage of a deployment: what it noted, and beside it what its people read and what it
 * took up. Everybody reads the former, as on the deployment's page; the latter is for its own people and curators.
 */
@ApplicationScoped
class Reached {

    private final Programmes programmes;
    private final Engagements engagements;
    private final Reach reach;
    private final Trusts trusts;
    private final InstantSource clock;

    Reached(Programmes programmes, Engagements engagements, Reach reach, Trusts trusts, InstantSource clock) {
        this.programmes = programmes;
        this.engagements = engagements;
        this.reach = reach;
        this.trusts = trusts;
        this.clock = clock;
    }

    /**
     * An audience in a stage.
     *
     * @param events that were noted
     * @param reads at least so many, in steps of five; 0 when fewer than five, or not for this viewer
     * @param uptakes as {@code reads}
     */
    record Row(Option stage, Option audience, long events, long reads, long uptakes) {}

    /**
     * A deployment with whom it has reached.
     *
     * @param rows by stage and audience, in their orders; only what has something to show
     * @param events everything that was noted, the oldest first
     * @param counted whether reads and uptake are for this viewer
     */
    record Opened(
            Programme programme, Deployment deployment, List<Row> rows, List<Engagement> events, boolean counted) {}

    /**
     * Opens it.
     *
     * @throws Problem.NotFound when the programme has no such deployment
     */
    @Transactional
    public Opened open(String slug, long id, Viewer viewer) {
        Programmes.Journey journey = programmes.deployment(id);
        Deployment deployment = journey.deployment();
        if (!journey.programme().slug().equals(slug)) {
            throw new Problem.NotFound("There is no such deployment in this programme.");
        }
        boolean counted = !deployment.trustCode().isEmpty()
                && (viewer.curator() || trusts.belongs(viewer, deployment.trustCode()));
        List<Engagement> events = engagements.of(id);
        List<Reach.Span> spans = counted ? spans(deployment, journey.programme()) : List.of();
        Set<String> codes = Set.copyOf(trusts.merged(trusts.today(deployment.trustCode())));
        return new Opened(
                journey.programme(),
                deployment,
                rows(journey.programme(), events, reach.reads(codes, slug, spans), reach.uptakes(codes, slug, spans)),
                events,
                counted);
    }

    /** The days of each stage: from its entry until the day before the next, the last one until today. */
    private List<Reach.Span> spans(Deployment deployment, Programme programme) {
        LocalDate today = Clock.today(clock);
        List<Deployment.Entered> stages = deployment.stages().stream()
                .filter(entered -> !entered.on().isAfter(today) && programme.order(entered.stage()) >= 0)
                .toList();
        List<Reach.Span> spans = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            LocalDate end = i + 1 < stages.size() ? stages.get(i + 1).on().minusDays(1) : today;
            if (!end.isBefore(stages.get(i).on())) {
                spans.add(new Reach.Span(stages.get(i).stage(), stages.get(i).on(), end));
            }
        }
        return spans;
    }

    private List<Row> rows(
            Programme programme, List<Engagement> events, List<Reach.Count> reads, List<Reach.Count> uptakes) {
        List<Row> rows = new ArrayList<>();
        for (Programme.Place stage : programme.stages()) {
            for (Option audience : engagements.audiences()) {
                Row row = new Row(
                        new Option(stage.key(), stage.name()),
                        audience,
                        events.stream()
                                .filter(event -> event.stage().equals(stage.key())
                                        && event.audience().equals(audience.value()))
                                .count(),
                        count(reads, stage, audience),
                        count(uptakes, stage, audience));
                if (row.events() + row.reads() + row.uptakes() > 0) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static long count(List<Reach.Count> counts, Programme.Place stage, Option audience) {
        return counts.stream()
                .filter(count ->
                        count.stage().equals(stage.key()) && count.audience().equals(audience.value()))
                .mapToLong(Reach.Count::atLeast)
                .sum();
    }
}
