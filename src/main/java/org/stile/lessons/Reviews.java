package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stile.audit.Audit;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.people.People;
import org.stile.web.Viewer;

/**
 * Review: from a draft that is submitted to the decision. {@link Lifecycle} says who may do what. Every method is one
 * transaction.
 */
@ApplicationScoped
public class Reviews {

    private static final String COMMENTS = "comments";
    private static final int MOST_AT_ONCE = 100;

    private final LessonStore store;
    private final ReviewStore decisions;
    private final LessonRules rules;
    private final LessonReader reader;
    private final LessonActs acts;
    private final Succession succession;
    private final LessonCheck check;
    private final People people;
    private final Audit audit;
    private final InstantSource clock;

    Reviews(
            LessonStore store,
            ReviewStore decisions,
            LessonRules rules,
            LessonReader reader,
            LessonActs acts,
            Succession succession,
            LessonCheck check,
            People people,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.decisions = decisions;
        this.rules = rules;
        this.reader = reader;
        this.acts = acts;
        this.succession = succession;
        this.check = check;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a reviewer says to the author.
     *
     * @param overall at most 1,000 characters
     * @param byPart what concerns one part, by the form's field name; each at most 1,000 characters, blank ones are
     *     left out
     */
    public record Comments(String overall, Map<String, String> byPart) {
        public Comments {
            byPart = new LinkedHashMap<>(byPart);
            byPart.values().removeIf(String::isBlank);
        }
    }

    /** Puts a draft into the review queue. What was made of a quick observation is approved by this. */
    @Transactional
    public Lesson submit(LessonRef ref, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.SUBMIT, viewer);
        LessonContent content = row.content();
        rules.checkComplete(content, null);
        row.state = State.SUBMITTED.value();
        row.submittedAt = clock.instant();
        row.observed = false;
        row.forgetReview();
        row.similar = check.alike(content, ref, viewer).stream()
                .map(lesson -> lesson.ref().number())
                .toArray(Long[]::new);
        return acts.end(row, viewer, "lesson.submit", "");
    }

    /**
     * Publishes a submitted lesson, which is then found by everybody who may read it.
     *
     * @param lockVersion the version that the reviewer has read
     * @param criteria those that the reviewer saw met: all of them, or it is not published
     */
    @Transactional
    public Lesson publish(LessonRef ref, long lockVersion, Set<Criterion> criteria, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.PUBLISH, viewer);
        reader.unchanged(row.lockVersion, lockVersion);
        if (!criteria.containsAll(EnumSet.allOf(Criterion.class))) {
            throw new Problem.Invalid("criteria", "Publish it when all three are met; otherwise return or decline it");
        }
        rules.checkComplete(row.content(), null);
        row.state = State.PUBLISHED.value();
        row.publishedAt = clock.instant();
        row.publishedBy = viewer.accountId();
        row.revision = 1;
        row.forgetReview();
        decisions.decided(ref, ReviewStore.PUBLISHED, criteria, viewer.accountId(), clock.instant());
        return acts.end(row, viewer, "lesson.publish", "", succession.follow(row, viewer.accountId()));
    }

    /** Returns a submitted lesson to its author with comments: a draft again. */
    @Transactional
    public Lesson giveBack(LessonRef ref, Comments comments, Set<Criterion> criteria, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.RETURN, viewer);
        comment(row, comments, "Say what the author should change");
        row.state = State.DRAFT.value();
        row.submittedAt = null;
        decisions.decided(ref, ReviewStore.RETURNED, criteria, viewer.accountId(), clock.instant());
        return acts.end(row, viewer, "lesson.return", "");
    }

    /** Declines a submitted lesson with a reason that its author reads, who can open it again. */
    @Transactional
    public Lesson decline(LessonRef ref, Comments comments, Set<Criterion> criteria, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.DECLINE, viewer);
        if (comments.overall().isBlank()) {
            throw new Problem.Invalid(COMMENTS, "Say why it is declined: the author reads it");
        }
        comment(row, comments, "");
        row.state = State.DECLINED.value();
        row.submittedAt = null;
        decisions.decided(ref, ReviewStore.DECLINED, criteria, viewer.accountId(), clock.instant());
        return acts.end(row, viewer, "lesson.decline", "");
    }

    private void comment(LessonRow row, Comments comments, String ifNothing) {
        Map<String, String> byPart = new LinkedHashMap<>();
        comments.byPart().forEach((field, text) -> byPart.put(field, reader.note("comment-" + field, text, "")));
        row.reviewNote = byPart.isEmpty() || !comments.overall().isBlank()
                ? reader.note(COMMENTS, comments.overall(), ifNothing)
                : "";
        row.reviewComments = byPart.isEmpty() ? null : LessonRow.json(byPart);
        row.reviewerId = null;
        row.endorsedBy = null;
    }

    /** Makes a draft of a declined lesson again. What the reviewer said stays with it. */
    @Transactional
    public Lesson reopen(LessonRef ref, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.REOPEN, viewer);
        row.state = State.DRAFT.value();
        return acts.end(row, viewer, "lesson.reopen", "");
    }

    /** The lead of the lesson's own trust stands behind it: the reviewer sees it. */
    @Transactional
    public Lesson endorse(LessonRef ref, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.ENDORSE, viewer);
        row.endorsedBy = viewer.accountId();
        audit.record(viewer, "lesson.endorse", ref, "");
        return LessonPolicy.masked(reader.full(row), viewer);
    }

    /**
     * Says who deals with submitted lessons: all of them or none. Nobody is kept from deciding by it.
     *
     * @param reviewer account of somebody who could decide about every one of them
     */
    @Transactional
    public void assign(Collection<LessonRef> refs, long reviewer, Viewer viewer) {
        if (refs.isEmpty()) {
            throw new Problem.Invalid("ref", "Choose at least one lesson");
        }
        if (refs.size() > MOST_AT_ONCE) {
            throw new Problem.Invalid("ref", "Choose at most %d lessons at once".formatted(MOST_AT_ONCE));
        }
        // in the order of their numbers, so that two who assign at once do not wait for each other
        refs.stream()
                .distinct()
                .sorted(Comparator.comparingLong(LessonRef::number))
                .forEach(ref -> assign(ref, reviewer, viewer));
    }

    /** The same for one lesson, which is answered as the viewer may see it. */
    @Transactional
    public Lesson assign(LessonRef ref, long reviewer, Viewer viewer) {
        Viewer who = reviewer == viewer.accountId() ? viewer : reviewer(reviewer);
        LessonRow row = acts.begin(ref, Action.ASSIGN, viewer);
        if (!LessonPolicy.may(Action.PUBLISH, reader.full(row), who)) {
            throw new Problem.Invalid(
                    "reviewer", "They cannot decide about %s: it is their own, or their trust’s".formatted(ref));
        }
        row.reviewerId = reviewer;
        audit.record(viewer, "lesson.assign", ref, Long.toString(reviewer));
        return LessonPolicy.masked(reader.full(row), viewer);
    }

    private Viewer reviewer(long account) {
        return people.reviewers().stream()
                .filter(person -> person.id() == account)
                .findFirst()
                .map(person -> new Viewer(person.id(), person.name(), person.trust(), person.roles()))
                .orElseThrow(() -> new Problem.Invalid("reviewer", "Choose one of the reviewers"));
    }

    /** What waits for this reviewer, oldest first, as the reviewer may see it. */
    @Transactional
    public PageOf<Lessons.Opened> queue(Viewer reviewer, int page, int size) {
        List<Lessons.Opened> waiting = reader.full(store.submitted(reviewer, page, size)).stream()
                .map(lesson -> reader.opened(lesson, reviewer))
                .toList();
        return new PageOf<>(waiting, store.countSubmitted(reviewer), page, size);
    }

    /** How many lessons wait for this reviewer. */
    @Transactional
    public long waiting(Viewer reviewer) {
        return store.countSubmitted(reviewer);
    }

    /** Drafts of the trust that the viewer leads, quick observations aside; empty for everybody else. */
    @Transactional
    public List<Lesson> draftsOfOwnTrust(Viewer viewer, int limit) {
        return viewer.lead() && !viewer.trust().isEmpty()
                ? reader.full(store.draftsOf(viewer.trust(), limit))
                : List.of();
    }
}
