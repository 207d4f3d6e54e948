package org.stile.lessons;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.web.CurrentViewer;

/** What the writing form says of a text, for other programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lessons")
class CheckApi {

    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");

    private final LessonCheck check;
    private final CurrentViewer viewer;

    CheckApi(LessonCheck check, CurrentViewer viewer) {
        this.check = check;
        this.viewer = viewer;
    }

    /** Where something may identify a patient; never what. */
    record Identifier(String field, String kind, String certainty, int start, int end) {}

    /** The answer; fields are called as in the API. */
    record Checked(
            List<Identifier> identifiers, List<SimilarLessons.Similar> similar, List<LessonAdvice.Advice> advice) {}

    @POST
    @Path("/check")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Check a lesson before it is sent",
            description = "Any text fields of a lesson. Stores nothing. identifiers says where something may identify a"
                    + " patient and never repeats it; similar are lessons that may say the same, none for a text with a"
                    + " certain identifier; advice never blocks.")
    public Checked check(JsonNode body) {
        LessonCheck.Checked checked = check.of(LessonApi.content(body), null, viewer.get());
        return new Checked(
                checked.identifiers().stream()
                        .map(found -> new Identifier(
                                key(found.field()), found.kind(), found.certainty(), found.start(), found.end()))
                        .toList(),
                checked.similar(),
                checked.advice().stream()
                        .map(advice -> new LessonAdvice.Advice(key(advice.field()), advice.message()))
                        .toList());
    }

    static String key(String field) {
        return NEXT_WORD.matcher(field).replaceAll(word -> word.group(1).toUpperCase(java.util.Locale.ROOT));
    }
}
