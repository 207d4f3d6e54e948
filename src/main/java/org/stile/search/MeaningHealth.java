package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how it stands with meaning. Always up: without it search goes by words, which is no reason to stop serving. */
@Readiness
@ApplicationScoped
class MeaningHealth implements HealthCheck {

    private final QueryMeaning meaning;

    MeaningHealth(QueryMeaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("meaning")
                .up()
                .withData("model", meaning.name())
                .build();
    }
}
