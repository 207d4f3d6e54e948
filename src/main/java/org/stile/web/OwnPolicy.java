package org.stile.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * An answer that brings a Content-Security-Policy of its own has that one alone: every answer begins with that of pages
 * (application.properties), and two would be there otherwise.
 */
@ApplicationScoped
class OwnPolicy {

    private static final String POLICY = "Content-Security-Policy";
    private static final int PRIORITY = 500;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(
                            end -> keepLast(context.response().headers()));
                    context.next();
                },
                PRIORITY);
    }

    private static void keepLast(MultiMap headers) {
        List<String> policies = headers.getAll(POLICY);
        if (policies.size() > 1) {
            headers.set(POLICY, policies.getLast());
        }
    }
}
