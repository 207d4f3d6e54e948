package org.stile.programmes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.programmes.Deployment.Days;
import org.stile.programmes.Deployment.Entered;
import org.stile.programmes.Deployment.Plan;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * What is done with deployments: curators keep all of them up, the lead of a trust its own and those of trusts that went
 * over into it. Everybody else gets a {@link Problem.Forbidden}. Every method is one transaction. Thread-safe.
 */
@ApplicationScoped
public class Deployments {

    private final ProgrammeStore programmes;
    private final DeploymentStore store;
    private final Trusts trusts;
    private final Audit audit;
    private final Event<DeploymentChanged> changed;
    private final InstantSource clock;

    Deployments(
            ProgrammeStore programmes,
            DeploymentStore store,
            Trusts trusts,
            Audit audit,
            Event<DeploymentChanged> changed,
            InstantSource clock) {
        this.programmes = programmes;
        this.store = store;
        this.trusts = trusts;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    /** Whether the viewer may say what a deployment has come to. */
    public boolean mayChange(Deployment deployment, Viewer viewer) {
        return viewer.curator() || trusts.leads(viewer, deployment.trustCode());
    }

    /** Whether the viewer belongs to a deployment's trust, or to the one that it went over into. */
    public boolean own(Deployment deployment, Viewer viewer) {
        return trusts.belongs(viewer, deployment.trustCode());
    }

    /**
     * Adds a trust to a programme; curators only.
     *
     * @param trustCode ODS code of an open trust
     * @param solutionId one of the programme's, of whatever region; 0 for none yet
     * @return the deployment's number
     * @throws Problem.Invalid by field: trust, region, solution
     * @throws Problem.Conflict {@code deployment-exists} when the trust is in the programme
     */
    @Transactional
    public long add(String slug, String trustCode, String region, long solutionId, Viewer curator) {
        ProgrammeDesk.mustBeCurator(curator);
        Programme programme = locked(slug);
        Map<String, String> wrong = new LinkedHashMap<>();
        Trust trust = trusts.byCode(trustCode).filter(found -> !found.closed()).orElse(null);
        if (trust == null) {
            wrong.put("trust", "Choose a trust that is open");
        }
        ProgrammeRules.region(wrong, "trust-region", region, programme);
        checkSolution(wrong, slug, solutionId);
        ProgrammeRules.refuse(wrong);
        List<Deployment> all = store.of(slug);
        if (all.stream().anyMatch(other -> other.trustCode().equals(trustCode))) {
            throw new Problem.Conflict("deployment-exists", trust.name() + " is in this programme already.");
        }
        if (all.size() >= DeploymentStore.MOST) {
            throw new Problem.Conflict("too-many-deployments", "A programme has at most 2,000 deployments.");
        }
        Deployment added = new Deployment(
                0,
                trustCode,
                trust.name(),
                region,
                solutionId,
                false,
                null,
                null,
                false,
                true,
                "",
                "",
                "",
                List.of(),
                List.of(),
                0);
        long id = store.add(slug, added, curator.accountId(), clock.instant());
        done(slug, id, "deployment.add", trustCode, curator);
        return id;
    }

    /**
     * Says that a stage was entered. Entering go-live, or a later stage, does not make a trust live: {@link #live} does.
     *
     * @throws Problem.Invalid by field: stage, entered-on
     */
    @Transactional
    public void enter(long id, Entered entered, Viewer viewer) {
        DeploymentStore.Of of = locked(id, viewer);
        Programme programme = programmes.bySlug(of.programme()).orElseThrow();
        ProgrammeRules.check(entered, of.deployment(), programme, Clock.today(clock));
        store.enter(id, entered, viewer.accountId(), clock.instant());
        done(of.programme(), id, "deployment.stage", entered.stage() + " " + entered.on(), viewer);
    }

    /**
     * Gives another planned date; the ones before stay on record.
     *
     * @return whether the date was put off
     * @throws Problem.Invalid by field: planned-on, reason, plan-note
     */
    @Transactional
    public boolean plan(long id, Plan given, Viewer viewer) {
        DeploymentStore.Of of = locked(id, viewer);
        Plan plan = ProgrammeRules.checked(given, of.deployment(), Clock.today(clock));
        store.plan(id, plan, viewer.accountId(), clock.instant());
        done(of.programme(), id, "deployment.plan", plan.on().toString(), viewer);
        return plan.reason().isPresent();
    }

    /**
     * Says on which day the trust went live, or that it did not.
     *
     * @param day null when it is not live after all
     * @throws Problem.Invalid {@code live-on} when the day has not come
     * @throws Problem.Conflict {@code changed} when somebody changed it meanwhile
     */
    @Transactional
    public void live(long id, LocalDate day, int version, Viewer viewer) {
        DeploymentStore.Of of = locked(id, viewer);
        if (day != null) {
            ProgrammeRules.checkPast("live-on", day, Clock.today(clock));
        }
        Deployment before = of.deployment();
        change(with(before, before.solutionId(), day == null ? null : Days.on(day), before.leftOn(), version));
        done(of.programme(), id, "deployment.live", day == null ? "not live" : day.toString(), viewer);
    }

    /**
     * Says which solution the trust has, and on which day it left the programme, if it did; curators only.
     *
     * @param leftOn null while it is in the programme
     * @throws Problem.Invalid by field: solution, left-on
     * @throws Problem.Conflict {@code changed} when somebody changed it meanwhile
     */
    @Transactional
    public void change(long id, long solutionId, LocalDate leftOn, int version, Viewer curator) {
        ProgrammeDesk.mustBeCurator(curator);
        DeploymentStore.Of of = locked(id, curator);
        Map<String, String> wrong = new LinkedHashMap<>();
        checkSolution(wrong, of.programme(), solutionId);
        ProgrammeRules.refuse(wrong);
        if (leftOn != null) {
            ProgrammeRules.checkPast("left-on", leftOn, Clock.today(clock));
        }
        change(with(of.deployment(), solutionId, of.deployment().live(), leftOn, version));
        done(of.programme(), id, "deployment.change", solutionId + (leftOn == null ? "" : " left " + leftOn), curator);
    }

    /**
     * Keeps what ships from replacing the deployments of a programme from now on, since something above this package
     * belongs to one of them. Asks for no right: the caller has.
     *
     * @throws Problem.NotFound when there is no deployment with this number
     */
    @Transactional
    public void keep(long id) {
        programmes.touch(store.byId(id).orElseThrow(Programmes::notFound).programme());
    }

    private static Deployment with(Deployment before, long solutionId, Days live, LocalDate leftOn, int version) {
        return new Deployment(
                before.id(),
                before.trustCode(),
                before.trustName(),
                before.region(),
                solutionId,
                before.earlier(),
                live,
                leftOn,
                before.reconstructed(),
                before.regionStated(),
                before.note(),
                before.sourceTitle(),
                before.sourceUrl(),
                before.stages(),
                before.plans(),
                version);
    }

    private void change(Deployment deployment) {
        if (!store.change(deployment)) {
            throw new Problem.Conflict(
                    "changed", "Somebody changed this meanwhile. Open the page again and look at what it says now.");
        }
    }

    private void checkSolution(Map<String, String> wrong, String slug, long solutionId) {
        if (solutionId != 0 && !programmes.solutions(slug).containsKey(solutionId)) {
            wrong.putIfAbsent("solution", "Choose one of the programme’s solutions");
        }
    }

    private DeploymentStore.Of locked(long id, Viewer viewer) {
        DeploymentStore.Of of = store.byId(id).orElseThrow(Programmes::notFound);
        mustBeAllowed(of.deployment(), viewer);
        locked(of.programme());
        return store.byId(id).orElseThrow(Programmes::notFound);
    }

    void mustBeAllowed(Deployment deployment, Viewer viewer) {
        if (!mayChange(deployment, viewer)) {
            throw new Problem.Forbidden(
                    "not-your-deployment", "Only the trust’s lead and the national team say how it stands.");
        }
    }

    private Programme locked(String slug) {
        if (!programmes.lock(slug)) {
            throw Programmes.notFound();
        }
        return programmes.bySlug(slug).orElseThrow(Programmes::notFound);
    }

    private void done(String slug, long id, String action, String detail, Viewer viewer) {
        programmes.touch(slug);
        audit.record(viewer, action, slug + "/" + id, detail);
        changed.fire(new DeploymentChanged(slug, id));
    }
}
