package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.LessonGrades;
import org.stile.lessons.LessonRef;
import org.stile.web.Viewer;

/**
 * The ledger: what each trust did with each lesson. A trust's own people speak for it and nobody else; what a member
 * records waits until the trust's lead confirms it, and only then is it shown and counted. Every act is kept. A trust
 * may record what it did with its own lesson; that never raises the grade. Every method is one transaction: rule, row,
 * audit, grade, change log.
 */
@ApplicationScoped
public class Uptakes {

    private static final int MOST_ACTS = 200;

    private final UptakeStore store;
    private final Membership membership;
    private final LessonGrades grades;
    private final Audit audit;
    private final InstantSource clock;

    Uptakes(UptakeStore store, Membership membership, LessonGrades grades, Audit audit, InstantSource clock) {
        this.store = store;
        this.membership = membership;
        this.grades = grades;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * All that the viewer's trust has said of a lesson; nothing when it has said nothing.
     *
     * @throws Problem.NotFound when there is no published lesson that the viewer may read
     * @throws Problem.Forbidden for somebody who belongs to no trust
     */
    @Transactional
    OwnUptake own(LessonRef ref, Viewer viewer) {
        membership.lessonFor(ref, viewer);
        return store.own(ref, viewer.trust(), MOST_ACTS);
    }

    /**
     * Records what the viewer's trust did, in place of what it said before. A lead confirms in the same breath. Saying
     * the same twice is saying it once.
     *
     * @param version of the last act that the viewer has seen; 0 when there was none
     * @throws Problem.Invalid when something is missing, too long, or may identify a patient
     * @throws Problem.Conflict {@code changed-meanwhile} when a colleague has said something since
     */
    @Transactional
    public void record(LessonRef ref, int version, Uptake uptake, Viewer viewer) {
        UptakeEntry.Act act = viewer.leads(viewer.trust()) ? UptakeEntry.Act.CONFIRMED : UptakeEntry.Act.RECORDED;
        OwnUptake own = own(ref, viewer);
        UptakeRules.check(uptake, Clock.today(clock));
        if (saysAlready(own, act, uptake)) {
            return;
        }
        unchanged(own, version);
        if (!store.add(next(own, ref, act, uptake, viewer), viewer.accountId())) {
            if (saysAlready(own(ref, viewer), act, uptake)) {
                return;
            }
            throw changedMeanwhile();
        }
        audit.record(
                viewer,
                "uptake.record",
                ref,
                viewer.trust() + " " + uptake.disposition().value());
        if (act == UptakeEntry.Act.CONFIRMED) {
            grades.regrade(List.of(ref));
        }
    }

    /**
     * The lead of a trust confirms what a member recorded: what was done, and how it turned out.
     *
     * @throws Problem.Forbidden for everybody but the lead
     * @throws Problem.Conflict {@code nothing-waits} or {@code changed-meanwhile}
     */
    @Transactional
    public void confirm(LessonRef ref, int version, Viewer viewer) {
        OwnUptake own = own(ref, viewer);
        if (!viewer.leads(viewer.trust())) {
            throw new Problem.Forbidden("not-the-lead", "Only the lead of your trust confirms what it did.");
        }
        UptakeEntry waiting = own.waiting()
                .orElseThrow(() -> new Problem.Conflict(
                        "nothing-waits", "Nothing of your trust waits to be confirmed for this lesson."));
        unchanged(own, version);
        keep(next(own, ref, UptakeEntry.Act.CONFIRMED, waiting.uptake(), viewer), "uptake.confirm", viewer);
        grades.regrade(List.of(ref));
    }

    /**
     * Takes back what waits; when nothing waits, what was confirmed, which only the lead may.
     *
     * @throws Problem.NotFound when the trust has said nothing
     */
    @Transactional
    public void withdraw(LessonRef ref, int version, Viewer viewer) {
        OwnUptake own = own(ref, viewer);
        Uptake current = takenBack(own, viewer).uptake();
        unchanged(own, version);
        UptakeEntry.Act act = own.waiting().isPresent() ? UptakeEntry.Act.DROPPED : UptakeEntry.Act.WITHDRAWN;
        keep(next(own, ref, act, current.wordless(), viewer), "uptake.withdraw", viewer);
        if (act == UptakeEntry.Act.WITHDRAWN) {
            grades.regrade(List.of(ref));
        }
    }

    /** What {@link #withdraw} would take back. */
    static UptakeEntry takenBack(OwnUptake own, Viewer viewer) {
        UptakeEntry current = own.current()
                .orElseThrow(() -> new Problem.NotFound("Your trust has recorded nothing about this lesson."));
        if (own.waiting().isEmpty() && !viewer.leads(viewer.trust())) {
            throw new Problem.Forbidden(
                    "not-the-lead", "Your trust’s lead has confirmed this. Ask your lead to take it back.");
        }
        return current;
    }

    /**
     * Grades every lesson again that anybody has used: for when trusts have merged or moved. Few lessons and rare
     * enough to be done in one transaction.
     */
    @Transactional
    public void regradeAll() {
        grades.regrade(store.graded().stream().map(LessonRef::new).toList());
    }

    private static boolean saysAlready(OwnUptake own, UptakeEntry.Act act, Uptake uptake) {
        boolean decides = act == UptakeEntry.Act.CONFIRMED && own.waiting().isPresent();
        return !decides
                && own.current().filter(entry -> entry.uptake().equals(uptake)).isPresent();
    }

    private void keep(UptakeEntry entry, String action, Viewer viewer) {
        if (!store.add(entry, viewer.accountId())) {
            throw changedMeanwhile();
        }
        audit.record(
                viewer,
                action,
                entry.lesson(),
                entry.trust() + " " + entry.uptake().disposition().value());
    }

    private UptakeEntry next(OwnUptake own, LessonRef ref, UptakeEntry.Act act, Uptake uptake, Viewer viewer) {
        return new UptakeEntry(ref, viewer.trust(), own.version() + 1, act, uptake, clock.instant());
    }

    private static void unchanged(OwnUptake own, int version) {
        if (own.version() != version) {
            throw changedMeanwhile();
        }
    }

    private static Problem changedMeanwhile() {
        return new Problem.Conflict(
                "changed-meanwhile",
                "A colleague of your trust has recorded something since you opened this page. Look at it, then save"
                        + " again.");
    }
}
