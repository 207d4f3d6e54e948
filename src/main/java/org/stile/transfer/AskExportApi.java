package org.stile.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
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
import org.stile.lessons.Ask;
import org.stile.lessons.AskJson;
import org.stile.lessons.Asks;
import org.stile.web.CurrentViewer;
import org.stile.web.Viewer;

/** Every answered question that the viewer may see. */
@Path("/api/exports/asks")
@Tag(name = "Transfer")
class AskExportApi {

    private static final Logger LOG = Logger.getLogger(AskExportApi.class);

    private final Asks asks;
    private final CurrentViewer viewer;
    private final ObjectWriter writer;

    AskExportApi(Asks asks, CurrentViewer viewer, ObjectMapper json) {
        this.asks = asks;
        this.viewer = viewer;
        this.writer = json.writer();
    }

    @GET
    @Produces("application/x-ndjson")
    @PermitAll
    @Operation(
            operationId = "exportAsks",
            summary = "Export questions and answers",
            description = "Every answered question about a lesson that you may read, one a line, streamed.")
    @APIResponse(responseCode = "200", description = "The questions, one a line")
    public StreamingOutput all() {
        Viewer reader = viewer.get();
        return client -> {
            try {
                asks.forEachAnswered(reader, batch -> write(batch, client));
            } catch (UncheckedIOException clientHasGone) {
                LOG.debug("The client of an export has gone", clientHasGone);
            }
        };
    }

    private void write(List<Ask> batch, OutputStream client) {
        try {
            for (Ask ask : batch) {
                client.write(writer.writeValueAsBytes(AskJson.of(ask)));
                client.write('\n');
            }
            client.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
