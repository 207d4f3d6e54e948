package org.stile.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.audit.Audit;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.cases.Plan.Line;
import org.stile.programmes.Deployment;
import org.stile.programmes.Deployments;
import org.stile.programmes.Programmes;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * Financial plans of deployments. The trust's own people, those of the trust that it went over into, and curators see
 * one; for everybody else there is none ({@link Problem.NotFound}). Their leads and curators change it. Every method is
 * one transaction. Thread-safe.
 */
@ApplicationScoped
public class Plans {

    private final PlanStore store;
    private final Programmes programmes;
    private final Deployments deployments;
    private final Trusts trusts;
    private final Audit audit;
    private final InstantSource clock;

    Plans(
            PlanStore store,
            Programmes programmes,
            Deployments deployments,
            Trusts trusts,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.programmes = programmes;
        this.deployments = deployments;
        this.trusts = trusts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A plan opened by a viewer.
     *
     * @param plan empty while nothing is planned
     * @param comparison what comparable trusts had, in the plan's prices; while nothing is planned, in those in which
     *     the most trusts can be compared, and empty when there are none
     */
    public record Opened(
            Programmes.Journey journey, Optional<Plan> plan, Optional<Comparison> comparison, boolean mayChange) {

        /** What a change must name; 0 while nothing is planned. */
        int version() {
            return plan.map(Plan::version).orElse(0);
        }

        /** The line with this number; {@link Problem.NotFound} when there is none. */
        Line line(long id) {
            return plan.stream()
                    .flatMap(of -> of.lines().stream())
                    .filter(line -> line.id() == id)
                    .findFirst()
                    .orElseThrow(Plans::notFound);
        }
    }

    /**
     * Opens the plan of a deployment.
     *
     * @throws Problem.NotFound when the programme has no such deployment, or the viewer may not see its plan
     */
    @Transactional
    public Opened open(String slug, long deploymentId, Viewer viewer) {
        Programmes.Journey journey = journey(slug, deploymentId, viewer);
        String own = trusts.today(journey.deployment().trustCode());
        Optional<Plan> plan = store.of(deploymentId);
        List<Comparison.Had> all = store.actuals(slug).stream()
                .map(actual -> new Comparison.Had(
                        actual.yearBase(),
                        trusts.today(actual.trustCode()),
                        actual.category(),
                        actual.pence(),
                        actual.years()))
                .toList();
        return new Opened(
                journey,
                plan,
                plan.map(Plan::yearBase)
                        .or(() -> Comparison.bestBase(all, own))
                        .map(base -> Comparison.of(all, base, own)),
                deployments.mayChange(journey.deployment(), viewer));
    }

    private Programmes.Journey journey(String slug, long deploymentId, Viewer viewer) {
        Programmes.Journey journey = programmes.deployment(deploymentId);
        if (!journey.programme().slug().equals(slug) || !maySee(journey.deployment(), viewer)) {
            throw notFound();
        }
        return journey;
    }

    /** Whether the viewer may see what a deployment is to cost. */
    private boolean maySee(Deployment deployment, Viewer viewer) {
        return !deployment.trustCode().isEmpty() && (viewer.curator() || deployments.own(deployment, viewer));
    }

    /**
     * Adds a line; the first one makes the plan.
     *
     * @param yearBase the year whose prices the amounts are in
     * @return the line's number
     * @throws Problem.Invalid by field: category, year, name, estimate, actual, year-base
     * @throws Problem.Conflict {@code other-year-base} when the plan is in other prices: amounts are never mixed;
     *     {@code line-exists} when it has a line of that category, year and name
     */
    @Transactional
    public long add(String slug, long deploymentId, Line given, Integer yearBase, Viewer viewer) {
        mayChange(slug, deploymentId, viewer);
        Map<String, String> wrong = new LinkedHashMap<>();
        Line line = checked(wrong, given);
        if (yearBase == null) {
            wrong.putIfAbsent("year-base", "Give the year whose prices these are, such as 2005");
        } else {
            CaseRules.year(wrong, "year-base", yearBase);
        }
        CaseRules.refuse(wrong);
        deployments.keep(deploymentId);
        store.begin(deploymentId, yearBase, clock.instant());
        Plan plan = store.of(deploymentId).orElseThrow(Plans::notFound);
        if (plan.yearBase() != yearBase) {
            throw new Problem.Conflict(
                    "other-year-base",
                    "This plan is in %d prices. Convert the amounts to those first: prices of different years are not mixed."
                            .formatted(plan.yearBase()));
        }
        if (plan.lines().size() >= PlanStore.MOST_LINES) {
            throw new Problem.Conflict("too-many-lines", "A plan has at most 200 lines.");
        }
        unique(plan, line);
        long id = store.add(plan.id(), line);
        done(slug, deploymentId, "plan.add", line, viewer);
        return id;
    }

    /**
     * Changes a line.
     *
     * @param version of the plan that was read
     * @throws Problem.Invalid and {@link Problem.Conflict} as {@link #add}; {@code changed} when somebody changed the
     *     plan meanwhile
     */
    @Transactional
    public void change(String slug, long deploymentId, Line given, int version, Viewer viewer) {
        Plan plan = locked(slug, deploymentId, given.id(), version, viewer);
        Map<String, String> wrong = new LinkedHashMap<>();
        Line line = checked(wrong, given);
        CaseRules.refuse(wrong);
        unique(plan, line);
        store.change(plan.id(), line);
        done(slug, deploymentId, "plan.change", line, viewer);
    }

    /**
     * Takes a line away; with the last one the plan.
     *
     * @throws Problem.Conflict {@code changed} when somebody changed the plan meanwhile
     */
    @Transactional
    public void remove(String slug, long deploymentId, long lineId, int version, Viewer viewer) {
        Plan plan = locked(slug, deploymentId, lineId, version, viewer);
        Line line = plan.lines().stream()
                .filter(of -> of.id() == lineId)
                .findFirst()
                .orElseThrow();
        store.remove(plan.id(), lineId);
        if (plan.lines().size() == 1) {
            store.end(plan.id());
        }
        done(slug, deploymentId, "plan.remove", line, viewer);
    }

    private Plan locked(String slug, long deploymentId, long lineId, int version, Viewer viewer) {
        mayChange(slug, deploymentId, viewer);
        store.lock(deploymentId);
        Plan plan = store.of(deploymentId)
                .filter(of -> of.lines().stream().anyMatch(line -> line.id() == lineId))
                .orElseThrow(Plans::notFound);
        if (plan.version() != version) {
            throw new Problem.Conflict(
                    "changed",
                    "Somebody changed this plan meanwhile. Open the page again and look at what it says now.");
        }
        return plan;
    }

    private void mayChange(String slug, long deploymentId, Viewer viewer) {
        if (!deployments.mayChange(journey(slug, deploymentId, viewer).deployment(), viewer)) {
            throw notALead();
        }
    }

    static Problem.Forbidden notALead() {
        return new Problem.Forbidden("not-a-lead", "Only the trust’s lead and the national team change its plan.");
    }

    private static Line checked(Map<String, String> wrong, Line given) {
        String name = CleanText.line(given.name());
        if (given.category() == null) {
            wrong.putIfAbsent("category", "Choose what it is");
        }
        CaseRules.year(wrong, "year", given.year());
        if (name.isEmpty()) {
            wrong.putIfAbsent("name", "Say what it is for");
        }
        CaseRules.most(wrong, "name", name, CaseRules.LINE);
        CaseRules.guard(wrong, Map.of("name", name));
        if (given.estimate() == null && given.actual() == null) {
            wrong.putIfAbsent("estimate", "Give an estimate, an actual amount, or both");
        }
        if (given.estimate() != null) {
            Pounds.check(wrong, "estimate", given.estimate());
        }
        if (given.actual() != null) {
            Pounds.check(wrong, "actual", given.actual());
        }
        return new Line(given.id(), given.category(), given.year(), name, given.estimate(), given.actual());
    }

    private static void unique(Plan plan, Line line) {
        if (plan.lines().stream()
                .anyMatch(other -> other.id() != line.id()
                        && other.category() == line.category()
                        && other.year() == line.year()
                        && other.name().equals(line.name()))) {
            throw new Problem.Conflict("line-exists", "The plan has such a line already. Change that one instead.");
        }
    }

    private void done(String slug, long deploymentId, String action, Line line, Viewer viewer) {
        audit.record(viewer, action, slug + "/" + deploymentId, line.category().value() + " " + line.financialYear());
    }

    static Problem.NotFound notFound() {
        return new Problem.NotFound("There is no such plan.");
    }
}
