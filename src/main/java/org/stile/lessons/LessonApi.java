package org.stile.lessons;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.web.CurrentViewer;
import org.stile.web.Viewer;

/** One lesson for other programs: read, write, review, withdraw. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lessons", description = "Read and write lessons. Writing takes a bearer token.")
class LessonApi {

    private final Lessons lessons;
    private final LessonEdits edits;
    private final Reviews reviews;
    private final Observations observations;
    private final LessonLinks links;
    private final CurrentViewer viewer;

    LessonApi(
            Lessons lessons,
            LessonEdits edits,
            Reviews reviews,
            Observations observations,
            LessonLinks links,
            CurrentViewer viewer) {
        this.lessons = lessons;
        this.edits = edits;
        this.reviews = reviews;
        this.observations = observations;
        this.links = links;
        this.viewer = viewer;
    }

    @GET
    @Path("/lessons/{ref}")
    @Operation(
            summary = "A whole lesson",
            description =
                    "404 when you may not read it, 410 when it has been withdrawn. The ETag is what If-Match takes."
                            + " links are its links to lessons that you may read, both ways; reviewDue is the day from"
                            + " which somebody should look at it again, stale whether that day has come.")
    public Response read(@PathParam("ref") LessonRef ref) {
        Lesson lesson = lessons.open(ref, viewer.get()).lesson();
        return answer(200, lesson, LessonJson.of(lesson).with(links.about(ref, viewer.get())));
    }

    @POST
    @Path("/lessons")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a draft",
            description = "Its author is the token's owner. 400 names what is wrong by key.")
    public Response create(JsonNode body) {
        Lesson made = lessons.create(content(body), 0, viewer.get());
        return Response.fromResponse(answer(201, made))
                .location(URI.create("/api/lessons/" + made.ref()))
                .build();
    }

    @PUT
    @Path("/lessons/{ref}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Save a lesson",
            description = "If-Match must name the version that was read: 412 when somebody has saved since. A published"
                    + " lesson needs a note (key note): a curator’s change to somebody else’s lesson is published at once,"
                    + " every other waits for review and answers 202.")
    public Response save(@PathParam("ref") LessonRef ref, @HeaderParam("If-Match") String ifMatch, JsonNode body) {
        long version = version(ifMatch);
        LessonContent content = content(body);
        Viewer me = viewer.get();
        Lessons.Opened opened = lessons.open(ref, me);
        try {
            if (!opened.lesson().published()) {
                return answer(200, lessons.save(ref, version, content, me));
            }
            return saveChange(opened, version, content, text(body, "note"));
        } catch (Problem.Conflict e) {
            throw e.code().equals("changed-meanwhile") ? new Problem.Stale(e.getMessage()) : e;
        }
    }

    private Response saveChange(Lessons.Opened opened, long version, LessonContent content, String note) {
        LessonRef ref = opened.lesson().ref();
        Viewer me = viewer.get();
        Optional<LessonEdits.OpenedEdit> edit = edits.open(ref, me);
        LessonEdits.Proposal proposal = new LessonEdits.Proposal(
                version, edit.map(found -> found.edit().lockVersion()).orElse(-1L), content, note);
        if (me.curator() && !opened.own()) {
            return answer(200, edits.revise(ref, proposal, me));
        }
        edits.submit(ref, proposal, me);
        return answer(202, opened.lesson());
    }

    @POST
    @Path("/lessons/{ref}/submit")
    @Authenticated
    @Operation(summary = "Put a draft into the review queue")
    public Response submit(@PathParam("ref") LessonRef ref) {
        return answer(200, reviews.submit(ref, viewer.get()));
    }

    @POST
    @Path("/lessons/{ref}/publish")
    @Authenticated
    @Operation(
            summary = "Publish a submitted lesson",
            description =
                    "By a curator, or the lead of another trust; nobody publishes their own. Whoever publishes says that the"
                            + " lesson is significant, valid and applicable. If-Match is optional.")
    public Response publish(@PathParam("ref") LessonRef ref, @HeaderParam("If-Match") String ifMatch) {
        Viewer me = viewer.get();
        long version = ifMatch == null ? lessons.open(ref, me).lesson().lockVersion() : version(ifMatch);
        return answer(200, reviews.publish(ref, version, EnumSet.allOf(Criterion.class), me));
    }

    @POST
    @Path("/lessons/{ref}/return")
    @Authenticated
    @Operation(
            summary = "Return a submitted lesson",
            description = "Key comments: what its author should change; key byPart: an object of comments by field.")
    public Response giveBack(@PathParam("ref") LessonRef ref, JsonNode body) {
        return answer(200, reviews.giveBack(ref, comments(body), Set.of(), viewer.get()));
    }

    @POST
    @Path("/lessons/{ref}/decline")
    @Authenticated
    @Operation(
            summary = "Decline a submitted lesson",
            description = "Key comments: the reason, which its author reads; key byPart as for return.")
    public Response decline(@PathParam("ref") LessonRef ref, JsonNode body) {
        return answer(200, reviews.decline(ref, comments(body), Set.of(), viewer.get()));
    }

    @POST
    @Path("/lessons/{ref}/reopen")
    @Authenticated
    @Operation(summary = "Make a declined lesson a draft again")
    public Response reopen(@PathParam("ref") LessonRef ref) {
        return answer(200, reviews.reopen(ref, viewer.get()));
    }

    @POST
    @Path("/lessons/{ref}/endorse")
    @Authenticated
    @Operation(summary = "Endorse a submitted lesson", description = "By the lead of its trust.")
    public Response endorse(@PathParam("ref") LessonRef ref) {
        return answer(200, reviews.endorse(ref, viewer.get()));
    }

    @POST
    @Path("/lessons/{ref}/propose")
    @Authenticated
    @Operation(summary = "Ask the author of an observation to approve the lesson that was made of it")
    public Response propose(@PathParam("ref") LessonRef ref) {
        observations.propose(ref, viewer.get());
        return answer(200, lessons.open(ref, viewer.get()).lesson());
    }

    @POST
    @Path("/observations")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Send a quick observation",
            description =
                    "Keys text and stage (optional). A draft is made of it, which its author approves by submitting"
                            + " it.")
    public Response observe(JsonNode body) {
        String stage = text(body, "stage");
        Stage known = stage.isEmpty()
                ? null
                : Token.of(Stage.class, stage)
                        .orElseThrow(() -> new Problem.Invalid("stage", "There is no stage of that name"));
        Lesson made = observations.post(text(body, "text"), known, "", viewer.get());
        return Response.fromResponse(answer(201, made))
                .location(URI.create("/api/lessons/" + made.ref()))
                .build();
    }

    private static Reviews.Comments comments(JsonNode body) {
        Map<String, String> byPart = new LinkedHashMap<>();
        if (body != null && body.path("byPart").isObject()) {
            ReviewPages.PARTS.forEach(part -> byPart.put(part.field(), text(body.path("byPart"), part.field())));
        }
        return new Reviews.Comments(text(body, "comments"), byPart);
    }

    @POST
    @Path("/lessons/{ref}/withdraw")
    @Authenticated
    @Operation(summary = "Withdraw a lesson for good", description = "Key reason: readers of its address see it.")
    public Response withdraw(@PathParam("ref") LessonRef ref, JsonNode body) {
        return answer(200, lessons.withdraw(ref, text(body, "reason"), viewer.get()));
    }

    static LessonContent content(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new Problem.Invalid("The body must be a JSON object.", Map.of());
        }
        Map<String, String> errors = new LinkedHashMap<>();
        LessonContent content = LessonJson.read(body, errors);
        if (!errors.isEmpty()) {
            throw new Problem.Invalid("Some keys are not written as they must be.", errors);
        }
        return content;
    }

    private static String text(JsonNode body, String key) {
        return body == null || !body.path(key).isTextual() ? "" : body.path(key).textValue();
    }

    private static long version(String ifMatch) {
        String version = ifMatch == null ? "" : ifMatch.replaceFirst("^W/", "").replace("\"", "");
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException e) {
            throw new Problem.Stale("Send If-Match with the ETag that the lesson was read with.");
        }
    }

    private static Response answer(int status, Lesson lesson) {
        return answer(status, lesson, LessonJson.of(lesson));
    }

    private static Response answer(int status, Lesson lesson, LessonJson json) {
        return Response.status(status)
                .entity(json)
                .header("ETag", "\"" + lesson.lockVersion() + "\"")
                .build();
    }
}
