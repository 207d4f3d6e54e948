package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stile.base.Clock;
import org.stile.base.PageOf;
import org.stile.guard.Identifiers;
import org.stile.people.People;
import org.stile.trusts.Trusts;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;
import org.stile.web.Text;

/** The review queue and the page of one lesson in it, with what a reviewer should look at. */
@ApplicationScoped
class ReviewPages {

    /** The parts of a lesson on which a reviewer may comment. */
    static final List<LessonPages.Commented> PARTS = Stream.of(
                    "title",
                    "summary",
                    "event",
                    "recommendations",
                    "impact",
                    "causes",
                    "applies-when",
                    "does-not-apply-when")
            .map(field -> new LessonPages.Commented(field, LessonForm.label(field)))
            .toList();

    private static final int SIZE = 25;
    private static final int MOST = 100;

    private final Reviews reviews;
    private final Observations observations;
    private final LessonEdits edits;
    private final LessonLinks links;
    private final Quarantine quarantine;
    private final WritingPages writing;
    private final Trusts trusts;
    private final People people;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    ReviewPages(
            Reviews reviews,
            Observations observations,
            LessonEdits edits,
            LessonLinks links,
            Quarantine quarantine,
            WritingPages writing,
            Trusts trusts,
            People people,
            CurrentViewer viewer,
            InstantSource clock) {
        this.reviews = reviews;
        this.observations = observations;
        this.edits = edits;
        this.links = links;
        this.quarantine = quarantine;
        this.writing = writing;
        this.trusts = trusts;
        this.people = people;
        this.viewer = viewer;
        this.clock = clock;
    }

    LessonPages.ReviewQueue queue(Form form, int page) {
        PageOf<Lessons.Opened> waiting = reviews.queue(viewer.get(), page, SIZE);
        Map<Long, String> names = people.names(waiting.items().stream()
                .map(opened -> opened.lesson().review().reviewerId())
                .filter(id -> id != 0)
                .collect(Collectors.toSet()));
        PageOf<LessonPages.Waiting> lessons = new PageOf<>(
                waiting.items().stream().map(opened -> waiting(opened, names)).toList(), waiting.total(), page, SIZE);
        boolean mayAssign = lessons.items().stream().anyMatch(LessonPages.Waiting::mayAssign);
        return new LessonPages.ReviewQueue(
                form,
                lessons,
                edits.queue(viewer.get(), MOST).stream()
                        .map(opened -> new LessonPages.WaitingEdit(
                                opened,
                                from(opened.lesson()),
                                days(opened.edit().submittedAt())))
                        .toList(),
                observations.queue(viewer.get(), MOST).stream()
                        .map(found -> new LessonPages.WaitingObservation(
                                found.lesson(),
                                found.observation(),
                                from(found.lesson()),
                                days(found.observation().madeAt())))
                        .toList(),
                reviews.draftsOfOwnTrust(viewer.get(), MOST),
                mayAssign,
                mayAssign ? reviewers() : List.of(),
                PageLink.previous(lessons, "/review?page="),
                PageLink.next(lessons, "/review?page="),
                PageLink.all(lessons, "/review?page="),
                quarantine.hidden(viewer.get(), 1).total());
    }

    private LessonPages.Waiting waiting(Lessons.Opened opened, Map<Long, String> names) {
        Lesson lesson = opened.lesson();
        return new LessonPages.Waiting(
                opened,
                from(lesson),
                clock(lesson),
                late(lesson),
                found(lesson),
                names.getOrDefault(lesson.review().reviewerId(), ""),
                opened.may(Action.ASSIGN));
    }

    /** What is worth a look, by what costs little to tell: the nearest lessons were looked for when it was submitted. */
    private static List<String> found(Lesson lesson) {
        List<String> found = new ArrayList<>();
        int identifiers =
                Identifiers.possible(LessonRules.texts(lesson.content())).size();
        if (identifiers > 0) {
            found.add("may identify a patient");
        }
        int similar = lesson.review().similar().size();
        if (similar > 0) {
            found.add(Text.of(similar, "similar lesson", "similar lessons"));
        }
        int advice = LessonAdvice.of(lesson.content()).size();
        if (advice > 0) {
            found.add(Text.of(advice, "piece of advice", "pieces of advice"));
        }
        if (lesson.review().endorsed()) {
            found.add("endorsed by its trust’s lead");
        }
        return found;
    }

    LessonPages.Review review(Form form, Lessons.Opened opened) {
        Lesson lesson = opened.lesson();
        return new LessonPages.Review(
                form,
                opened,
                LessonText.of(lesson.content()),
                writing.noticed(lesson.content(), lesson.ref()),
                from(lesson),
                clock(lesson),
                people.names(Set.of(lesson.review().reviewerId()))
                        .getOrDefault(lesson.review().reviewerId(), ""),
                opened.actions().stream().map(Enum::name).collect(Collectors.toSet()),
                LessonChoices.of(Criterion.values()),
                PARTS,
                opened.may(Action.ASSIGN) ? reviewers() : List.of(),
                links.of(lesson.ref(), viewer.get()));
    }

    /** Where a reviewer goes on: the lesson that has waited longest, or the queue when there is none. */
    String next() {
        return reviews.queue(viewer.get(), 1, 1).items().stream()
                .findFirst()
                .map(opened -> "/review/" + opened.lesson().ref())
                .orElse("/review");
    }

    private List<Option> reviewers() {
        return people.reviewers().stream()
                .filter(person -> person.id() != viewer.get().accountId())
                .map(person -> new Option(Long.toString(person.id()), person.name()))
                .toList();
    }

    private String clock(Lesson lesson) {
        LocalDate due = lesson.decideBy();
        if (due == null) {
            return "";
        }
        int left = ReviewClock.workingDays(Clock.today(clock), due);
        if (left < 0) {
            return Text.of(-left, "working day late", "working days late");
        }
        return left == 0 ? "due today" : Text.of(left, "working day left", "working days left");
    }

    private boolean late(Lesson lesson) {
        return lesson.decideBy() != null && Clock.today(clock).isAfter(lesson.decideBy());
    }

    private String from(Lesson lesson) {
        LessonContent content = lesson.content();
        if (!content.trust().isEmpty()) {
            return trusts.name(content.trust());
        }
        return content.organisation().isEmpty() ? trusts.regionName(lesson.region()) : content.organisation();
    }

    private long days(Instant since) {
        return since == null ? 0 : Duration.between(since, clock.instant()).toDays();
    }
}
