package org.stile.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stile.lessons.ImportLine;

/** Lines that go into one transaction, in their order. Not thread-safe. */
final class ImportBatch {

    private static final int MOST_LINES = 500;
    private static final int MOST_WEIGHT = 8 * 1024 * 1024;

    private final List<Offer> offers = new ArrayList<>();
    private final Set<String> externalIds = new HashSet<>();
    private int weight;

    /** Whether this line must wait for the next batch. */
    boolean refuses(Offer offer) {
        boolean repeated = offer instanceof Offer.Good good
                && externalIds.contains(good.lesson().externalId());
        return repeated || full();
    }

    boolean full() {
        return offers.size() >= MOST_LINES || weight >= MOST_WEIGHT;
    }

    boolean isEmpty() {
        return offers.isEmpty();
    }

    void add(Offer offer) {
        offers.add(offer);
        weight += offer.weight();
        if (offer instanceof Offer.Good good) {
            externalIds.add(good.lesson().externalId());
        }
    }

    List<Offer> offers() {
        return offers;
    }

    /** The lessons among the lines. */
    List<ImportLine> lessons() {
        return offers.stream()
                .filter(Offer.Good.class::isInstance)
                .map(offer -> ((Offer.Good) offer).lesson())
                .toList();
    }
}
