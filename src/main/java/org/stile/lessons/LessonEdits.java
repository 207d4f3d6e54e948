package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stile.audit.Audit;
import org.stile.base.Problem;
import org.stile.changes.Changes;
import org.stile.web.Viewer;

/**
 * Changes to published lessons. Readers keep seeing the published text until somebody other than the author has
 * published the change; then it is a new revision with a public note. A curator's change to somebody else's lesson is
 * published at once.
 */
@ApplicationScoped
public class LessonEdits {

    private static final int MOST_REVISIONS = 50;

    private final LessonStore lessons;
    private final EditStore edits;
    private final LessonRules rules;
    private final LessonReader reader;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;
    private final LessonGrades grades;

    LessonEdits(
            LessonStore lessons,
            EditStore edits,
            LessonRules rules,
            LessonReader reader,
            Audit audit,
            Changes changes,
            InstantSource clock,
            LessonGrades grades) {
        this.lessons = lessons;
        this.edits = edits;
        this.rules = rules;
        this.reader = reader;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
        this.grades = grades;
    }

    /**
     * What somebody wants a published lesson to become.
     *
     * @param lockVersion of the lesson that was edited
     * @param editVersion of the proposed edit that was edited, or -1 when there was none
     * @param note one public line on what changes and why
     */
    public record Proposal(long lockVersion, long editVersion, LessonContent content, String note) {}

    /** What may be said of a proposed edit to the one who opens it. */
    public record OpenedEdit(ProposedEdit edit, Lesson lesson, boolean mayDecide, List<Revision.PartChange> changes) {}

    /** The proposed edit of a lesson that the viewer works on or decides about; empty when there is none. */
    @Transactional
    public Optional<OpenedEdit> open(LessonRef ref, Viewer viewer) {
        Lesson lesson = readable(ref, viewer);
        return edits.findByIdOptional(ref.number())
                .map(EditRow::toProposedEdit)
                .filter(edit -> LessonPolicy.worksOn(lesson, viewer)
                        || (edit.state() == State.SUBMITTED && mayDecide(edit, lesson, viewer)))
                .map(edit -> new OpenedEdit(
                        edit,
                        LessonPolicy.masked(lesson, viewer),
                        edit.state() == State.SUBMITTED && mayDecide(edit, lesson, viewer),
                        RevisionDiff.between(lesson.content(), edit.content())));
    }

    /** Keeps a change as a draft, in place of an earlier one. */
    @Transactional
    public void save(LessonRef ref, Proposal proposal, Viewer viewer) {
        put(ref, proposal, viewer, State.DRAFT);
        audit.record(viewer, "lesson.edit", ref, "");
    }

    /** Puts a change into the review queue. */
    @Transactional
    public void submit(LessonRef ref, Proposal proposal, Viewer viewer) {
        put(ref, proposal, viewer, State.SUBMITTED);
        audit.record(viewer, "lesson.submit-edit", ref, "");
    }

    /** A curator's own change to somebody else's lesson, published at once. */
    @Transactional
    public Lesson revise(LessonRef ref, Proposal proposal, Viewer viewer) {
        LessonRow row = editable(ref, viewer);
        reader.unchanged(row.lockVersion, proposal.lockVersion());
        Lesson lesson = reader.full(row);
        if (!viewer.curator() || !LessonPolicy.decides(lesson, viewer)) {
            throw new Problem.Forbidden(
                    "own-lesson", "Nobody publishes their own lesson. Submit the change, and a curator will.");
        }
        String note = checked(row, proposal, viewer);
        edits.locked(ref).ifPresent(edits::delete);
        return revised(row, proposal.content(), note, viewer);
    }

    /**
     * Publishes a submitted change.
     *
     * @param editVersion the version of the edit that the reviewer has read
     */
    @Transactional
    public Lesson publish(LessonRef ref, long editVersion, Viewer viewer) {
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        EditRow edit = deciding(row, viewer);
        reader.unchanged(edit.lockVersion, editVersion);
        if (edit.baseRevision != row.revision) {
            throw new Problem.Conflict(
                    "changed-meanwhile",
                    "The lesson was revised after this change was written. Return it to its author.");
        }
        rules.checkComplete(edit.content(), row.content());
        edits.delete(edit);
        return revised(row, edit.content(), edit.note, viewer);
    }

    /** Returns a submitted change with comments. */
    @Transactional
    public void giveBack(LessonRef ref, String comments, Viewer viewer) {
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        EditRow edit = deciding(row, viewer);
        edit.reviewNote = reader.note("comments", comments, "Say what the author should change");
        edit.state = State.DRAFT.value();
        edit.submittedAt = null;
        audit.record(viewer, "lesson.return-edit", ref, "");
    }

    /** Changes that wait for this reviewer, oldest first. */
    @Transactional
    public List<OpenedEdit> queue(Viewer reviewer, int limit) {
        List<EditRow> waiting = edits.submitted(reviewer.accountId(), limit);
        List<OpenedEdit> opened = new ArrayList<>();
        List<Lesson> all = reader.full(lessons.publishedByNumbers(
                waiting.stream().map(edit -> edit.lessonId).toList()));
        for (EditRow edit : waiting) {
            all.stream()
                    .filter(lesson -> lesson.ref().number() == edit.lessonId)
                    .filter(lesson -> mayDecide(edit.toProposedEdit(), lesson, reviewer))
                    .forEach(lesson -> opened.add(new OpenedEdit(
                            edit.toProposedEdit(), LessonPolicy.masked(lesson, reviewer), true, List.of())));
        }
        return opened;
    }

    /** What a lesson has been, newest first; the first revision is last. At most {@value #MOST_REVISIONS} earlier ones. */
    @Transactional
    public List<Revision> history(LessonRef ref, Viewer viewer) {
        Lesson lesson = readable(ref, viewer);
        List<EditStore.Stored> states = new ArrayList<>(edits.earlier(ref, MOST_REVISIONS));
        states.add(new EditStore.Stored(
                lesson.revision(),
                lesson.content(),
                lesson.revisionNote(),
                lesson.revisedAt() == null ? lesson.publishedAt() : lesson.revisedAt()));
        List<Revision> revisions = new ArrayList<>();
        for (int i = states.size() - 1; i >= 0; i--) {
            EditStore.Stored now = states.get(i);
            List<Revision.PartChange> changed =
                    i == 0 ? List.of() : RevisionDiff.between(states.get(i - 1).content(), now.content());
            revisions.add(new Revision(now.revision(), now.madeAt(), now.note(), changed));
        }
        return revisions;
    }

    /** Keeps what a published lesson is as an earlier revision, and makes it what it shall be. */
    void revise(LessonRow row, LessonContent content, String note) {
        edits.keep(row);
        LessonContent before = row.content();
        row.fill(content);
        if (!before.trust().equals(content.trust()) || !before.region().equals(content.region())) {
            grades.fit(row);
        }
        row.revision++;
        row.revisionNote = note;
        row.revisedAt = clock.instant();
        row.updatedAt = row.revisedAt;
    }

    private Lesson revised(LessonRow row, LessonContent content, String note, Viewer viewer) {
        revise(row, content, note);
        row.editedLocally = row.editedLocally || row.importHash != null;
        audit.record(viewer, "lesson.revise", new LessonRef(row.id), "revision " + row.revision);
        changes.append(Changes.LESSON, row.id);
        return LessonPolicy.masked(reader.full(row), viewer);
    }

    private void put(LessonRef ref, Proposal proposal, Viewer viewer, State state) {
        LessonRow row = editable(ref, viewer);
        reader.unchanged(row.lockVersion, proposal.lockVersion());
        EditRow edit = edits.locked(ref).orElse(null);
        reader.unchanged(edit == null ? -1 : edit.lockVersion, proposal.editVersion());
        LessonContent content = reader.attributedTo(proposal.content(), viewer, row);
        String note = checked(row, new Proposal(0, 0, content, proposal.note()), viewer);
        boolean made = edit == null;
        if (made) {
            edit = new EditRow();
            edit.lessonId = row.id;
        }
        edit.baseRevision = row.revision;
        edit.state = state.value();
        edit.content = LessonRow.json(content);
        edit.note = note;
        edit.reviewNote = state == State.SUBMITTED ? "" : edit.reviewNote;
        edit.editorId = viewer.accountId();
        edit.updatedAt = clock.instant();
        edit.submittedAt = state == State.SUBMITTED ? edit.updatedAt : null;
        if (made) {
            edits.persist(edit);
        }
    }

    private String checked(LessonRow row, Proposal proposal, Viewer viewer) {
        rules.checkComplete(reader.attributedTo(proposal.content(), viewer, row), row.content());
        return reader.note("note", proposal.note(), "Say in one line what you changed and why: readers see it");
    }

    private LessonRow editable(LessonRef ref, Viewer viewer) {
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        Lesson lesson = reader.full(row);
        reader.mustBeAllowed(Action.EDIT, lesson, viewer);
        if (!lesson.published()) {
            throw new Problem.Conflict("lesson-not-published", "This lesson has not been published yet.");
        }
        return row;
    }

    private EditRow deciding(LessonRow row, Viewer viewer) {
        Lesson lesson = reader.readable(reader.full(row), viewer);
        EditRow edit = edits.locked(lesson.ref())
                .filter(found -> found.state.equals(State.SUBMITTED.value()))
                .orElseThrow(LessonRefusals::notSubmitted);
        if (!mayDecide(edit.toProposedEdit(), lesson, viewer)) {
            throw LessonRefusals.publishEdit();
        }
        return edit;
    }

    /** Nobody decides about their own change, nor about a change to their own lesson. */
    private static boolean mayDecide(ProposedEdit edit, Lesson lesson, Viewer viewer) {
        return edit.editorId() != viewer.accountId() && LessonPolicy.decides(lesson, viewer);
    }

    private Lesson readable(LessonRef ref, Viewer viewer) {
        return reader.readable(reader.full(lessons.byRef(ref).orElseThrow(Lessons::notFound)), viewer);
    }
}
