package org.stile.site;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Problem;
import org.stile.trusts.Merger;
import org.stile.trusts.Mergers;
import org.stile.web.CurrentViewer;

/** Mergers of trusts for other programs; what came of them is in the list of trusts. */
@Path("/api/mergers")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Mergers", description = "Which trusts have become part of another, as curators say. For curators alone.")
class MergerApi {

    private final Mergers mergers;
    private final MergerDesk desk;
    private final CurrentViewer viewer;

    MergerApi(Mergers mergers, MergerDesk desk, CurrentViewer viewer) {
        this.mergers = mergers;
        this.desk = desk;
        this.viewer = viewer;
    }

    record MergerJson(long id, List<String> trusts, String into, LocalDate closedOn, boolean undone) {

        static MergerJson of(Merger merger) {
            return new MergerJson(merger.id(), merger.trusts(), merger.into(), merger.closedOn(), merger.undone());
        }
    }

    /** What is asked for; null where nothing is said. */
    record MergerBody(List<String> trusts, String into, LocalDate closedOn) {

        Mergers.Terms terms() {
            return new Mergers.Terms(trusts == null ? List.of() : trusts, into == null ? "" : into, closedOn);
        }
    }

    @GET
    @Operation(summary = "The mergers that were entered", description = "The newest first; at most 200.")
    public List<MergerJson> list() {
        return mergers.all(viewer.get()).stream().map(MergerJson::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Enter a merger",
            description = "trusts are the codes of those that closed, closedOn their last day, which must be over; into"
                    + " is the code of the one that goes on. Nothing that belongs to a trust moves.")
    public Response enter(MergerBody body) {
        if (body == null) {
            throw new Problem.Invalid("trusts", "Give the codes of the trusts that closed");
        }
        Merger merger = desk.enter(body.terms(), viewer.get());
        return Response.created(URI.create("/api/mergers"))
                .entity(MergerJson.of(merger))
                .build();
    }

    @POST
    @Path("/{id}/undo")
    @Operation(summary = "Take a merger back", description = "409 when that was done before.")
    public void undo(@PathParam("id") long id) {
        desk.undo(id, viewer.get());
    }
}
