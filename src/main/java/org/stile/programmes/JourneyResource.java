package org.stile.programmes;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.programmes.Deployment.Entered;
import org.stile.programmes.Deployment.Plan;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Role;

/** One trust's journey through a programme: everybody reads it, its lead and curators keep it up. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class JourneyResource {

    private final Programmes programmes;
    private final Deployments deployments;
    private final Engagements engagements;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    JourneyResource(
            Programmes programmes,
            Deployments deployments,
            Engagements engagements,
            CurrentViewer viewer,
            InstantSource clock) {
        this.programmes = programmes;
        this.deployments = deployments;
        this.engagements = engagements;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    @Path("/programmes/{slug}/deployments/{id}")
    public Response journey(@PathParam("slug") String slug, @PathParam("id") long id) {
        return Answer.page(page(slug, id, Form.empty()));
    }

    @POST
    @Path("/programmes/{slug}/deployments/{id}/stage")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response stage(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        return answer(slug, id, posted, form -> {
            deployments.enter(id, new Entered(form.text("stage"), ProgrammeForm.day(form, "entered-on")), viewer.get());
            return "The stage is noted.";
        });
    }

    @POST
    @Path("/programmes/{slug}/deployments/{id}/plan")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response plan(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        return answer(slug, id, posted, form -> {
            Plan plan = new Plan(
                    ProgrammeForm.day(form, "planned-on"),
                    Clock.today(clock),
                    Token.of(Deployment.Slip.class, form.text("reason")),
                    form.text("plan-note"));
            return deployments.plan(id, plan, viewer.get())
                    ? "The date is put off. What did you learn from it? Post a lesson, so that the next trust is spared it."
                    : "The planned date is noted.";
        });
    }

    @POST
    @Path("/programmes/{slug}/deployments/{id}/live")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response live(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        return answer(slug, id, posted, form -> {
            deployments.live(
                    id,
                    form.text("live-on").isEmpty() ? null : ProgrammeForm.day(form, "live-on"),
                    ProgrammeForm.version(form),
                    viewer.get());
            return form.text("live-on").isEmpty() ? "It is not live." : "Its go-live is noted.";
        });
    }

    @POST
    @Path("/programmes/{slug}/deployments/{id}/engagement")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response engage(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        return answer(slug, id, posted, form -> {
            engagements.add(id, ProgrammeForm.engagement(form), viewer.get());
            return "It is noted whom you reached.";
        });
    }

    @POST
    @Path("/programmes/{slug}/deployments/{id}/engagement/{number}/remove")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response disengage(
            @PathParam("slug") String slug,
            @PathParam("id") long id,
            @PathParam("number") long number,
            MultivaluedMap<String, String> posted) {
        return answer(slug, id, posted, form -> {
            engagements.remove(id, number, viewer.get());
            return "It is taken back.";
        });
    }

    @POST
    @Path("/programmes/{slug}/deployments/{id}")
    @RolesAllowed(Role.CURATORS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        return answer(slug, id, posted, form -> {
            deployments.change(
                    id,
                    ProgrammeForm.number(form, "solution"),
                    form.text("left-on").isEmpty() ? null : ProgrammeForm.day(form, "left-on"),
                    ProgrammeForm.version(form),
                    viewer.get());
            return "It is changed.";
        });
    }

    private interface Act {
        String on(Form form);
    }

    private Response answer(String slug, long id, MultivaluedMap<String, String> posted, Act act) {
        Form form = Form.of(posted);
        try {
            of(slug, id);
            return Answer.seeOther("/programmes/" + slug + "/deployments/" + id, act.on(form));
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(slug, id, form));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, page(slug, id, form));
        }
    }

    private ProgrammePages.Journey page(String slug, long id, Form form) {
        Deployment deployment = of(slug, id);
        Form filled = form.names().isEmpty() ? ProgrammeForm.of(deployment) : form;
        return new ProgrammeViews(programmes, engagements, programmes.board(slug))
                .journey(deployment, filled, deployments, viewer.get());
    }

    private Deployment of(String slug, long id) {
        Programmes.Journey journey = programmes.deployment(id);
        if (!journey.programme().slug().equals(slug)) {
            throw Programmes.notFound();
        }
        return journey.deployment();
    }
}
