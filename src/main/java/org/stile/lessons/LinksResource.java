package org.stile.lessons;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;

/** The page on which somebody says what a lesson is to others, one link at a time. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class LinksResource {

    private static final String OTHER = "lesson";
    private static final String TYPE = "type";
    private static final List<Option> TYPES = Stream.of(
                    LinkType.CORROBORATES, LinkType.VARIANT_OF, LinkType.CONTRADICTS, LinkType.SUPERSEDES)
            .map(type -> new Option(type.value(), type.label()))
            .toList();

    private final Lessons lessons;
    private final LessonLinks links;
    private final CurrentViewer viewer;

    LinksResource(Lessons lessons, LessonLinks links, CurrentViewer viewer) {
        this.lessons = lessons;
        this.links = links;
        this.viewer = viewer;
    }

    @GET
    @Path("/lessons/{ref}/links")
    public LinkPages.Links links(@PathParam("ref") LessonRef ref) {
        return page(Form.empty(), ref);
    }

    @POST
    @Path("/lessons/{ref}/links")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        String here = "/lessons/" + ref + "/links";
        try {
            if (!form.text("remove").isEmpty()) {
                LessonRef gone = other(form, "remove");
                links.remove(ref, gone, viewer.get());
                return Answer.seeOther(here, "The link to " + gone + " is taken away.");
            }
            LinkType type = Token.of(LinkType.class, form.text(TYPE))
                    .orElseThrow(() -> new Problem.Invalid(TYPE, "Choose what this lesson is to the other"));
            LessonRef other = other(form, OTHER);
            links.add(ref, other, type, viewer.get());
            return Answer.seeOther(here, "The link to " + other + " is made.");
        } catch (Problem.Invalid e) {
            e.fields().forEach((field, message) -> form.reject(field.equals("links") ? OTHER : field, message));
            return Answer.rejected(400, page(form, ref));
        }
    }

    private static LessonRef other(Form form, String field) {
        return LessonRef.parse(form.text(field))
                .orElseThrow(() -> new Problem.Invalid(OTHER, "Give the reference of the other lesson, such as L-42"));
    }

    private LinkPages.Links page(Form form, LessonRef ref) {
        Lessons.Opened opened = lessons.open(ref, viewer.get());
        if (!opened.may(Action.EDIT)) {
            throw LessonRefusals.of(Action.EDIT, opened.lesson(), viewer.get());
        }
        List<LessonLink> all = links.of(ref, viewer.get());
        return new LinkPages.Links(
                form,
                opened.lesson(),
                all.stream().filter(link -> link.type().outgoing()).toList(),
                all.stream().filter(link -> !link.type().outgoing()).toList(),
                TYPES,
                viewer.get().curator());
    }
}
