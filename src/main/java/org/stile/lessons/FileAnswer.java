package org.stile.lessons;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.stile.attachments.Attachment;
import org.stile.attachments.Attachments;

/**
 * A stranger's file from our own origin, in such a way that a browser can do nothing with it but save it or, if it is
 * made of pixels, show it: its exact type and no guessing (which every answer of ours says), no scripts, no frames, no use by other sites.
 */
final class FileAnswer {

    private FileAnswer() {}

    static Response of(Attachment file, Attachments attachments, Request request) {
        EntityTag tag = new EntityTag(file.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        StreamingOutput bytes = client -> attachments.write(file, client);
        Response.ResponseBuilder answer = unchanged == null
                ? Response.ok(bytes)
                        .header("Content-Type", file.type().mediaType())
                        .header("Content-Length", file.size())
                        .header("Content-Disposition", Attachments.disposition(file))
                : unchanged;
        return answer.tag(tag)
                // asked for again each time: who may read it may change
                .header("Cache-Control", "private, no-cache")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .build();
    }
}
