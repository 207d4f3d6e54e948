package org.stile.lessons;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Role;

/** An admin takes a leaver's name off their lessons and questions. */
@Path("/admin/people/{id}/take-name-off")
@RolesAllowed(Role.ADMINS)
class LeaverResource {

    private final Lessons lessons;
    private final CurrentViewer viewer;
    private final Asks asks;

    LeaverResource(Lessons lessons, CurrentViewer viewer, Asks asks) {
        this.lessons = lessons;
        this.asks = asks;
        this.viewer = viewer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response takeNameOff(@PathParam("id") long id) {
        int questions = asks.takeNameOff(id, viewer.get());
        int changed = lessons.takeNameOff(id, viewer.get());
        return Answer.seeOther(
                "/admin/people/" + id,
                "The name is taken off %d lessons and %d questions.".formatted(changed, questions));
    }
}
