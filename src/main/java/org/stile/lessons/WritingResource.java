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
import java.util.LinkedHashMap;
import java.util.Map;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Viewer;

/** Writing: the form for a new lesson, a draft, and a change to a published lesson. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class WritingResource {

    private static final String SAVE = "save";

    /** What the page itself asks for while one writes. */
    private static final String KEEP = "keep";

    private static final String PUBLISH = "publish";
    private static final String PROPOSE = "propose";

    private final Lessons lessons;
    private final LessonEdits edits;
    private final Reviews reviews;
    private final Observations observations;
    private final LessonLinks links;
    private final WritingPages pages;
    private final CurrentViewer viewer;

    WritingResource(
            Lessons lessons,
            LessonEdits edits,
            Reviews reviews,
            Observations observations,
            LessonLinks links,
            WritingPages pages,
            CurrentViewer viewer) {
        this.lessons = lessons;
        this.edits = edits;
        this.reviews = reviews;
        this.observations = observations;
        this.links = links;
        this.pages = pages;
        this.viewer = viewer;
    }

    @GET
    @Path("/lessons/new")
    public Response blank() {
        pages.mustBeSignedIn();
        return Answer.page(pages.newForm(LessonForm.blank()));
    }

    @POST
    @Path("/lessons/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        if (!viewer.get().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        if (form.has("action", WritingPages.CHECK)) {
            return Answer.page(pages.newForm(form));
        }
        try {
            Lesson made = made(form, read(form));
            return form.has("action", KEEP) ? kept(made) : afterSaving(made.ref(), form);
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, pages.newForm(form));
        }
    }

    /** The same form sent again (a double click, the back button) is the same lesson, with what it says by now. */
    private Lesson made(Form form, LessonContent content) {
        String token = form.text(WritingPages.FORM_TOKEN);
        long author = onBehalfOf(form);
        Viewer me = viewer.get();
        return links.creating(ChosenLinks.of(form), me, () -> lessons.makeOnce(content, author, token, me));
    }

    @GET
    @Path("/lessons/{ref}/edit")
    public Response edit(@PathParam("ref") LessonRef ref) {
        pages.mustBeSignedIn();
        Lessons.Opened opened = editable(ref);
        return Answer.page(pages.editForm(opened, pages.filled(opened)));
    }

    @POST
    @Path("/lessons/{ref}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        if (!viewer.get().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        Lessons.Opened opened = editable(ref);
        if (form.has("action", WritingPages.CHECK)) {
            return Answer.page(pages.editForm(opened, form));
        }
        try {
            return opened.lesson().published() ? saveChange(ref, form) : saveDraft(ref, form);
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, pages.editForm(opened, form));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, pages.editForm(lessons.open(ref, viewer.get()), form));
        }
    }

    @POST
    @Path("/lessons/{ref}/submit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@PathParam("ref") LessonRef ref) {
        try {
            reviews.submit(ref, viewer.get());
            return Answer.seeOther("/lessons/" + ref + "/submitted");
        } catch (Problem.Conflict e) {
            if (lessons.open(ref, viewer.get()).lesson().state() == State.SUBMITTED) {
                // pressed twice
                return Answer.seeOther("/lessons/" + ref + "/submitted");
            }
            throw e;
        } catch (Problem.Invalid e) {
            Lessons.Opened opened = editable(ref);
            Form form = pages.filled(opened);
            form.rejectAll(e.fields());
            return Answer.rejected(400, pages.editForm(opened, form));
        }
    }

    @GET
    @Path("/lessons/{ref}/submitted")
    public LessonPages.Submitted submitted(@PathParam("ref") LessonRef ref) {
        return new LessonPages.Submitted(lessons.open(ref, viewer.get()).lesson());
    }

    private Response saveDraft(LessonRef ref, Form form) {
        LessonContent content = read(form);
        long version = WritingPages.version(form, "version");
        Viewer me = viewer.get();
        Lesson saved = links.saving(ref, ChosenLinks.of(form), me, () -> lessons.save(ref, version, content, me));
        if (form.has("action", KEEP)) {
            return kept(saved);
        }
        // what waits for review goes on waiting
        return saved.state() == State.SUBMITTED ? Answer.seeOther("/lessons/" + ref, "Saved.") : afterSaving(ref, form);
    }

    /** The form goes on from this version. */
    private static Response kept(Lesson lesson) {
        return Response.noContent()
                .header("Stile-Version", lesson.lockVersion())
                .build();
    }

    private Response afterSaving(LessonRef ref, Form form) {
        if (form.has("action", SAVE)) {
            return Answer.seeOther("/lessons/" + ref, "Draft saved. Nobody else finds it until it is published.");
        }
        if (form.has("action", PROPOSE)) {
            observations.propose(ref, viewer.get());
            return Answer.seeOther("/review", "Sent to its author to approve.");
        }
        return submit(ref);
    }

    private Response saveChange(LessonRef ref, Form form) {
        LessonEdits.Proposal proposal = new LessonEdits.Proposal(
                WritingPages.version(form, "version"),
                WritingPages.version(form, "edit-version"),
                read(form),
                form.text("note"));
        if (form.has("action", SAVE)) {
            edits.save(ref, proposal, viewer.get());
            return Answer.seeOther("/lessons/" + ref, "Your change is saved as a draft.");
        }
        if (form.has("action", PUBLISH)) {
            edits.revise(ref, proposal, viewer.get());
            return Answer.seeOther("/lessons/" + ref, "The new revision is published.");
        }
        edits.submit(ref, proposal, viewer.get());
        return Answer.seeOther("/lessons/" + ref, "Your change waits for review. Readers see the old text until then.");
    }

    private LessonContent read(Form form) {
        LessonContent content = LessonForm.read(form);
        if (form.rejected()) {
            // the rest is looked at as well, so that everything wrong is told at once
            form.rejectAll(Identifiers.refusals(LessonRules.texts(content)));
            throw new Problem.Invalid("Some answers need another look.", form.errors());
        }
        Map<String, String> texts = new LinkedHashMap<>(LessonRules.texts(content));
        texts.put("note", form.text("note"));
        Confirmation.ask(form, texts);
        return content;
    }

    private static long onBehalfOf(Form form) {
        try {
            return form.text("on-behalf-of").isEmpty() ? 0 : Long.parseLong(form.text("on-behalf-of"));
        } catch (NumberFormatException notOurs) {
            throw new Problem.Invalid("on-behalf-of", "Choose one of the people");
        }
    }

    private Lessons.Opened editable(LessonRef ref) {
        Lessons.Opened opened = lessons.open(ref, viewer.get());
        if (!opened.may(Action.EDIT)) {
            throw LessonRefusals.of(Action.EDIT, opened.lesson(), viewer.get());
        }
        return opened;
    }
}
