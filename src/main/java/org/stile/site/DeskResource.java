package org.stile.site;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.base.Clock;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.curation.Featured;
import org.stile.curation.Featuring;
import org.stile.lessons.Asks;
import org.stile.lessons.LessonReport;
import org.stile.lessons.LessonReports;
import org.stile.lessons.Quarantine;
import org.stile.lessons.Reviews;
import org.stile.lessons.StaleLessons;
import org.stile.polls.Polls;
import org.stile.search.EmptySearches;
import org.stile.site.DeskLine.Kind;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.PageLink;
import org.stile.web.Role;
import org.stile.web.Text;
import org.stile.web.Viewer;

/** The curator's one page: what needs doing, oldest first, each line leading to where it is done and back. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class DeskResource {

    private static final String HERE = "/desk";
    private static final int MOST = 100;
    private static final int PAGE = 30;
    // as the page of what search is taught shows them
    private static final int WEEKS = 13;

    private final Reviews reviews;
    private final LessonReports reports;
    private final Quarantine quarantine;
    private final CurrentViewer viewer;
    private final StaleLessons stale;
    private final Asks asks;
    private final EmptySearches empty;
    private final Polls polls;
    private final InstantSource clock;
    private final Desk desk;
    private final ComingUp coming;
    private final DeskFacts facts;

    DeskResource(
            Reviews reviews,
            LessonReports reports,
            Quarantine quarantine,
            CurrentViewer viewer,
            StaleLessons stale,
            Asks asks,
            EmptySearches empty,
            Polls polls,
            InstantSource clock,
            Desk desk,
            ComingUp coming,
            DeskFacts facts) {
        this.reviews = reviews;
        this.reports = reports;
        this.quarantine = quarantine;
        this.viewer = viewer;
        this.stale = stale;
        this.asks = asks;
        this.empty = empty;
        this.polls = polls;
        this.clock = clock;
        this.desk = desk;
        this.coming = coming;
        this.facts = facts;
    }

    @GET
    @Path(HERE)
    public SitePages.Desk desk(
            @QueryParam("kind") @DefaultValue("") String kind, @QueryParam("page") @DefaultValue("1") String page) {
        return page(Form.empty().with("kind", kind), PageLink.number(page));
    }

    /** Settles what was ticked. */
    @POST
    @Path(HERE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response settle(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            int settled = desk.settle(form.values("line"), viewer.get());
            return Answer.seeOther(
                    kind(form).map(kind -> HERE + "?kind=" + kind.value()).orElse(HERE),
                    Text.of(settled, "line is", "lines are") + " settled. You can undo that at the end of this page.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(form, 1));
        }
    }

    @POST
    @Path(HERE + "/acts/{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@PathParam("id") long id) {
        desk.undo(id, viewer.get());
        return Answer.seeOther(HERE, "Undone: it is on the desk again.");
    }

    private SitePages.Desk page(Form form, int number) {
        Viewer me = viewer.get();
        List<DeskLine> all = desk.waiting(me);
        Optional<Kind> kind = kind(form);
        List<DeskLine> chosen = all.stream()
                .filter(line -> kind.isEmpty() || line.kind() == kind.get())
                .toList();
        PageOf<DeskLine> list = PageOf.of(chosen, number, PAGE);
        String address = HERE + "?" + kind.map(of -> "kind=" + of.value() + "&").orElse("") + "page=";
        return new SitePages.Desk(
                form,
                list,
                kinds(all, kind),
                PageLink.previous(list, address),
                PageLink.next(list, address),
                PageLink.all(list, address),
                coming.events(),
                featuredNow(),
                desk.acts(me),
                places(me));
    }

    private static Optional<Kind> kind(Form form) {
        return Token.of(Kind.class, form.text("kind"));
    }

    private static List<SitePages.DeskKind> kinds(List<DeskLine> all, Optional<Kind> chosen) {
        return Arrays.stream(Kind.values())
                .map(kind -> new SitePages.DeskKind(
                        kind.label(),
                        HERE + "?kind=" + kind.value(),
                        all.stream().filter(line -> line.kind() == kind).count(),
                        chosen.filter(kind::equals).isPresent()))
                .filter(kind -> kind.count() > 0)
                .toList();
    }

    private List<SitePages.DeskSlot> featuredNow() {
        Featuring.Schedule schedule = facts.featured();
        return schedule.current().stream()
                .filter(Featured::readable)
                .limit(Featuring.ON_HOME)
                .map(slot -> new SitePages.DeskSlot(
                        "/desk/featured/" + slot.id(),
                        slot.ref() + " " + slot.title(),
                        schedule.did().get(slot.id()).inWords()))
                .toList();
    }

    private SitePages.DeskPlaces places(Viewer me) {
        List<LessonReport> open = reports.open(me, MOST);
        long urgent = open.stream()
                .filter(report -> report.kind() == LessonReport.Kind.IDENTIFIES_PATIENT)
                .count();
        Featuring.Schedule schedule = facts.featured();
        Map<String, Long> featured = new LinkedHashMap<>();
        featured.put("current", (long) schedule.current().size());
        featured.put("scheduled", (long) schedule.scheduled().size());
        featured.put("past", (long) schedule.past().size());
        return new SitePages.DeskPlaces(
                reviews.waiting(me),
                open.size(),
                urgent,
                featured,
                stale.count(me),
                quarantine.hidden(me, 1).total(),
                quarantine.countOpen(me),
                asks.backlog(me),
                facts.programmes(),
                empty.most(WEEKS, MOST).size(),
                polls.list(),
                facts.toolkits().stream()
                        .filter(toolkit -> toolkit.due(Clock.today(clock)))
                        .count());
    }
}
