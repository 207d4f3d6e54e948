package org.stile.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What operators watch of this node's index. */
@ApplicationScoped
class IndexGauges {

    void register(@Observes StartupEvent started, MeterRegistry metrics, SearchIndex index, Follower follower) {
        Gauge.builder("stile.index.documents", () -> index.state().documents())
                .description("Lessons in this node's index")
                .register(metrics);
        Gauge.builder("stile.index.lag", follower::lag)
                .description("Positions of the change log that this node's index has yet to follow")
                .register(metrics);
    }
}
