package org.stile.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How long searches take, by who asks. */
final class SearchTimer {

    private SearchTimer() {}

    static Timer of(MeterRegistry metrics, String kind) {
        return Timer.builder("stile.search")
                .description("How long searches take")
                .tag("kind", kind)
                .serviceLevelObjectives(
                        Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1))
                .register(metrics);
    }
}
