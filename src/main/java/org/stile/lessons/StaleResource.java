package org.stile.lessons;

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
import org.stile.base.PageOf;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.PageLink;
import org.stile.web.Role;

/** Lessons that are due for review, and the one click that says that a lesson still holds. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class StaleResource {

    private static final int PAGE = 20;
    private static final String LIST = "/desk/stale";

    private final StaleLessons stale;
    private final Trusts trusts;
    private final CurrentViewer viewer;

    StaleResource(StaleLessons stale, Trusts trusts, CurrentViewer viewer) {
        this.stale = stale;
        this.trusts = trusts;
        this.viewer = viewer;
    }

    @GET
    @Path("/desk/stale")
    @RolesAllowed({Role.TRUST_LEADS, Role.CURATORS})
    public LinkPages.Stale list(@QueryParam("page") @DefaultValue("1") String page) {
        PageOf<StaleLessons.Due> due = stale.due(viewer.get(), PageLink.number(page), PAGE);
        String address = LIST + "?page=";
        return new LinkPages.Stale(
                due.items().stream()
                        .map(one -> new LinkPages.Due(one, from(one.lesson())))
                        .toList(),
                due.total(),
                viewer.get().curator(),
                due.pages(),
                PageLink.previous(due, address),
                PageLink.next(due, address),
                PageLink.all(due, address));
    }

    @POST
    @Path("/lessons/{ref}/still-true")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        stale.confirm(ref, viewer.get());
        boolean fromList = Form.of(posted).has("from", "list");
        return Answer.seeOther(fromList ? LIST : "/lessons/" + ref, "Thank you. " + ref + " still holds.");
    }

    private String from(Lesson lesson) {
        LessonContent content = lesson.content();
        if (!content.trust().isEmpty()) {
            return trusts.name(content.trust());
        }
        return content.organisation().isEmpty() ? trusts.regionName(lesson.region()) : content.organisation();
    }
}
