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
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;

/** The quick observation: one box and a stage; and the page on which its author approves what was made of it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ObservationResource {

    private static final String TEXT = "observation";

    private final Observations observations;
    private final Lessons lessons;
    private final WritingPages pages;
    private final CurrentViewer viewer;

    ObservationResource(Observations observations, Lessons lessons, WritingPages pages, CurrentViewer viewer) {
        this.observations = observations;
        this.lessons = lessons;
        this.pages = pages;
        this.viewer = viewer;
    }

    @GET
    @Path("/lessons/quick")
    public Response blank() {
        pages.mustBeSignedIn();
        return Answer.page(page(Form.empty()));
    }

    @POST
    @Path("/lessons/quick")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        if (!viewer.get().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        try {
            Stage stage = stage(form);
            Confirmation.ask(form, TEXT);
            Lesson lesson =
                    observations.post(form.value(TEXT), stage, form.text(WritingPages.FORM_TOKEN), viewer.get());
            return Answer.seeOther("/lessons/" + lesson.ref() + "/submitted");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(form));
        }
    }

    private static Stage stage(Form form) {
        if (form.text("stage").isEmpty()) {
            return null;
        }
        return Token.of(Stage.class, form.text("stage"))
                .orElseThrow(() -> new Problem.Invalid("stage", "Choose one of the stages"));
    }

    private LessonPages.Quick page(Form form) {
        WritingPages.withToken(form);
        return new LessonPages.Quick(form, LessonChoices.of(Stage.values()));
    }

    @GET
    @Path("/lessons/{ref}/approve")
    public LessonPages.Approve approve(@PathParam("ref") LessonRef ref) {
        return approval(Form.empty(), ref);
    }

    @POST
    @Path("/lessons/{ref}/approve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            observations.approve(ref, WritingPages.version(form, "version"), viewer.get());
            return Answer.seeOther("/lessons/" + ref + "/submitted");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, approval(form, ref));
        } catch (Problem.Conflict e) {
            Lesson now = lessons.open(ref, viewer.get()).lesson();
            if (now.state() == State.SUBMITTED) {
                // pressed twice
                return Answer.seeOther("/lessons/" + ref + "/submitted");
            }
            form.reject("", e.getMessage());
            return Answer.rejected(409, approval(form, ref));
        }
    }

    private LessonPages.Approve approval(Form form, LessonRef ref) {
        Lessons.Opened opened = lessons.open(ref, viewer.get());
        Lesson lesson = opened.lesson();
        if (!opened.may(Action.SUBMIT)) {
            throw LessonRefusals.of(Action.SUBMIT, lesson, viewer.get());
        }
        Observation observation = observations.of(lesson, viewer.get()).orElseThrow(Lessons::notFound);
        form.with("version", Long.toString(lesson.lockVersion()));
        return new LessonPages.Approve(form, lesson, LessonText.of(lesson.content()), observation);
    }
}
