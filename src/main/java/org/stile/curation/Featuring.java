package org.stile.curation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.curation.Featured.Phase;
import org.stile.curation.Featured.Terms;
import org.stile.lessons.Audience;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.people.People;
import org.stile.uptake.Effects;
import org.stile.uptake.Effects.Effect;
import org.stile.uptake.Effects.Span;
import org.stile.web.Viewer;

/**
 * What the national team features: everybody reads what is current, curators plan it. Dates are days in the United
 * Kingdom; what has expired is no longer current, without anybody doing anything. Every method is one transaction. Who
 * is not a curator gets a {@link Problem.Forbidden} from everything but {@link #current}; a number that is not known is
 * a {@link Problem.NotFound}. Thread-safe.
 */
@ApplicationScoped
public class Featuring {

    /** The most that the home page shows; the rest wait until one ends. */
    public static final int ON_HOME = 6;

    // far above what fits the home page: keeps every list and every change of order short
    private static final int MOST_ONGOING = 100;
    private static final int MOST_PAST = 50;

    private final FeaturedStore store;
    private final Lessons lessons;
    private final People people;
    private final Effects effects;
    private final Audit audit;
    private final InstantSource clock;

    Featuring(FeaturedStore store, Lessons lessons, People people, Effects effects, Audit audit, InstantSource clock) {
        this.store = store;
        this.lessons = lessons;
        this.people = people;
        this.effects = effects;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A featured lesson as a reader sees it.
     *
     * @param lesson as the viewer may see it
     * @param reason why it was chosen
     * @param audience whom it is for; empty means everybody
     */
    public record Slot(Lesson lesson, String reason, Optional<Audience> audience) {

        /** How pages call the audience; empty when it is for everybody. */
        public String audienceName() {
            return audience.map(Audience::label).orElse("");
        }
    }

    /**
     * What the desk shows.
     *
     * @param current what shows today, in order
     * @param scheduled what starts later, in order
     * @param past the last 50 that ended, the latest first
     * @param did what became of the lessons while they showed, by the slot's number; of current and past ones
     */
    public record Schedule(
            List<Featured> current, List<Featured> scheduled, List<Featured> past, Map<Long, Effect> did) {}

    /** Which way something moves in its list. */
    public enum Move {
        UP,
        DOWN
    }

    /** What is current and may be read by the viewer, in order; at most {@code limit}, empty when there is nothing. */
    @Transactional
    public List<Slot> current(Viewer viewer, int limit) {
        List<Featured> current = store.current(today(), MOST_ONGOING);
        Map<LessonRef, Lesson> readable = readable(current, viewer);
        return current.stream()
                .filter(featured -> readable.containsKey(featured.ref()))
                .limit(limit)
                .map(featured -> new Slot(readable.get(featured.ref()), featured.reason(), featured.audience()))
                .toList();
    }

    /** Everything planned, current and lately ended, with titles and owners. */
    @Transactional
    public Schedule schedule(Viewer curator) {
        mustBeCurator(curator);
        LocalDate today = today();
        List<Featured> ongoing = named(store.ongoing(today, MOST_ONGOING), curator);
        List<Featured> current = in(Phase.CURRENT, ongoing, today);
        List<Featured> past = named(store.past(today, MOST_PAST), curator);
        return new Schedule(current, in(Phase.SCHEDULED, ongoing, today), past, did(current, past, today));
    }

    private Map<Long, Effect> did(List<Featured> current, List<Featured> past, LocalDate today) {
        List<Featured> shown = Stream.concat(current.stream(), past.stream()).toList();
        List<Effect> found = effects.of(shown.stream()
                .map(slot ->
                        new Span(slot.ref(), slot.startsOn(), slot.endsOn().isBefore(today) ? slot.endsOn() : today))
                .toList());
        return IntStream.range(0, shown.size())
                .boxed()
                .collect(Collectors.toMap(i -> shown.get(i).id(), found::get));
    }

    /** One of them, with title and owner. */
    @Transactional
    public Featured open(long id, Viewer curator) {
        mustBeCurator(curator);
        return named(List.of(byId(id)), curator).getFirst();
    }

    /**
     * Features a published lesson, after those that are featured already.
     *
     * @return its number
     * @throws Problem.Invalid by field: {@code lesson}, {@code reason}, {@code starts-on}, {@code ends-on}
     * @throws Problem.Conflict {@code too-many-featured} when 100 are current or scheduled
     */
    @Transactional
    public long add(LessonRef ref, Terms given, Viewer curator) {
        mustBeCurator(curator);
        store.lock();
        LocalDate today = today();
        Terms terms = FeaturedRules.checked(given, today, today);
        mustBePublished(ref, curator);
        List<Featured> ongoing = store.ongoing(today, MOST_ONGOING);
        FeaturedRules.checkOnce(ref, 0, terms, ongoing);
        Featured added = new Featured(
                0,
                ref,
                "",
                terms.reason(),
                terms.audience(),
                terms.startsOn(),
                terms.endsOn(),
                nextPosition(ongoing),
                curator.accountId(),
                "");
        long id = store.add(added, clock.instant());
        audit.record(curator, "featured.add", ref, detail(id, terms));
        return id;
    }

    /**
     * Changes reason, audience and days of what is current or scheduled.
     *
     * @throws Problem.Invalid by field, as {@link #add} does
     * @throws Problem.Conflict {@code featured-ended} when it is past
     */
    @Transactional
    public void change(long id, Terms given, Viewer curator) {
        Featured before = locked(id, curator);
        LocalDate today = today();
        if (before.phase(today) == Phase.PAST) {
            throw FeaturedRules.ended();
        }
        Terms terms = FeaturedRules.checked(given, today, before.startsOn());
        FeaturedRules.checkOnce(before.ref(), id, terms, store.ongoing(today, MOST_ONGOING));
        store.change(id, terms);
        audit.record(curator, "featured.change", before.ref(), detail(id, terms));
    }

    /**
     * Takes what is current off the home page at once; it is past then.
     *
     * @throws Problem.Conflict {@code featured-not-started} or {@code featured-ended}
     */
    @Transactional
    public void end(long id, Viewer curator) {
        Featured featured = locked(id, curator);
        FeaturedRules.mustBe(Phase.CURRENT, featured.phase(today()));
        LocalDate yesterday = today().minusDays(1);
        // what began today is dated back with its end: the last day must not be before the first; the audit keeps both
        LocalDate start = featured.startsOn().isAfter(yesterday) ? yesterday : featured.startsOn();
        store.change(id, new Terms(featured.reason(), featured.audience(), start, yesterday));
        audit.record(curator, "featured.end", featured.ref(), detail(id, featured.terms()));
    }

    /**
     * Forgets what is scheduled.
     *
     * @throws Problem.Conflict {@code featured-started} or {@code featured-ended}: what readers have seen stays on record
     */
    @Transactional
    public void remove(long id, Viewer curator) {
        Featured featured = locked(id, curator);
        FeaturedRules.mustBe(Phase.SCHEDULED, featured.phase(today()));
        store.remove(id);
        audit.record(curator, "featured.remove", featured.ref(), detail(id, featured.terms()));
    }

    /**
     * Moves it by one place among the current or among the scheduled; at the end of its list it stays.
     *
     * @throws Problem.Conflict {@code featured-ended} when it is past
     */
    @Transactional
    public void move(long id, Move way, Viewer curator) {
        Featured featured = locked(id, curator);
        LocalDate today = today();
        if (featured.phase(today) == Phase.PAST) {
            throw FeaturedRules.ended();
        }
        List<Featured> all = new ArrayList<>(store.ongoing(today, MOST_ONGOING));
        List<Featured> beside = in(featured.phase(today), all, today);
        int target = beside.indexOf(featured) + (way == Move.UP ? -1 : 1);
        if (target >= 0 && target < beside.size()) {
            Collections.swap(all, all.indexOf(featured), all.indexOf(beside.get(target)));
            renumber(all);
            audit.record(curator, "featured.move", featured.ref(), id + " " + (way == Move.UP ? "up" : "down"));
        }
    }

    private void renumber(List<Featured> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).position() != i + 1) {
                store.place(all.get(i).id(), i + 1);
            }
        }
    }

    private static int nextPosition(List<Featured> ongoing) {
        if (ongoing.size() >= MOST_ONGOING) {
            throw new Problem.Conflict(
                    "too-many-featured",
                    "%d lessons are current or scheduled. End or remove one, then feature this."
                            .formatted(MOST_ONGOING));
        }
        return ongoing.isEmpty() ? 1 : ongoing.getLast().position() + 1;
    }

    private void mustBePublished(LessonRef ref, Viewer curator) {
        if (lessons.readable(List.of(ref.number()), curator).isEmpty()) {
            throw new Problem.Invalid(
                    "lesson", "There is no published lesson %s. Only published ones can be featured".formatted(ref));
        }
    }

    private Featured locked(long id, Viewer curator) {
        mustBeCurator(curator);
        store.lock();
        return byId(id);
    }

    private Featured byId(long id) {
        return store.byId(id)
                .orElseThrow(() -> new Problem.NotFound("There is no such featured lesson. It may have been removed."));
    }

    private List<Featured> named(List<Featured> featured, Viewer curator) {
        Map<LessonRef, Lesson> readable = readable(featured, curator);
        Map<Long, String> owners =
                people.names(featured.stream().map(Featured::ownerId).distinct().toList());
        return featured.stream()
                .map(one -> one.named(title(readable.get(one.ref())), owners.getOrDefault(one.ownerId(), "")))
                .toList();
    }

    private static String title(Lesson lesson) {
        return lesson == null ? "" : lesson.content().title();
    }

    private Map<LessonRef, Lesson> readable(List<Featured> featured, Viewer viewer) {
        Stream<Long> numbers = featured.stream().map(one -> one.ref().number()).distinct();
        return lessons.readable(numbers.toList(), viewer).stream()
                .collect(Collectors.toMap(Lesson::ref, Function.identity()));
    }

    private static List<Featured> in(Phase phase, List<Featured> featured, LocalDate today) {
        return featured.stream().filter(one -> one.phase(today) == phase).toList();
    }

    private static String detail(long id, Terms terms) {
        return "%d: %s to %s".formatted(id, terms.startsOn(), terms.endsOn());
    }

    private LocalDate today() {
        return Clock.today(clock);
    }

    private static void mustBeCurator(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Problem.Forbidden(
                    "not-a-curator", "Only curators feature lessons. Ask an admin if this is your work.");
        }
    }
}
