package org.stile.lessons;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Role;

/** The curators' queue of reported lessons. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ReportResource {

    private static final int MOST = 50;

    private final LessonReports reports;
    private final CurrentViewer viewer;

    ReportResource(LessonReports reports, CurrentViewer viewer) {
        this.reports = reports;
        this.viewer = viewer;
    }

    @GET
    @Path("/desk/reports")
    @RolesAllowed(Role.CURATORS)
    public LessonPages.Reports open() {
        return new LessonPages.Reports(reports.open(viewer.get(), MOST));
    }

    @POST
    @Path("/desk/reports/{id}/close")
    @RolesAllowed(Role.CURATORS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response close(@PathParam("id") long id) {
        reports.close(id, viewer.get());
        return Answer.seeOther("/desk/reports", "The report is closed.");
    }

    @POST
    @Path("/lessons/{ref}/restore")
    @RolesAllowed(Role.CURATORS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restore(@PathParam("ref") LessonRef ref) {
        reports.restore(ref, viewer.get());
        return Answer.seeOther("/desk/reports", ref + " can be read again.");
    }
}
