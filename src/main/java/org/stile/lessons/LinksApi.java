package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.web.CurrentViewer;

/** What lessons say of one another, and that one still holds, for other programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lessons")
class LinksApi {

    private static final String KEY = "links";

    private final LessonLinks links;
    private final StaleLessons stale;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    LinksApi(LessonLinks links, StaleLessons stale, CurrentViewer viewer, InstantSource clock) {
        this.links = links;
        this.stale = stale;
        this.viewer = viewer;
        this.clock = clock;
    }

    /** All links of a lesson that its reader may know of, both ways. */
    record LinksJson(List<LessonLink> links) {}

    /** When a lesson is to be looked at again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StaleJson(LocalDate reviewDue, boolean stale) {}

    @PUT
    @Path("/lessons/{ref}/links")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what a lesson is to others",
            description = "Key links: a list of {type, ref}, in place of all that the lesson says of others. Types are"
                    + " corroborates, variant-of, contradicts and supersedes; superseding takes somebody who may change"
                    + " both lessons. Links of a draft are in effect once it is published. The answer also has what"
                    + " others say of it: corroborated-by, has-variant, contradicted-by, superseded-by.")
    public LinksJson put(@PathParam("ref") LessonRef ref, JsonNode body) {
        links.put(ref, wanted(body), viewer.get());
        return new LinksJson(links.of(ref, viewer.get()));
    }

    @POST
    @Path("/lessons/{ref}/still-true")
    @Authenticated
    @Operation(
            summary = "Say that a lesson still holds",
            description = "By those it comes from or a curator. It is to be looked at again in two years.")
    public StaleJson confirm(@PathParam("ref") LessonRef ref) {
        stale.confirm(ref, viewer.get());
        Staleness now = stale.of(ref, viewer.get());
        return new StaleJson(now.reviewDue(), now.stale(Clock.today(clock)));
    }

    private static Map<LessonRef, LinkType> wanted(JsonNode body) {
        JsonNode list = body == null ? null : body.get(KEY);
        if (list == null || !list.isArray()) {
            throw new Problem.Invalid(KEY, "must be a list of {type, ref}");
        }
        Map<LessonRef, LinkType> wanted = new LinkedHashMap<>();
        for (JsonNode link : list) {
            LessonRef ref = LessonRef.parse(link.path("ref").asText(""))
                    .orElseThrow(() -> new Problem.Invalid(KEY, "ref must be a reference, such as L-42"));
            LinkType type = Token.of(LinkType.class, link.path("type").asText(""))
                    .orElseThrow(() -> new Problem.Invalid(
                            KEY, "type must be corroborates, variant-of, contradicts or supersedes"));
            if (wanted.put(ref, type) != null) {
                throw new Problem.Invalid(KEY, ref + " is there twice");
            }
        }
        return wanted;
    }
}
