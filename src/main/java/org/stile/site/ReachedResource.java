package org.stile.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.stile.base.PageOf;
import org.stile.programmes.Deployment;
import org.stile.programmes.Deployments;
import org.stile.programmes.Engagement;
import org.stile.programmes.Programme;
import org.stile.web.Csv;
import org.stile.web.CurrentViewer;
import org.stile.web.PageLink;

/** Whom a trust has reached for its deployment, by stage and kind of work. */
@Path("/")
class ReachedResource {

    private static final int PAGE = 50;

    private final Reached reached;
    private final Deployments deployments;
    private final CurrentViewer viewer;

    ReachedResource(Reached reached, Deployments deployments, CurrentViewer viewer) {
        this.reached = reached;
        this.deployments = deployments;
        this.viewer = viewer;
    }

    /** An audience in a stage, in words; empty where there is nothing to show. */
    record Row(String stage, String audience, String events, String reads, String uptakes) {

        private static Row of(Reached.Row row) {
            return new Row(
                    row.stage().label(),
                    row.audience().label(),
                    row.events() == 0 ? "" : Long.toString(row.events()),
                    atLeast(row.reads()),
                    atLeast(row.uptakes()));
        }

        private static String atLeast(long count) {
            return count == 0 ? "" : "at least " + count;
        }
    }

    /**
     * Whom a deployment has reached.
     *
     * @param counted whether reads and uptake are for this viewer
     * @param mayChange whether the viewer may take back what was noted
     */
    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record WhoWasReached(
            Programme programme,
            Deployment deployment,
            String base,
            List<Row> rows,
            boolean counted,
            boolean mayChange,
            List<Event> events,
            int pages,
            String previous,
            String next,
            List<PageLink> links)
            implements TemplateInstance {}

    /** Something that was noted, in words. */
    record Event(long id, String audience, String stage, LocalDate on, String what) {

        /** What the button is called: each names its row. */
        public String remove() {
            return "Remove " + what;
        }
    }

    @GET
    @Path("/programmes/{slug}/deployments/{id}/reached")
    @Produces(MediaType.TEXT_HTML)
    public WhoWasReached page(
            @PathParam("slug") String slug,
            @PathParam("id") long id,
            @QueryParam("page") @DefaultValue("1") String given) {
        Reached.Opened opened = reached.open(slug, id, viewer.get());
        int number = PageLink.number(given);
        List<Engagement> all = opened.events().reversed();
        int from = Math.min(all.size(), (number - 1) * PAGE);
        PageOf<Engagement> page =
                new PageOf<>(all.subList(from, Math.min(all.size(), from + PAGE)), all.size(), number, PAGE);
        String base = "/programmes/%s/deployments/%d".formatted(slug, id);
        return new WhoWasReached(
                opened.programme(),
                opened.deployment(),
                base,
                opened.rows().stream().map(Row::of).toList(),
                opened.counted(),
                deployments.mayChange(opened.deployment(), viewer.get())
                        && !opened.deployment().reconstructed(),
                page.items().stream().map(event -> event(event, opened)).toList(),
                page.pages(),
                PageLink.previous(page, base + "/reached?page="),
                PageLink.next(page, base + "/reached?page="),
                PageLink.all(page, base + "/reached?page="));
    }

    private static Event event(Engagement event, Reached.Opened opened) {
        return new Event(
                event.id(),
                opened.rows().stream()
                        .map(Reached.Row::audience)
                        .filter(audience -> audience.value().equals(event.audience()))
                        .map(audience -> audience.label())
                        .findFirst()
                        .orElse(event.audience()),
                opened.programme().stageName(event.stage()),
                event.on(),
                event.what());
    }

    @GET
    @Path("/programmes/{slug}/deployments/{id}/reached.csv")
    @Produces("text/csv")
    public Response csv(@PathParam("slug") String slug, @PathParam("id") long id) {
        Reached.Opened opened = reached.open(slug, id, viewer.get());
        return Csv.file(
                "%s-reached-%d.csv".formatted(slug, id),
                List.of("stage", "audience", "events", "reads at least", "uptake at least"),
                opened.rows().stream()
                        .map(row -> List.<Object>of(
                                Csv.harmless(row.stage().label()),
                                row.audience().label(),
                                row.events(),
                                row.reads() == 0 ? "" : row.reads(),
                                row.uptakes() == 0 ? "" : row.uptakes()))
                        .toList());
    }
}
