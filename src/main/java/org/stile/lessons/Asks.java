package org.stile.lessons;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.web.Viewer;

/**
 * Questions to the people of a lesson, answered on the record: the only door to them. A question reaches the lesson's
 * author, when they agreed to be asked, and the leads of its trust; where there is neither, the curators. Every method is
 * one transaction: rule, row, audit. What a viewer may not know of is a {@link Problem.NotFound}; what they may not do is
 * a {@link Problem.Forbidden}. Thread-safe.
 */
@ApplicationScoped
public class Asks {

    static final int MOST_OPEN = 20;
    static final int MOST_A_DAY = 40;
    private static final int ON_PAGE = 100;
    private static final int BATCH = 1_000;

    private final AskStore store;
    private final LessonStore lessons;
    private final AskRules rules;
    private final AskReader reader;
    private final LessonReader lessonReader;
    private final AskMails mails;
    private final Audit audit;
    private final InstantSource clock;
    private final EntityManager entityManager;

    Asks(
            AskStore store,
            LessonStore lessons,
            AskRules rules,
            AskReader reader,
            LessonReader lessonReader,
            AskMails mails,
            Audit audit,
            InstantSource clock,
            EntityManager entityManager) {
        this.store = store;
        this.lessons = lessons;
        this.rules = rules;
        this.reader = reader;
        this.lessonReader = lessonReader;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
        this.entityManager = entityManager;
    }

    /**
     * What somebody asks.
     *
     * @param text plain, 10 to 1,000 characters, its line breaks kept
     * @param shown how much readers are told of the asker
     */
    public record Question(String text, Attribution shown) {}

    /**
     * The questions on a lesson's page.
     *
     * @param asks open ones first, at most 100
     * @param total how many there are for this viewer
     * @param mayAsk false for its author, and true for those who would have to sign in
     */
    public record OnLesson(List<Ask> asks, long total, boolean mayAsk, boolean mayHide) {
        /** Of a lesson that takes no questions: it is not published. */
        public static final OnLesson NONE = new OnLesson(List.of(), 0, false, false);
    }

    /**
     * Questions that wait.
     *
     * @param open how many
     * @param days since the oldest was asked; 0 when there is none
     */
    public record Backlog(long open, long days) {}

    /**
     * What a lesson's page shows of its questions; {@link OnLesson#NONE} for one that is not published.
     *
     * @throws Problem.NotFound when the viewer may not know of the lesson
     */
    @Transactional
    public OnLesson onLesson(LessonRef ref, Viewer viewer) {
        Lesson lesson = readable(ref, viewer);
        if (!lesson.published()) {
            return OnLesson.NONE;
        }
        return new OnLesson(
                reader.all(store.ofLesson(ref, viewer, 1, ON_PAGE), viewer),
                store.countOfLesson(ref, viewer),
                !viewer.signedIn() || AskPolicy.mayAsk(lesson, viewer),
                viewer.curator());
    }

    /**
     * Questions about a published lesson that the viewer may see: open ones first, the oldest of them first.
     *
     * @throws Problem.NotFound when the viewer may not know of the lesson, or it is not published
     */
    @Transactional
    public PageOf<Ask> of(LessonRef ref, Viewer viewer, int page, int size) {
        published(ref, viewer);
        return new PageOf<>(
                reader.all(store.ofLesson(ref, viewer, page, size), viewer),
                store.countOfLesson(ref, viewer),
                page,
                size);
    }

    /**
     * One question that the viewer may see.
     *
     * @throws Problem.NotFound when there is none
     */
    @Transactional
    public Ask open(long id, Viewer viewer) {
        return reader.one(visible(store.findByIdOptional(id).orElseThrow(Asks::notFound), viewer), viewer);
    }

    /** The lesson, as the viewer may see it, of whom the viewer may ask; refused as {@link #ask} is. */
    @Transactional
    public Lesson askable(LessonRef ref, Viewer viewer) {
        return LessonPolicy.masked(mayAsk(ref, viewer), viewer);
    }

    /**
     * Asks. The same words again, while the question is open, are the same question: nothing is asked twice.
     *
     * @throws Problem.Invalid when the text will not do
     * @throws Problem.Conflict {@code too-many-open} when {@value #MOST_OPEN} of the viewer's are open
     * @throws Problem.TooMany after {@value #MOST_A_DAY} in a day, those that were taken back too
     */
    @Transactional
    public Ask ask(LessonRef ref, Question question, Viewer viewer) {
        Lesson lesson = mayAsk(ref, viewer);
        String text = rules.question(question.text());
        store.lockAsker(viewer.accountId());
        AskRow row = store.same(ref, viewer.accountId(), text).orElse(null);
        if (row == null) {
            checkAllowance(viewer);
            row = added(lesson, text, question.shown(), viewer);
        }
        return reader.one(row, viewer);
    }

    private AskRow added(Lesson lesson, String text, Attribution shown, Viewer viewer) {
        AskRow row = new AskRow();
        row.lessonId = lesson.ref().number();
        row.askerId = viewer.accountId();
        row.trustCode = viewer.trust().isEmpty() ? null : viewer.trust();
        row.shown = shown.value();
        row.question = text;
        row.askedAt = clock.instant();
        store.persistAndFlush(row);
        audit.record(viewer, "ask.create", subject(row), lesson.ref().toString());
        mails.asked(row, lesson);
        return row;
    }

    private void checkAllowance(Viewer viewer) {
        if (store.countOpenBy(viewer.accountId()) >= MOST_OPEN) {
            throw new Problem.Conflict(
                    "too-many-open",
                    "You have %d open questions. Wait for answers, or take one back.".formatted(MOST_OPEN));
        }
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        if (store.countAskedSince(viewer.accountId(), yesterday) >= MOST_A_DAY) {
            throw new Problem.TooMany("You have asked a lot today. Ask again tomorrow.", 3_600);
        }
    }

    /**
     * Changes one's own question while it is open.
     *
     * @param lockVersion the version that was changed
     * @throws Problem.Conflict when it is not open any more, or has been changed meanwhile
     */
    @Transactional
    public Ask edit(long id, long lockVersion, Question question, Viewer viewer) {
        AskRow row = ownOpen(id, viewer);
        unchanged(row, lockVersion);
        row.question = rules.question(question.text());
        row.shown = question.shown().value();
        audit.record(viewer, "ask.edit", subject(row), "");
        return flushed(row, viewer);
    }

    /** Takes one's own open question back: its text is gone for good. */
    @Transactional
    public void withdraw(long id, Viewer viewer) {
        AskRow row = ownOpen(id, viewer);
        row.question = "";
        row.withdrawnAt = clock.instant();
        audit.record(viewer, "ask.withdraw", subject(row), "");
    }

    /**
     * Answers an open question, as the lesson's author, the lead of its trust or a curator.
     *
     * @param lockVersion of the question that was read
     * @throws Problem.Conflict when it is not open any more, or has been changed meanwhile
     */
    @Transactional
    public Ask answer(long id, long lockVersion, String text, Viewer viewer) {
        AskRow row = lockedAndVisible(id, viewer);
        Lesson lesson = lesson(row);
        Ask.Answerer as = AskPolicy.answerer(lesson, viewer)
                .orElseThrow(() -> new Problem.Forbidden(
                        "not-the-lessons-people",
                        "Only the lesson’s author, the lead of its trust and curators answer its questions."));
        String answer = rules.answer(text, lesson);
        if (answer.equals(row.answer) && row.answeredBy == viewer.accountId()) {
            // the same person said the same again: a second click
            return reader.one(row, viewer);
        }
        mustBeOpen(row);
        unchanged(row, lockVersion);
        row.answer = answer;
        row.answeredBy = viewer.accountId();
        row.answeredAs = as.value();
        row.answeredAt = clock.instant();
        audit.record(viewer, "ask.answer", subject(row), as.value());
        mails.answered(row);
        return flushed(row, viewer);
    }

    /**
     * Puts one's own answer right. Readers see that and when it was corrected; what it said before is gone.
     *
     * @param lockVersion of the question that was read
     * @throws Problem.Conflict when it has no answer, is hidden, or has been changed meanwhile
     */
    @Transactional
    public Ask correct(long id, long lockVersion, String text, Viewer viewer) {
        AskRow row = lockedAndVisible(id, viewer);
        Lesson lesson = lesson(row);
        mustBeAnswered(row);
        if (!AskPolicy.mayCorrect(row, lesson, viewer)) {
            throw new Problem.Forbidden("not-your-answer", "Only who gave an answer can correct it.");
        }
        String answer = rules.answer(text, lesson);
        if (answer.equals(row.answer)) {
            // nothing to put right, or a second click
            return reader.one(row, viewer);
        }
        unchanged(row, lockVersion);
        row.answer = answer;
        row.correctedAt = clock.instant();
        audit.record(viewer, "ask.correct", subject(row), row.answeredAs);
        mails.answered(row);
        return flushed(row, viewer);
    }

    /** Hides a question, and its answer, from everybody but its asker and curators; by a curator, with a reason. */
    @Transactional
    public void hide(long id, String reason, Viewer viewer) {
        signedIn(viewer);
        if (!viewer.curator()) {
            throw new Problem.Forbidden("not-a-curator", "Only curators hide questions.");
        }
        AskRow row = lockedAndVisible(id, viewer);
        if (row.hiddenAt != null) {
            throw new Problem.Conflict("ask-hidden", "This question is hidden already.");
        }
        row.hiddenReason = lessonReader.note("reason", reason, "Say why it is hidden: its asker sees it");
        row.hiddenBy = viewer.accountId();
        row.hiddenAt = clock.instant();
        audit.record(viewer, "ask.hide", subject(row), "");
    }

    /** Questions that reach the viewer, open ones first, the oldest of them first; to curators all do. */
    @Transactional
    public PageOf<Ask> inbox(Viewer viewer, int page, int size) {
        signedIn(viewer);
        return new PageOf<>(
                reader.all(store.reaching(viewer, page, size), viewer), store.countReaching(viewer), page, size);
    }

    /** What the viewer asked, the latest first. */
    @Transactional
    public PageOf<Ask> mine(Viewer viewer, int page, int size) {
        signedIn(viewer);
        return new PageOf<>(
                reader.all(store.askedBy(viewer.accountId(), page, size), viewer),
                store.countAskedBy(viewer.accountId()),
                page,
                size);
    }

    /** Questions that wait anywhere; for curators. */
    @Transactional
    public Backlog backlog(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Problem.Forbidden("not-a-curator", "Only curators see what waits everywhere.");
        }
        Object[] row = store.backlog();
        Instant oldest = (Instant) row[1];
        return new Backlog(
                (Long) row[0], oldest == null ? 0 : ChronoUnit.DAYS.between(Clock.date(oldest), Clock.today(clock)));
    }

    /** Every answered question that the viewer may see, in batches; each is a transaction of its own. */
    public void forEachAnswered(Viewer viewer, Consumer<List<Ask>> batch) {
        List<Ask> asks = answeredAfter(0, viewer);
        while (!asks.isEmpty()) {
            batch.accept(asks);
            asks = answeredAfter(asks.getLast().id(), viewer);
        }
    }

    private List<Ask> answeredAfter(long id, Viewer viewer) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Ask> asks = reader.all(store.answeredAfter(id, viewer.signedIn(), BATCH), viewer);
            entityManager.clear();
            return asks;
        });
    }

    /** Takes a person's name off their questions: what was named is shown with the trust alone. */
    @Transactional
    public int takeNameOff(long accountId, Viewer admin) {
        int changed = store.takeNameOff(accountId);
        audit.record(admin, "person.take-name-off", accountId, changed + " questions");
        return changed;
    }

    private Lesson readable(LessonRef ref, Viewer viewer) {
        return lessonReader.readable(lessonReader.full(lessons.byRef(ref).orElseThrow(Lessons::notFound)), viewer);
    }

    private Lesson published(LessonRef ref, Viewer viewer) {
        Lesson lesson = readable(ref, viewer);
        if (!lesson.published()) {
            throw Lessons.notFound();
        }
        return lesson;
    }

    private Lesson mayAsk(LessonRef ref, Viewer viewer) {
        signedIn(viewer);
        Lesson lesson = published(ref, viewer);
        if (!AskPolicy.mayAsk(lesson, viewer)) {
            throw new Problem.Forbidden("own-lesson", "This is your own lesson: questions about it come to you.");
        }
        return lesson;
    }

    private Lesson lesson(AskRow row) {
        return lessonReader.full(lessons.byRef(new LessonRef(row.lessonId)).orElseThrow(Lessons::notFound));
    }

    private AskRow visible(AskRow row, Viewer viewer) {
        if (!AskPolicy.maySee(row, lesson(row), viewer)) {
            throw notFound();
        }
        return row;
    }

    private AskRow lockedAndVisible(long id, Viewer viewer) {
        signedIn(viewer);
        return visible(store.locked(id).orElseThrow(Asks::notFound), viewer);
    }

    private AskRow ownOpen(long id, Viewer viewer) {
        AskRow row = lockedAndVisible(id, viewer);
        if (!AskPolicy.asked(row, viewer)) {
            throw new Problem.Forbidden("not-yours", "Only who asked can change a question or take it back.");
        }
        mustBeOpen(row);
        return row;
    }

    private static void mustBeOpen(AskRow row) {
        switch (row.state()) {
            case OPEN -> {}
            case ANSWERED ->
                throw new Problem.Conflict("ask-answered", "This question has been answered in the meantime.");
            case HIDDEN -> throw new Problem.Conflict("ask-hidden", "A curator has hidden this question.");
        }
    }

    private static void mustBeAnswered(AskRow row) {
        switch (row.state()) {
            case ANSWERED -> {}
            case OPEN -> throw new Problem.Conflict("ask-open", "This question has no answer yet.");
            case HIDDEN -> throw new Problem.Conflict("ask-hidden", "A curator has hidden this question.");
        }
    }

    private static void unchanged(AskRow row, long lockVersion) {
        if (row.lockVersion != lockVersion) {
            throw new Problem.Conflict(
                    "changed-meanwhile",
                    "The question has been changed since you opened it. Read it, then send again.");
        }
    }

    private Ask flushed(AskRow row, Viewer viewer) {
        // the version that is shown is the one that is stored
        store.flush();
        return reader.one(row, viewer);
    }

    private static void signedIn(Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Problem.NotSignedIn("Sign in to ask and to answer.");
        }
    }

    private static String subject(AskRow row) {
        return "ask-" + row.id;
    }

    private static Problem notFound() {
        return new Problem.NotFound("There is no question with that number.");
    }
}
