package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stile.audit.Audit;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.web.Viewer;

/**
 * Quick observations: one text and a stage. A draft is made of it at once, by {@link ObservationDraft}; the lead of the
 * author's trust or a curator works it up, and its author approves what came of it, which puts it into review. Every
 * method is one transaction.
 */
@ApplicationScoped
public class Observations {

    static final int TEXT_MIN = 10;
    static final int TEXT_MAX = LessonRules.TEXT_MAX;

    private final ObservationStore store;
    private final LessonStore lessons;
    private final LessonRules rules;
    private final LessonReader reader;
    private final LessonActs acts;
    private final Lessons drafts;
    private final Reviews reviews;
    private final Audit audit;
    private final InstantSource clock;

    Observations(
            ObservationStore store,
            LessonStore lessons,
            LessonRules rules,
            LessonReader reader,
            LessonActs acts,
            Lessons drafts,
            Reviews reviews,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.lessons = lessons;
        this.rules = rules;
        this.reader = reader;
        this.acts = acts;
        this.drafts = drafts;
        this.reviews = reviews;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a quick observation and makes the draft of a lesson of it.
     *
     * @param stage null when not said
     * @param formToken of the form, so that the same one sent twice is taken once; empty when there is none
     */
    @Transactional
    public Lesson post(String text, Stage stage, String formToken, Viewer viewer) {
        String observed = CleanText.of(text).strip();
        check(observed);
        ObservationDraft draft = ObservationDraft.of(observed);
        if (draft.title().isEmpty()) {
            throw new Problem.Invalid("observation", "Say in a sentence or two what you saw");
        }
        Optional<Lesson> sent = drafts.madeAlready(draft.content(stage), formToken, viewer);
        if (sent.isPresent()) {
            return sent.get();
        }
        Lesson lesson = drafts.create(draft.content(stage), 0, formToken, viewer);
        LessonRow row = lessons.locked(lesson.ref()).orElseThrow();
        row.observed = true;
        store.add(lesson.ref(), observed, clock.instant());
        audit.record(viewer, "observation.post", lesson.ref(), "");
        return reader.full(row);
    }

    private static void check(String text) {
        if (text.length() < TEXT_MIN) {
            throw new Problem.Invalid("observation", "Say in a sentence or two what you saw");
        }
        if (text.length() > TEXT_MAX) {
            throw new Problem.Invalid("observation", "At most %,d characters, please".formatted(TEXT_MAX));
        }
        Identifiers.refuse("observation", text);
    }

    /** The observation that a lesson began with, for those who work on it while it is not published. */
    @Transactional
    public Optional<Observation> of(Lesson lesson, Viewer viewer) {
        return lesson.published() || !LessonPolicy.worksOn(lesson, viewer) ? Optional.empty() : store.of(lesson.ref());
    }

    /** Sends what was made of an observation to its author to approve. It must be complete. */
    @Transactional
    public void propose(LessonRef ref, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.EDIT, viewer);
        observed(row);
        rules.checkComplete(row.content(), null);
        store.proposed(ref, viewer.accountId(), clock.instant());
        audit.record(viewer, "observation.propose", ref, "");
    }

    /**
     * The author approves what was made of the observation, and it goes into review.
     *
     * @param lockVersion the version that the author has read
     */
    @Transactional
    public Lesson approve(LessonRef ref, long lockVersion, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.SUBMIT, viewer);
        observed(row);
        reader.unchanged(row.lockVersion, lockVersion);
        return reviews.submit(ref, viewer);
    }

    private static void observed(LessonRow row) {
        if (!row.observed) {
            throw new Problem.Conflict("not-an-observation", "This lesson does not wait for its author’s approval.");
        }
    }

    /** Numbers of those of these lessons that wait for their author to approve what was made of an observation. */
    @Transactional
    Set<Long> proposed(List<Lesson> own) {
        List<Long> observed = own.stream()
                .filter(lesson -> lesson.review().observed() && lesson.state() == State.DRAFT)
                .map(lesson -> lesson.ref().number())
                .toList();
        return store.of(observed).entrySet().stream()
                .filter(found -> found.getValue().proposedAt() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** An observation that waits, with the draft that was made of it. */
    public record Waiting(Lesson lesson, Observation observation) {}

    /** Observations that wait to be worked up by this viewer or approved by their authors, oldest first. */
    @Transactional
    public List<Waiting> queue(Viewer viewer, int limit) {
        List<Lesson> waiting = reader.full(lessons.observed(viewer, limit));
        Map<Long, Observation> texts =
                store.of(waiting.stream().map(lesson -> lesson.ref().number()).toList());
        return waiting.stream()
                .map(lesson -> new Waiting(lesson, texts.get(lesson.ref().number())))
                .toList();
    }
}
