package org.stile.lessons;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.people.People;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/** What the facades of this package share: rows become lessons with region and author, and the questions asked first. */
@ApplicationScoped
class LessonReader {

    static final int NOTE_MAX = 1_000;

    private final EntityManager entityManager;
    private final Trusts trusts;
    private final People people;

    LessonReader(EntityManager entityManager, Trusts trusts, People people) {
        this.entityManager = entityManager;
        this.trusts = trusts;
        this.people = people;
    }

    Lesson full(LessonRow row) {
        return full(List.of(row)).getFirst();
    }

    /** Rows as lessons, nothing hidden; the authors' names take one query for all of them. */
    List<Lesson> full(Collection<LessonRow> rows) {
        Map<Long, String> names = people.names(
                rows.stream().map(row -> row.authorId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> row.toLesson(region(row), row.authorId == null ? "" : names.getOrDefault(row.authorId, "")))
                .toList();
    }

    /** A batch read in a transaction of its own, whose rows are not kept afterwards: scans run in constant memory. */
    List<Lesson> batch(Supplier<List<LessonRow>> rows) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Lesson> lessons = full(rows.get());
            entityManager.clear();
            return lessons;
        });
    }

    private String region(LessonRow row) {
        if (row.regionCode != null) {
            return row.regionCode;
        }
        return row.trustCode == null
                ? ""
                : trusts.byCode(row.trustCode).map(Trust::region).orElse("");
    }

    Lessons.Opened opened(Lesson lesson, Viewer viewer) {
        return new Lessons.Opened(
                LessonPolicy.masked(lesson, viewer),
                LessonPolicy.allowed(lesson, viewer),
                lesson.people().include(viewer.accountId()));
    }

    Lesson readable(Lesson lesson, Viewer viewer) {
        boolean wasPublished = lesson.publishedAt() != null;
        if (lesson.state() == State.WITHDRAWN && wasPublished) {
            throw new Problem.Gone(
                    "lesson-withdrawn", "This lesson has been withdrawn. Reason: " + lesson.withdrawnReason());
        }
        if (!LessonPolicy.mayRead(lesson, viewer)) {
            throw Lessons.notFound();
        }
        return lesson;
    }

    /** Refuses what the viewer may not do; to those who may not read the lesson, it is not there at all. */
    void mustBeAllowed(Action action, Lesson lesson, Viewer viewer) {
        readable(lesson, viewer);
        if (!LessonPolicy.may(action, lesson, viewer)) {
            throw LessonRefusals.of(action, lesson, viewer);
        }
    }

    void unchanged(long stored, long edited) {
        if (stored != edited) {
            throw new Problem.Conflict(
                    "changed-meanwhile",
                    "Somebody else has saved this lesson since you opened it. Look at what changed, then save again.");
        }
    }

    /** A note of at most {@link #NOTE_MAX} characters that the guard has read. */
    String note(String field, String text, String ifMissing) {
        String note = text == null ? "" : text.strip();
        if (note.isEmpty()) {
            throw new Problem.Invalid(field, ifMissing);
        }
        if (note.length() > NOTE_MAX) {
            throw new Problem.Invalid(field, "At most %,d characters, please".formatted(NOTE_MAX));
        }
        Identifiers.refuse(field, note);
        return note;
    }

    /** A new lesson comes from the viewer's own trust; only curators may say another, or an organisation. */
    LessonContent attributedTo(LessonContent content, Viewer viewer) {
        if (viewer.curator()) {
            return content;
        }
        boolean elsewhere = !content.trust().isEmpty() && !content.trust().equals(viewer.trust());
        if (elsewhere || !content.organisation().isEmpty()) {
            throw new Problem.Invalid("trust", "You can only post lessons of your own trust");
        }
        return content.fromTrust(viewer.trust());
    }

    /** Editing does not move a lesson to another trust, except by a curator. */
    LessonContent attributedTo(LessonContent content, Viewer viewer, LessonRow row) {
        if (viewer.curator()) {
            return content;
        }
        LessonContent before = row.content();
        return content.from(before.trust(), before.organisation(), before.region());
    }

    /** The author's account: the viewer's, or that of a member of the trust that the viewer leads. */
    Long author(long onBehalfOf, Viewer viewer) {
        if (onBehalfOf == 0 || onBehalfOf == viewer.accountId()) {
            return viewer.accountId();
        }
        boolean ownMember = viewer.lead()
                && people.membersOf(viewer.trust()).stream().anyMatch(person -> person.id() == onBehalfOf);
        if (!ownMember) {
            throw new Problem.Invalid("on-behalf-of", "You can post on behalf of people of your own trust only");
        }
        return onBehalfOf;
    }
}
