package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * What of the ledger somebody may see. Names of trusts that use a lesson are for everybody. One thing would give away
 * the trust that an attribution hides: that it has used its own lesson and the grade did not rise. So that line is for
 * that trust's own people and curators alone, and nobody is told that it does not count.
 */
@ApplicationScoped
class Discretion {

    private final Trusts trusts;

    Discretion(Trusts trusts) {
        this.trusts = trusts;
    }

    <T extends LedgerLine> List<UptakeStore.Kept<T>> shown(Collection<UptakeStore.Kept<T>> kept, Viewer viewer) {
        return kept.stream().filter(line -> mayShow(line, viewer)).toList();
    }

    private boolean mayShow(UptakeStore.Kept<?> kept, Viewer viewer) {
        return !kept.hidesSource()
                || !ofSource(kept)
                || viewer.curator()
                || viewer.trust().equals(kept.line().trust());
    }

    /** Whether to say that the lesson comes from the line's own trust. */
    boolean own(UptakeStore.Kept<?> kept, Viewer viewer) {
        return ofSource(kept) && (!kept.hidesSource() || viewer.curator());
    }

    /** Whether the lesson comes from the line's own trust, or from one that has become it. */
    boolean ofSource(UptakeStore.Kept<?> kept) {
        return same(kept.source(), kept.line().trust());
    }

    /** Whether two codes are the same trust today; no for the empty code. */
    boolean same(String one, String other) {
        return !one.isEmpty() && trusts.today(one).equals(trusts.today(other));
    }
}
