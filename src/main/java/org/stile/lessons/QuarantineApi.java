package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Problem;
import org.stile.guard.Find;
import org.stile.web.CurrentViewer;
import org.stile.web.PageLink;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** Hidden lessons and what the guard has marked, for other programs; the answers never hold the text that is marked. */
@Path("/api/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.TRUST_LEADS, Role.CURATORS})
@Tag(
        name = "Quarantine",
        description = "Lessons that may identify a patient: for curators, and for leads those of their own trust")
class QuarantineApi {

    private static final int MOST = 200;

    private final Quarantine quarantine;
    private final CurrentViewer viewer;

    QuarantineApi(Quarantine quarantine, CurrentViewer viewer) {
        this.quarantine = quarantine;
        this.viewer = viewer;
    }

    record HiddenJson(LessonRef ref, String trust, String reason, Instant since) {}

    /** Where something is marked; {@code holder} and {@code row} are empty and 0 for the lesson itself. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record FindJson(
            LessonRef ref,
            String holder,
            long row,
            String field,
            String kind,
            String certainty,
            int start,
            int end,
            long run,
            long line) {}

    record ListJson(long total, List<HiddenJson> hidden, List<FindJson> possible) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PurgeJson(
            Instant at, boolean whole, int places, boolean done, Instant tablesAt, int indexNodes, Instant indexAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseJson(
            LessonRef ref, State status, HiddenJson hidden, List<FindJson> identifiers, List<PurgeJson> purges) {}

    @GET
    @Operation(
            summary = "Lessons that are hidden, and what may identify somebody",
            description = "hidden: those that wait for a decision, longest first, at most 200. possible, for curators:"
                    + " what the guard has marked in imports and in what is stored, and nobody has looked at.")
    @Parameter(name = "run", description = "Only what came with this import")
    @Parameter(name = "page", description = "Of what is possible, 200 at a time")
    public ListJson list(
            @QueryParam("run") @DefaultValue("0") long run, @QueryParam("page") @DefaultValue("1") String page) {
        Viewer me = viewer.get();
        var hidden = quarantine.hidden(me, MOST);
        return new ListJson(
                hidden.total(),
                hidden.items().stream().map(QuarantineApi::json).toList(),
                quarantine.open(me, run, PageLink.number(page), MOST).items().stream()
                        .map(finding -> json(
                                finding.ref(),
                                finding.holder(),
                                finding.row(),
                                finding.field(),
                                finding.find(),
                                finding.run(),
                                finding.line()))
                        .toList());
    }

    @GET
    @Path("/{ref}")
    @Operation(
            summary = "What is marked in a lesson, and what was removed from it",
            description = "A purge is done when the database's tables and at least one node’s index have been written"
                    + " anew, so that none of their files holds the text; indexNodes counts the nodes that have.")
    public CaseJson read(@PathParam("ref") LessonRef ref) {
        return json(quarantine.dossier(ref, viewer.get()));
    }

    @POST
    @Path("/{ref}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decide about a lesson",
            description = "decision: nothing (it is put back, not by its own author), remove (the texts in remove, one"
                    + " each, are taken out of the lesson and everything that repeats it), whole (its whole text is removed and"
                    + " it is withdrawn) or hide. sure: true where what remains looks like an identifier and is none.")
    public CaseJson decide(@PathParam("ref") LessonRef ref, JsonNode body) {
        Viewer me = viewer.get();
        if (body == null || !body.isObject()) {
            throw new Problem.Invalid("The body must be a JSON object.", Map.of());
        }
        switch (body.path("decision").asText()) {
            case "nothing" -> quarantine.clear(ref, me);
            case "remove" -> quarantine.purge(ref, removing(body, false), me);
            case "whole" -> quarantine.purge(ref, removing(body, true), me);
            case "hide" -> quarantine.hide(ref, me);
            default -> throw new Problem.Invalid("decision", "must be nothing, remove, whole or hide");
        }
        return json(quarantine.dossier(ref, me));
    }

    private static Quarantine.Removing removing(JsonNode body, boolean whole) {
        List<String> texts = new ArrayList<>();
        body.path(Quarantine.REMOVE).forEach(text -> texts.add(text.asText()));
        return new Quarantine.Removing(
                texts, whole, body.path(Confirmation.SURE).asBoolean());
    }

    private static CaseJson json(Quarantine.Dossier dossier) {
        Lesson lesson = dossier.lesson();
        List<FindJson> identifiers = new ArrayList<>();
        dossier.parts()
                .forEach(part -> part.finds()
                        .forEach(find -> identifiers.add(
                                json(lesson.ref(), part.holder(), part.row(), part.field(), find, 0, 0))));
        return new CaseJson(
                lesson.ref(),
                lesson.state(),
                dossier.hidden() == null ? null : json(dossier.hidden()),
                identifiers,
                dossier.purges().stream()
                        .map(purge -> new PurgeJson(
                                purge.madeAt(),
                                purge.whole(),
                                purge.places(),
                                purge.done(),
                                purge.tablesAt(),
                                purge.nodes(),
                                purge.indexAt()))
                        .toList());
    }

    private static HiddenJson json(Hidden hidden) {
        return new HiddenJson(hidden.ref(), hidden.trust(), hidden.reason().value(), hidden.at());
    }

    private static FindJson json(LessonRef ref, String holder, long row, String field, Find find, long run, long line) {
        return new FindJson(
                ref,
                holder.equals(KeptTexts.LESSON) ? "" : holder,
                row,
                CheckApi.key(field),
                Finding.word(find.kind()),
                Finding.word(find.certainty()),
                find.start(),
                find.end(),
                run,
                line);
    }
}
