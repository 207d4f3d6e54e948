package org.stile.transfer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.stile.web.CurrentViewer;
import org.stile.web.Role;

/** Import over HTTP: a stream of lessons in, a stream of events out, both at once. */
@Path("/api/imports")
@Tag(name = "Transfer", description = "Lessons in bulk, in and out")
class ImportApi {

    private static final Logger LOG = Logger.getLogger(ImportApi.class);
    private static final String NDJSON = "application/x-ndjson";

    private final Importer importer;
    private final ImportThreads threads;
    private final Incoming incoming;
    private final CurrentViewer viewer;

    ImportApi(Importer importer, ImportThreads threads, Incoming incoming, CurrentViewer viewer) {
        this.importer = importer;
        this.threads = threads;
        this.incoming = incoming;
        this.viewer = viewer;
    }

    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @RolesAllowed(Role.CURATORS)
    @Operation(
            operationId = "importLessons",
            summary = "Import lessons",
            description = "One lesson a line, of any number. A line with a known externalId updates. The answer is a"
                    + " stream of events that begins at once: {\"line\", \"outcome\": \"rejected\", \"reason\"} for each"
                    + " line that was not taken, {\"progress\": …} at least every second, {\"done\": …} at the end, when"
                    + " search finds all of it. possible counts the lines that were taken and hold something that may"
                    + " identify somebody: GET /api/quarantine lists where. An answer that ends without done broke off;"
                    + " what progress counted is stored, and the same file may be sent again.")
    @APIResponse(responseCode = "200", description = "The stream of events has begun")
    @APIResponse(responseCode = "401", description = "No token")
    @APIResponse(responseCode = "403", description = "Not a curator")
    @APIResponse(responseCode = "503", description = "Three imports are running; nothing was read")
    public StreamingOutput take(InputStream body) {
        long accountId = viewer.get().accountId();
        long run = importer.begin(accountId);
        return client -> {
            try (EventSpool spool = new EventSpool(incoming.file(".ndjson"))) {
                exchange(run, body, accountId, spool, client);
            }
        };
    }

    private void exchange(long run, InputStream body, long accountId, EventSpool spool, OutputStream client)
            throws IOException {
        AtomicReference<ImportResult> result = new AtomicReference<>();
        Future<?> importing = threads.start(() -> {
            try {
                result.set(importer.run(run, body, accountId, spool));
            } finally {
                spool.end();
            }
        });
        try {
            send(spool, client);
            finish(importing);
            if (result.get() != null && result.get().failure().isEmpty()) {
                client.write(EventJson.done(result.get()).getBytes(StandardCharsets.UTF_8));
                client.flush();
            }
        } catch (IOException clientHasGone) {
            LOG.debug("The client of an import has gone", clientHasGone);
            finish(importing);
        }
    }

    private static void send(EventSpool spool, OutputStream client) throws IOException {
        try {
            spool.sendTo(client);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The file of events must stay open until nobody appends any more. */
    private static void finish(Future<?> importing) throws IOException {
        try {
            importing.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            LOG.error("An import failed; what it had counted is stored", e.getCause());
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException();
    }
}
