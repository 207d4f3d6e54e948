package org.stile.polls;

import io.quarkus.security.Authenticated;
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
import org.stile.base.Problem;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Page;
import org.stile.web.Picture;

/** The pages of polls. */
@Path("/polls")
@Produces(MediaType.TEXT_HTML)
class PollResource {

    private final Polls polls;
    private final CurrentViewer viewer;
    private final Page page;
    private final Trend trend;

    PollResource(Polls polls, CurrentViewer viewer, Page page, Trend trend) {
        this.polls = polls;
        this.viewer = viewer;
        this.page = page;
        this.trend = trend;
    }

    @GET
    public PollPages.PollList list() {
        return new PollPages.PollList(polls.list());
    }

    @GET
    @Path("/{slug}")
    public PollPages.PollPage read(
            @PathParam("slug") String slug, @QueryParam("round") @DefaultValue("") String round) {
        Polls.Opened opened = polls.open(slug, viewer.get());
        page.describe(opened.poll().question());
        String chosen = opened.asking().map(Polls.Asking::chosen).orElse("");
        return PollPages.page(
                opened,
                Form.empty().with("option", chosen),
                PollForm.number(round).orElse(0));
    }

    @POST
    @Path("/{slug}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Polls.Opened opened = polls.open(slug, viewer.get());
        try {
            // no round is 0
            polls.answer(slug, PollForm.number(form.text("round")).orElse(0), form.value("option"), viewer.get());
            return Answer.seeOther(
                    "/polls/" + slug, "Your answer is stored. You can change it until the round closes.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, PollPages.page(opened, form, 0));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, PollPages.page(opened, form, 0));
        }
    }

    @GET
    @Path("/{slug}/results.csv")
    @Produces("text/csv")
    public Response csv(@PathParam("slug") String slug) {
        return Response.ok(ResultsCsv.of(polls.open(slug, viewer.get())))
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(slug))
                .build();
    }

    @GET
    @Path("/{slug}/trend.svg")
    @Produces("image/svg+xml")
    public Response trend(@PathParam("slug") String slug) {
        return Picture.answer(trend.svg(polls.open(slug, viewer.get())));
    }
}
