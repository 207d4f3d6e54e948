package org.stile.transfer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.stile.base.Problem;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Role;

/** The curators' pages about imports. */
@Path("/desk/imports")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class ImportResource {

    private static final int LATEST = 20;

    private final UploadedImport uploads;
    private final ImportRunStore runs;
    private final CurrentViewer viewer;

    ImportResource(UploadedImport uploads, ImportRunStore runs, CurrentViewer viewer) {
        this.uploads = uploads;
        this.runs = runs;
        this.viewer = viewer;
    }

    /** What the page's script asks for every second. */
    record Progress(
            long read, long created, long updated, long unchanged, long rejected, long possible, boolean finished) {}

    @GET
    public ImportPages.Imports imports() {
        return page(Form.empty());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response start(@RestForm("file") FileUpload file) {
        if (file == null || file.size() == 0) {
            Form form = Form.empty();
            form.reject("file", "Choose a file that is not empty");
            return Answer.rejected(400, page(form));
        }
        try {
            return Answer.seeOther("/desk/imports/"
                    + uploads.start(file.uploadedFile(), viewer.get().accountId()));
        } catch (Problem.Busy e) {
            Form form = Form.empty();
            form.reject("file", e.getMessage());
            return Answer.rejected(e.status(), page(form));
        }
    }

    @GET
    @Path("/{id}")
    public ImportPages.ImportProgress run(@PathParam("id") long id) {
        return new ImportPages.ImportProgress(known(id));
    }

    @GET
    @Path("/{id}/progress")
    @Produces(MediaType.APPLICATION_JSON)
    public Progress progress(@PathParam("id") long id) {
        ImportRun run = known(id);
        ImportCounts counts = run.counts();
        return new Progress(
                counts.read(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.rejected(),
                counts.possible(),
                run.finished());
    }

    @GET
    @Path("/{id}/rejects")
    @Produces("text/csv")
    public Response rejects(@PathParam("id") long id) {
        ImportRun run = known(id);
        StreamingOutput lines = client -> RejectsCsv.write(runs, run.id(), client);
        return Response.ok(lines)
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"import-%d-rejected.csv\"".formatted(run.id()))
                .build();
    }

    private ImportPages.Imports page(Form form) {
        return new ImportPages.Imports(form, runs.latest(LATEST));
    }

    private ImportRun known(long id) {
        return runs.byId(id).orElseThrow(() -> new Problem.NotFound("There is no import with that number."));
    }
}
