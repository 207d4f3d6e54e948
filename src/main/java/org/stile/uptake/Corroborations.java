package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.stile.audit.Audit;
import org.stile.base.Problem;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonGrades;
import org.stile.lessons.LessonRef;
import org.stile.web.Viewer;

/**
 * "This happened to us too": one click by anybody of another trust, one a trust and lesson, with a line of context or
 * without. Every method is one transaction.
 */
@ApplicationScoped
public class Corroborations {

    private final UptakeStore store;
    private final Membership membership;
    private final Discretion discretion;
    private final LessonGrades grades;
    private final Audit audit;
    private final InstantSource clock;

    Corroborations(
            UptakeStore store,
            Membership membership,
            Discretion discretion,
            LessonGrades grades,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.membership = membership;
        this.discretion = discretion;
        this.grades = grades;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the viewer's trust has said; empty when it has not. */
    @Transactional
    Optional<Corroborated> own(LessonRef ref, Viewer viewer) {
        membership.lessonFor(ref, viewer);
        return store.corroboratedBy(viewer.trust(), ref).stream().findFirst();
    }

    /**
     * Says that it happened at the viewer's trust too.
     *
     * @param line of context, or empty
     * @return false when the trust has said so before: that stays as it is
     * @throws Problem.Conflict {@code own-lesson} for a lesson that is known to come from that trust
     */
    @Transactional
    public boolean add(LessonRef ref, String line, Viewer viewer) {
        Lesson lesson = membership.lessonFor(ref, viewer);
        // a lesson that hides its trust takes the line, which does not count: a refusal would tell
        if (discretion.same(lesson.content().trust(), viewer.trust())) {
            throw new Problem.Conflict(
                    "own-lesson",
                    "This lesson comes from your own trust. Only other trusts can say that it happened"
                            + " there too.");
        }
        Corroborated corroborated =
                new Corroborated(ref, viewer.trust(), UptakeRules.line(line), viewer.accountId(), clock.instant());
        if (!store.add(corroborated)) {
            return false;
        }
        audit.record(viewer, "lesson.corroborate", ref, viewer.trust());
        grades.regrade(List.of(ref));
        return true;
    }

    /**
     * Takes it back: whoever said it, or the trust's lead.
     *
     * @throws Problem.NotFound when the trust has not said so
     */
    @Transactional
    public void takeBack(LessonRef ref, Viewer viewer) {
        Corroborated corroborated = own(ref, viewer)
                .orElseThrow(() -> new Problem.NotFound("Your trust has not said that this happened there too."));
        if (corroborated.accountId() != viewer.accountId() && !viewer.leads(viewer.trust())) {
            throw new Problem.Forbidden(
                    "not-yours", "A colleague said this for your trust. They or your lead can take it back.");
        }
        store.remove(corroborated);
        audit.record(viewer, "lesson.uncorroborate", ref, viewer.trust());
        grades.regrade(List.of(ref));
    }
}
