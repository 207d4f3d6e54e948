package org.stile.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how it stands with the virus scanner: {@code off}, {@code answers} or {@code silent}. Always up: without it
 * nobody can add files, which is no reason to stop serving everything else.
 */
@Readiness
@ApplicationScoped
class VirusScanHealth implements HealthCheck {

    private final VirusScan scan;

    VirusScanHealth(VirusScan scan) {
        this.scan = scan;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("virus scanner")
                .up()
                .withData("scanner", scan.standing().name().toLowerCase(Locale.ROOT))
                .build();
    }
}
