package org.stile.trusts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stile.web.Viewer;

/**
 * Trusts, regions and suppliers. A few hundred rows that change only when content is loaded and when a curator enters a
 * merger, so each node keeps them in memory; followers of the change log read them again. Thread-safe.
 */
@ApplicationScoped
public class Trusts {

    private static final int MOST_MERGERS = 20;

    private final TrustStore store;
    private final TransactionSynchronizationRegistry transaction;
    private volatile Known known;

    Trusts(TrustStore store, TransactionSynchronizationRegistry transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /** The trust with this ODS code, in capitals; empty when there is none. */
    public Optional<Trust> byCode(String code) {
        return Optional.ofNullable(known().trusts.get(code));
    }

    /** All trusts, by name. */
    public Collection<Trust> all() {
        return known().trusts.values();
    }

    /** The code under which a trust goes on today: that of its last successor, its own while it is open. */
    public String today(String code) {
        String today = code;
        // longer than any chain of mergers: a circle in the data must not hang the portal
        for (int steps = 0; steps < MOST_MERGERS; steps++) {
            String next = byCode(today).map(Trust::successor).orElse("");
            if (next.isEmpty()) {
                return today;
            }
            today = next;
        }
        return code;
    }

    /** The code under which a trust goes on at the end of a day: its own until it closes, then that of its successor. */
    public String on(LocalDate day, String code) {
        String then = code;
        for (int steps = 0; steps < MOST_MERGERS; steps++) {
            Optional<Trust> trust = byCode(then)
                    .filter(t -> t.closed()
                            && t.closedOn().isBefore(day)
                            && !t.successor().isEmpty());
            if (trust.isEmpty()) {
                return then;
            }
            then = trust.get().successor();
        }
        return code;
    }

    /** The trusts that have gone over into one, itself first; it alone where there are none. */
    public List<String> merged(String code) {
        List<String> codes = new ArrayList<>(List.of(code));
        all().stream()
                .filter(trust ->
                        !trust.code().equals(code) && today(trust.code()).equals(code))
                .map(Trust::code)
                .forEach(codes::add);
        return codes;
    }

    /** The trusts that went over into this one and no other, in the order of their names. */
    public List<Trust> before(String code) {
        return all().stream()
                .filter(trust -> !code.isEmpty() && trust.successor().equals(code))
                .toList();
    }

    /** Whether a curator has said what became of a trust; otherwise that is inferred from the reference files. */
    public boolean mergedHere(String code) {
        return known().mergedHere.contains(code);
    }

    /** Whether the people of one trust answer for what is another's: the same, or one that went over into it. */
    public boolean answersFor(String trust, String code) {
        String then = code;
        for (int steps = 0; steps < MOST_MERGERS && !then.isEmpty(); steps++) {
            if (then.equals(trust)) {
                return true;
            }
            then = byCode(then).map(Trust::successor).orElse("");
        }
        return false;
    }

    /** Whether the viewer belongs to a trust, or to one that it went over into. */
    public boolean belongs(Viewer viewer, String code) {
        return viewer.signedIn() && answersFor(viewer.trust(), code);
    }

    /** Whether the viewer leads a trust, or one that it went over into. */
    public boolean leads(Viewer viewer, String code) {
        return viewer.lead() && answersFor(viewer.trust(), code);
    }

    /** The name of a trust, or its code where it is not known; empty for the empty code. */
    public String name(String code) {
        return byCode(code).map(Trust::name).orElse(code);
    }

    /** The name of a region, or its code where it is not known; empty for the empty code. */
    public String regionName(String code) {
        return region(code).map(Region::name).orElse(code);
    }

    /** The region with this code; empty when there is none. */
    public Optional<Region> region(String code) {
        return Optional.ofNullable(known().regions.get(code));
    }

    /** The regions of one kind, in the order of their names. */
    public List<Region> regions(String kind) {
        return known().regions.values().stream()
                .filter(r -> r.kind().equals(kind))
                .toList();
    }

    /** Suppliers of the 2005 programme by cluster and name. */
    public List<Supplier> suppliers() {
        return known().suppliers;
    }

    /**
     * Puts the content files' rows in place of what is stored. Trusts are added and changed, never deleted; mergers that
     * were entered here stand.
     */
    @Transactional
    public void load(String regionsCsv, String trustsCsv, String suppliersCsv) {
        store.putRegions(TrustFiles.regions(regionsCsv));
        putRows(TrustFiles.trusts(trustsCsv));
        store.replaceSuppliers(TrustFiles.suppliers(suppliersCsv));
        changedHere();
    }

    /** Adds or changes trusts that no file has: the demo's invented ones. */
    @Transactional
    public void put(List<Trust> trusts) {
        putRows(trusts);
        changedHere();
    }

    private void putRows(List<Trust> trusts) {
        store.putTrusts(trusts);
        store.mergeAgain(trusts.stream().map(Trust::code).toList());
    }

    /** Reads everything again: it was changed, here or on another node. */
    public void read() {
        known(true);
    }

    /**
     * Has the rest of this transaction see what it has changed, and everybody what came of it in the end. Until then
     * others on this node mostly see it too, and who reads again in between brings back the rows of before for all.
     */
    void changedHere() {
        read();
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing: this transaction reads its own rows
            }

            @Override
            public void afterCompletion(int status) {
                forget();
            }
        });
    }

    /** Waits for whoever is reading: what they have read may be of before. */
    private synchronized void forget() {
        known = null;
    }

    private Known known() {
        Known now = known;
        return now == null ? known(false) : now;
    }

    /** One at a time: a slow reader of old rows must not put them in place of those that another has read since. */
    private synchronized Known known(boolean again) {
        Known now = known;
        if (again || now == null) {
            now = new Known(
                    byKey(store.trusts(), Trust::code),
                    byKey(store.regions(), Region::code),
                    store.suppliers(),
                    store.mergedHere());
            known = now;
        }
        return now;
    }

    private static <T> Map<String, T> byKey(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.toMap(key, row -> row, (a, b) -> a, java.util.LinkedHashMap::new));
    }

    private record Known(
            Map<String, Trust> trusts, Map<String, Region> regions, List<Supplier> suppliers, Set<String> mergedHere) {}
}
