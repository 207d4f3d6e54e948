package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.stile.attachments.LessonAccess;
import org.stile.base.Problem;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * Who may read, add and take away the files of a lesson. Whoever may edit a draft or a submitted lesson adds to it. What
 * is published was reviewed, so a curator adds to it, and not to their own; taking away needs no review, since a file may
 * have to go at once.
 */
@ApplicationScoped
class FileAccess implements LessonAccess {

    private final LessonStore store;
    private final LessonReader reader;
    private final Trusts trusts;
    private final InstantSource clock;

    FileAccess(LessonStore store, LessonReader reader, Trusts trusts, InstantSource clock) {
        this.store = store;
        this.reader = reader;
        this.trusts = trusts;
        this.clock = clock;
    }

    /** Whether files can be added now by whoever the lesson was opened for. */
    static boolean mayAdd(Lessons.Opened opened, Viewer viewer) {
        return opened.may(Action.EDIT) && (!opened.lesson().published() || viewer.curator() && !opened.own());
    }

    @Override
    public LessonAccess.Lesson read(long number, Viewer viewer) {
        return let(reader.readable(reader.full(row(number)), viewer));
    }

    @Override
    public LessonAccess.Lesson add(long number, Viewer viewer) {
        LessonRow row = changing(number, viewer);
        org.stile.lessons.Lesson lesson = reader.full(row);
        if (!mayAdd(reader.opened(lesson, viewer), viewer)) {
            throw new Problem.Conflict(
                    "lesson-published",
                    "This lesson is published and was reviewed as it is. Ask a curator to add a file.");
        }
        changed(row);
        return let(lesson);
    }

    @Override
    public LessonAccess.Lesson remove(long number, Viewer viewer) {
        LessonRow row = changing(number, viewer);
        changed(row);
        return let(reader.full(row));
    }

    private LessonRow row(long number) {
        return store.byRef(new LessonRef(number)).orElseThrow(Lessons::notFound);
    }

    private LessonRow changing(long number, Viewer viewer) {
        LessonRow row = store.locked(new LessonRef(number)).orElseThrow(Lessons::notFound);
        reader.mustBeAllowed(Action.EDIT, reader.full(row), viewer);
        return row;
    }

    /** A reviewer publishes the version that they read: with other files it is another one. */
    private void changed(LessonRow row) {
        if (row.state.equals(State.SUBMITTED.value())) {
            row.updatedAt = clock.instant();
        }
    }

    private LessonAccess.Lesson let(org.stile.lessons.Lesson lesson) {
        return new LessonAccess.Lesson(lesson.ref().toString(), hiddenNames(lesson));
    }

    private List<String> hiddenNames(org.stile.lessons.Lesson lesson) {
        LessonContent content = lesson.content();
        Stream<String> person = Stream.of(lesson.people().authorName());
        Stream<String> organisation = Stream.concat(
                Stream.of(content.trust(), content.organisation()),
                trusts.byCode(content.trust()).map(Trust::name).stream());
        Stream<String> names = switch (content.attribution()) {
            case NAMED -> Stream.empty();
            case TRUST -> person;
            case REGION -> Stream.concat(person, organisation);
        };
        return names.filter(name -> !name.isBlank()).toList();
    }
}
