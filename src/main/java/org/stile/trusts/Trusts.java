package org.stile.trusts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Trusts, regions and suppliers. A few hundred rows that change only when content is loaded, so each node keeps them in
 * memory. Thread-safe.
 */
@ApplicationScoped
public class Trusts {

    private static final int MOST_MERGERS = 20;

    private final TrustStore store;
    private volatile Known known;

    Trusts(TrustStore store) {
        this.store = store;
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

    /** Puts the content files' rows in place of what is stored. Trusts are added and changed, never deleted. */
    @Transactional
    public void load(String regionsCsv, String trustsCsv, String suppliersCsv) {
        store.putRegions(TrustFiles.regions(regionsCsv));
        store.putTrusts(TrustFiles.trusts(trustsCsv));
        store.replaceSuppliers(TrustFiles.suppliers(suppliersCsv));
        known = null;
    }

    /** Adds or changes trusts that no file has: the demo's invented ones. */
    @Transactional
    public void put(List<Trust> trusts) {
        store.putTrusts(trusts);
        known = null;
    }

    private Known known() {
        Known now = known;
        if (now == null) {
            now = new Known(
                    byKey(store.trusts(), Trust::code), byKey(store.regions(), Region::code), store.suppliers());
            known = now;
        }
        return now;
    }

    private static <T> Map<String, T> byKey(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.toMap(key, row -> row, (a, b) -> a, java.util.LinkedHashMap::new));
    }

    private record Known(Map<String, Trust> trusts, Map<String, Region> regions, List<Supplier> suppliers) {}
}
