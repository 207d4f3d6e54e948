package org.stile.uptake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stile.base.Clock;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.trusts.Trusts;
import org.stile.web.Text;
import org.stile.web.Viewer;

/**
 * What became of lessons: for a lesson's page, for the pages of the trusts on both sides, for its author, for exports.
 * Only about lessons that the viewer may read, only what a lead has confirmed, and never in a way that gives away the
 * trust that an attribution hides.
 */
@ApplicationScoped
public class Usage {

    // there are fewer trusts than this
    private static final int MOST_TRUSTS = 500;
    private static final int BATCH = 1_000;

    private final UptakeStore store;
    private final Discretion discretion;
    private final Reads reads;
    private final Lessons lessons;
    private final Trusts trusts;

    Usage(UptakeStore store, Discretion discretion, Reads reads, Lessons lessons, Trusts trusts) {
        this.store = store;
        this.discretion = discretion;
        this.reads = reads;
        this.lessons = lessons;
        this.trusts = trusts;
    }

    /** What a trust did with a lesson, which is as the viewer may see it. */
    public record TakenUp(Lesson lesson, TrustUptake uptake) {}

    /** What became of a lesson that the viewer has opened. */
    @Transactional
    public LessonUsage of(Lesson lesson, Viewer viewer) {
        UptakeStore.Wanted wanted = UptakeStore.Wanted.ofLesson(lesson.ref());
        List<TrustUptake> uptakes = uptakes(wanted, UptakeStore.Order.NEWEST_FIRST, viewer, MOST_TRUSTS);
        List<Corroboration> corroborations =
                corroborations(wanted, UptakeStore.Order.NEWEST_FIRST, viewer, MOST_TRUSTS);
        return new LessonUsage(
                EvidenceGrade.meaning(lesson.evidence()),
                inWords(uptakes, corroborations),
                uptakes,
                corroborations,
                lesson.published() ? reads.byTrusts(lesson.ref()) : 0,
                mine(lesson, corroborations, viewer));
    }

    private LessonUsage.Mine mine(Lesson lesson, List<Corroboration> corroborations, Viewer viewer) {
        if (viewer.trust().isEmpty() || !lesson.published()) {
            return LessonUsage.Mine.NOBODY;
        }
        OwnUptake own = store.own(lesson.ref(), viewer.trust(), MOST_TRUSTS);
        return new LessonUsage.Mine(
                true,
                own.shown().isPresent(),
                own.waiting().isPresent(),
                viewer.lead(),
                corroborations.stream().anyMatch(line -> line.trust().equals(viewer.trust())),
                discretion.same(lesson.content().trust(), viewer.trust()));
    }

    /** "2 trusts adopted it; 1 trust plans it; 3 trusts have seen the same". */
    private static String inWords(List<TrustUptake> uptakes, List<Corroboration> corroborations) {
        Map<Disposition, Long> counts = uptakes.stream()
                .filter(line -> !line.own())
                .collect(Collectors.groupingBy(
                        line -> line.uptake().disposition(), TreeMap::new, Collectors.counting()));
        List<String> parts = new ArrayList<>();
        // what was done says more than what may be done
        Stream.concat(
                        counts.keySet().stream().filter(Disposition::takenUp),
                        counts.keySet().stream().filter(disposition -> !disposition.takenUp()))
                .forEach(disposition -> parts.add(disposition.saidOf(counts.get(disposition))));
        long seen = corroborations.stream().filter(line -> !line.own()).count();
        if (seen > 0) {
            parts.add(Text.of(seen, "trust has", "trusts have") + " seen the same");
        }
        return String.join("; ", parts);
    }

    /** What a trust has done with lessons, newest first. */
    @Transactional
    public List<TakenUp> by(String trust, Viewer viewer, int limit) {
        List<TrustUptake> uptakes =
                uptakes(UptakeStore.Wanted.by(trust), UptakeStore.Order.NEWEST_FIRST, viewer, limit);
        Map<LessonRef, Lesson> known =
                lessons
                        .readable(
                                uptakes.stream()
                                        .map(line -> line.lesson().number())
                                        .toList(),
                                viewer)
                        .stream()
                        .collect(Collectors.toMap(Lesson::ref, Function.identity()));
        return uptakes.stream()
                .filter(line -> known.containsKey(line.lesson()))
                .map(line -> new TakenUp(known.get(line.lesson()), line))
                .toList();
    }

    /** What other trusts have taken up or corroborated of lessons that are known to come from this one, newest first. */
    @Transactional
    public List<Credit> from(String trust, Viewer viewer, int limit) {
        return credits(UptakeStore.Wanted.from(trust), viewer, limit);
    }

    /** What other trusts have taken up or corroborated of the viewer's own lessons, newest first. */
    @Transactional
    public List<Credit> thanks(Viewer viewer, int limit) {
        return viewer.signedIn() ? credits(UptakeStore.Wanted.writtenBy(viewer.accountId()), viewer, limit) : List.of();
    }

    /** Lessons about which something of the viewer's own trust waits for its lead, oldest first. */
    @Transactional
    public List<Lesson> waiting(Viewer viewer, int limit) {
        return viewer.trust().isEmpty() ? List.of() : lessons.readable(store.waiting(viewer.trust(), limit), viewer);
    }

    /** Every confirmed uptake that the viewer may know of, by lesson and trust, in batches. */
    public void forEachUptake(Viewer viewer, Consumer<List<TrustUptake>> batch) {
        inBatches(
                wanted -> store.confirmed(wanted, UptakeStore.Order.BY_LESSON, viewer, BATCH),
                lines -> batch.accept(seen(lines, this::uptake, viewer)));
    }

    /** Every corroboration that the viewer may know of, by lesson and trust, in batches. */
    public void forEachCorroboration(Viewer viewer, Consumer<List<Corroboration>> batch) {
        inBatches(
                wanted -> store.corroborated(wanted, UptakeStore.Order.BY_LESSON, viewer, BATCH),
                lines -> batch.accept(seen(lines, this::corroboration, viewer)));
    }

    private static <T extends LedgerLine> void inBatches(
            Function<UptakeStore.Wanted, List<UptakeStore.Kept<T>>> next, Consumer<List<UptakeStore.Kept<T>>> batch) {
        UptakeStore.Wanted wanted = UptakeStore.Wanted.after(0, "");
        List<UptakeStore.Kept<T>> lines = read(next, wanted);
        while (!lines.isEmpty()) {
            batch.accept(lines);
            T last = lines.getLast().line();
            lines = read(next, UptakeStore.Wanted.after(last.lesson().number(), last.trust()));
        }
    }

    private static <T> T read(Function<UptakeStore.Wanted, T> next, UptakeStore.Wanted wanted) {
        return QuarkusTransaction.requiringNew().call(() -> next.apply(wanted));
    }

    private List<TrustUptake> uptakes(UptakeStore.Wanted wanted, UptakeStore.Order order, Viewer viewer, int limit) {
        return seen(store.confirmed(wanted, order, viewer, limit), this::uptake, viewer);
    }

    private List<Corroboration> corroborations(
            UptakeStore.Wanted wanted, UptakeStore.Order order, Viewer viewer, int limit) {
        return seen(store.corroborated(wanted, order, viewer, limit), this::corroboration, viewer);
    }

    private <T extends LedgerLine, S> List<S> seen(
            List<UptakeStore.Kept<T>> lines, BiFunction<T, Boolean, S> as, Viewer viewer) {
        return discretion.shown(lines, viewer).stream()
                .map(kept -> as.apply(kept.line(), discretion.own(kept, viewer)))
                .toList();
    }

    private TrustUptake uptake(UptakeEntry entry, boolean own) {
        return new TrustUptake(
                entry.lesson(), entry.trust(), trusts.name(entry.trust()), own, entry.uptake(), Clock.date(entry.at()));
    }

    private Corroboration corroboration(Corroborated line, boolean own) {
        return new Corroboration(
                line.lesson(), line.trust(), trusts.name(line.trust()), own, line.line(), Clock.date(line.at()));
    }

    private List<Credit> credits(UptakeStore.Wanted wanted, Viewer viewer, int limit) {
        UptakeStore.Order order = UptakeStore.Order.NEWEST_FIRST;
        Stream<Credit> uptakes = store.confirmed(wanted.takenUp(), order, viewer, limit).stream()
                .filter(kept -> !discretion.ofSource(kept))
                .map(this::uptakeCredit);
        Stream<Credit> corroborations = store.corroborated(wanted, order, viewer, limit).stream()
                .filter(kept -> !discretion.ofSource(kept))
                .map(this::corroborationCredit);
        return Stream.concat(uptakes, corroborations)
                .sorted(Comparator.comparing(Credit::date).reversed())
                .limit(limit)
                .toList();
    }

    private Credit uptakeCredit(UptakeStore.Kept<UptakeEntry> kept) {
        Uptake uptake = kept.line().uptake();
        return credit(kept, uptake.disposition().label(), uptake.date(), uptake.outcome());
    }

    private Credit corroborationCredit(UptakeStore.Kept<Corroborated> kept) {
        Corroborated line = kept.line();
        return credit(kept, "Happened there too", Clock.date(line.at()), line.line());
    }

    private Credit credit(UptakeStore.Kept<?> kept, String what, LocalDate date, String words) {
        LedgerLine line = kept.line();
        return new Credit(line.lesson(), kept.title(), line.trust(), trusts.name(line.trust()), what, date, words);
    }
}
