package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
     * What a trust last said of lessons, or before it one that has become part of it: its own people see what waits as
     * well, curators what is confirmed.
     *
     * @param trusts the trust that speaks today, then those that have become part of it
     * @return something for each of the lessons
     * @throws Problem.Forbidden for everybody else
     */
    @Transactional
    public Map<LessonRef, Said> said(List<String> trusts, Collection<LessonRef> lessons, Viewer viewer) {
        boolean own = !viewer.trust().isEmpty() && viewer.trust().equals(trusts.getFirst());
        if (!own && !viewer.curator()) {
            throw new Problem.Forbidden(
                    "not-your-trust", "Only a trust’s own people and curators see what it answered.");
        }
        List<UptakeEntry> acts = store.acts(lessons, trusts);
        Map<LessonRef, Said> said = new LinkedHashMap<>();
        lessons.forEach(ref -> said.put(ref, said(ref, trusts, acts, own)));
        return said;
    }

    private static Said said(LessonRef ref, List<String> trusts, List<UptakeEntry> acts, boolean own) {
        List<OwnUptake> each = trusts.stream()
                .map(trust -> new OwnUptake(acts.stream()
                        .filter(act -> act.lesson().equals(ref) && act.trust().equals(trust))
                        .toList()))
                .toList();
        return new Said(
                each.getFirst().version(),
                each.stream()
                        .flatMap(of -> (own ? of.current() : of.shown()).stream())
                        .findFirst()
                        .map(act -> new Said.Current(act.uptake(), act.at(), act.act() == UptakeEntry.Act.RECORDED)));
    }

    /**
     * Those of these lessons of which one of the trusts has said something since then that it has not taken back,
     * confirmed or not. For the portal's own rules: what waits is nobody else's to see.
     */
    @Transactional
    public Set<LessonRef> answered(List<String> trusts, Collection<LessonRef> lessons, Instant since) {
        List<UptakeEntry> acts = store.acts(lessons, trusts);
        return lessons.stream()
                .filter(ref -> said(ref, trusts, acts, true)
                        .current()
                        .filter(current -> !current.at().isBefore(since))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * Reads what somebody gave in the fields of a form or the keys of a program, as {@link #record} takes it.
     *
     * @param given the text of disposition, date (today where empty), changed, outcome, result and why
     * @throws Problem.Invalid with everything that is wrong
     */
    public Uptake read(UnaryOperator<String> given) {
        return UptakeRules.read(given, Clock.today(clock));
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
