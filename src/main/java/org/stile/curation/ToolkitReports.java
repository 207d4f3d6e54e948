package org.stile.curation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stile.base.PageOf;
import org.stile.curation.ToolkitDeskPages.Place;
import org.stile.curation.ToolkitDeskPages.Unplaced;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.lessons.Stage;
import org.stile.web.Viewer;

/** What is missing on either side: lessons in no toolkit, and items without a lesson. For curators. */
@ApplicationScoped
class ToolkitReports {

    static final int PAGE = 20;

    private static final int PLACES = 3;
    private static final int MOST_BARE = 50;

    private final Toolkits toolkits;
    private final ToolkitLessons found;
    private final Lessons lessons;

    ToolkitReports(Toolkits toolkits, ToolkitLessons found, Lessons lessons) {
        this.toolkits = toolkits;
        this.found = found;
        this.lessons = lessons;
    }

    /** Published lessons that no toolkit, published or draft, pins: the strongest evidence first, then the newest. */
    PageOf<Unplaced> unplaced(Optional<Stage> stage, int page, Viewer curator) {
        List<Toolkit> all = toolkits.all(curator);
        Set<Long> pinned = all.stream()
                .flatMap(toolkit -> toolkit.content().items().stream())
                .flatMap(item -> item.pinned().stream())
                .map(LessonRef::number)
                .collect(Collectors.toSet());
        PageOf<Lesson> others = lessons.publishedBut(pinned, stage, page, PAGE, curator);
        return new PageOf<>(
                others.items().stream()
                        .map(lesson -> new Unplaced(lesson, places(lesson.content(), all)))
                        .toList(),
                others.total(),
                page,
                PAGE);
    }

    private static List<Place> places(LessonContent lesson, List<Toolkit> all) {
        return all.stream()
                .flatMap(toolkit -> toolkit.content().items().stream()
                        .filter(item -> lesson.stages().contains(item.stage())
                                && item.topics().stream().anyMatch(lesson.topics()::contains))
                        .map(item -> new Place(toolkit, item)))
                .limit(PLACES)
                .toList();
    }

    /** Items for which nothing is pinned that can be read, and nothing is found by rule; at most 100. */
    List<Place> bare(Viewer curator) {
        List<Place> bare = new ArrayList<>();
        for (Toolkit toolkit : toolkits.all(curator)) {
            if (bare.size() < MOST_BARE) {
                // those with a lesson that was pinned need no search, unless it has gone
                Map<String, ToolkitLessons.OfItem> all =
                        found.pinned(toolkit.content().items(), curator);
                List<ToolkitItem> without = toolkit.content().items().stream()
                        .filter(item -> all.get(item.id()).bare())
                        .toList();
                Map<String, ToolkitLessons.OfItem> searched =
                        found.of(without, toolkit.content().programme(), curator);
                without.stream()
                        .filter(item -> searched.get(item.id()).bare())
                        .forEach(item -> bare.add(new Place(toolkit, item)));
            }
        }
        return bare.subList(0, Math.min(MOST_BARE, bare.size()));
    }
}
