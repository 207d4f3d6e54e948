package org.stile.lessons;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.stile.audit.Audit;
import org.stile.changes.Changes;
import org.stile.guard.Find;
import org.stile.guard.Guard;

/**
 * Reads everything that is stored again when the guard's rules have changed: published or not, earlier revisions, notes
 * and reports. What is certain hides the lesson until somebody decides, what is possible is listed for curators. In the
 * background, on one node at a time; how far it has come is in the database, so that a restart goes on.
 */
@ApplicationScoped
class Rescan {

    private static final Logger LOG = Logger.getLogger(Rescan.class);

    // 0.6 ms for 10 kB: a tenth of a second, after which the next change need not wait for us.
    private static final int BATCH = 100;

    private final KeptTexts kept;
    private final FindStore finds;
    private final LessonStore lessons;
    private final Quarantine quarantine;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;
    private volatile boolean stopped;

    Rescan(
            KeptTexts kept,
            FindStore finds,
            LessonStore lessons,
            Quarantine quarantine,
            Audit audit,
            Changes changes,
            InstantSource clock) {
        this.kept = kept;
        this.finds = finds;
        this.lessons = lessons;
        this.quarantine = quarantine;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopped = true;
    }

    /**
     * One query a minute once all is read. The first comes soon, so that an empty portal is done with the rules before
     * the first import: what comes in is read then, and need not be read twice.
     */
    @Scheduled(every = "1m", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAll() {
        boolean more = true;
        while (more && !stopped) {
            more = batch(Guard.RULES, Guard::all);
        }
    }

    /**
     * Reads the next lessons.
     *
     * @param rules the name of the rules that {@code guard} goes by
     * @return whether there may be more; false while another node reads
     */
    @Transactional
    boolean batch(String rules, Function<String, List<Find>> guard) {
        if (!finds.mayRead()) {
            return false;
        }
        FindStore.Progress progress = finds.progress(rules, clock.instant());
        if (progress.finished()) {
            return false;
        }
        List<Long> numbers = kept.lessonsAfter(progress.after(), BATCH);
        if (numbers.isEmpty()) {
            finds.finish(rules, clock.instant());
            LOG.infof("Every lesson has been read by the guard's rules %s", rules);
            return false;
        }
        List<FindStore.Marked> fresh = fresh(numbers, guard);
        finds.forget(numbers, false);
        finds.add(fresh, clock.instant(), false);
        Set<Long> hidden = hide(fresh);
        finds.advance(rules, numbers.getLast(), numbers.size(), hidden.size(), fresh.size());
        changes.append(Changes.LESSON, hidden);
        return true;
    }

    /** What is marked and nobody has looked at; what came with an import still says with which. */
    private List<FindStore.Marked> fresh(Collection<Long> numbers, Function<String, List<Find>> guard) {
        List<FindStore.Marked> looked = finds.of(numbers, true);
        List<FindStore.Marked> open = finds.of(numbers, false);
        List<FindStore.Marked> fresh = new ArrayList<>();
        for (KeptText text : kept.of(numbers)) {
            for (Find find : guard.apply(text.text())) {
                FindStore.Marked marked = FindStore.Marked.of(text, find);
                if (looked.stream().noneMatch(marked::same)) {
                    fresh.add(open.stream().filter(marked::same).findFirst().orElse(marked));
                }
            }
        }
        return fresh;
    }

    private Set<Long> hide(List<FindStore.Marked> fresh) {
        Set<Long> certain = new TreeSet<>();
        fresh.stream()
                .filter(marked -> marked.find().certainty() == Find.Certainty.CERTAIN)
                .forEach(marked -> certain.add(marked.lesson()));
        Set<Long> hidden = new TreeSet<>();
        for (long number : certain) {
            lessons.locked(new LessonRef(number))
                    .filter(row -> !row.state.equals(State.QUARANTINED.value()))
                    .ifPresent(row -> {
                        quarantine.hide(row, Hidden.Reason.GUARD);
                        audit.record(0, "lesson.hide", new LessonRef(number), Hidden.Reason.GUARD.value());
                        hidden.add(number);
                    });
        }
        return hidden;
    }
}
