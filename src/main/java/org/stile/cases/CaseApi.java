package org.stile.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Clock;
import org.stile.base.PageOf;
import org.stile.base.Token;
import org.stile.cases.BusinessCase.Status;
import org.stile.lessons.LessonRef;
import org.stile.programmes.AsOf;
import org.stile.programmes.Programme;
import org.stile.web.CurrentViewer;
import org.stile.web.PageLink;
import org.stile.web.Viewer;

/** The register of business cases for other programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Business cases",
        description = "Which trust’s business case stands where. Reading needs no token, but without one there are"
                + " neither value, summary nor finance lead of a case that is not completed.")
class CaseApi {

    private static final int PAGE = 50;

    private final Cases cases;
    private final CaseDesk desk;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    CaseApi(Cases cases, CaseDesk desk, CurrentViewer viewer, InstantSource clock) {
        this.cases = cases;
        this.desk = desk;
        this.viewer = viewer;
        this.clock = clock;
    }

    record RegisterJson(
            String programme,
            LocalDate asOf,
            Map<String, Integer> counts,
            List<StayJson> daysInStatus,
            long total,
            int page,
            int size,
            List<CaseJson> cases) {}

    /** How long cases stayed in a status; region is left out where it is not stated. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record StayJson(String status, String region, int cases, long medianDays, long ninetiethDays) {}

    /**
     * A case.
     *
     * @param since a date, or an ISO 8601 interval where only a range is known
     * @param value in pence
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CaseJson(
            long id,
            String trust,
            String trustCode,
            String region,
            String status,
            String since,
            Long value,
            Integer yearBase,
            String template,
            String summary,
            String financeLead,
            List<LessonRef> lessons,
            List<EntryJson> history,
            boolean reconstructed,
            String source,
            int version) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record EntryJson(String status, String when, String approver, String note) {}

    @GET
    @Path("/programmes/{slug}/business-cases")
    @Operation(
            summary = "The register as it stood at the end of a day",
            description = "Counts by status, over all that were there; days in each status by region, of cases whose"
                    + " days are known; and the cases, 50 a page. A case counts as what it is from the last day of the"
                    + " range in which it can have become so. value is in pence.")
    public RegisterJson register(
            @PathParam("slug") String slug,
            @QueryParam("as-of") @Parameter(description = "A date, such as 2005-10-31; today unless said") String asOf,
            @QueryParam("status") @DefaultValue("") String status,
            @QueryParam("region") @DefaultValue("") @Parameter(description = "A region’s key, or none for not stated")
                    String region,
            @QueryParam("page") @DefaultValue("1") String number) {
        Register register = cases.register(slug, AsOf.of(asOf, Clock.today(clock)), viewer.get());
        PageOf<BusinessCase> rows = PageOf.of(register.rows(status, region), PageLink.number(number), PAGE);
        return new RegisterJson(
                slug,
                register.day(),
                register.byWord(),
                register.stays().stream()
                        .map(stay -> new StayJson(
                                stay.status().value(),
                                stay.region().isEmpty() ? "" : register.regionName(stay.region()),
                                stay.cases(),
                                stay.median(),
                                stay.ninetieth()))
                        .toList(),
                rows.total(),
                rows.page(),
                rows.size(),
                rows.items().stream()
                        .map(of -> json(of, register.programme(), register.day(), false))
                        .toList());
    }

    @GET
    @Path("/programmes/{slug}/business-cases/{id}")
    @Operation(summary = "One business case", description = "With its history, and the lessons that you may read.")
    public CaseJson read(@PathParam("slug") String slug, @PathParam("id") long id) {
        Cases.Opened opened = cases.open(slug, id, viewer.get());
        return json(opened.of(), opened.programme(), Clock.today(clock), true);
    }

    private static CaseJson json(BusinessCase of, Programme programme, LocalDate day, boolean whole) {
        BusinessCase.Entry now = of.last(day).orElse(of.latest());
        return new CaseJson(
                of.id(),
                of.trustName(),
                of.trustCode(),
                of.region().isEmpty() ? "" : programme.regionName(of.region()),
                now.status().value(),
                now.days().iso(),
                of.pence(),
                of.yearBase(),
                of.template(),
                whole ? of.summary() : "",
                of.financeLead(),
                of.lessons().stream().map(LessonRef::new).toList(),
                whole
                        ? of.history().stream()
                                .map(entry -> new EntryJson(
                                        entry.status().value(), entry.days().iso(), entry.approver(), entry.note()))
                                .toList()
                        : List.of(),
                of.reconstructed(),
                of.sourceUrl(),
                of.version());
    }

    @POST
    @Path("/programmes/{slug}/business-cases")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Add a draft",
            description = "By a trust’s lead for their own trust, or by a curator. Keys: trust (ODS code; a lead’s own"
                    + " unless said), trustName (curators, where there is no code), region (key), value (pence),"
                    + " yearBase, template, summary, lessons (references), financeLead, from and to (days between which"
                    + " it was begun; one day without to, today without either).")
    public Response create(@PathParam("slug") String slug, JsonNode json) {
        Viewer me = viewer.get();
        Body body = new Body(json);
        String trust = body.text("trust").toUpperCase(Locale.ROOT);
        Cases.Terms terms = terms(body, trust.isEmpty() && !me.curator() ? me.trust() : trust, body.text("trustName"));
        var days = body.days(Clock.today(clock));
        body.check();
        long id = desk.create(slug, terms, days, me);
        return Response.status(201)
                .location(URI.create("/api/programmes/" + slug + "/business-cases/" + id))
                .entity(read(slug, id))
                .build();
    }

    @PUT
    @Path("/programmes/{slug}/business-cases/{id}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change what a case says",
            description = "By its trust’s lead until it is signed off, or by a curator. Keys as for adding a draft, but"
                    + " for its trust and days, which stay; what is left out is empty, except lessons it cites that you may"
                    + " not read. version is the one that was read (409 when it is no longer that; the present one unless"
                    + " said).")
    public CaseJson change(@PathParam("slug") String slug, @PathParam("id") long id, JsonNode json) {
        Body body = new Body(json);
        Cases.Terms terms = terms(body, "", "");
        int version = version(body, slug, id);
        body.check();
        desk.change(slug, id, terms, version, viewer.get());
        return read(slug, id);
    }

    private static Cases.Terms terms(Body body, String trust, String trustName) {
        return new Cases.Terms(
                trust,
                trustName,
                body.text("region"),
                body.number("value"),
                body.small("yearBase"),
                body.text("template"),
                body.text("summary"),
                lessons(body),
                body.text("financeLead"));
    }

    private static List<LessonRef> lessons(Body body) {
        return body.texts("lessons").stream()
                .map(LessonRef::parse)
                .peek(ref -> {
                    if (ref.isEmpty()) {
                        body.reject("lessons", "must be references such as L-42");
                    }
                })
                .flatMap(Optional::stream)
                .toList();
    }

    @POST
    @Path("/programmes/{slug}/business-cases/{id}/status")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what a case has become",
            description = "By its trust’s lead or a curator. Keys: status, from and to (days between which it happened;"
                    + " one day without to, today without either), approver (role), note, version (409 when it is no"
                    + " longer that; the present one unless said). draft becomes submitted; submitted becomes queried or"
                    + " approved; queried becomes submitted; approved becomes signed-off, which needs an approver, one"
                    + " day and a finance lead; signed-off becomes completed. Anything else is 409.")
    public CaseJson move(@PathParam("slug") String slug, @PathParam("id") long id, JsonNode json) {
        Body body = new Body(json);
        Status status = Token.of(Status.class, body.text("status")).orElse(null);
        if (status == null) {
            body.reject("status", "must be one of the statuses");
        }
        CaseDesk.Move move =
                new CaseDesk.Move(status, body.days(Clock.today(clock)), body.text("approver"), body.text("note"));
        int version = version(body, slug, id);
        body.check();
        desk.move(slug, id, move, version, viewer.get());
        return read(slug, id);
    }

    @POST
    @Path("/programmes/{slug}/business-cases/{id}/undo")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take back the last entry of a case",
            description = "By a curator. Key version as for moving on. A case whose first entry is taken back is gone.")
    public void undo(@PathParam("slug") String slug, @PathParam("id") long id, JsonNode json) {
        Body body = new Body(json);
        int version = version(body, slug, id);
        body.check();
        desk.undo(slug, id, version, viewer.get());
    }

    private int version(Body body, String slug, long id) {
        Integer version = body.small("version");
        return version == null ? cases.open(slug, id, viewer.get()).of().version() : version;
    }
}
