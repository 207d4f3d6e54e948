package org.stile.lessons;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.stile.attachments.Added;
import org.stile.attachments.Attachments;
import org.stile.attachments.Upload;
import org.stile.base.Problem;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;

/** The files of a lesson: to see, to fetch, to add and to take away. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class FileResource {

    private final Lessons lessons;
    private final Attachments attachments;
    private final CurrentViewer viewer;

    FileResource(Lessons lessons, Attachments attachments, CurrentViewer viewer) {
        this.lessons = lessons;
        this.attachments = attachments;
        this.viewer = viewer;
    }

    @GET
    @Path("/lessons/{ref}/files")
    public FilePages.Files files(@PathParam("ref") LessonRef ref) {
        return page(Form.empty(), List.of(), ref);
    }

    @POST
    @Path("/lessons/{ref}/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response add(
            @PathParam("ref") LessonRef ref,
            @RestForm("file") FileUpload file,
            @RestForm("title") String title,
            @RestForm("note") String note,
            @RestForm("confirmed") String confirmed)
            throws IOException {
        if (!viewer.get().signedIn()) {
            return SessionEnded.keeping(Map.of("title", typed(title), "note", typed(note)), "file");
        }
        mustEdit(ref);
        Form form = Form.empty().with("title", title).with("note", note);
        try {
            Added added = attachments(ref, file, form, confirmed == null ? "" : confirmed);
            return switch (added) {
                case Added.Stored stored ->
                    Answer.seeOther("/lessons/" + ref + "/files", stored.file().fileName() + " is added.");
                case Added.Asked asked -> {
                    form.reject("confirmed", "Look at what may identify somebody, then choose the file again");
                    form.with("sha256", asked.sha256());
                    yield Answer.rejected(400, page(form, asked.places(), ref));
                }
            };
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(form, List.of(), ref));
        } catch (Problem.TooLarge | Problem.Conflict | Problem.Busy e) {
            form.reject("file", e.getMessage());
            return Answer.rejected(e.status(), page(form, List.of(), ref));
        }
    }

    private static List<String> typed(String text) {
        return text == null ? List.of() : List.of(text);
    }

    private Added attachments(LessonRef ref, FileUpload file, Form form, String confirmed) throws IOException {
        if (file == null || file.fileName().isEmpty()) {
            throw new Problem.Invalid("file", "Choose a file");
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            return attachments.add(
                    ref.number(),
                    new Upload(file.fileName(), form.value("title"), form.value("note"), confirmed, content),
                    viewer.get());
        }
    }

    @GET
    @Path("/lessons/{ref}/files/{id}")
    @Produces(MediaType.WILDCARD)
    public Response fetch(@PathParam("ref") LessonRef ref, @PathParam("id") long id, @Context Request request) {
        return FileAnswer.of(attachments.open(ref.number(), id, viewer.get()), attachments, request);
    }

    @GET
    @Path("/lessons/{ref}/files/{id}/remove")
    public FilePages.RemoveFile confirmRemoval(@PathParam("ref") LessonRef ref, @PathParam("id") long id) {
        Lesson lesson = mustEdit(ref);
        return new FilePages.RemoveFile(lesson, attachments.open(ref.number(), id, viewer.get()));
    }

    @POST
    @Path("/lessons/{ref}/files/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@PathParam("ref") LessonRef ref, @PathParam("id") long id) {
        attachments.remove(ref.number(), id, viewer.get());
        return Answer.seeOther("/lessons/" + ref + "/files", "The file is gone.");
    }

    private FilePages.Files page(Form form, List<String> places, LessonRef ref) {
        Lessons.Opened opened = lessons.open(ref, viewer.get());
        return new FilePages.Files(
                form,
                opened.lesson(),
                attachments.of(ref.number(), viewer.get()),
                places,
                FileAccess.mayAdd(opened, viewer.get()),
                opened.may(Action.EDIT));
    }

    private Lesson mustEdit(LessonRef ref) {
        Lessons.Opened opened = lessons.open(ref, viewer.get());
        if (!opened.may(Action.EDIT)) {
            throw LessonRefusals.of(Action.EDIT, opened.lesson(), viewer.get());
        }
        return opened.lesson();
    }
}
