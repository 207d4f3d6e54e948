package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stile.attachments.Attachments;
import org.stile.audit.Audit;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.base.SafeHtml;
import org.stile.changes.Changes;
import org.stile.changes.Tasks;
import org.stile.guard.Find;
import org.stile.guard.Guard;
import org.stile.guard.Identifiers;
import org.stile.web.Viewer;

/**
 * Lessons that may identify a patient: hidden at once, then put back or purged by a curator or the lead of the trust
 * they come from. A purge takes words out of the lesson and out of everything that repeats them, in one transaction;
 * what is left of them in files of the database and of the index is then written over, see {@link Purges}. Audit and
 * change log hold no word of it. To everybody else such a lesson is a {@link Problem.NotFound}.
 */
@ApplicationScoped
public class Quarantine {

    static final String REMOVE = "remove";
    private static final String WHOLE_REASON = "It identified a patient. Its text has been removed.";
    private static final int MOST_PURGES = 20;
    private static final Duration TOLD_FOR = Duration.ofDays(90);

    private final LessonStore lessons;
    private final LessonReader reader;
    private final KeptTexts kept;
    private final FindStore finds;
    private final QuarantineStore store;
    private final ReportStore reports;
    private final Succession succession;
    private final Instance<WordTraces> traces;
    private final Attachments attachments;
    private final Tasks tasks;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;

    Quarantine(
            LessonStore lessons,
            LessonReader reader,
            KeptTexts kept,
            FindStore finds,
            QuarantineStore store,
            ReportStore reports,
            Succession succession,
            Instance<WordTraces> traces,
            Attachments attachments,
            Tasks tasks,
            Audit audit,
            Changes changes,
            InstantSource clock) {
        this.lessons = lessons;
        this.reader = reader;
        this.kept = kept;
        this.finds = finds;
        this.store = store;
        this.reports = reports;
        this.succession = succession;
        this.traces = traces;
        this.attachments = attachments;
        this.tasks = tasks;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A text as the one who decides reads it.
     *
     * @param label what it is, such as "Revision 2: What happened"
     * @param marked the text with the places marked
     */
    public record Part(String label, String holder, long row, String field, SafeHtml marked, List<Find> finds) {}

    /**
     * Everything to decide upon.
     *
     * @param hidden why it is hidden; null when it is not
     * @param suggested what is marked, one text a line: what would be removed unless somebody says otherwise
     * @param mayClear whether this viewer may say that it is nothing: not about a lesson of their own
     */
    public record Dossier(
            Lesson lesson, Hidden hidden, List<Part> parts, String suggested, List<Purge> purges, boolean mayClear) {}

    /**
     * What is to be removed.
     *
     * @param texts to be taken out wherever they stand, one each
     * @param whole whether the whole text of the lesson goes, and the lesson is withdrawn
     * @param sure whether somebody has looked at what remains and says that it identifies nobody
     */
    public record Removing(List<String> texts, boolean whole, boolean sure) {}

    /** Lessons that are hidden and that the viewer decides about, those that wait longest first. */
    @Transactional
    public PageOf<Hidden> hidden(Viewer viewer, int limit) {
        return new PageOf<>(store.hidden(viewer, limit), store.countHidden(viewer), 1, limit);
    }

    /**
     * What the guard has marked as possible and nobody has looked at, for curators.
     *
     * @param run only what came with this import; 0 for all
     * @param page from 1
     */
    @Transactional
    public PageOf<Finding> open(Viewer viewer, long run, int page, int size) {
        return viewer.curator() ? finds.open(run, page, size) : new PageOf<>(List.of(), 0, page, size);
    }

    /** How many lessons have something possible that nobody has looked at; for curators. */
    @Transactional
    public long countOpen(Viewer viewer) {
        return viewer.curator() ? finds.countOpen() : 0;
    }

    /** When everything that is stored had been read by the present rules; empty while it is being read. */
    @Transactional
    public Optional<Instant> readByPresentRules() {
        return store.finishedScan(Guard.RULES);
    }

    /** Everything about a lesson that one decides upon. */
    @Transactional
    public Dossier dossier(LessonRef ref, Viewer viewer) {
        Lesson lesson = deciding(reader.full(lessons.byRef(ref).orElseThrow(Lessons::notFound)), viewer);
        List<Part> parts = new ArrayList<>();
        Set<String> suggested = new LinkedHashSet<>();
        for (KeptText text : kept.of(List.of(ref.number()))) {
            List<Find> marked = Guard.all(text.text());
            if (!marked.isEmpty() || shown(text, viewer)) {
                parts.add(new Part(
                        text.label(),
                        text.holder(),
                        text.row(),
                        text.field(),
                        Identifiers.marked(text.text()),
                        marked));
            }
            marked.forEach(find -> suggested.add(oneLine(text.text().substring(find.start(), find.end()))));
        }
        return new Dossier(
                lesson,
                lesson.state() == State.QUARANTINED ? hidden(lesson) : null,
                parts,
                String.join("\n", suggested),
                store.purges(ref.number(), MOST_PURGES),
                mayClear(lesson, viewer));
    }

    /** The lesson itself, and to curators what was reported; everything else only where something is marked. */
    private static boolean shown(KeptText text, Viewer viewer) {
        return text.holder().equals(KeptTexts.LESSON) || text.holder().equals("lesson_report") && viewer.curator();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private Hidden hidden(Lesson lesson) {
        QuarantineStore.Row row =
                store.of(List.of(lesson.ref().number())).get(lesson.ref().number());
        return new Hidden(
                lesson.ref(),
                lesson.content().title(),
                lesson.content().trust(),
                row == null ? Hidden.Reason.REPORT : row.reason(),
                row == null ? lesson.updatedAt() : row.hiddenAt());
    }

    /** Hides a lesson, in whatever state it is, until somebody decides. */
    @Transactional
    public void hide(LessonRef ref, Viewer viewer) {
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        Lesson lesson = deciding(reader.full(row), viewer);
        if (lesson.state() == State.QUARANTINED) {
            throw new Problem.Conflict("lesson-hidden", "This lesson is hidden already.");
        }
        hide(row, Hidden.Reason.DECISION);
        audit.record(viewer, "lesson.hide", ref, Hidden.Reason.DECISION.value());
        changes.append(Changes.LESSON, succession.changed(row, viewer.accountId()));
    }

    /** Hides a lesson whose row is locked; the caller checks, audits and logs the change. */
    void hide(LessonRow row, Hidden.Reason reason) {
        store.hide(row.id, LessonRow.token(State.class, row.state), reason, clock.instant());
        row.state = State.QUARANTINED.value();
        row.updatedAt = clock.instant();
    }

    /** Says that nothing in a lesson identifies a patient: it is what it was before, and is not marked again. */
    @Transactional
    public void clear(LessonRef ref, Viewer viewer) {
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        Lesson lesson = deciding(reader.full(row), viewer);
        if (!mayClear(lesson, viewer)) {
            throw new Problem.Forbidden(
                    "own-lesson", "Nobody says this of their own lesson. A curator or your trust’s lead will.");
        }
        State before = before(lesson);
        settle(ref);
        if (lesson.state() == State.QUARANTINED) {
            row.state = before.value();
            row.updatedAt = clock.instant();
        }
        decided(ref, before, QuarantineStore.Outcome.NOTHING, viewer);
        audit.record(viewer, lesson.state() == State.QUARANTINED ? "lesson.restore" : "lesson.find-nothing", ref, "");
        changes.append(Changes.LESSON, succession.changed(row, viewer.accountId()));
    }

    /**
     * Takes words, or the whole text, out of a lesson and of everything that repeats it, in this one transaction. The
     * lesson is then what it was before it was hidden, or withdrawn when its whole text was removed.
     *
     * @throws Problem.Invalid for {@code remove} when none of the words stand anywhere, for {@code sure} when what
     *     remains still looks like an identifier and nobody says that it is none
     */
    @Transactional
    public Purge purge(LessonRef ref, Removing what, Viewer viewer) {
        deciding(reader.full(lessons.byRef(ref).orElseThrow(Lessons::notFound)), viewer);
        Removal removal = what.whole() && what.texts().isEmpty() ? null : Removal.of(REMOVE, what.texts());
        for (WordTraces trace : traces) {
            trace.forget(ref);
            if (removal != null) {
                trace.forget(removal);
            }
        }
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        Lesson lesson = deciding(reader.full(row), viewer);
        State before = before(lesson);
        int places = removal == null ? 0 : kept.remove(ref, removal);
        places += what.whole()
                ? attachments.removeAll(ref.number())
                : attachments.removeHolding(ref.number(), removal.expression());
        if (what.whole()) {
            kept.erase(ref);
        } else if (places == 0) {
            throw new Problem.Invalid(REMOVE, "None of this stands anywhere in the lesson. Copy it from below.");
        }
        mustBeClean(ref, what);
        Instant now = clock.instant();
        State after = what.whole() ? State.WITHDRAWN : before;
        store.become(ref.number(), after, now);
        store.separateFromSource(ref.number());
        if (what.whole()) {
            store.withdraw(ref.number(), WHOLE_REASON, now);
        }
        settle(ref);
        decided(
                ref,
                after,
                what.whole() ? QuarantineStore.Outcome.REMOVED_WHOLE : QuarantineStore.Outcome.REMOVED,
                viewer);
        long id = store.purged(ref.number(), what.whole(), places, now);
        tasks.add(Overwriting.KIND, id);
        audit.record(viewer, "lesson.purge", ref, what.whole() ? "whole" : places + " places");
        changes.append(Changes.LESSON, succession.changed(row, viewer.accountId()));
        return new Purge(id, what.whole(), places, now, null, 0, null);
    }

    private void mustBeClean(LessonRef ref, Removing what) {
        if (what.sure()) {
            return;
        }
        for (KeptText text : kept.of(List.of(ref.number()))) {
            List<Find> left = Guard.scan(text.text());
            if (!left.isEmpty()) {
                throw new Problem.Invalid(
                        Confirmation.SURE,
                        "“%s” would still hold what looks like a patient’s %s. Add it above, or say that it is none"
                                .formatted(text.label(), left.getFirst().kind().plainName()));
            }
        }
    }

    /** Everything that is marked now has been looked at. */
    private void settle(LessonRef ref) {
        List<Long> one = List.of(ref.number());
        finds.forget(one, true);
        finds.forget(one, false);
        List<FindStore.Marked> looked = new ArrayList<>();
        for (KeptText text : kept.of(one)) {
            Guard.all(text.text()).forEach(find -> looked.add(FindStore.Marked.of(text, find)));
        }
        finds.add(looked, clock.instant(), true);
    }

    private void decided(LessonRef ref, State state, QuarantineStore.Outcome outcome, Viewer viewer) {
        store.decide(ref.number(), state, outcome, clock.instant());
        reports.resolve("lesson_id", ref.number(), viewer.accountId(), clock.instant());
    }

    /** What a lesson was before it was hidden, or is. */
    private State before(Lesson lesson) {
        if (lesson.state() != State.QUARANTINED) {
            return lesson.state();
        }
        QuarantineStore.Row row =
                store.of(List.of(lesson.ref().number())).get(lesson.ref().number());
        State was = row == null ? State.PUBLISHED : row.before();
        // a successor may have come or gone meanwhile
        return was == State.PUBLISHED || was == State.SUPERSEDED ? succession.shownAgain(lesson.ref()) : was;
    }

    private static Lesson deciding(Lesson lesson, Viewer viewer) {
        if (!LessonPolicy.decidesAboutIdentifiers(lesson, viewer)) {
            throw Lessons.notFound();
        }
        return lesson;
    }

    private static boolean mayClear(Lesson lesson, Viewer viewer) {
        return !lesson.people().include(viewer.accountId());
    }

    /** What to tell the authors of these lessons about what is, or lately was, looked into; by the lesson's number. */
    @Transactional
    public Map<Long, String> told(Collection<Lesson> own) {
        Map<Long, String> told = new HashMap<>();
        Map<Long, QuarantineStore.Row> rows =
                store.of(own.stream().map(lesson -> lesson.ref().number()).toList());
        Instant lately = clock.instant().minus(TOLD_FOR);
        for (Lesson lesson : own) {
            QuarantineStore.Row row = rows.get(lesson.ref().number());
            if (lesson.state() == State.QUARANTINED) {
                told.put(
                        lesson.ref().number(),
                        "Nobody finds it for now: something in it may identify a patient. A curator or the lead of its"
                                + " trust decides, and you read here what came of it.");
            } else if (row != null && row.decidedAt() != null && row.decidedAt().isAfter(lately)) {
                told.put(lesson.ref().number(), outcome(row.outcome()));
            }
        }
        return told;
    }

    private static String outcome(QuarantineStore.Outcome outcome) {
        return switch (outcome) {
            case OPEN -> "";
            case NOTHING -> "It was looked into, and nothing in it identifies a patient.";
            case REMOVED -> "What could identify a patient was removed. Read what is left, and change it where needed.";
            case REMOVED_WHOLE -> "It identified a patient, so its whole text was removed.";
        };
    }
}
