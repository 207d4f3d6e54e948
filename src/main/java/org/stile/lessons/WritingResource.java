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
import java.util.List;
import java.util.Map;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;

/** Writing: the form for a new lesson, a draft, and a change to a published lesson. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class WritingResource {

    private static final String KEEP = "save";
    private static final String PUBLISH = "publish";

    private final Lessons lessons;
    private final LessonEdits edits;
    private final WritingPages pages;
    private final CurrentViewer viewer;

    WritingResource(Lessons lessons, LessonEdits edits, WritingPages pages, CurrentViewer viewer) {
        this.lessons = lessons;
        this.edits = edits;
        this.pages = pages;
        this.viewer = viewer;
    }

    @GET
    @Path("/lessons/new")
    public Response blank() {
        signedIn();
        return Answer.page(pages.newForm(LessonForm.blank()));
    }

    @POST
    @Path("/lessons/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        if (!viewer.get().signedIn()) {
            return signedOut(posted);
        }
        if (form.has("action", WritingPages.CHECK)) {
            return Answer.page(pages.newForm(form));
        }
        try {
            LessonContent content = read(form);
            Lesson lesson = lessons.create(content, onBehalfOf(form), viewer.get());
            return afterSaving(lesson.ref(), form);
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, pages.newForm(form));
        }
    }

    @GET
    @Path("/lessons/{ref}/edit")
    public Response edit(@PathParam("ref") LessonRef ref) {
        signedIn();
        Lessons.Opened opened = editable(ref);
        return Answer.page(pages.editForm(opened, pages.filled(opened)));
    }

    @POST
    @Path("/lessons/{ref}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        if (!viewer.get().signedIn()) {
            return signedOut(posted);
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
            lessons.submit(ref, viewer.get());
            return Answer.seeOther("/lessons/" + ref + "/submitted");
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
        lessons.save(ref, version(form, "version"), content, viewer.get());
        return afterSaving(ref, form);
    }

    private Response afterSaving(LessonRef ref, Form form) {
        if (form.has("action", KEEP)) {
            return Answer.seeOther("/lessons/" + ref, "Draft saved. Nobody else finds it until it is published.");
        }
        if (lessons.open(ref, viewer.get()).lesson().state() == State.SUBMITTED) {
            return Answer.seeOther("/lessons/" + ref, "Saved.");
        }
        return submit(ref);
    }

    private Response saveChange(LessonRef ref, Form form) {
        LessonEdits.Proposal proposal = new LessonEdits.Proposal(
                version(form, "version"), version(form, "edit-version"), read(form), form.text("note"));
        if (form.has("action", KEEP)) {
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

    private static long version(Form form, String field) {
        try {
            return Long.parseLong(form.text(field));
        } catch (NumberFormatException notOurs) {
            throw new Problem.Conflict("changed-meanwhile", "The form was not complete. Look at it, then save again.");
        }
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

    private void signedIn() {
        if (!viewer.get().signedIn()) {
            throw new Problem.NotSignedIn("Sign in to post a lesson.");
        }
    }

    private static Response signedOut(MultivaluedMap<String, String> posted) {
        Map<String, List<String>> fields = new LinkedHashMap<>(posted);
        fields.remove("csrf-token");
        return Answer.rejected(403, new LessonPages.SignedOut(fields));
    }
}
