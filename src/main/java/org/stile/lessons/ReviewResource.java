package org.stile.lessons;

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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Role;

/** The review queue of leads and curators, and the page on which they decide. */
@Path("/review")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TRUST_LEADS, Role.CURATORS})
class ReviewResource {

    private static final int MOST = 100;
    private static final String PUBLISH = "publish";
    private static final String RETURN = "return";

    private final Lessons lessons;
    private final LessonEdits edits;
    private final Quarantine quarantine;
    private final Trusts trusts;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    ReviewResource(
            Lessons lessons,
            LessonEdits edits,
            Quarantine quarantine,
            Trusts trusts,
            CurrentViewer viewer,
            InstantSource clock) {
        this.lessons = lessons;
        this.edits = edits;
        this.quarantine = quarantine;
        this.trusts = trusts;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    public LessonPages.ReviewQueue queue() {
        PageOf<Lessons.Opened> waiting = lessons.queue(viewer.get(), MOST);
        return new LessonPages.ReviewQueue(
                waiting.items().stream()
                        .map(opened -> new LessonPages.Waiting(
                                opened,
                                from(opened.lesson()),
                                days(opened.lesson().submittedAt())))
                        .toList(),
                edits.queue(viewer.get(), MOST).stream()
                        .map(opened -> new LessonPages.WaitingEdit(
                                opened,
                                from(opened.lesson()),
                                days(opened.edit().submittedAt())))
                        .toList(),
                lessons.draftsOfOwnTrust(viewer.get(), MOST),
                waiting.total(),
                quarantine.hidden(viewer.get(), 1).total());
    }

    @GET
    @Path("/{ref}")
    public LessonPages.Review review(@PathParam("ref") LessonRef ref) {
        Lessons.Opened opened = lessons.open(ref, viewer.get());
        Form form = Form.empty().with("version", Long.toString(opened.lesson().lockVersion()));
        return page(form, opened);
    }

    @POST
    @Path("/{ref}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            switch (form.text("decision")) {
                case PUBLISH -> lessons.publish(ref, version(form), viewer.get());
                case RETURN -> {
                    Confirmation.ask(form, "comments");
                    lessons.giveBack(ref, form.text("comments"), viewer.get());
                }
                default -> throw new Problem.Invalid("decision", "Choose whether to publish or to return it");
            }
            return Answer.seeOther(
                    "/review", form.has("decision", PUBLISH) ? ref + " is published." : ref + " is returned.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(form, lessons.open(ref, viewer.get())));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            Lessons.Opened opened = lessons.open(ref, viewer.get());
            form.with("version", Long.toString(opened.lesson().lockVersion()));
            return Answer.rejected(409, page(form, opened));
        }
    }

    @GET
    @Path("/changes/{ref}")
    public LessonPages.ReviewEdit reviewEdit(@PathParam("ref") LessonRef ref) {
        LessonEdits.OpenedEdit opened = opened(ref);
        return new LessonPages.ReviewEdit(
                Form.empty().with("version", Long.toString(opened.edit().lockVersion())), opened);
    }

    @POST
    @Path("/changes/{ref}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decideEdit(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            switch (form.text("decision")) {
                case PUBLISH -> edits.publish(ref, version(form), viewer.get());
                case RETURN -> {
                    Confirmation.ask(form, "comments");
                    edits.giveBack(ref, form.text("comments"), viewer.get());
                }
                default -> throw new Problem.Invalid("decision", "Choose whether to publish or to return it");
            }
            return Answer.seeOther(
                    "/review",
                    "The change to " + ref + (form.has("decision", PUBLISH) ? " is published." : " is returned."));
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, new LessonPages.ReviewEdit(form, opened(ref)));
        }
    }

    private LessonEdits.OpenedEdit opened(LessonRef ref) {
        return edits.open(ref, viewer.get())
                .filter(LessonEdits.OpenedEdit::mayDecide)
                .orElseThrow(LessonRefusals::notSubmitted);
    }

    private static LessonPages.Review page(Form form, Lessons.Opened opened) {
        return new LessonPages.Review(
                form, opened, LessonText.of(opened.lesson().content()), opened.may(Action.PUBLISH));
    }

    private String from(Lesson lesson) {
        LessonContent content = lesson.content();
        if (!content.trust().isEmpty()) {
            return trusts.name(content.trust());
        }
        return content.organisation().isEmpty() ? trusts.regionName(lesson.region()) : content.organisation();
    }

    private long days(Instant since) {
        return since == null ? 0 : Duration.between(since, clock.instant()).toDays();
    }

    private static long version(Form form) {
        try {
            return Long.parseLong(form.text("version"));
        } catch (NumberFormatException notOurs) {
            throw new Problem.Invalid("decision", "The form was not complete. Look at the lesson, then decide again.");
        }
    }
}
