package org.stile.people;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.stile.web.CurrentViewer;

/** For tests: what a resource below {@code /api} learns about who is asking. */
@Path("/api/who-am-i")
public class WhoAmI {

    private final CurrentViewer viewer;

    WhoAmI(CurrentViewer viewer) {
        this.viewer = viewer;
    }

    @GET
    @Authenticated
    @Produces("text/plain")
    public String name() {
        return viewer.get().name();
    }

    @GET
    @Path("anybody")
    @Produces("text/plain")
    public String anybody() {
        return viewer.get().signedIn() ? viewer.get().name() : "nobody";
    }
}
