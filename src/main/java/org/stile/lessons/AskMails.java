package org.stile.lessons;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.changes.TaskHandler;
import org.stile.changes.Tasks;
import org.stile.mail.Mails;
import org.stile.people.Mailbox;
import org.stile.people.Mailboxes;
import org.stile.people.People;
import org.stile.people.Person;

/**
 * Tells people by mail that there is a question for them, or an answer. Tasks hold numbers; the mail is written when it
 * is sent, for what is still so then. It holds neither question nor answer, and of the lesson its number alone: mail
 * leaves the portal for good, where a text that turns out to identify somebody can be purged, its title too.
 */
@ApplicationScoped
class AskMails implements TaskHandler {

    static final String KIND = "ask-mail";

    private static final Pattern QUESTION = Pattern.compile("question-([0-9]+)-([0-9]+)");
    private static final Pattern ANSWER = Pattern.compile("answer-([0-9]+)");

    private final AskStore store;
    private final LessonStore lessons;
    private final LessonReader reader;
    private final People people;
    private final Mailboxes mailboxes;
    private final Mails mails;
    private final Tasks tasks;

    AskMails(
            AskStore store,
            LessonStore lessons,
            LessonReader reader,
            People people,
            Mailboxes mailboxes,
            Mails mails,
            Tasks tasks) {
        this.store = store;
        this.lessons = lessons;
        this.reader = reader;
        this.people = people;
        this.mailboxes = mailboxes;
        this.mails = mails;
        this.tasks = tasks;
    }

    private record Letter(String to, String subject, String text) {}

    /** A question was asked, in this transaction: one mail to each whom it reaches, so that each is tried alone. */
    void asked(AskRow ask, Lesson lesson) {
        if (mails.on()) {
            reached(lesson, ask.askerId)
                    .forEach(account -> tasks.add(KIND, "question-%d-%d".formatted(ask.id, account)));
        }
    }

    /** A question was answered, in this transaction. */
    void answered(AskRow ask) {
        if (mails.on() && ask.askerId != ask.answeredBy) {
            tasks.add(KIND, "answer-%d".formatted(ask.id));
        }
    }

    /** Accounts that a question reaches: the author who agreed and the trust's leads, or else the curators. */
    private Set<Long> reached(Lesson lesson, long askerId) {
        Set<Long> accounts = new LinkedHashSet<>();
        long author = lesson.people().authorId();
        boolean agreed = lesson.content().contact()
                && people.byId(author).filter(Person::active).isPresent();
        if (agreed) {
            accounts.add(author);
        }
        accounts.addAll(people.leadsOf(lesson.content().trust()));
        accounts.remove(askerId);
        if (accounts.isEmpty()) {
            accounts.addAll(people.curators());
            accounts.remove(askerId);
        }
        return accounts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String ref) {
        // the mail server is waited for outside the transaction
        QuarkusTransaction.requiringNew()
                .call(() -> letter(ref))
                .ifPresent(letter -> mails.send(letter.to(), letter.subject(), letter.text()));
    }

    private Optional<Letter> letter(String ref) {
        Matcher question = QUESTION.matcher(ref);
        if (question.matches()) {
            return ask(question.group(1))
                    .flatMap(ask ->
                            mailboxes.of(Long.parseLong(question.group(2))).flatMap(to -> aboutQuestion(ask, to)));
        }
        Matcher answer = ANSWER.matcher(ref);
        return answer.matches()
                ? ask(answer.group(1)).flatMap(ask -> mailboxes.of(ask.askerId).flatMap(to -> aboutAnswer(ask, to)))
                : Optional.empty();
    }

    private Optional<AskRow> ask(String number) {
        return store.findByIdOptional(Long.parseLong(number));
    }

    /** Empty when the question has been answered, hidden or taken back, or is not the recipient's any more. */
    private Optional<Letter> aboutQuestion(AskRow ask, Mailbox to) {
        Lesson lesson = lesson(ask);
        if (!AskPolicy.maySee(ask, lesson, to.viewer()) || !AskPolicy.mayAnswer(ask, lesson, to.viewer())) {
            return Optional.empty();
        }
        return Optional.of(new Letter(to.address(), "A question about " + lesson.ref(), """
                Somebody has asked a question about lesson %s.

                Read and answer it here:
                %s

                The question is not in this mail. You get it because you wrote the lesson, lead its trust or curate the portal.
                To get no more of them:
                %s
                """.formatted(
                        lesson.ref(), mails.link("/asks/" + ask.id + "/answer"), mails.link("/account"))));
    }

    /** Empty when the answer has been hidden, or the asker may not read the lesson any more. */
    private Optional<Letter> aboutAnswer(AskRow ask, Mailbox to) {
        Lesson lesson = lesson(ask);
        if (ask.state() != Ask.State.ANSWERED || !AskPolicy.maySee(ask, lesson, to.viewer())) {
            return Optional.empty();
        }
        String what = ask.correctedAt == null ? "is answered" : "has a corrected answer";
        return Optional.of(new Letter(to.address(), "Your question about " + lesson.ref() + " " + what, """
                Your question about lesson %s %s.

                Read the answer here:
                %s

                To get no more of these mails:
                %s
                """.formatted(
                        lesson.ref(),
                        what,
                        mails.link("/lessons/" + lesson.ref() + "#ask-" + ask.id),
                        mails.link("/account"))));
    }

    private Lesson lesson(AskRow ask) {
        return reader.full(lessons.byRef(new LessonRef(ask.lessonId)).orElseThrow());
    }
}
