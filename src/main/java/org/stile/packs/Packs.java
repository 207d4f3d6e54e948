package org.stile.packs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.lessons.State;
import org.stile.programmes.Deployment;
import org.stile.programmes.Programme;
import org.stile.programmes.Programmes;
import org.stile.trusts.Trusts;
import org.stile.uptake.Said;
import org.stile.uptake.Uptake;
import org.stile.uptake.Uptakes;
import org.stile.web.Viewer;

/**
 * What trusts were given to read at a step of their journeys. A trust's own people read and answer its packs, those of a
 * trust that has become part of it too; curators look. To everybody else they are not there. Every method is one
 * transaction. Thread-safe.
 */
@ApplicationScoped
public class Packs {

    private static final int MOST = 50;
    private static final int IN_SECTION = 5;

    private final PackStore store;
    private final Programmes programmes;
    private final Lessons lessons;
    private final Uptakes uptakes;
    private final Trusts trusts;
    private final InstantSource clock;

    Packs(
            PackStore store,
            Programmes programmes,
            Lessons lessons,
            Uptakes uptakes,
            Trusts trusts,
            InstantSource clock) {
        this.store = store;
        this.programmes = programmes;
        this.lessons = lessons;
        this.uptakes = uptakes;
        this.trusts = trusts;
        this.clock = clock;
    }

    /**
     * A lesson of a pack.
     *
     * @param lesson as the viewer may see it
     * @param said what the trust last said of it
     * @param answered whether that is recent enough to be its answer
     */
    public record Item(Lesson lesson, Said said, boolean answered) {

        public boolean superseded() {
            return lesson.state() == State.SUPERSEDED;
        }
    }

    /**
     * A pack as one viewer may see it.
     *
     * @param items in its order; lessons that may not be read any more are missing
     * @param own whether it is the viewer's own trust's
     */
    public record Shown(Pack pack, Programme programme, Deployment deployment, List<Item> items, boolean own) {

        public Shown {
            items = List.copyOf(items);
        }

        /** What it is called: "PACS: 30 days before go-live". */
        public String title() {
            return programme.name() + ": " + pack.trigger().in(programme);
        }

        /** How many of its lessons wait for an answer. */
        public long open() {
            return items.stream().filter(item -> !item.answered()).count();
        }
    }

    /** The packs of the viewer's own trust, newest first; at most {@value #MOST}. */
    @Transactional
    public List<Shown> own(Viewer viewer) {
        return viewer.trust().isEmpty() ? List.of() : shown(journeys(viewer.trust()), viewer);
    }

    /** The journeys of the viewer's own trust, and of those that have become part of it. */
    @Transactional
    public List<NextStep.Going> journeys(Viewer viewer) {
        return viewer.trust().isEmpty() ? List.of() : going(journeys(viewer.trust()));
    }

    /**
     * What a page says of a trust's next step: open packs only. Empty for who may not see its packs, and where it goes
     * through no programme.
     */
    @Transactional
    public Optional<NextStep> next(String trust, Viewer viewer) {
        if (trust.isEmpty() || !maySee(trust, viewer)) {
            return Optional.empty();
        }
        List<Programmes.Journey> journeys = journeys(trust);
        if (journeys.isEmpty()) {
            return Optional.empty();
        }
        List<NextStep.Line> open = shown(journeys, viewer).stream()
                .filter(shown -> shown.open() > 0)
                .limit(IN_SECTION)
                .map(NextStep.Line::of)
                .toList();
        return Optional.of(new NextStep(going(journeys), open, same(trust, viewer.trust())));
    }

    /**
     * A pack.
     *
     * @throws Problem.NotFound when there is none of this number that the viewer may see
     */
    @Transactional
    public Shown open(long id, Viewer viewer) {
        return find(id, viewer).orElseThrow(() -> new Problem.NotFound("There is no such page of next steps."));
    }

    /** A pack; empty when there is none of this number that the viewer may see. */
    @Transactional
    Optional<Shown> find(long id, Viewer viewer) {
        return store.byId(id).flatMap(pack -> {
            Programmes.Journey journey = programmes.deployment(pack.deployment());
            return maySee(journey.deployment().trustCode(), viewer)
                    ? Optional.of(shown(List.of(pack), Map.of(pack.deployment(), journey), viewer)
                            .getFirst())
                    : Optional.empty();
        });
    }

    /**
     * Answers for a lesson of a pack: it is recorded in the ledger, by the ledger's rules.
     *
     * @param version of what the viewer's trust said last, as the viewer has seen it
     * @throws Problem.NotFound when the pack, or its lesson, is not there for the viewer
     * @throws Problem.Forbidden for people of other trusts
     * @throws Problem.Invalid and {@link Problem.Conflict} as {@link Uptakes#record}
     */
    @Transactional
    public void answer(long id, LessonRef ref, int version, Uptake uptake, Viewer viewer) {
        mustAnswer(open(id, viewer), ref);
        uptakes.record(ref, version, uptake, viewer);
    }

    /** Refuses what cannot be answered here, before anybody looks at what was typed. */
    static void mustAnswer(Shown shown, LessonRef ref) {
        if (!shown.own()) {
            throw new Problem.Forbidden("not-your-trust", "Only people of that trust say what it does.");
        }
        if (shown.items().stream().noneMatch(item -> item.lesson().ref().equals(ref))) {
            throw new Problem.NotFound("This lesson is not among them, or has been withdrawn.");
        }
    }

    private boolean maySee(String trust, Viewer viewer) {
        return !trust.isEmpty() && (viewer.curator() || same(trust, viewer.trust()));
    }

    private boolean same(String trust, String other) {
        return !trust.isEmpty() && !other.isEmpty() && trusts.today(trust).equals(trusts.today(other));
    }

    private List<Programmes.Journey> journeys(String trust) {
        return programmes.of(trusts.today(trust));
    }

    private List<NextStep.Going> going(List<Programmes.Journey> journeys) {
        return journeys.stream()
                .map(journey -> NextStep.Going.of(journey, Clock.today(clock)))
                .toList();
    }

    private List<Shown> shown(List<Programmes.Journey> journeys, Viewer viewer) {
        Map<Long, Programmes.Journey> byId = journeys.stream()
                .collect(Collectors.toMap(journey -> journey.deployment().id(), Function.identity()));
        return shown(store.of(byId.keySet(), MOST), byId, viewer);
    }

    /** Packs of one trust. */
    private List<Shown> shown(List<Pack> packs, Map<Long, Programmes.Journey> journeys, Viewer viewer) {
        if (packs.isEmpty()) {
            return List.of();
        }
        String trust = journeys.get(packs.getFirst().deployment()).deployment().trustCode();
        List<LessonRef> refs = packs.stream()
                .flatMap(pack -> pack.lessons().stream())
                .distinct()
                .toList();
        Map<LessonRef, Lesson> readable =
                lessons.readable(refs.stream().map(LessonRef::number).toList(), viewer).stream()
                        .filter(Lesson::published)
                        .collect(Collectors.toMap(Lesson::ref, Function.identity()));
        Map<LessonRef, Said> said = uptakes.said(speaking(trust, viewer), readable.keySet(), viewer);
        return packs.stream()
                .map(pack -> new Shown(
                        pack,
                        journeys.get(pack.deployment()).programme(),
                        journeys.get(pack.deployment()).deployment(),
                        pack.lessons().stream()
                                .filter(readable::containsKey)
                                .map(ref -> item(pack, readable.get(ref), said.get(ref)))
                                .toList(),
                        same(trust, viewer.trust())))
                .toList();
    }

    private static Item item(Pack pack, Lesson lesson, Said said) {
        return new Item(
                lesson,
                said,
                said.current()
                        .filter(current -> !current.at().isBefore(Candidates.answeredSince(pack.madeAt())))
                        .isPresent());
    }

    /** Whose words count for a trust: those of the viewer's own first, where it is the same. */
    private List<String> speaking(String trust, Viewer viewer) {
        List<String> speaking = new ArrayList<>();
        if (same(trust, viewer.trust())) {
            speaking.add(viewer.trust());
        }
        speaking.addAll(trusts.merged(trusts.today(trust)));
        return speaking.stream().distinct().toList();
    }
}
