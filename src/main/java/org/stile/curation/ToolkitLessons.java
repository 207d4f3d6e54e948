package org.stile.curation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stile.attachments.Attachment;
import org.stile.attachments.Attachments;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.lessons.Stage;
import org.stile.search.Filter;
import org.stile.search.Hit;
import org.stile.search.LessonQuery;
import org.stile.search.QueryText;
import org.stile.search.SearchIndex;
import org.stile.search.SearchPage;
import org.stile.search.Sort;
import org.stile.web.Viewer;

/**
 * The lessons and files that go with a toolkit's items, for one viewer: those that curators pinned, and those that a
 * rule finds. One search a stage is made, and one more for an item that a stage's hundred best leave short; both are
 * bounded. Nothing that the viewer may not read is among them.
 */
@ApplicationScoped
class ToolkitLessons {

    /** More would be a list of results, which the topic's page is. */
    static final int FOUND = 5;

    static final String RULE =
            "Lessons found by rule are published lessons of the same stage on one of the item’s topics,"
                    + " from the toolkit’s programme or from none. The strongest evidence comes first, then what was published"
                    + " or looked at again last. At most %d are shown. Those that are due to be looked at again, superseded or"
                            .formatted(FOUND)
                    + " chosen already are left out.";

    // Searches of items by themselves on one page, and programmes to keep out.
    private static final int MOST_BY_THEMSELVES = 10;
    private static final int MOST_PROGRAMMES = 50;

    private final Lessons lessons;
    private final Attachments attachments;
    private final SearchIndex index;
    private final InstantSource clock;

    ToolkitLessons(Lessons lessons, Attachments attachments, SearchIndex index, InstantSource clock) {
        this.lessons = lessons;
        this.attachments = attachments;
        this.index = index;
        this.clock = clock;
    }

    /** A lesson in the list of an item. */
    public record Line(LessonRef ref, String title, int evidence, Instant publishedAt) {}

    /** What goes with an item. */
    public record OfItem(List<Line> pinned, List<Line> found, List<Attachment> files) {

        static final OfItem NONE = new OfItem(List.of(), List.of(), List.of());

        /** Whether there is no lesson at all. */
        public boolean bare() {
            return pinned.isEmpty() && found.isEmpty();
        }
    }

    /** By the ids of the items. While the index is not ready or too busy, nothing is found by rule. */
    Map<String, OfItem> of(ToolkitContent content, Viewer viewer) {
        return of(content.items(), content.programme(), viewer);
    }

    /** The same for some items of a toolkit. */
    Map<String, OfItem> of(Collection<ToolkitItem> items, String programme, Viewer viewer) {
        return of(items, found(items, programme, viewer), viewer);
    }

    /** What was pinned alone, without a search. */
    Map<String, OfItem> pinned(Collection<ToolkitItem> items, Viewer viewer) {
        return of(items, Map.of(), viewer);
    }

    private Map<String, OfItem> of(Collection<ToolkitItem> items, Map<String, List<Line>> found, Viewer viewer) {
        Map<LessonRef, Lesson> readable = readable(items, viewer);
        Map<Long, List<Attachment>> files = attachments.of(items.stream()
                .flatMap(item -> item.files().stream())
                .map(ToolkitItem.FileLink::lesson)
                .filter(readable::containsKey)
                .map(LessonRef::number)
                .collect(Collectors.toSet()));
        Map<String, OfItem> all = new HashMap<>();
        for (ToolkitItem item : items) {
            List<Line> pinned = item.pinned().stream()
                    .flatMap(ref -> Stream.ofNullable(readable.get(ref)))
                    .map(ToolkitLessons::line)
                    .toList();
            all.put(item.id(), new OfItem(pinned, found.getOrDefault(item.id(), List.of()), files(item, files)));
        }
        return all;
    }

    private Map<LessonRef, Lesson> readable(Collection<ToolkitItem> items, Viewer viewer) {
        Set<Long> numbers = new LinkedHashSet<>();
        for (ToolkitItem item : items) {
            item.pinned().forEach(ref -> numbers.add(ref.number()));
            item.files().forEach(file -> numbers.add(file.lesson().number()));
        }
        return lessons.readable(List.copyOf(numbers), viewer).stream()
                .collect(Collectors.toMap(Lesson::ref, Function.identity()));
    }

    private static List<Attachment> files(ToolkitItem item, Map<Long, List<Attachment>> known) {
        return item.files().stream()
                .flatMap(link -> known.getOrDefault(link.lesson().number(), List.of()).stream()
                        .filter(file -> file.id() == link.file()))
                .toList();
    }

    private Map<String, List<Line>> found(Collection<ToolkitItem> items, String programme, Viewer viewer) {
        Map<String, List<Line>> found = new HashMap<>();
        try {
            Map<Stage, List<ToolkitItem>> byStage = items.stream()
                    .filter(item -> !item.topics().isEmpty())
                    .collect(Collectors.groupingBy(ToolkitItem::stage));
            List<QueryText.Part> others = byStage.isEmpty() ? List.of() : others(programme, viewer);
            int alone = 0;
            for (List<ToolkitItem> ofStage : byStage.values()) {
                Set<String> topics =
                        ofStage.stream().flatMap(item -> item.topics().stream()).collect(Collectors.toSet());
                SearchPage best = index.search(query(ofStage.getFirst().stage(), topics, others), viewer);
                for (ToolkitItem item : ofStage) {
                    List<Line> own = ordered(item, best.hits(), today());
                    if (own.size() < FOUND && best.total() > best.hits().size() && alone++ < MOST_BY_THEMSELVES) {
                        LessonQuery itself = query(item.stage(), Set.copyOf(item.topics()), others);
                        own = ordered(item, index.search(itself, viewer).hits(), today());
                    }
                    found.put(item.id(), own);
                }
            }
        } catch (Problem.Busy notNow) {
            // what was pinned is worth a page by itself; the next one has the rest
            return found;
        }
        return found;
    }

    /** The strongest hundred of a stage on some topics. */
    private static LessonQuery query(Stage stage, Set<String> topics, List<QueryText.Part> others) {
        LessonQuery query = LessonQuery.everything()
                .withText(new QueryText("", others))
                .with(Filter.STAGE, stage.value())
                .sorted(Sort.EVIDENCE)
                .size(LessonQuery.MAX_SIZE);
        for (String topic : topics) {
            query = query.with(Filter.TOPIC, topic);
        }
        return query.sorted(Sort.EVIDENCE).size(LessonQuery.MAX_SIZE);
    }

    /** Lessons of other programmes are kept out; a toolkit of none takes all. */
    private List<QueryText.Part> others(String programme, Viewer viewer) {
        if (programme.isEmpty()) {
            return List.of();
        }
        return index.counts(viewer).getOrDefault(Filter.PROGRAMME, Map.of()).entrySet().stream()
                .filter(other -> !other.getKey().equals(programme))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_PROGRAMMES)
                .map(Map.Entry::getKey)
                .map(other -> new QueryText.Narrowing("programme:" + other, Filter.PROGRAMME, other))
                .<QueryText.Part>map(narrowing -> new QueryText.Exclusion("-" + narrowing.raw(), narrowing))
                .toList();
    }

    /** The rule: of these hits those for the item, in order. */
    static List<Line> ordered(ToolkitItem item, List<Hit> hits, LocalDate today) {
        return hits.stream()
                .filter(hit -> hit.stages().contains(item.stage()))
                .filter(hit -> hit.topics().stream().anyMatch(item.topics()::contains))
                .filter(hit ->
                        !hit.superseded() && !hit.stale(today) && !item.pinned().contains(hit.ref()))
                .sorted(Comparator.comparing(Hit::evidence)
                        .thenComparing(ToolkitLessons::fresh)
                        .thenComparing(Hit::publishedAt)
                        .reversed()
                        .thenComparing(hit -> hit.ref().number()))
                .limit(FOUND)
                .map(hit -> new Line(hit.ref(), hit.title(), hit.evidence(), hit.publishedAt()))
                .toList();
    }

    /** A review is due the same time after every look, so the later it is due the later somebody looked. */
    private static LocalDate fresh(Hit hit) {
        return hit.reviewDue() == null ? LocalDate.MIN : hit.reviewDue();
    }

    private static Line line(Lesson lesson) {
        return new Line(lesson.ref(), lesson.content().title(), lesson.evidence(), lesson.publishedAt());
    }

    private LocalDate today() {
        return Clock.today(clock);
    }
}
