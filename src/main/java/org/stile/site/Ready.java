package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.stile.search.IndexState;
import org.stile.search.SearchIndex;

/** Ready once the first content is in and the index has caught up; the database has a check of its own. */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {

    private final ContentLoader content;
    private final SearchIndex index;

    Ready(ContentLoader content, SearchIndex index) {
        this.content = content;
        this.index = index;
    }

    @Override
    public HealthCheckResponse call() {
        IndexState state = index.state();
        return HealthCheckResponse.named("content and index")
                .status(content.loaded() && state.ready())
                .withData("content", content.loaded())
                .withData("index", state.ready())
                .withData("documents", state.documents())
                .build();
    }
}
