package org.stile.curation;

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
import java.util.Optional;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.curation.Featured.Terms;
import org.stile.lessons.LessonRef;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Role;

/** The desk's page of featured lessons. */
@Path("/desk/featured")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class FeaturedResource {

    private static final String DESK = "/desk/featured";

    private final Featuring featuring;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    FeaturedResource(Featuring featuring, CurrentViewer viewer, InstantSource clock) {
        this.featuring = featuring;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    public Response desk(@QueryParam("lesson") @DefaultValue("") String lesson) {
        return Answer.page(desk(FeaturedForm.blank(lesson, Clock.today(clock))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            Optional<LessonRef> ref = FeaturedForm.lesson(form);
            Terms terms = FeaturedForm.terms(form);
            featuring.add(ref.orElseThrow(), terms, viewer.get());
            return Answer.seeOther(DESK, ref.orElseThrow() + " is featured.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, desk(form));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, desk(form));
        }
    }

    @GET
    @Path("/{id}")
    public Response edit(@PathParam("id") long id) {
        Featured featured = featuring.open(id, viewer.get());
        return Answer.page(edit(featured, FeaturedForm.of(featured)));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") long id, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Featured featured = featuring.open(id, viewer.get());
        try {
            featuring.change(id, FeaturedForm.terms(form), viewer.get());
            return Answer.seeOther(DESK, featured.ref() + " is changed.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, edit(featured, form));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, edit(featured, form));
        }
    }

    @POST
    @Path("/{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@PathParam("id") long id) {
        featuring.end(id, viewer.get());
        return Answer.seeOther(DESK, "It has left the home page.");
    }

    @POST
    @Path("/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@PathParam("id") long id) {
        featuring.remove(id, viewer.get());
        return Answer.seeOther(DESK, "It is no longer scheduled.");
    }

    @POST
    @Path("/{id}/up")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response up(@PathParam("id") long id) {
        featuring.move(id, Featuring.Move.UP, viewer.get());
        return Answer.seeOther(DESK, "The order is changed.");
    }

    @POST
    @Path("/{id}/down")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response down(@PathParam("id") long id) {
        featuring.move(id, Featuring.Move.DOWN, viewer.get());
        return Answer.seeOther(DESK, "The order is changed.");
    }

    private FeaturedPages.FeaturedDesk desk(Form form) {
        return FeaturedPages.desk(form, featuring.schedule(viewer.get()));
    }

    private static FeaturedPages.FeaturedEdit edit(Featured featured, Form form) {
        String heading = "Change how " + featured.ref() + " is featured";
        return new FeaturedPages.FeaturedEdit(form, heading, featured, FeaturedForm.audiences());
    }
}
