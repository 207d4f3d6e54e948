package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.stile.audit.Audit;
import org.stile.base.Problem;
import org.stile.changes.Changes;
import org.stile.guard.Identifiers;
import org.stile.web.Viewer;

/**
 * Reports about lessons, by anybody. A signed-in person's report that a lesson identifies a patient hides it at once,
 * until somebody has decided, see {@link Quarantine}.
 */
@ApplicationScoped
public class LessonReports {

    static final int DETAIL_MAX = 1_000;

    private final LessonStore lessons;
    private final ReportStore reports;
    private final LessonReader reader;
    private final Succession succession;
    private final Quarantine quarantine;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;

    LessonReports(
            LessonStore lessons,
            ReportStore reports,
            LessonReader reader,
            Succession succession,
            Quarantine quarantine,
            Audit audit,
            Changes changes,
            InstantSource clock) {
        this.lessons = lessons;
        this.reports = reports;
        this.reader = reader;
        this.succession = succession;
        this.quarantine = quarantine;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Reports a problem with a lesson that the viewer can read.
     *
     * @return whether that has hidden the lesson
     */
    @Transactional
    public boolean report(LessonRef ref, LessonReport.Kind kind, String detail, Viewer viewer) {
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        Lesson lesson = reader.readable(reader.full(row), viewer);
        if (!lesson.published()) {
            throw new Problem.Conflict("lesson-not-published", "Only published lessons can be reported.");
        }
        checkDetail(detail);
        boolean hides = kind == LessonReport.Kind.IDENTIFIES_PATIENT && LessonPolicy.may(Action.HIDE, lesson, viewer);
        reports.add(ref, kind, detail.strip(), viewer.accountId(), hides, clock.instant());
        audit.record(viewer, hides ? "lesson.hide" : "lesson.report", ref, kind.value());
        if (hides) {
            quarantine.hide(row, Hidden.Reason.REPORT);
            changes.append(Changes.LESSON, succession.changed(row, viewer.accountId()));
        }
        return hides;
    }

    /** Open reports, for curators: patient identified first, then the oldest. */
    @Transactional
    public List<LessonReport> open(Viewer viewer, int limit) {
        mustBeCurator(viewer);
        return reports.open(limit);
    }

    /** Closes a report without doing anything to the lesson. */
    @Transactional
    public void close(long reportId, Viewer viewer) {
        mustBeCurator(viewer);
        if (reports.resolve("id", reportId, viewer.accountId(), clock.instant()) == 0) {
            throw new Problem.Conflict("report-closed", "This report has been closed already.");
        }
        audit.record(viewer, "report.close", reportId, "");
    }

    /**
     * Closes several reports at once, as far as they are open. What says that a patient is identified stays: somebody has
     * to look at it.
     *
     * @return the numbers of those that it closed
     */
    @Transactional
    public Set<Long> closeAll(Collection<Long> ids, Viewer viewer) {
        mustBeCurator(viewer);
        Set<Long> closed = reports.resolveHarmless(ids, viewer.accountId(), clock.instant());
        closed.forEach(id -> audit.record(viewer, "report.close", id, "several"));
        return closed;
    }

    /** Opens reports again that were closed by mistake; those that are open stay so. */
    @Transactional
    public void reopen(Collection<Long> ids, Viewer viewer) {
        mustBeCurator(viewer);
        reports.reopen(ids).forEach(id -> audit.record(viewer, "report.reopen", id, ""));
    }

    /** Puts a hidden lesson back and closes the reports about it. */
    @Transactional
    public void restore(LessonRef ref, Viewer viewer) {
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        reader.mustBeAllowed(Action.RESTORE, reader.full(row), viewer);
        quarantine.clear(ref, viewer);
    }

    private static void checkDetail(String detail) {
        if (detail.length() > DETAIL_MAX) {
            throw new Problem.Invalid("detail", "At most %,d characters, please".formatted(DETAIL_MAX));
        }
        Identifiers.refuse("detail", detail);
    }

    private static void mustBeCurator(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Problem.Forbidden("not-a-curator", "Only curators deal with reports.");
        }
    }
}
