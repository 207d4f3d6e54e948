package org.stile.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.web.CurrentViewer;

/** Whom a trust has reached for its deployment, for other programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programmes", description = "National changes, and how far each trust has come in them")
class ReachedApi {

    private final Reached reached;
    private final CurrentViewer viewer;

    ReachedApi(Reached reached, CurrentViewer viewer) {
        this.reached = reached;
        this.viewer = viewer;
    }

    /**
     * An audience in a stage.
     *
     * @param events that were noted
     * @param readsAtLeast in steps of five; left out when fewer than five, or not for the caller
     * @param uptakesAtLeast as readsAtLeast
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReachedJson(String stage, String audience, long events, Long readsAtLeast, Long uptakesAtLeast) {}

    @GET
    @Path("/programmes/{slug}/deployments/{id}/reached")
    @PermitAll
    @Operation(
            operationId = "whomDeploymentReached",
            summary = "Whom a trust has reached, by stage and audience",
            description =
                    "Events are what the trust noted. Reads and uptake are for the trust’s own people and curators:"
                            + " of lessons of the programme or about the stage, in the days the trust was in it, reads by the"
                            + " reader’s kind of work, uptake by whom the lesson is for. They are rounded down to fives.")
    public List<ReachedJson> reached(@PathParam("slug") String slug, @PathParam("id") long id) {
        return reached.open(slug, id, viewer.get()).rows().stream()
                .map(row -> new ReachedJson(
                        row.stage().value(),
                        row.audience().value(),
                        row.events(),
                        row.reads() == 0 ? null : row.reads(),
                        row.uptakes() == 0 ? null : row.uptakes()))
                .toList();
    }
}
