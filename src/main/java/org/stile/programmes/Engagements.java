package org.stile.programmes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stile.audit.Audit;
import org.stile.base.CleanText;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.people.Work;
import org.stile.web.Option;
import org.stile.web.Viewer;

/**
 * Whom trusts have reached for their deployments. The first programme engaged its clinicians and found late that it had
 * missed those who sign: a trust that enters its business case without a finance or executive contact is flagged. Every
 * method is one transaction. Thread-safe.
 */
@ApplicationScoped
public class Engagements {

    /** The kinds of work of which one must have been reached by the business case. */
    static final Set<String> WHO_SIGN = Set.of("finance", "executive");

    static final String BUSINESS_CASE = "business-case";
    static final int WHAT = 200;
    private static final int MOST = 200;

    private final EntityManager entityManager;
    private final Programmes programmes;
    private final Deployments deployments;
    private final Instance<Work> work;
    private final Audit audit;
    private final InstantSource clock;

    Engagements(
            EntityManager entityManager,
            Programmes programmes,
            Deployments deployments,
            Instance<Work> work,
            Audit audit,
            InstantSource clock) {
        this.entityManager = entityManager;
        this.programmes = programmes;
        this.deployments = deployments;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /** The kinds of work, in the order of pages. */
    public List<Option> audiences() {
        return work.get().kinds();
    }

    /** Whom a trust has reached, oldest first; at most 200. */
    @Transactional
    public List<Engagement> of(long deploymentId) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select id, stage, audience, on_date, what from engagement
                        where deployment_id = :id order by on_date, id limit :limit""", Object[].class)
                .setParameter("id", deploymentId)
                .setParameter("limit", MOST)
                .getResultList();
        return rows.stream()
                .map(row -> new Engagement(
                        ((Number) row[0]).longValue(), (String) row[1], (String) row[2], (LocalDate) row[3], (String)
                                row[4]))
                .toList();
    }

    /**
     * Notes whom a trust has reached.
     *
     * @throws Problem.Invalid by field: engaged-stage, audience, engaged-on, what
     * @throws Problem.Forbidden when the viewer is neither a curator nor the trust's lead
     * @throws Problem.Conflict {@code too-many-engagements} beyond 200
     */
    @Transactional
    public void add(long deploymentId, Engagement given, Viewer viewer) {
        Programmes.Journey journey = programmes.deployment(deploymentId);
        deployments.mustBeAllowed(journey.deployment(), viewer);
        Engagement engagement =
                new Engagement(0, given.stage(), given.audience(), given.on(), CleanText.line(given.what()));
        check(engagement, journey.programme());
        if (of(deploymentId).size() >= MOST) {
            throw new Problem.Conflict("too-many-engagements", "A deployment has at most 200 of these.");
        }
        entityManager
                .createNativeQuery("""
                        insert into engagement (deployment_id, stage, audience, on_date, what, account_id, made_at)
                        values (:deployment, :stage, :audience, :on, :what, :account, :at)""")
                .setParameter("deployment", deploymentId)
                .setParameter("stage", engagement.stage())
                .setParameter("audience", engagement.audience())
                .setParameter("on", engagement.on())
                .setParameter("what", engagement.what())
                .setParameter("account", viewer.accountId())
                .setParameter("at", clock.instant())
                .executeUpdate();
        audit.record(
                viewer,
                "deployment.engage",
                journey.programme().slug() + "/" + deploymentId,
                engagement.audience() + " " + engagement.on());
    }

    /**
     * Takes back what was noted.
     *
     * @throws Problem.NotFound when the deployment has none with this number
     */
    @Transactional
    public void remove(long deploymentId, long id, Viewer viewer) {
        Programmes.Journey journey = programmes.deployment(deploymentId);
        deployments.mustBeAllowed(journey.deployment(), viewer);
        int removed = entityManager
                .createNativeQuery("delete from engagement where id = :id and deployment_id = :deployment")
                .setParameter("id", id)
                .setParameter("deployment", deploymentId)
                .executeUpdate();
        if (removed == 0) {
            throw new Problem.NotFound("This is not noted any more.");
        }
        audit.record(
                viewer, "deployment.engage.remove", journey.programme().slug() + "/" + deploymentId, Long.toString(id));
    }

    private void check(Engagement engagement, Programme programme) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (programme.order(engagement.stage()) < 0) {
            wrong.put("engaged-stage", "Choose one of the programme’s stages");
        }
        if (audiences().stream().noneMatch(audience -> audience.value().equals(engagement.audience()))) {
            wrong.put("audience", "Choose whom you reached");
        }
        if (engagement.what().isEmpty() || engagement.what().length() > WHAT) {
            wrong.put("what", "Say in up to 200 characters what it was, such as a meeting");
        }
        Identifiers.refusals(Map.of("what", engagement.what())).forEach(wrong::putIfAbsent);
        ProgrammeRules.past(wrong, "engaged-on", engagement.on(), Clock.today(clock));
        ProgrammeRules.refuse(wrong);
    }

    /**
     * Trusts that have entered their business case, or a later stage, and by the board's day have noted nobody of
     * finance or the board. Only of deployments that are kept up here: sources do not say.
     */
    @Transactional
    public List<Deployment> withoutWhoSign(Board board) {
        int from = board.programme().order(BUSINESS_CASE);
        if (from < 0) {
            return List.of();
        }
        Set<Long> reached = new HashSet<>(entityManager
                .createNativeQuery("""
                        select distinct e.deployment_id from engagement e join deployment d on d.id = e.deployment_id
                        where d.programme = :programme and e.on_date <= :day
                            and e.audience = any(cast(:who as text[]))""", Long.class)
                .setParameter("programme", board.programme().slug())
                .setParameter("day", board.day())
                .setParameter("who", WHO_SIGN.toArray(String[]::new))
                .getResultList());
        return board.deployments().stream()
                .filter(deployment -> deployment.sourceUrl().isEmpty() && board.inProgramme(deployment))
                .filter(deployment -> deployment
                        .stage(board.day(), board.programme())
                        .filter(stage -> board.programme().order(stage) >= from)
                        .isPresent())
                .filter(deployment -> !reached.contains(deployment.id()))
                .toList();
    }
}
