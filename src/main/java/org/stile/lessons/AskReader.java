package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stile.base.Clock;
import org.stile.people.People;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/** Rows become questions as a viewer may see them; any number of them takes two queries. */
@ApplicationScoped
class AskReader {

    private static final String NATIONAL = "The national team";

    private final LessonStore lessons;
    private final LessonReader reader;
    private final People people;
    private final Trusts trusts;
    private final InstantSource clock;

    AskReader(LessonStore lessons, LessonReader reader, People people, Trusts trusts, InstantSource clock) {
        this.lessons = lessons;
        this.reader = reader;
        this.people = people;
        this.trusts = trusts;
        this.clock = clock;
    }

    Ask one(AskRow row, Viewer viewer) {
        return all(List.of(row), viewer).getFirst();
    }

    /** In the same order. The caller has seen to it that the viewer may know of each. */
    List<Ask> all(List<AskRow> rows, Viewer viewer) {
        Map<Long, Lesson> about = lessons(rows);
        Map<Long, String> names = people.names(rows.stream()
                .filter(row -> row.attribution() == Attribution.NAMED)
                .map(row -> row.askerId)
                .collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> ask(row, about.get(row.lessonId), askedBy(row, names), viewer))
                .toList();
    }

    private Map<Long, Lesson> lessons(Collection<AskRow> rows) {
        List<Long> numbers = rows.stream().map(row -> row.lessonId).distinct().toList();
        return numbers.isEmpty()
                ? Map.of()
                : reader.full(lessons.byNumbers(numbers)).stream()
                        .collect(Collectors.toMap(lesson -> lesson.ref().number(), Function.identity()));
    }

    private Ask ask(AskRow row, Lesson lesson, String askedBy, Viewer viewer) {
        boolean readable = lesson.published() && LessonPolicy.mayRead(lesson, viewer);
        return new Ask(
                row.id,
                lesson.ref(),
                // withdrawn or hidden since: the title may be why
                readable ? lesson.content().title() : "",
                row.lockVersion,
                row.state(),
                row.question,
                askedBy,
                row.attribution(),
                row.askedAt,
                ChronoUnit.DAYS.between(Clock.date(row.askedAt), Clock.today(clock)),
                row.reply(),
                AskPolicy.asked(row, viewer),
                AskPolicy.mayAnswer(row, lesson, viewer),
                AskPolicy.mayCorrect(row, lesson, viewer),
                row.hiddenReason);
    }

    private String askedBy(AskRow row, Map<Long, String> names) {
        String trust = row.trustCode == null ? NATIONAL : trusts.name(row.trustCode);
        return switch (row.attribution()) {
            case NAMED -> names.getOrDefault(row.askerId, "Somebody") + ", " + trust;
            case TRUST -> trust;
            case REGION -> row.trustCode == null ? NATIONAL : region(row.trustCode);
        };
    }

    /** What the asker's region is called; a few trusts have none. */
    String region(String trust) {
        String region = trusts.byCode(trust).map(Trust::region).orElse("");
        return region.isEmpty() ? "A trust" : trusts.regionName(region);
    }
}
