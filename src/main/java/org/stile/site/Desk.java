package org.stile.site;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stile.audit.Audit;
import org.stile.base.Problem;
import org.stile.lessons.LessonReports;
import org.stile.people.People;
import org.stile.site.DeskLine.Settling;
import org.stile.web.Text;
import org.stile.web.Viewer;

/**
 * What needs a curator, in one list by age, and what may be settled there several at a time. Settling is undone as a
 * whole. Every method is one transaction; who is no curator gets a {@link Problem.Forbidden}. Thread-safe.
 */
@ApplicationScoped
class Desk {

    /** Long enough to have an answer written, short enough that nothing is forgotten. */
    static final int WEEKS_ASIDE = 4;

    private static final Duration ASIDE = Duration.ofDays(WEEKS_ASIDE * 7L);

    // the oldest of each kind: the rest wait behind them, and pages of their own have all
    private static final int MOST_OF_A_KIND = 100;
    private static final int LATEST_ACTS = 5;

    private final List<DeskSource> sources;
    private final DeskStore store;
    private final LessonReports reports;
    private final People people;
    private final Audit audit;
    private final InstantSource clock;

    Desk(
            @All List<DeskSource> sources,
            DeskStore store,
            LessonReports reports,
            People people,
            Audit audit,
            InstantSource clock) {
        this.sources = sources;
        this.store = store;
        this.reports = reports;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody settled, in words. */
    record Act(long id, String what, String by, Instant at) {

        /** What the button is called: each names its act. */
        public String undo() {
            return "Undo: " + what;
        }
    }

    /** What waits, the oldest first; at most 100 of each kind, without what was put aside. */
    @Transactional
    public List<DeskLine> waiting(Viewer curator) {
        mustBeCurator(curator);
        Set<String> aside = store.settled(since());
        return sources.stream()
                .flatMap(source -> source.lines(curator, MOST_OF_A_KIND).stream())
                // a report that was closed is no line any more; one that was opened again elsewhere is
                .filter(line -> line.kind().settling() != Settling.PUT_ASIDE || !aside.contains(line.key()))
                .sorted(DeskLine.BY_AGE)
                .toList();
    }

    /**
     * Settles the lines with these keys: reports are closed, everything else is put aside for four weeks. What has gone
     * meanwhile, or has to be looked at, is left alone.
     *
     * @return how many were settled
     * @throws Problem.Invalid for {@code line} when there is none to settle
     */
    @Transactional
    public int settle(Collection<String> keys, Viewer curator) {
        List<DeskLine> chosen = waiting(curator).stream()
                .filter(line -> line.bulk() && keys.contains(line.key()))
                .toList();
        List<DeskLine> settled = new ArrayList<>(of(chosen, Settling.PUT_ASIDE));
        List<DeskLine> toClose = of(chosen, Settling.CLOSE);
        Set<Long> closed = reports.closeAll(
                toClose.stream().map(line -> Long.parseLong(line.item())).toList(), curator);
        toClose.stream()
                .filter(line -> closed.contains(Long.parseLong(line.item())))
                .forEach(settled::add);
        if (settled.isEmpty()) {
            throw new Problem.Invalid("line", "Tick what is to be settled");
        }
        long act = store.add(curator.accountId(), clock.instant(), settled);
        audit.record(curator, "desk.settle", act, words(counts(settled)));
        return settled.size();
    }

    private static List<DeskLine> of(List<DeskLine> lines, Settling settling) {
        return lines.stream().filter(line -> line.kind().settling() == settling).toList();
    }

    /** The latest acts that can be undone, by whomever; the latest first. */
    @Transactional
    public List<Act> acts(Viewer curator) {
        mustBeCurator(curator);
        List<DeskStore.Act> acts = store.acts(since(), LATEST_ACTS);
        Map<Long, String> names = people.names(
                acts.stream().map(DeskStore.Act::accountId).distinct().toList());
        return acts.stream()
                .map(act -> new Act(
                        act.id(), words(act.counts()), names.getOrDefault(act.accountId(), "a curator"), act.at()))
                .toList();
    }

    /**
     * Undoes an act: reports are open again, and what was put aside is on the desk again.
     *
     * @throws Problem.Conflict {@code undone} when somebody has undone it already
     */
    @Transactional
    public void undo(long act, Viewer curator) {
        mustBeCurator(curator);
        if (!store.undo(act, clock.instant())) {
            throw new Problem.Conflict("undone", "This has been undone already. Go back to the desk.");
        }
        reports.reopen(
                store.items(act, DeskLine.Kind.REPORT).stream()
                        .map(Long::valueOf)
                        .toList(),
                curator);
        audit.record(curator, "desk.undo", act, "");
    }

    private static Map<DeskLine.Kind, Long> counts(List<DeskLine> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(DeskLine::kind, java.util.TreeMap::new, Collectors.counting()));
    }

    /** "Report (2), Search without an answer (3)": kinds and numbers, never what a person typed. */
    private static String words(Map<DeskLine.Kind, Long> counts) {
        return counts.entrySet().stream()
                .map(of -> of.getKey().label() + " (" + Text.grouped(of.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private Instant since() {
        return clock.instant().minus(ASIDE);
    }

    private static void mustBeCurator(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Problem.Forbidden("not-a-curator", "Only curators work at the desk.");
        }
    }
}
