package org.stile.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets programs send forms to the API. Nobody is known by a cookie there, so a page of another site can do nothing in
 * anybody's name, and there is nothing to prove. {@code quarkus-rest-csrf} knows no exceptions by path: it is given a
 * proof for this one request, in place of whatever cookies came, and its answer sets none.
 */
@ApplicationScoped
class ApiForms {

    // After the limits (300), before anything reads a cookie.
    private static final int PRIORITY = 200;

    void register(@Observes Filters filters) {
        filters.register(this::prove, PRIORITY);
    }

    private void prove(RoutingContext context) {
        if (FormProof.isForm(context.request()) && context.normalizedPath().startsWith("/api/")) {
            String proof = FormProof.fresh();
            MultiMap headers = context.request().headers();
            headers.set(HttpHeaders.COOKIE, FormProof.COOKIE + "=" + proof);
            headers.set(FormProof.HEADER, proof);
            context.addHeadersEndHandler(end -> context.response().removeCookies(FormProof.COOKIE, false));
        }
        context.next();
    }
}
