package org.stile.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.stile.uptake.Usage;
import org.stile.web.CurrentViewer;
import org.stile.web.Viewer;

/** What trusts did with the lessons that the viewer may read. */
@Path("/api/exports/uptake")
@Tag(name = "Transfer", description = "Lessons in bulk, in and out")
class UptakeExportApi {

    private static final Logger LOG = Logger.getLogger(UptakeExportApi.class);

    private final Usage usage;
    private final CurrentViewer viewer;
    private final ObjectMapper json;

    UptakeExportApi(Usage usage, CurrentViewer viewer, ObjectMapper json) {
        this.usage = usage;
        this.viewer = viewer;
        this.json = json;
    }

    @GET
    @Produces("application/x-ndjson")
    @PermitAll
    @Operation(
            operationId = "exportUptake",
            summary = "Export uptake",
            description = "What trusts did with lessons that you may read, and which have seen the same, one a line,"
                    + " streamed: first every line of kind uptake, then every line of kind corroboration, each by lesson"
                    + " and trust. Who recorded it is not among it.")
    @APIResponse(responseCode = "200", description = "The lines")
    public StreamingOutput all() {
        Viewer reader = viewer.get();
        return client -> {
            try {
                usage.forEachUptake(reader, batch -> write("uptake", batch, client));
                usage.forEachCorroboration(reader, batch -> write("corroboration", batch, client));
            } catch (UncheckedIOException clientHasGone) {
                LOG.debug("The client of an export has gone", clientHasGone);
            }
        };
    }

    private void write(String kind, List<?> batch, OutputStream client) {
        try {
            for (Object entry : batch) {
                ObjectNode line = json.createObjectNode().put("kind", kind);
                line.setAll((ObjectNode) json.valueToTree(entry));
                client.write(json.writeValueAsBytes(line));
                client.write('\n');
            }
            client.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
