package org.stile.lessons;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.stile.attachments.Added;
import org.stile.attachments.Attachments;
import org.stile.attachments.Upload;
import org.stile.base.Problem;
import org.stile.web.CurrentViewer;

/** The files of a lesson for other programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Files", description = "Files that go with a lesson, for others to borrow")
class FileApi {

    private final Attachments attachments;
    private final CurrentViewer viewer;

    FileApi(Attachments attachments, CurrentViewer viewer) {
        this.attachments = attachments;
        this.viewer = viewer;
    }

    @GET
    @Path("/lessons/{ref}/files")
    @PermitAll
    @Operation(summary = "The files of a lesson", description = "404 when you may not read the lesson.")
    public List<FileJson> files(@PathParam("ref") LessonRef ref) {
        return attachments.of(ref.number(), viewer.get()).stream()
                .map(FileJson::of)
                .toList();
    }

    @GET
    @Path("/lessons/{ref}/files/{id}")
    @PermitAll
    @Produces(MediaType.WILDCARD)
    @Operation(
            summary = "A file",
            description = "Its bytes, as they were left after cleaning. 410 when the lesson has been withdrawn.")
    public Response fetch(@PathParam("ref") LessonRef ref, @PathParam("id") long id, @Context Request request) {
        return FileAnswer.of(attachments.open(ref.number(), id, viewer.get()), attachments, request);
    }

    @POST
    @Path("/lessons/{ref}/files")
    @Authenticated
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Add a file to a lesson",
            description =
                    "The file itself, or a form with the parts file, title, note and confirmed. At most 10 MB. Who"
                            + " made it is taken out. 400 says why a file is not taken, by key: file, title, note. When it"
                            + " may identify somebody, key confirmed says where: look, then send it again with its SHA-256"
                            + " as confirmed. A published lesson takes files from curators alone. A form must say its"
                            + " length.")
    @APIResponse(responseCode = "201", description = "The file as it is stored")
    public Response add(
            @PathParam("ref") LessonRef ref,
            @Parameter(description = "Its name, such as script.docx; its ending must fit its content")
                    @QueryParam("name")
                    @DefaultValue("")
                    String name,
            @Parameter(description = "What it is, at most 120 characters") @QueryParam("title") @DefaultValue("")
                    String title,
            @Parameter(description = "How to use it, at most 500 characters") @QueryParam("note") @DefaultValue("")
                    String note,
            @Parameter(
                            description =
                                    "SHA-256 of the file as sent, in hexadecimal, when you have looked at what it asks")
                    @QueryParam("confirmed")
                    @DefaultValue("")
                    String confirmed,
            InputStream body) {
        return added(ref, new Upload(name, title, note, confirmed, body));
    }

    @POST
    @Path("/lessons/{ref}/files")
    @Authenticated
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Add a file to a lesson",
            description =
                    "The file itself, or a form with the parts file, title, note and confirmed. At most 10 MB. Who"
                            + " made it is taken out. 400 says why a file is not taken, by key: file, title, note. When it"
                            + " may identify somebody, key confirmed says where: look, then send it again with its SHA-256"
                            + " as confirmed. A published lesson takes files from curators alone. A form must say its"
                            + " length.")
    @APIResponse(responseCode = "201", description = "The file as it is stored")
    public Response addForm(
            @PathParam("ref") LessonRef ref,
            @RestForm("file") FileUpload file,
            @RestForm("title") @DefaultValue("") String title,
            @RestForm("note") @DefaultValue("") String note,
            @RestForm("confirmed") @DefaultValue("") String confirmed)
            throws IOException {
        if (file == null || file.fileName() == null || file.fileName().isEmpty()) {
            throw new Problem.Invalid("file", "Send a part named file, with the name of the file");
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            return added(ref, new Upload(file.fileName(), title, note, confirmed, content));
        }
    }

    private Response added(LessonRef ref, Upload upload) {
        return switch (attachments.add(ref.number(), upload, viewer.get())) {
            case Added.Stored stored -> {
                FileJson json = FileJson.of(stored.file());
                yield Response.created(URI.create(json.url())).entity(json).build();
            }
            case Added.Asked asked ->
                throw new Problem.Invalid(
                        "The file may identify somebody. Nothing has been stored. Look at it, then send it again with"
                                + " its SHA-256 as confirmed.",
                        Map.of("confirmed", String.join("; ", asked.places())));
        };
    }

    @DELETE
    @Path("/lessons/{ref}/files/{id}")
    @Authenticated
    @Operation(summary = "Take a file away for good", description = "By those who may edit the lesson.")
    public void remove(@PathParam("ref") LessonRef ref, @PathParam("id") long id) {
        attachments.remove(ref.number(), id, viewer.get());
    }
}
