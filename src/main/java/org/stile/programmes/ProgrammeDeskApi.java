package org.stile.programmes;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Clock;
import org.stile.base.Token;
import org.stile.programmes.Deployment.Entered;
import org.stile.programmes.Deployment.Plan;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;

/** What curators and trust leads do with programmes, for other programs. Keys are the forms' fields in camelCase. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Programmes", description = "National changes, and how far each trust has come in them")
class ProgrammeDeskApi {

    private final ProgrammeDesk desk;
    private final Deployments deployments;
    private final Engagements engagements;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    ProgrammeDeskApi(
            ProgrammeDesk desk,
            Deployments deployments,
            Engagements engagements,
            CurrentViewer viewer,
            InstantSource clock) {
        this.desk = desk;
        this.deployments = deployments;
        this.engagements = engagements;
        this.viewer = viewer;
        this.clock = clock;
    }

    @POST
    @Path("/programmes")
    @Operation(
            summary = "Set up a programme",
            description =
                    "For curators. Keys name, summary, deadline, deadlineNote, stages and regions (lists of names;"
                            + " one stage is Go-live), owners (bodies and roles that answer for it).")
    public Response create(JsonNode body) {
        String slug = desk.create(ProgrammeForm.terms(form(body)), viewer.get());
        return created("/api/programmes/" + slug, Map.of("slug", slug));
    }

    @POST
    @Path("/programmes/{slug}/solutions")
    @Operation(
            summary = "Add a solution",
            description = "For curators. Keys region, supplier, subContractor, product, maturity (contracted, piloted,"
                    + " live, proven, ended), evidence.")
    public Response addSolution(@PathParam("slug") String slug, JsonNode body) {
        long id = desk.add(slug, ProgrammeForm.solution(form(body), 0), viewer.get());
        return created("/api/programmes/" + slug, Map.of("id", id));
    }

    @POST
    @Path("/programmes/{slug}/deployments")
    @Operation(
            summary = "Add a trust to a programme",
            description = "For curators. Keys trust (its code), trustRegion (key of a region), solution (number of a"
                    + " solution of this programme; optional).")
    public Response addDeployment(@PathParam("slug") String slug, JsonNode body) {
        Form form = form(body);
        long id = deployments.add(
                slug,
                form.text("trust").toUpperCase(Locale.ROOT),
                form.text("trust-region"),
                ProgrammeForm.number(form, "solution"),
                viewer.get());
        return created("/api/programmes/" + slug, Map.of("id", id));
    }

    @POST
    @Path("/programmes/{slug}/forecasts")
    @Operation(
            summary = "Keep a forecast from today’s rows",
            description = "For curators. Key forDay. It is held against the rows when the day has come.")
    public Forecast forecast(@PathParam("slug") String slug, JsonNode body) {
        return desk.forecast(slug, ProgrammeForm.day(form(body), "for-day"), viewer.get());
    }

    @POST
    @Path("/deployments/{id}/stage")
    @Operation(
            summary = "Say that a trust entered a stage",
            description = "For its lead and curators. Keys stage, enteredOn.")
    public void stage(@PathParam("id") long id, JsonNode body) {
        Form form = form(body);
        deployments.enter(id, new Entered(form.text("stage"), ProgrammeForm.day(form, "entered-on")), viewer.get());
    }

    @POST
    @Path("/deployments/{id}/plan")
    @Operation(
            summary = "Give another planned date for going live",
            description = "For its lead and curators. Keys plannedOn, reason (needed when it is put off: supplier,"
                    + " software, infrastructure, integration, staff, funding, training, clinical-safety, other),"
                    + " planNote. Earlier dates stay on record.")
    public void plan(@PathParam("id") long id, JsonNode body) {
        Form form = form(body);
        deployments.plan(
                id,
                new Plan(
                        ProgrammeForm.day(form, "planned-on"),
                        Clock.today(clock),
                        Token.of(Deployment.Slip.class, form.text("reason")),
                        form.text("plan-note")),
                viewer.get());
    }

    @PUT
    @Path("/deployments/{id}/live")
    @Operation(
            summary = "Say on which day a trust went live",
            description = "For its lead and curators. Keys liveOn (left out: it is not live after all) and version (as"
                    + " the programme gives it).")
    public void live(@PathParam("id") long id, JsonNode body) {
        Form form = form(body);
        deployments.live(
                id,
                form.text("live-on").isEmpty() ? null : ProgrammeForm.day(form, "live-on"),
                ProgrammeForm.version(form),
                viewer.get());
    }

    @POST
    @Path("/deployments/{id}/engagements")
    @Operation(
            summary = "Note whom a trust has reached for its deployment",
            description = "For its lead and curators. Keys engagedStage, audience, engagedOn, what.")
    public void engage(@PathParam("id") long id, JsonNode body) {
        engagements.add(id, ProgrammeForm.engagement(form(body)), viewer.get());
    }

    private static Response created(String address, Map<String, Object> body) {
        return Response.created(URI.create(address)).entity(body).build();
    }

    /** The body as if it had been typed: a list is one value a line. */
    private static Form form(JsonNode body) {
        Form form = Form.empty();
        if (body != null) {
            body.fields().forEachRemaining(field -> form.with(kebab(field.getKey()), text(field.getValue())));
        }
        return form;
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.isNull() ? "" : value.asText();
        }
        List<String> lines = new ArrayList<>();
        value.forEach(line -> lines.add(line.asText()));
        return String.join("\n", lines);
    }

    private static String kebab(String key) {
        return key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
