package org.stile.site;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.stile.changes.Tasks;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Role;

/** Work in the background that did not get done, for admins. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.ADMINS)
class TaskResource {

    private static final String HERE = "/admin/tasks";
    private static final int MOST = 100;

    private final Tasks tasks;
    private final CurrentViewer viewer;

    TaskResource(Tasks tasks, CurrentViewer viewer) {
        this.tasks = tasks;
        this.viewer = viewer;
    }

    @GET
    @Path(HERE)
    public SitePages.Tasks givenUp() {
        return new SitePages.Tasks(tasks.givenUp(viewer.get(), MOST), tasks.countGivenUp(), tasks.countOpen());
    }

    @POST
    @Path(HERE + "/{id}/try-again")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response tryAgain(@PathParam("id") long id) {
        tasks.tryAgain(id, viewer.get());
        return Answer.seeOther(HERE, "Task " + id + " is tried again now.");
    }

    @POST
    @Path(HERE + "/{id}/forget")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response forget(@PathParam("id") long id) {
        tasks.forget(id, viewer.get());
        return Answer.seeOther(HERE, "Task " + id + " is forgotten.");
    }
}
