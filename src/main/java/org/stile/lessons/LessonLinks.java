package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.changes.Changes;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * What lessons say of one another: confirms, variant of, contradicts, supersedes. A lesson says it of others; it is in
 * effect while the lesson is published, and a draft's links wait with it. Who may change a lesson may change its links.
 * Every method is one transaction; a link whose other end the viewer may not read is not there.
 */
@ApplicationScoped
public class LessonLinks {

    /** What a lesson may say of others, at most. */
    public static final int MOST = 20;

    private static final int SHOWN = 100;
    private static final String FIELD = "links";

    private final LessonStore lessons;
    private final LinkStore links;
    private final StaleStore stale;
    private final StaleLessons staleness;
    private final Succession succession;
    private final LessonReader reader;
    private final Trusts trusts;
    private final Mergers mergers;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;

    LessonLinks(
            LessonStore lessons,
            LinkStore links,
            StaleStore stale,
            StaleLessons staleness,
            Succession succession,
            LessonReader reader,
            Trusts trusts,
            Mergers mergers,
            Audit audit,
            Changes changes,
            InstantSource clock) {
        this.lessons = lessons;
        this.links = links;
        this.stale = stale;
        this.staleness = staleness;
        this.succession = succession;
        this.reader = reader;
        this.trusts = trusts;
        this.mergers = mergers;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * How a lesson stands, for its page.
     *
     * @param links in the order of {@link LinkType}
     * @param why a review is due, in plain words; empty when it is not
     * @param mayLink whether the viewer may change what it says of others
     * @param mayConfirm whether the viewer may say that it still holds
     */
    public record About(List<LessonLink> links, Staleness staleness, String why, boolean mayLink, boolean mayConfirm) {

        /** Whether it should be looked at again, and a warning of a successor does not say it better. */
        public boolean stale() {
            return !why.isEmpty() && challenges("superseded-by").isEmpty();
        }

        /** Links of one type that readers must be warned of. */
        public List<LessonLink> challenges(String type) {
            return links.stream()
                    .filter(link -> link.challenge() && link.type().value().equals(type))
                    .toList();
        }

        /** The links by what they say. */
        public Map<String, List<LessonLink>> byLabel() {
            return links.stream()
                    .collect(Collectors.groupingBy(
                            link -> link.type().label(), LinkedHashMap::new, Collectors.toList()));
        }
    }

    /** How a lesson stands, as far as the viewer may know; {@link Problem.NotFound} where they may not read it. */
    @Transactional
    public About about(LessonRef ref, Viewer viewer) {
        Lesson lesson = lesson(ref, viewer);
        Staleness own = staleness.staleness(lesson, viewer);
        return new About(
                readable(lesson, viewer),
                own,
                own.why(Clock.today(clock)),
                LessonPolicy.may(Action.EDIT, lesson, viewer),
                staleness.mayConfirm(lesson, viewer));
    }

    /** Links of a lesson, both ways, in the order of {@link LinkType}; at most {@value #SHOWN}. */
    @Transactional
    public List<LessonLink> of(LessonRef ref, Viewer viewer) {
        return readable(lesson(ref, viewer), viewer);
    }

    private List<LessonLink> readable(Lesson lesson, Viewer viewer) {
        List<LinkStore.Linked> linked = links.readable(lesson.ref().number(), viewer.signedIn(), SHOWN);
        Map<Long, Lesson> others = linked.isEmpty()
                ? Map.of()
                : reader
                        .full(lessons.publishedByNumbers(linked.stream()
                                .map(LinkStore.Linked::other)
                                .distinct()
                                .toList()))
                        .stream()
                        .filter(other -> LessonPolicy.mayRead(other, viewer))
                        .map(other -> LessonPolicy.masked(other, viewer))
                        .collect(Collectors.toMap(other -> other.ref().number(), Function.identity()));
        return linked.stream()
                .filter(link -> others.containsKey(link.other()))
                .map(link -> link(link, others.get(link.other())))
                .sorted(Comparator.comparing(LessonLink::type))
                .toList();
    }

    private LessonLink link(LinkStore.Linked link, Lesson other) {
        return new LessonLink(link.type(), other.ref(), other.content().title(), from(other), link.challenge());
    }

    private String from(Lesson lesson) {
        LessonContent content = lesson.content();
        if (!content.trust().isEmpty()) {
            return trusts.name(content.trust());
        }
        return content.organisation().isEmpty() ? trusts.regionName(lesson.region()) : content.organisation();
    }

    /**
     * Puts links in place of all that a lesson says of others.
     *
     * @param wanted outgoing types by lesson; links to lessons that the viewer may not read stay
     * @throws Problem.Invalid under the field {@code links} where {@link LinkRules} refuse one
     */
    @Transactional
    public void put(LessonRef ref, Map<LessonRef, LinkType> wanted, Viewer viewer) {
        LessonRow row = changing(ref, viewer);
        logged(row, change(row, wanted, viewer), viewer);
    }

    /** Adds one link, or makes the one that is there another; see {@link #put}. */
    @Transactional
    public void add(LessonRef ref, LessonRef other, LinkType type, Viewer viewer) {
        LessonRow row = changing(ref, viewer);
        Map<LessonRef, LinkType> wanted = outgoing(row.id);
        wanted.put(other, type);
        logged(row, change(row, wanted, viewer), viewer);
    }

    /** Takes one link away; does nothing where there is none. */
    @Transactional
    public void remove(LessonRef ref, LessonRef other, Viewer viewer) {
        LessonRow row = changing(ref, viewer);
        Map<LessonRef, LinkType> wanted = outgoing(row.id);
        wanted.remove(other);
        logged(row, change(row, wanted, viewer), viewer);
    }

    /** Makes a draft together with what it says of others, in one transaction. */
    @Transactional
    public Lesson creating(Map<LessonRef, LinkType> wanted, Viewer viewer, Supplier<Lesson> draft) {
        Lesson made = draft.get();
        if (!wanted.isEmpty()) {
            change(changing(made.ref(), viewer), wanted, viewer);
        }
        return made;
    }

    /** Saves an unpublished lesson together with what it says of others, in one transaction. */
    @Transactional
    public Lesson saving(LessonRef ref, Map<LessonRef, LinkType> wanted, Viewer viewer, Supplier<Lesson> saved) {
        change(changing(ref, viewer), wanted, viewer);
        return saved.get();
    }

    /**
     * ODS codes of the trusts whose published lessons confirm this one, for the evidence grade. The lesson's own trust is
     * not among them, nor one that has become part of it. Where an attribution hides a trust, it counts only if the
     * regions tell that it is another: a grade must not give it away.
     */
    @Transactional
    public Set<String> corroboratingTrusts(LessonRef ref) {
        String own = lessons.byRef(ref)
                .map(row -> row.trustCode == null ? "" : mergers.today(row.trustCode))
                .orElse("");
        return links.corroborating(ref.number()).stream()
                .map(mergers::today)
                .filter(trust -> !trust.equals(own))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** For the index alone: these lessons and those whose standing follows from theirs. */
    @Transactional
    public Set<Long> affected(Collection<Long> numbers) {
        return numbers.isEmpty() ? Set.of() : links.below(numbers);
    }

    /** For the index alone: how these lessons stand; those of which nothing is said are missing. */
    @Transactional
    public Map<Long, Standing.Both> standings(Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<LinkStore.Step>> steps =
                links.steps(numbers).stream().collect(Collectors.groupingBy(LinkStore.Step::lesson));
        Map<Long, Standing.Both> standings = new HashMap<>();
        stale.facts(numbers).forEach((number, facts) -> {
            List<LinkStore.Step> all = steps.getOrDefault(number, List.of());
            List<LinkStore.Step> open =
                    all.stream().filter(LinkStore.Step::open).toList();
            standings.put(
                    number,
                    new Standing.Both(
                            new Standing(last(open), Staleness.of(facts.everybody())),
                            new Standing(last(all), Staleness.of(facts.members()))));
        });
        return standings;
    }

    /** Where the steps end: successors that are not superseded on the way. */
    private static List<Long> last(List<LinkStore.Step> steps) {
        Set<Long> passed = steps.stream().map(LinkStore.Step::replaced).collect(Collectors.toSet());
        return steps.stream()
                .map(LinkStore.Step::successor)
                .filter(successor -> !passed.contains(successor))
                .distinct()
                .toList();
    }

    /**
     * What an exported lesson says of another.
     *
     * @param externalId of the other; empty where it has none or the viewer may not know
     */
    public record Exported(LinkType type, LessonRef ref, String title, String externalId) {}

    /** What these published lessons say of others, for an export; those that say nothing are missing. */
    @Transactional
    public Map<LessonRef, List<Exported>> exported(Collection<LessonRef> refs, Viewer viewer) {
        List<Long> numbers = refs.stream().map(LessonRef::number).toList();
        Map<LessonRef, List<Exported>> exported = new HashMap<>();
        links.exported(numbers, viewer.signedIn(), viewer.curator())
                .forEach(link -> exported.computeIfAbsent(new LessonRef(link.from()), from -> new ArrayList<>())
                        .add(new Exported(link.type(), new LessonRef(link.to()), link.title(), link.externalId())));
        return exported;
    }

    private LessonRow changing(LessonRef ref, Viewer viewer) {
        links.lock();
        LessonRow row = lessons.locked(ref).orElseThrow(Lessons::notFound);
        reader.mustBeAllowed(Action.EDIT, reader.full(row), viewer);
        return row;
    }

    private Map<LessonRef, LinkType> outgoing(long number) {
        Map<LessonRef, LinkType> outgoing = new LinkedHashMap<>();
        links.outgoing(number).forEach((other, type) -> outgoing.put(new LessonRef(other), type));
        return outgoing;
    }

    /** Stores what is wanted; the links that are different now, with what they are or were. */
    private Map<Long, LinkType> change(LessonRow row, Map<LessonRef, LinkType> wanted, Viewer viewer) {
        Map<Long, LinkType> before = links.outgoing(row.id);
        Map<LessonRef, LinkType> fresh = new LinkedHashMap<>(wanted);
        fresh.entrySet()
                .removeIf(link -> link.getValue() == before.get(link.getKey().number()));
        Map<Long, Lesson> others = others(fresh.keySet(), before.keySet());
        fresh.forEach((other, type) -> check(row, other, type, others.get(other.number()), viewer));
        Map<Long, LinkType> changed = new LinkedHashMap<>();
        before.forEach((other, type) -> {
            Lesson known = others.get(other);
            boolean seen = known != null && LessonPolicy.mayRead(known, viewer);
            if (seen && !wanted.containsKey(new LessonRef(other))) {
                links.remove(row.id, other);
                changed.put(other, type);
            }
        });
        if (before.size() - changed.size() + fresh.size() > MOST) {
            throw new Problem.Invalid(FIELD, "A lesson can be linked to %d others at most".formatted(MOST));
        }
        fresh.forEach((other, type) -> {
            links.put(row.id, other.number(), type, viewer.accountId(), clock.instant());
            // of the two kinds that one link was and is, superseding is the one that has consequences
            changed.put(other.number(), before.get(other.number()) == LinkType.SUPERSEDES ? LinkType.SUPERSEDES : type);
        });
        changed.forEach((other, type) -> audit.record(
                viewer,
                wanted.containsKey(new LessonRef(other)) ? "lesson.link" : "lesson.unlink",
                new LessonRef(row.id),
                wanted.getOrDefault(new LessonRef(other), type).value() + " " + new LessonRef(other)));
        return changed;
    }

    private Map<Long, Lesson> others(Collection<LessonRef> fresh, Collection<Long> before) {
        Set<Long> numbers = new TreeSet<>(before);
        fresh.forEach(ref -> numbers.add(ref.number()));
        return numbers.isEmpty()
                ? Map.of()
                : reader.full(lessons.publishedByNumbers(numbers)).stream()
                        .collect(Collectors.toMap(lesson -> lesson.ref().number(), Function.identity()));
    }

    private void check(LessonRow row, LessonRef ref, LinkType type, Lesson other, Viewer viewer) {
        boolean readable = other != null && LessonPolicy.mayRead(other, viewer);
        LinkRules.refusal(new LinkRules.Asked(
                        type,
                        ref,
                        ref.number() == row.id,
                        readable,
                        readable ? links.between(ref.number(), row.id) : null,
                        readable && links.reaches(ref.number(), row.id),
                        readable && LessonPolicy.worksOn(other, viewer)))
                .ifPresent(refusal -> {
                    throw new Problem.Invalid(FIELD, refusal);
                });
    }

    /** What was changed comes into effect at once where the lesson is published. */
    private void logged(LessonRow row, Map<Long, LinkType> changed, Viewer viewer) {
        if (changed.isEmpty()) {
            return;
        }
        if (row.revision == 0) {
            // whoever reviews it must have seen what it says of others
            row.updatedAt = clock.instant();
            return;
        }
        List<Long> numbers = new ArrayList<>(succession.follow(row, changed, viewer.accountId()));
        numbers.add(row.id);
        changes.append(Changes.LESSON, numbers);
    }

    private Lesson lesson(LessonRef ref, Viewer viewer) {
        return reader.readable(reader.full(lessons.byRef(ref).orElseThrow(Lessons::notFound)), viewer);
    }
}
