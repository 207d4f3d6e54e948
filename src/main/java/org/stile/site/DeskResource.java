package org.stile.site;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.base.Clock;
import org.stile.curation.Featuring;
import org.stile.curation.Toolkits;
import org.stile.lessons.Asks;
import org.stile.lessons.LessonReport;
import org.stile.lessons.LessonReports;
import org.stile.lessons.Quarantine;
import org.stile.lessons.Reviews;
import org.stile.lessons.StaleLessons;
import org.stile.polls.Polls;
import org.stile.programmes.ProgrammeDesk;
import org.stile.search.EmptySearches;
import org.stile.web.CurrentViewer;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** The curator's one page: what needs doing today, each line leading to where it is done. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class DeskResource {

    private static final int MOST = 100;
    // as the page of what search is taught shows them
    private static final int WEEKS = 13;

    private final Reviews reviews;
    private final LessonReports reports;
    private final Featuring featuring;
    private final Quarantine quarantine;
    private final CurrentViewer viewer;
    private final StaleLessons stale;
    private final Asks asks;
    private final ProgrammeDesk programmes;
    private final EmptySearches empty;
    private final Polls polls;
    private final Toolkits toolkits;
    private final InstantSource clock;

    DeskResource(
            Reviews reviews,
            LessonReports reports,
            Featuring featuring,
            Quarantine quarantine,
            CurrentViewer viewer,
            StaleLessons stale,
            Asks asks,
            ProgrammeDesk programmes,
            EmptySearches empty,
            Polls polls,
            Toolkits toolkits,
            InstantSource clock) {
        this.reviews = reviews;
        this.reports = reports;
        this.featuring = featuring;
        this.quarantine = quarantine;
        this.viewer = viewer;
        this.stale = stale;
        this.asks = asks;
        this.programmes = programmes;
        this.empty = empty;
        this.polls = polls;
        this.toolkits = toolkits;
        this.clock = clock;
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
        return new SitePages.Desk(
                reviews.waiting(me),
                open.size(),
                urgent,
                featured,
                stale.count(me),
                quarantine.hidden(me, 1).total(),
                quarantine.countOpen(me),
                asks.backlog(me),
                programmes.attention(me),
                empty.most(WEEKS, MOST).size(),
                polls.list(),
                toolkits.all(me).stream()
                        .filter(toolkit -> toolkit.due(Clock.today(clock)))
                        .count());
    }
}
