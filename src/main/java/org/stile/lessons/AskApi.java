package org.stile.lessons;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.web.CurrentViewer;
import org.stile.web.PageLink;
import org.stile.web.Viewer;

/** Questions to a lesson's people, for other programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Questions", description = "Questions about lessons, answered on the record. Asking takes a bearer token.")
class AskApi {

    private static final int PAGE = 50;

    private final Asks asks;
    private final CurrentViewer viewer;

    AskApi(Asks asks, CurrentViewer viewer) {
        this.asks = asks;
        this.viewer = viewer;
    }

    /** A page of questions. */
    record Found(long total, int page, int size, List<AskJson> asks) {}

    @GET
    @Path("/lessons/{ref}/asks")
    @Operation(
            summary = "The questions about a lesson",
            description = "Open ones first, which only signed-in people see; then the answered ones, the latest first."
                    + " 50 a page.")
    public Found ofLesson(@PathParam("ref") LessonRef ref, @QueryParam("page") @DefaultValue("1") String page) {
        return found(asks.of(ref, viewer.get(), PageLink.number(page), PAGE));
    }

    @POST
    @Path("/lessons/{ref}/asks")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask the people of a lesson",
            description = "Keys: question, plain text of 10 to 1,000 characters; shown, how readers see who asks: trust"
                    + " (unless said), region, or named. It reaches the lesson’s author and its trust’s lead, or else"
                    + " the curators. 409 while 20 of yours are open.")
    public Response ask(@PathParam("ref") LessonRef ref, JsonNode body) {
        AskJson made = AskJson.of(asks.ask(ref, question(body), viewer.get()));
        return Response.status(201)
                .location(URI.create("/api/asks/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("/asks")
    @Authenticated
    @Operation(
            summary = "Questions for you",
            description = "Those that reach you as author, trust lead or curator: open ones first, the oldest of them"
                    + " first. 50 a page.")
    public Found inbox(@QueryParam("page") @DefaultValue("1") String page) {
        return found(asks.inbox(viewer.get(), PageLink.number(page), PAGE));
    }

    @GET
    @Path("/asks/{id}")
    @Operation(summary = "One question", description = "404 when there is none that you may see.")
    public AskJson read(@PathParam("id") long id) {
        return AskJson.of(asks.open(id, viewer.get()));
    }

    @PUT
    @Path("/asks/{id}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change your own open question",
            description = "Keys question and shown as for asking; version, the one that was read (409 when it has been"
                    + " changed since).")
    public AskJson edit(@PathParam("id") long id, JsonNode body) {
        return AskJson.of(asks.edit(id, version(id, body), question(body), viewer.get()));
    }

    @POST
    @Path("/asks/{id}/answer")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Answer a question",
            description = "By the lesson’s author, the lead of its trust or a curator. Keys: answer, plain text of at"
                    + " most 4,000 characters; version, the one that was read (409 when it has been changed since).")
    public AskJson answer(@PathParam("id") long id, JsonNode body) {
        return AskJson.of(asks.answer(id, version(id, body), text(body, "answer"), viewer.get()));
    }

    @PUT
    @Path("/asks/{id}/answer")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Correct your own answer",
            description = "Keys as for answering. Readers see that it was corrected, and when.")
    public AskJson correct(@PathParam("id") long id, JsonNode body) {
        return AskJson.of(asks.correct(id, version(id, body), text(body, "answer"), viewer.get()));
    }

    @POST
    @Path("/asks/{id}/withdraw")
    @Authenticated
    @Operation(summary = "Take your own open question back", description = "Its text is gone for good.")
    public Response withdraw(@PathParam("id") long id) {
        asks.withdraw(id, viewer.get());
        return Response.noContent().build();
    }

    @POST
    @Path("/asks/{id}/hide")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hide a question", description = "By a curator. Key reason: its asker sees it.")
    public Response hide(@PathParam("id") long id, JsonNode body) {
        asks.hide(id, text(body, "reason"), viewer.get());
        return Response.noContent().build();
    }

    private Asks.Question question(JsonNode body) {
        String shown = text(body, "shown");
        Attribution attribution = shown.isEmpty()
                ? Attribution.TRUST
                : Token.of(Attribution.class, shown)
                        .orElseThrow(() -> new Problem.Invalid("shown", "must be one of named, trust, region"));
        return new Asks.Question(text(body, "question"), attribution);
    }

    /** The version that the body names, or the present one. */
    private long version(long id, JsonNode body) {
        Viewer me = viewer.get();
        JsonNode version = body == null ? null : body.get("version");
        if (version == null || version.isNull()) {
            return asks.open(id, me).lockVersion();
        }
        if (!version.canConvertToLong()) {
            throw new Problem.Invalid("version", "must be a number");
        }
        return version.longValue();
    }

    private static String text(JsonNode body, String key) {
        return body == null || !body.path(key).isTextual() ? "" : body.path(key).textValue();
    }

    private static Found found(PageOf<Ask> asks) {
        return new Found(
                asks.total(),
                asks.page(),
                asks.size(),
                asks.items().stream().map(AskJson::of).toList());
    }
}
