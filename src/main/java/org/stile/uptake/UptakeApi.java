package org.stile.uptake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.web.CurrentViewer;
import org.stile.web.Viewer;

/** What trusts did with lessons, for other programs: the token's owner speaks for their own trust. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uptake", description = "What trusts did with lessons, and the evidence grade that follows from it")
class UptakeApi {

    private final Lessons lessons;
    private final Uptakes uptakes;
    private final Corroborations corroborations;
    private final Usage usage;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    UptakeApi(
            Lessons lessons,
            Uptakes uptakes,
            Corroborations corroborations,
            Usage usage,
            CurrentViewer viewer,
            InstantSource clock) {
        this.lessons = lessons;
        this.uptakes = uptakes;
        this.corroborations = corroborations;
        this.usage = usage;
        this.viewer = viewer;
        this.clock = clock;
    }

    /**
     * What became of a lesson.
     *
     * @param reads by people of trusts; left out when there are fewer than five
     * @param own what the viewer's trust has said; left out for who belongs to none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record LessonUptakeJson(
            LessonRef ref,
            int evidence,
            String meaning,
            List<TrustUptake> uptake,
            List<Corroboration> corroborations,
            Long reads,
            OwnJson own) {}

    /**
     * What the viewer's trust has said.
     *
     * @param version what a correction must name
     * @param waiting what its lead has yet to confirm
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record OwnJson(int version, Uptake confirmed, Uptake waiting) {}

    @GET
    @Path("/lessons/{ref}/uptake")
    @Operation(
            summary = "What became of a lesson",
            description = "What each trust did with it, as far as its lead has confirmed that, and which trusts have"
                    + " seen the same. Reads are left out while there are fewer than five.")
    public LessonUptakeJson read(@PathParam("ref") LessonRef ref) {
        Viewer me = viewer.get();
        Lesson lesson = lessons.open(ref, me).lesson();
        LessonUsage used = usage.of(lesson, me);
        return new LessonUptakeJson(
                ref,
                lesson.evidence(),
                used.meaning(),
                used.uptakes(),
                used.corroborations(),
                used.reads() == 0 ? null : used.reads(),
                used.mine().member() ? own(uptakes.own(ref, me)) : null);
    }

    private static OwnJson own(OwnUptake own) {
        return new OwnJson(
                own.version(),
                own.shown().map(UptakeEntry::uptake).orElse(null),
                own.waiting().map(UptakeEntry::uptake).orElse(null));
    }

    @POST
    @Path("/lessons/{ref}/uptake")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record what your trust did with a lesson",
            description = "Keys disposition, date (today unless said), changed, outcome, result (worked, mixed,"
                    + " did-not-work or unknown), why. It takes the place of what your trust said before; with key"
                    + " version, only if that is still the latest (409). A member’s entry waits for the trust’s lead; a"
                    + " lead’s is confirmed at once.")
    public Response record(@PathParam("ref") LessonRef ref, JsonNode body) {
        Viewer me = viewer.get();
        OwnUptake before = uptakes.own(ref, me);
        uptakes.record(ref, version(body, before), UptakeRules.read(texts(body), Clock.today(clock)), me);
        return Response.status(before.version() == 0 ? 201 : 200)
                .entity(read(ref))
                .build();
    }

    @POST
    @Path("/lessons/{ref}/uptake/confirm")
    @Authenticated
    @Operation(
            summary = "Confirm what a member of your trust recorded",
            description = "By the trust’s lead: what was done and how it turned out. Key version is optional.")
    public LessonUptakeJson confirm(@PathParam("ref") LessonRef ref, JsonNode body) {
        Viewer me = viewer.get();
        uptakes.confirm(ref, version(body, uptakes.own(ref, me)), me);
        return read(ref);
    }

    @POST
    @Path("/lessons/{ref}/uptake/withdraw")
    @Authenticated
    @Operation(
            summary = "Take back what your trust recorded",
            description = "What waits for its lead; when nothing waits, what was confirmed, which only the lead may."
                    + " Key version is optional.")
    public LessonUptakeJson withdraw(@PathParam("ref") LessonRef ref, JsonNode body) {
        Viewer me = viewer.get();
        uptakes.withdraw(ref, version(body, uptakes.own(ref, me)), me);
        return read(ref);
    }

    @POST
    @Path("/lessons/{ref}/corroborations")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say that it happened at your trust too",
            description = "Once for each trust: 201 the first time, then 200. Key line: a line of context, optional.")
    public Response corroborate(@PathParam("ref") LessonRef ref, JsonNode body) {
        boolean added = corroborations.add(ref, texts(body).apply("line"), viewer.get());
        return Response.status(added ? 201 : 200).entity(read(ref)).build();
    }

    @DELETE
    @Path("/lessons/{ref}/corroborations")
    @Authenticated
    @Operation(summary = "Take back that it happened at your trust", description = "By whoever said it, or the lead.")
    public void takeBack(@PathParam("ref") LessonRef ref) {
        corroborations.takeBack(ref, viewer.get());
    }

    private static int version(JsonNode body, OwnUptake own) {
        JsonNode version = body == null ? null : body.get("version");
        if (version == null || version.isNull()) {
            return own.version();
        }
        if (!version.canConvertToInt()) {
            throw new Problem.Invalid("version", "must be the version that was read");
        }
        return version.intValue();
    }

    /** The texts of a JSON object; refuses what is neither text nor absent. */
    private static UnaryOperator<String> texts(JsonNode body) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (String key : List.of("disposition", "date", "changed", "outcome", "result", "why", "line")) {
            JsonNode value = body == null ? null : body.get(key);
            if (value != null && !value.isNull() && !value.isTextual()) {
                errors.put(key, "must be text");
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid("Some keys are not written as they must be.", errors);
        }
        return key -> body == null ? "" : body.path(key).asText("").strip();
    }
}
