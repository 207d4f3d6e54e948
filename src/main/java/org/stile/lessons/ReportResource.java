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

/** The curators' queue of reported lessons, and an admin's taking a leaver's name off lessons. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ReportResource {

    private static final int MOST = 100;

    private final LessonReports reports;
    private final Lessons lessons;
    private final CurrentViewer viewer;

    ReportResource(LessonReports reports, Lessons lessons, CurrentViewer viewer) {
        this.reports = reports;
        this.lessons = lessons;
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

    @POST
    @Path("/admin/people/{id}/take-name-off")
    @RolesAllowed(Role.ADMINS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response takeNameOff(@PathParam("id") long id) {
        int changed = lessons.takeNameOff(id, viewer.get());
        return Answer.seeOther("/admin/people/" + id, "The name is taken off " + changed + " lessons.");
    }
}
