package org.stile.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Token;
import org.stile.cases.Comparison.Quartiles;
import org.stile.cases.Plan.Category;
import org.stile.cases.Plan.Line;
import org.stile.cases.Plan.Total;
import org.stile.cases.Plan.Variance;
import org.stile.programmes.Deployment;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;

/** Financial plans for other programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Financial plans", description = "What a trust’s deployment costs and brings, for its own people alone")
class PlanApi {

    private static final String PLAN = "/programmes/{slug}/deployments/{id}/financial-plan";

    private static final String CATEGORIES = "cost-one-off, cost-recurrent, benefit-cash-one-off,"
            + " benefit-cash-recurrent, benefit-other-one-off, benefit-other-recurrent";

    private final Plans plans;
    private final CurrentViewer viewer;

    PlanApi(Plans plans, CurrentViewer viewer) {
        this.plans = plans;
        this.viewer = viewer;
    }

    /**
     * A plan, all amounts in pence.
     *
     * @param yearBase the year whose prices they are in; left out while nothing is planned
     * @param invitesLesson whether a line or a total is more than 20% off its estimate
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanJson(
            String programme,
            String trust,
            String trustCode,
            Integer yearBase,
            List<LineJson> lines,
            List<TotalJson> totals,
            boolean invitesLesson,
            ComparisonJson comparable,
            Integer version) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineJson(
            long id,
            String category,
            boolean cost,
            boolean recurrent,
            boolean cashReleasing,
            int year,
            String name,
            Long estimate,
            Long actual,
            VarianceJson variance) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TotalJson(String name, long estimate, long actual, VarianceJson variance) {}

    record VarianceJson(long difference, String percent, boolean large) {}

    record ComparisonJson(int yearBase, List<FigureJson> figures) {}

    /** A category; with fewer than five trusts only why there is no figure. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FigureJson(
            String category, Integer trusts, Long lowerQuartile, Long median, Long upperQuartile, String withheld) {}

    @GET
    @Path(PLAN)
    @Authenticated
    @Operation(
            summary = "The financial plan of a deployment",
            description =
                    "For people of the trust and curators; 404 for everybody else. Amounts are pence in the prices"
                            + " of yearBase. comparable has, for each category, the median and quartiles of what other trusts of"
                            + " the programme really had in the same prices: the sum of a trust’s actual amounts, or for what"
                            + " recurs the mean of its financial years. They are rounded to whole pounds, withheld with fewer"
                            + " than five trusts, and never one trust’s own figure: where the quantile (type 7) falls on one,"
                            + " it is the mean of that and its two neighbours.")
    public PlanJson plan(@PathParam("slug") String slug, @PathParam("id") long id) {
        Plans.Opened opened = plans.open(slug, id, viewer.get());
        Deployment deployment = opened.journey().deployment();
        Optional<Plan> plan = opened.plan();
        return new PlanJson(
                slug,
                deployment.trustName(),
                deployment.trustCode(),
                plan.map(Plan::yearBase).orElse(null),
                plan.stream()
                        .flatMap(of -> of.lines().stream())
                        .map(PlanApi::json)
                        .toList(),
                plan.stream()
                        .flatMap(of -> of.totals().stream())
                        .map(PlanApi::json)
                        .toList(),
                plan.filter(Plan::invitesLesson).isPresent(),
                opened.comparison().map(PlanApi::json).orElse(null),
                plan.map(Plan::version).orElse(null));
    }

    @GET
    @Path("/programmes/{slug}/deployments/{id}/plan")
    @Authenticated
    @Operation(summary = "Where the financial plan was before", description = "301 to /financial-plan.")
    public Response moved(@PathParam("slug") String slug, @PathParam("id") long id) {
        return Answer.moved(address(slug, id));
    }

    private static String address(String slug, long id) {
        return "/api/programmes/%s/deployments/%d/financial-plan".formatted(slug, id);
    }

    /** A line's number, and the version of the plan that a change must name. */
    record LineAddedJson(long id, int version) {}

    @POST
    @Path(PLAN + "/lines")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Add a line to a financial plan",
            description = "By the trust’s lead or a curator. Keys: category (" + CATEGORIES + "), year (in which the"
                    + " financial year starts), name, estimate and actual (pence; one at least), yearBase (the year whose"
                    + " prices they are in; that of the plan unless said, and needed for its first line). 409 when the"
                    + " plan is in other prices or has such a line.")
    public Response add(@PathParam("slug") String slug, @PathParam("id") long id, JsonNode json) {
        Plans.Opened opened = plans.open(slug, id, viewer.get());
        Body body = new Body(json);
        Line line = line(body, 0);
        Integer said = body.small("yearBase");
        body.check();
        Integer yearBase = said == null ? opened.plan().map(Plan::yearBase).orElse(null) : said;
        long number = plans.add(slug, id, line, yearBase, viewer.get());
        int version = plans.open(slug, id, viewer.get()).version();
        return Response.created(URI.create(address(slug, id)))
                .entity(new LineAddedJson(number, version))
                .build();
    }

    @PUT
    @Path(PLAN + "/lines/{line}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a line of a financial plan",
            description = "By the trust’s lead or a curator. Keys as for adding one but yearBase, which stays; what is"
                    + " left out is empty. version is the plan’s (409 when it is no longer that; the present one unless"
                    + " said).")
    public PlanJson change(
            @PathParam("slug") String slug, @PathParam("id") long id, @PathParam("line") long number, JsonNode json) {
        Body body = new Body(json);
        Line line = line(body, number);
        Integer version = body.small("version");
        body.check();
        plans.change(slug, id, line, version(version, slug, id), viewer.get());
        return plan(slug, id);
    }

    @DELETE
    @Path(PLAN + "/lines/{line}")
    @Authenticated
    @Operation(
            summary = "Take a line of a financial plan away",
            description =
                    "By the trust’s lead or a curator; with the last line goes the plan. version as for a change.")
    public void remove(
            @PathParam("slug") String slug,
            @PathParam("id") long id,
            @PathParam("line") long number,
            @QueryParam("version") Integer version) {
        plans.remove(slug, id, number, version(version, slug, id), viewer.get());
    }

    private int version(Integer said, String slug, long id) {
        return said == null ? plans.open(slug, id, viewer.get()).version() : said;
    }

    private static Line line(Body body, long number) {
        Category category = Token.of(Category.class, body.text("category")).orElse(null);
        if (category == null) {
            body.reject("category", "must be one of " + CATEGORIES);
        }
        Integer year = body.small("year");
        if (year == null) {
            body.reject("year", "must be the year in which the financial year starts, such as 2005");
        }
        return new Line(
                number,
                category,
                year == null ? 0 : year,
                body.text("name"),
                body.number("estimate"),
                body.number("actual"));
    }

    private static LineJson json(Line line) {
        return new LineJson(
                line.id(),
                line.category().value(),
                line.category().cost(),
                line.category().recurrent(),
                line.category().cashReleasing(),
                line.year(),
                line.name(),
                line.estimate(),
                line.actual(),
                line.variance().map(PlanApi::json).orElse(null));
    }

    private static TotalJson json(Total total) {
        return new TotalJson(
                total.name(),
                total.estimate(),
                total.actual(),
                total.variance().map(PlanApi::json).orElse(null));
    }

    private static VarianceJson json(Variance variance) {
        return new VarianceJson(variance.difference(), variance.percent(), variance.large());
    }

    private static ComparisonJson json(Comparison comparison) {
        return new ComparisonJson(
                comparison.yearBase(),
                comparison.figures().stream()
                        .map(figure -> json(figure, figure.quartiles().orElse(null)))
                        .toList());
    }

    private static FigureJson json(Comparison.Figure figure, Quartiles of) {
        String category = figure.category().value();
        return of == null
                ? new FigureJson(category, null, null, null, null, Comparison.TOO_FEW)
                : new FigureJson(category, of.trusts(), of.lower(), of.median(), of.upper(), null);
    }
}
