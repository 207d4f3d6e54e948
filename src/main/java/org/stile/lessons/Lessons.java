package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.stile.audit.Audit;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.changes.Changes;
import org.stile.web.Viewer;

/**
 * Lessons from draft to tombstone: the only door to them, with {@link Reviews} for the way to publication,
 * {@link Observations}, {@link LessonEdits} for changes to published ones, {@link LessonReports} and
 * {@link LessonImports}. Every method is one transaction: rule, row, audit, change log. What
 * a viewer may not know of is a {@link Problem.NotFound}; what they may not do is a {@link Problem.Forbidden}.
 */
@ApplicationScoped
public class Lessons {

    private static final int BATCH = 1_000;
    private static final int FORM_TOKEN_MAX = 60;
    private static final Duration SAME_FORM_FOR = Duration.ofMinutes(30);

    private final LessonStore store;
    private final EditStore edits;
    private final LessonRules rules;
    private final LessonReader reader;
    private final LessonActs acts;
    private final Succession succession;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;

    Lessons(
            LessonStore store,
            EditStore edits,
            LessonRules rules,
            LessonReader reader,
            LessonActs acts,
            Succession succession,
            Audit audit,
            Changes changes,
            InstantSource clock) {
        this.store = store;
        this.edits = edits;
        this.rules = rules;
        this.reader = reader;
        this.acts = acts;
        this.succession = succession;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A lesson opened by a viewer.
     *
     * @param lesson as the viewer may see it
     * @param actions what the viewer may do with it now
     * @param own whether the viewer wrote it or it was written for them
     */
    public record Opened(Lesson lesson, Set<Action> actions, boolean own) {
        public boolean may(Action action) {
            return actions.contains(action);
        }
    }

    /**
     * Opens a lesson.
     *
     * @throws Problem.NotFound when there is none or the viewer may not know of it
     * @throws Problem.Gone when it was published and has been withdrawn
     */
    @Transactional
    public Opened open(LessonRef ref, Viewer viewer) {
        Lesson lesson = reader.full(store.byRef(ref).orElseThrow(Lessons::notFound));
        return reader.opened(succession.shown(reader.readable(lesson, viewer), viewer), viewer);
    }

    /** Makes a draft that comes from no form; see {@link #create(LessonContent, long, String, Viewer)}. */
    @Transactional
    public Lesson create(LessonContent content, long onBehalfOf, Viewer viewer) {
        return create(content, onBehalfOf, "", viewer);
    }

    /**
     * Makes a draft; its author is the viewer, or a person of the viewer's trust on whose behalf a lead writes.
     *
     * @param formToken of the form, where there is one: {@link #madeBy} finds the draft by it
     */
    @Transactional
    public Lesson create(LessonContent content, long onBehalfOf, String formToken, Viewer viewer) {
        LessonContent own = reader.attributedTo(content, viewer);
        rules.checkDraft(own);
        LessonRow row = new LessonRow();
        row.state = State.DRAFT.value();
        row.authorId = reader.author(onBehalfOf, viewer);
        row.writerId = viewer.accountId() == row.authorId ? null : viewer.accountId();
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        row.formToken = formToken.isEmpty() ? null : token(formToken, viewer);
        row.fill(own);
        store.persistAndFlush(row);
        audit.record(viewer, "lesson.create", new LessonRef(row.id), "");
        return reader.full(row);
    }

    /**
     * The lesson that this form has made already, so that a form sent twice (a double click, a lost connection, the back
     * button) makes one lesson. Of two that are sent at once, the second waits here until the first is done.
     *
     * @param formToken made anew for each empty form; empty where there is none
     */
    @Transactional
    public Optional<Lesson> madeBy(String formToken, Viewer viewer) {
        if (formToken.isEmpty()) {
            return Optional.empty();
        }
        store.lockForm(token(formToken, viewer));
        return store.byForm(token(formToken, viewer)).map(reader::full);
    }

    /**
     * What this form has made, or another with the very same words a moment ago: without scripts, the back button brings
     * back what was typed but not the form's token.
     */
    @Transactional
    Optional<Lesson> madeAlready(LessonContent content, String formToken, Viewer viewer) {
        return madeBy(formToken, viewer)
                .or(() -> store.sameLately(
                                viewer.accountId(),
                                content.title(),
                                content.event(),
                                clock.instant().minus(SAME_FORM_FOR))
                        .map(reader::full));
    }

    /**
     * Makes a draft, unless this form has made one: then that is what it says from now on, if its author may still edit
     * it before it is published.
     */
    @Transactional
    public Lesson makeOnce(LessonContent content, long onBehalfOf, String formToken, Viewer viewer) {
        Lesson made = madeAlready(content, formToken, viewer).orElse(null);
        if (made == null) {
            return create(content, onBehalfOf, formToken, viewer);
        }
        boolean same = made.content().equals(reader.attributedTo(content, viewer));
        boolean closed = made.revision() > 0 || !LessonPolicy.may(Action.EDIT, made, viewer);
        return same || closed ? made : save(made.ref(), made.lockVersion(), content, viewer);
    }

    /** Tokens of different people never meet. */
    private static String token(String formToken, Viewer viewer) {
        return viewer.accountId() + " " + formToken.substring(0, Math.min(formToken.length(), FORM_TOKEN_MAX));
    }

    /**
     * Saves a draft or a submitted lesson.
     *
     * @param lockVersion the version that was edited
     * @throws Problem.Conflict {@code changed-meanwhile} when somebody has saved since
     */
    @Transactional
    public Lesson save(LessonRef ref, long lockVersion, LessonContent content, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.EDIT, viewer);
        if (row.revision > 0) {
            throw new Problem.Conflict(
                    "lesson-published", "This lesson has been published. Change it as a new revision with a note.");
        }
        reader.unchanged(row.lockVersion, lockVersion);
        LessonContent own = reader.attributedTo(content, viewer, row);
        if (row.state.equals(State.SUBMITTED.value())) {
            rules.checkComplete(own, null);
        } else {
            rules.checkDraft(own);
        }
        row.fill(own);
        row.editedLocally = row.editedLocally || row.importHash != null;
        return acts.end(row, viewer, "lesson.save", "");
    }

    /** Takes a lesson away for good. Its address stays and says so. */
    @Transactional
    public Lesson withdraw(LessonRef ref, String reason, Viewer viewer) {
        LessonRow row = acts.begin(ref, Action.WITHDRAW, viewer);
        row.withdrawnReason = reader.note("reason", reason, "Say why the lesson is withdrawn: readers see it");
        row.state = State.WITHDRAWN.value();
        row.withdrawnAt = clock.instant();
        return acts.end(row, viewer, "lesson.withdraw", "", succession.follow(row, viewer.accountId()));
    }

    /** Lessons that a person wrote or that were written for them, last changed first. */
    @Transactional
    public PageOf<Lesson> mine(Viewer viewer, int page, int size) {
        List<Lesson> lessons = reader.full(store.mine(viewer.accountId(), page, size));
        return new PageOf<>(lessons, store.countMine(viewer.accountId()), page, size);
    }

    /**
     * Takes a person's name off their lessons: what was named is attributed to the trust alone.
     *
     * @return how many lessons were changed
     */
    @Transactional
    public int takeNameOff(long accountId, Viewer admin) {
        List<LessonRow> rows = store.namedBy(accountId);
        rows.forEach(row -> {
            row.attribution = Attribution.TRUST.value();
            row.contact = false;
        });
        // a change that waits for review must not bring the name back
        edits.takeNameOff(accountId);
        audit.record(admin, "person.take-name-off", accountId, rows.size() + " lessons");
        changes.append(Changes.LESSON, rows.stream().map(row -> row.id).toList());
        return rows.size();
    }

    /** For the index alone: those of these that are published, nothing hidden, in the order of their numbers. */
    @Transactional
    public List<Lesson> forIndex(Collection<Long> numbers) {
        return numbers.isEmpty() ? List.of() : reader.full(store.publishedByNumbers(numbers));
    }

    /** Numbers of the published lessons with a topic, newest first; at most {@code limit}. */
    @Transactional
    public List<Long> withTopic(String topic, int limit) {
        return store.numbersWithTopic(topic, limit);
    }

    /** Numbers of the published lessons that come from some trusts, newest first. Asks for no right: numbers alone. */
    @Transactional
    public List<Long> ofTrusts(Collection<String> codes) {
        return store.numbersOfTrusts(codes);
    }

    /** For the index alone: all that are published, nothing hidden, in batches; each is a transaction of its own. */
    public void forEachPublished(Consumer<List<Lesson>> batch) {
        inBatches(after -> reader.batch(() -> store.publishedAfter(after, BATCH)), batch, UnaryOperator.identity());
    }

    /** Every published lesson that the viewer may read, as the viewer may see it, in batches. */
    public void forEachReadable(Viewer viewer, Consumer<List<Lesson>> batch) {
        inBatches(
                after -> reader.batch(() -> store.readableAfter(after, viewer.signedIn(), BATCH)),
                batch,
                lesson -> LessonPolicy.masked(lesson, viewer));
    }

    /** References of lessons that everybody may read, newest first; at most {@code limit}. */
    @Transactional
    public List<LessonRef> publicRefs(int limit) {
        return store.publicNumbers(limit).stream().map(LessonRef::new).toList();
    }

    /** How many lessons are published. */
    @Transactional
    public long countPublished() {
        return store.countPublished();
    }

    /**
     * Those of these lessons that the viewer may read, as the viewer may see them.
     *
     * @return in the order of {@code numbers}; those that are missing may not be read
     */
    @Transactional
    public List<Lesson> readable(List<Long> numbers, Viewer viewer) {
        return numbers.isEmpty()
                ? List.of()
                : reader.full(store.publishedByNumbers(numbers)).stream()
                        .filter(lesson -> LessonPolicy.mayRead(lesson, viewer))
                        .sorted(java.util.Comparator.comparingInt(
                                lesson -> numbers.indexOf(lesson.ref().number())))
                        .map(lesson -> LessonPolicy.masked(lesson, viewer))
                        .toList();
    }

    /**
     * Published lessons that no newer one has superseded, all but some: the strongest evidence first, then the newest.
     *
     * @param numbers of those to leave out
     * @param stage empty for any
     * @param page from 1
     */
    @Transactional
    public PageOf<Lesson> publishedBut(
            Collection<Long> numbers, Optional<Stage> stage, int page, int size, Viewer curator) {
        List<Long> others = store.publishedBut(numbers, stage, page, size);
        return new PageOf<>(readable(others, curator), store.countPublishedBut(numbers, stage), page, size);
    }

    private static void inBatches(
            java.util.function.LongFunction<List<Lesson>> next,
            Consumer<List<Lesson>> batch,
            UnaryOperator<Lesson> as) {
        long after = 0;
        List<Lesson> lessons = next.apply(after);
        while (!lessons.isEmpty()) {
            after = lessons.getLast().ref().number();
            batch.accept(lessons.stream().map(as).toList());
            lessons = next.apply(after);
        }
    }

    static Problem notFound() {
        return new Problem.NotFound("There is no lesson with that reference.");
    }
}
