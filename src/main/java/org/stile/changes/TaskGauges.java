package org.stile.changes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What operators watch of the task queue; the same on every node. */
@ApplicationScoped
class TaskGauges {

    void register(@Observes StartupEvent started, MeterRegistry metrics, Tasks tasks) {
        Gauge.builder("stile.tasks.open", tasks::countOpen)
                .description("Tasks that wait or run")
                .register(metrics);
        Gauge.builder("stile.tasks.given.up", tasks::countGivenUp)
                .description("Tasks that were given up and wait for an admin")
                .register(metrics);
    }
}
