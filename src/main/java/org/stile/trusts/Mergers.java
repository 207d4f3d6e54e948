package org.stile.trusts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.web.Viewer;

/**
 * Mergers of trusts, as curators enter them. Nothing that belongs to a trust moves: it closes on a day and names who
 * goes on with it, and whatever asks follows that ({@link Trusts#on}, {@link Trusts#answersFor}). Who is no curator gets
 * a {@link Problem.Forbidden}. Thread-safe.
 */
@ApplicationScoped
public class Mergers {

    private static final int MOST_TRUSTS = 10;
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    private final MergerStore store;
    private final Trusts trusts;
    private final Audit audit;
    private final InstantSource clock;

    Mergers(MergerStore store, Trusts trusts, Audit audit, InstantSource clock) {
        this.store = store;
        this.trusts = trusts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a curator says.
     *
     * @param trusts ODS codes of those that close
     * @param into ODS code of the one that goes on
     * @param closedOn the last day of those that close; null when not said
     */
    public record Terms(List<String> trusts, String into, LocalDate closedOn) {

        public Terms {
            trusts = trusts.stream()
                    .map(code -> code.strip().toUpperCase(Locale.ROOT))
                    .filter(code -> !code.isEmpty())
                    .distinct()
                    .toList();
            into = into.strip().toUpperCase(Locale.ROOT);
        }
    }

    /** All that were entered, the newest first; at most 200. */
    @Transactional
    public List<Merger> all(Viewer curator) {
        mustBeCurator(curator);
        return store.all();
    }

    /**
     * Refuses what cannot be entered.
     *
     * @throws Problem.Invalid by field: trusts, into, closed-on
     */
    public void check(Terms terms, Viewer curator) {
        mustBeCurator(curator);
        Map<String, String> wrong = new LinkedHashMap<>();
        if (terms.trusts().isEmpty() || terms.trusts().size() > MOST_TRUSTS) {
            wrong.put("trusts", "Give the codes of one to %d trusts that closed".formatted(MOST_TRUSTS));
        }
        terms.trusts().stream()
                .filter(code -> open(code).isEmpty())
                .findFirst()
                .ifPresent(code ->
                        wrong.putIfAbsent("trusts", "There is no open trust with the code “%s”".formatted(code)));
        if (open(terms.into()).isEmpty()) {
            wrong.put("into", "Choose a trust that is open");
        } else if (terms.trusts().contains(terms.into())) {
            wrong.put("into", "This one is among those that closed: name the one that goes on");
        }
        LocalDate day = terms.closedOn();
        if (day == null || day.isBefore(FIRST) || !day.isBefore(Clock.today(clock))) {
            wrong.put("closed-on", "Give the last day of the trusts that closed, from 1990 to yesterday");
        } else {
            terms.trusts().stream()
                    .flatMap(code -> open(code).stream())
                    .filter(trust ->
                            trust.openedOn() != null && trust.openedOn().isAfter(day))
                    .findFirst()
                    .ifPresent(trust -> wrong.put("closed-on", "%s was not open on that day".formatted(trust.name())));
        }
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid("Some answers need another look. Nothing has been stored.", wrong);
        }
    }

    private Optional<Trust> open(String code) {
        return trusts.byCode(code).filter(trust -> !trust.closed());
    }

    /**
     * Closes trusts on a day and names who goes on with them. The caller logs the change for those who follow.
     *
     * @throws Problem.Invalid as {@link #check}
     */
    @Transactional(TxType.MANDATORY)
    public Merger enter(Terms terms, Viewer curator) {
        mustBeCurator(curator);
        store.lock();
        trusts.changedHere();
        check(terms, curator);
        long id = store.add(terms.trusts(), terms.into(), terms.closedOn(), curator.accountId(), clock.instant());
        audit.record(curator, "trust.merge", id, String.join(" ", terms.trusts()) + " into " + terms.into());
        trusts.changedHere();
        return store.byId(id).orElseThrow();
    }

    /**
     * Takes a merger back. The caller logs the change for those who follow.
     *
     * @throws Problem.NotFound when there is none with this number
     * @throws Problem.Conflict {@code merger-undone} when it has been taken back already
     */
    @Transactional(TxType.MANDATORY)
    public Merger undo(long id, Viewer curator) {
        mustBeCurator(curator);
        store.lock();
        Merger merger = store.byId(id).orElseThrow(() -> new Problem.NotFound("There is no such merger."));
        if (merger.undone()) {
            throw new Problem.Conflict("merger-undone", "This merger has been taken back already.");
        }
        store.undo(id, curator.accountId(), clock.instant());
        audit.record(curator, "trust.merge.undo", id, String.join(" ", merger.trusts()) + " from " + merger.into());
        trusts.changedHere();
        return merger;
    }

    private static void mustBeCurator(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Problem.Forbidden("not-a-curator", "Only the national team says which trusts have merged.");
        }
    }
}
