package org.stile.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.stile.attachments.Attachment;
import org.stile.attachments.Attachments;
import org.stile.changes.Changes;
import org.stile.lessons.FileJson;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonJson;
import org.stile.lessons.LessonLinks;
import org.stile.lessons.Lessons;
import org.stile.web.CurrentViewer;
import org.stile.web.Viewer;

/** Every lesson that the viewer may read, in the form that {@code POST /api/imports} takes. */
@Path("/api/exports/lessons")
@Tag(name = "Transfer", description = "Lessons in bulk, in and out")
class ExportApi {

    private static final Logger LOG = Logger.getLogger(ExportApi.class);
    private static final int BEGINNING = 8;

    private final Lessons lessons;
    private final LessonLinks links;
    private final Changes changes;
    private final Attachments attachments;
    private final CurrentViewer viewer;
    private final ObjectMapper json;
    private final ObjectWriter writer;

    ExportApi(
            Lessons lessons,
            LessonLinks links,
            Changes changes,
            Attachments attachments,
            CurrentViewer viewer,
            ObjectMapper json) {
        this.lessons = lessons;
        this.links = links;
        this.changes = changes;
        this.attachments = attachments;
        this.viewer = viewer;
        this.json = json;
        this.writer = json.writer();
    }

    @GET
    @Produces("application/x-ndjson")
    @PermitAll
    @Operation(
            operationId = "exportLessons",
            summary = "Export lessons",
            description = "Every published lesson that you may read, one a line, streamed. The lines can be imported by"
                    + " POST /api/imports; a lesson that was not imported itself gets an externalId from its reference"
                    + " and this installation. links says what it says of others in the file: type, ref, title and"
                    + " externalId. Its files are listed with their addresses. An import passes over both.")
    @APIResponse(responseCode = "200", description = "The lessons, one a line")
    public StreamingOutput all() {
        Viewer reader = viewer.get();
        String installation = changes.installation().substring(0, BEGINNING);
        return client -> {
            try {
                lessons.forEachReadable(reader, batch -> write(batch, reader, installation, client));
            } catch (UncheckedIOException clientHasGone) {
                LOG.debug("The client of an export has gone", clientHasGone);
            }
        };
    }

    private void write(List<Lesson> batch, Viewer reader, String installation, OutputStream client) {
        var said = links.exported(batch.stream().map(Lesson::ref).toList(), reader);
        Map<Long, List<Attachment>> files = attachments.of(
                batch.stream().map(lesson -> lesson.ref().number()).toList());
        try {
            for (Lesson lesson : batch) {
                List<Attachment> own = files.getOrDefault(lesson.ref().number(), List.of());
                ObjectNode line = line(lesson, own, installation);
                said.getOrDefault(lesson.ref(), List.of())
                        .forEach(link -> line.withArray("links").add(link(link, installation)));
                client.write(writer.writeValueAsBytes(line));
                client.write('\n');
            }
            client.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode link(LessonLinks.Exported link, String installation) {
        ObjectNode node = json.valueToTree(link);
        return link.externalId().isEmpty() ? node.put("externalId", link.ref() + "@" + installation) : node;
    }

    private ObjectNode line(Lesson lesson, List<Attachment> files, String installation) {
        ObjectNode line = json.valueToTree(LessonJson.of(lesson));
        if (lesson.externalId().isEmpty()) {
            line.put("externalId", lesson.ref() + "@" + installation);
        }
        // superseded ones are published too, and an import knows only published and draft
        line.put("status", "published");
        if (!files.isEmpty()) {
            line.set("files", json.valueToTree(files.stream().map(FileJson::of).toList()));
        }
        return line;
    }
}
