package org.stile.site;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.curation.Featuring;
import org.stile.lessons.Asks;
import org.stile.lessons.LessonReport;
import org.stile.lessons.LessonReports;
import org.stile.lessons.Lessons;
import org.stile.web.CurrentViewer;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** The curator's one page: what needs doing today, each line leading to where it is done. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class DeskResource {

    private static final int MOST = 100;

    private final Lessons lessons;
    private final LessonReports reports;
    private final Featuring featuring;
    private final CurrentViewer viewer;
    private final Asks asks;

    DeskResource(Lessons lessons, LessonReports reports, Featuring featuring, CurrentViewer viewer, Asks asks) {
        this.lessons = lessons;
        this.reports = reports;
        this.featuring = featuring;
        this.viewer = viewer;
        this.asks = asks;
    }

    @GET
    @Path("/desk")
    public SitePages.Desk desk() {
        Viewer me = viewer.get();
        List<LessonReport> open = reports.open(me, MOST);
        long urgent = open.stream()
                .filter(report -> report.kind() == LessonReport.Kind.IDENTIFIES_PATIENT)
                .count();
        Featuring.Schedule schedule = featuring.schedule(me);
        Map<String, Long> featured = new LinkedHashMap<>();
        featured.put("current", (long) schedule.current().size());
        featured.put("scheduled", (long) schedule.scheduled().size());
        featured.put("past", (long) schedule.past().size());
        return new SitePages.Desk(lessons.queue(me, 1).total(), open.size(), urgent, featured, asks.backlog(me));
    }
}
