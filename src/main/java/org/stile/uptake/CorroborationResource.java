package org.stile.uptake;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.stile.base.Problem;
import org.stile.lessons.LessonRef;
import org.stile.lessons.SessionEnded;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Viewer;

/** "This happened to us too", and who has said so or more of one's own lessons. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class CorroborationResource {

    private static final int MOST_THANKS = 50;

    private final Corroborations corroborations;
    private final Membership membership;
    private final Usage usage;
    private final Trusts trusts;
    private final CurrentViewer viewer;

    CorroborationResource(
            Corroborations corroborations, Membership membership, Usage usage, Trusts trusts, CurrentViewer viewer) {
        this.corroborations = corroborations;
        this.membership = membership;
        this.usage = usage;
        this.trusts = trusts;
        this.viewer = viewer;
    }

    @GET
    @Path("/lessons/{ref}/corroboration")
    public UptakePages.Corroborate open(@PathParam("ref") LessonRef ref) {
        return page(ref, Form.empty());
    }

    @POST
    @Path("/lessons/{ref}/corroboration")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        if (!viewer.get().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        try {
            boolean added = corroborations.add(ref, form.text("line"), viewer.get());
            return Answer.seeOther(
                    "/lessons/" + ref + "#used-by",
                    added
                            ? "Thank you. Others see now that it happened at your trust too."
                            : "Your trust has said so already.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(ref, form));
        }
    }

    @POST
    @Path("/lessons/{ref}/corroboration/take-back")
    public Response takeBack(@PathParam("ref") LessonRef ref) {
        corroborations.takeBack(ref, viewer.get());
        return Answer.seeOther("/lessons/" + ref, "Taken back.");
    }

    @GET
    @Path("/my-lessons/thanks")
    public UptakePages.Thanks thanks() {
        if (!viewer.get().signedIn()) {
            throw new Problem.NotSignedIn("Sign in to see who has used your lessons.");
        }
        return new UptakePages.Thanks(usage.thanks(viewer.get(), MOST_THANKS));
    }

    private UptakePages.Corroborate page(LessonRef ref, Form form) {
        Viewer me = viewer.get();
        Optional<Corroborated> own = corroborations.own(ref, me);
        return new UptakePages.Corroborate(
                form,
                membership.published(ref, me),
                trusts.name(me.trust()),
                own.isPresent(),
                own.map(Corroborated::line).orElse(""));
    }
}
