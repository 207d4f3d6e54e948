package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.changes.Changes;
import org.stile.web.Viewer;

/**
 * Lessons that somebody should look at again, and those who say that a lesson still holds. Every method is one
 * transaction.
 */
@ApplicationScoped
public class StaleLessons {

    private static final int MOST_CONFIRMATIONS = 50;

    private final LessonStore lessons;
    private final StaleStore store;
    private final LessonReader reader;
    private final Mergers mergers;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;

    StaleLessons(
            LessonStore lessons,
            StaleStore store,
            LessonReader reader,
            Mergers mergers,
            Audit audit,
            Changes changes,
            InstantSource clock) {
        this.lessons = lessons;
        this.store = store;
        this.reader = reader;
        this.mergers = mergers;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A lesson to look at again.
     *
     * @param since the day from which that is due
     * @param why in plain words
     */
    public record Due(Lesson lesson, LocalDate since, String why) {}

    /**
     * Somebody said that a lesson still holds.
     *
     * @param bySource whether it was said by those it comes from, and not by a curator
     */
    public record Confirmation(Instant at, boolean bySource) {}

    /**
     * What is due, the longest due first: of all lessons for a curator, of the own trust's for a lead. Superseded lessons
     * are not among them, and a lead is not shown which region's lessons are the own trust's.
     */
    @Transactional
    public PageOf<Due> due(Viewer viewer, int page, int size) {
        mustReview(viewer);
        LocalDate today = Clock.today(clock);
        List<String> trusts = mergers.all(viewer.trust());
        List<Long> numbers = store.due(viewer.curator(), trusts, today, page, size);
        var facts = store.facts(numbers);
        List<Due> due = reader.full(lessons.publishedByNumbers(numbers)).stream()
                .sorted(java.util.Comparator.comparingInt(
                        lesson -> numbers.indexOf(lesson.ref().number())))
                .map(lesson -> due(
                        LessonPolicy.masked(lesson, viewer),
                        Staleness.of(facts.get(lesson.ref().number()).members()),
                        today))
                .toList();
        return new PageOf<>(due, store.countDue(viewer.curator(), trusts, today), page, size);
    }

    private static Due due(Lesson lesson, Staleness staleness, LocalDate today) {
        return new Due(lesson, staleness.reviewDue(), staleness.why(today));
    }

    /** How many lessons are due for this viewer; see {@link #due}. */
    @Transactional
    public long count(Viewer viewer) {
        mustReview(viewer);
        return store.countDue(viewer.curator(), mergers.all(viewer.trust()), Clock.today(clock));
    }

    /** When a lesson is to be looked at again, as far as the viewer may know; {@link Staleness#NONE} before it is published. */
    @Transactional
    public Staleness of(LessonRef ref, Viewer viewer) {
        return staleness(lesson(ref, viewer), viewer);
    }

    Staleness staleness(Lesson lesson, Viewer viewer) {
        StaleStore.Facts facts =
                store.facts(List.of(lesson.ref().number())).get(lesson.ref().number());
        return facts == null ? Staleness.NONE : Staleness.of(viewer.signedIn() ? facts.members() : facts.everybody());
    }

    /**
     * Says that a lesson still holds: it is to be looked at again in two years. Saying it twice a day says it once.
     *
     * @throws Problem.Conflict where a newer lesson has taken its place
     */
    @Transactional
    public void confirm(LessonRef ref, Viewer viewer) {
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        Lesson lesson = reader.readable(reader.full(row), viewer);
        mustConfirm(lesson, viewer);
        Instant now = clock.instant();
        if (said(lesson, viewer, Clock.date(now))) {
            return;
        }
        store.confirm(ref.number(), viewer.accountId(), fromSource(lesson, viewer), now);
        audit.record(viewer, "lesson.still-true", ref, "");
        changes.append(Changes.LESSON, ref.number());
    }

    private boolean said(Lesson lesson, Viewer viewer, LocalDate today) {
        return !staleness(lesson, viewer).stale(today)
                && store.confirmations(lesson.ref().number(), 1).stream()
                        .anyMatch(latest -> Clock.date(latest.at()).equals(today));
    }

    /** Who said that a lesson still holds and when, the latest first; at most {@value #MOST_CONFIRMATIONS}. */
    @Transactional
    public List<Confirmation> confirmations(LessonRef ref, Viewer viewer) {
        return store.confirmations(lesson(ref, viewer).ref().number(), MOST_CONFIRMATIONS);
    }

    boolean mayConfirm(Lesson lesson, Viewer viewer) {
        return lesson.state() == State.PUBLISHED && (viewer.curator() || fromSource(lesson, viewer));
    }

    /** Those it comes from: its author, its trust's lead, and where its trust is told, everybody of that trust. */
    private boolean fromSource(Lesson lesson, Viewer viewer) {
        boolean own = lesson.people().include(viewer.accountId());
        boolean lead = viewer.leads(lesson.content().trust());
        boolean told = lesson.content().attribution() != Attribution.REGION;
        return own
                || lead
                || told
                        && viewer.signedIn()
                        && mergers.answersFor(viewer.trust(), lesson.content().trust());
    }

    private void mustConfirm(Lesson lesson, Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Problem.NotSignedIn("Sign in to say that this lesson still holds.");
        }
        if (lesson.state() == State.SUPERSEDED) {
            throw new Problem.Conflict(
                    "lesson-superseded", "A newer lesson has taken the place of this one. Look at that one instead.");
        }
        if (!lesson.published()) {
            throw new Problem.Conflict("lesson-not-published", "Only published lessons can be confirmed.");
        }
        if (!mayConfirm(lesson, viewer)) {
            throw new Problem.Forbidden(
                    "not-its-source", "Only those it comes from and curators can say that a lesson still holds.");
        }
    }

    private static void mustReview(Viewer viewer) {
        if (!viewer.curator() && !viewer.lead()) {
            throw new Problem.Forbidden("not-a-reviewer", "Only trust leads and curators see what is due for review.");
        }
    }

    private Lesson lesson(LessonRef ref, Viewer viewer) {
        return reader.readable(reader.full(lessons.byRef(ref).orElseThrow(Lessons::notFound)), viewer);
    }
}
