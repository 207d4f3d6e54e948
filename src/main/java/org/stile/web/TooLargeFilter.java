package org.stile.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.stile.base.Problem;

/** Refuses what {@link BodyLimit} found to be too large, with a page. */
@Provider
@PreMatching
public class TooLargeFilter implements ContainerRequestFilter {

    /** Under this key the request says that it is. */
    static final String TOO_LARGE = "stile.too-large";

    @Context
    RoutingContext routing;

    @Override
    public void filter(ContainerRequestContext request) {
        if (routing.get(TOO_LARGE) != null) {
            throw new Problem.TooLarge(
                    "At most 10 MB can be sent at once. Nothing was stored. Go back, choose a smaller"
                            + " file, or split it, and send the form again.");
        }
    }
}
