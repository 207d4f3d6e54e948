package org.stile.cases;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stile.cases.Comparison.Quartiles;
import org.stile.cases.Plan.Line;
import org.stile.cases.Plan.Variance;
import org.stile.web.Answer;
import org.stile.web.Csv;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.PageLink;

/** Pages of a deployment's financial plan, for the trust's own people and curators. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class PlanResource {

    private final Plans plans;
    private final CurrentViewer viewer;

    PlanResource(Plans plans, CurrentViewer viewer) {
        this.plans = plans;
        this.viewer = viewer;
    }

    @GET
    @Path("/programmes/{slug}/deployments/{id}/financial-plan")
    public Response plan(
            @PathParam("slug") String slug,
            @PathParam("id") long id,
            @QueryParam("page") @DefaultValue("1") String number) {
        return Answer.page(PlanPages.page(open(slug, id), Form.empty(), PageLink.number(number)));
    }

    /** Where it was before: that address is the planned date's. */
    @GET
    @Path("/programmes/{slug}/deployments/{id}/plan")
    public Response moved(@PathParam("slug") String slug, @PathParam("id") long id) {
        return Answer.moved(path(slug, id));
    }

    @GET
    @Path("/programmes/{slug}/deployments/{id}/plan.csv")
    public Response movedCsv(@PathParam("slug") String slug, @PathParam("id") long id) {
        return Answer.moved(path(slug, id) + ".csv");
    }

    @GET
    @Path("/programmes/{slug}/deployments/{id}/plan/lines/{line}")
    public Response movedLine(
            @PathParam("slug") String slug, @PathParam("id") long id, @PathParam("line") long number) {
        return Answer.moved(path(slug, id) + "/lines/" + number);
    }

    private PlanPages.PlanPage page(String slug, long id, Form form) {
        return PlanPages.page(open(slug, id), form, 1);
    }

    private Plans.Opened open(String slug, long id) {
        return plans.open(slug, id, viewer.get());
    }

    @POST
    @Path("/programmes/{slug}/deployments/{id}/financial-plan/lines")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return CaseResource.answer(form, typed -> page(slug, id, typed), () -> {
            Line line = PlanForm.line(form, 0);
            plans.add(slug, id, line, PlanForm.yearBase(form), viewer.get());
            return Answer.seeOther(path(slug, id), "The line is added.");
        });
    }

    @GET
    @Path("/programmes/{slug}/deployments/{id}/financial-plan/lines/{line}")
    public Response line(@PathParam("slug") String slug, @PathParam("id") long id, @PathParam("line") long number) {
        return Answer.page(line(slug, id, number, Form.empty()));
    }

    private PlanPages.PlanLine line(String slug, long id, long number, Form form) {
        Plans.Opened opened = open(slug, id);
        Line line = opened.line(number);
        if (!opened.mayChange()) {
            throw Plans.notALead();
        }
        return PlanPages.line(opened, line, form.names().isEmpty() ? PlanForm.of(line, opened.version()) : form);
    }

    @POST
    @Path("/programmes/{slug}/deployments/{id}/financial-plan/lines/{line}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("slug") String slug,
            @PathParam("id") long id,
            @PathParam("line") long number,
            MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return CaseResource.answer(form, typed -> line(slug, id, number, typed), () -> {
            plans.change(slug, id, PlanForm.line(form, number), CaseForm.version(form), viewer.get());
            return Answer.seeOther(path(slug, id), "The line is changed.");
        });
    }

    @POST
    @Path("/programmes/{slug}/deployments/{id}/financial-plan/lines/{line}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(
            @PathParam("slug") String slug,
            @PathParam("id") long id,
            @PathParam("line") long number,
            MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return CaseResource.answer(form, typed -> page(slug, id, typed), () -> {
            plans.remove(slug, id, number, CaseForm.version(form), viewer.get());
            return Answer.seeOther(path(slug, id), "The line is removed.");
        });
    }

    @GET
    @Path("/programmes/{slug}/deployments/{id}/financial-plan.csv")
    @Produces("text/csv")
    public Response csv(@PathParam("slug") String slug, @PathParam("id") long id) {
        Plans.Opened opened = open(slug, id);
        List<List<Object>> rows = new ArrayList<>();
        opened.plan().ifPresent(plan -> {
            plan.lines().forEach(line -> rows.add(row(line, plan)));
            plan.totals().forEach(total -> rows.add(row(total, plan)));
        });
        opened.comparison().ifPresent(of -> of.figures().forEach(figure -> rows.add(row(figure, of))));
        return Csv.file(
                "%s-plan-%d.csv".formatted(slug, id),
                List.of(
                        "row",
                        "category",
                        "financial year",
                        "name",
                        "estimate",
                        "actual",
                        "variance",
                        "year base",
                        "trusts",
                        "lower quartile",
                        "median",
                        "upper quartile",
                        "note"),
                rows);
    }

    private static List<Object> row(Line line, Plan plan) {
        return List.of(
                "line",
                line.category().value(),
                line.financialYear(),
                Csv.harmless(line.name()),
                Pounds.plain(line.estimate()),
                Pounds.plain(line.actual()),
                percent(line.variance()),
                plan.yearBase(),
                "",
                "",
                "",
                "",
                "");
    }

    private static List<Object> row(Plan.Total total, Plan plan) {
        return List.of(
                "total",
                total.name(),
                "",
                "",
                Pounds.plain(total.estimate()),
                Pounds.plain(total.actual()),
                percent(total.variance()),
                plan.yearBase(),
                "",
                "",
                "",
                "",
                "");
    }

    private static String percent(Optional<Variance> variance) {
        return variance.map(Variance::percent).orElse("");
    }

    private static List<Object> row(Comparison.Figure figure, Comparison of) {
        Quartiles quartiles = figure.quartiles().orElse(null);
        return List.of(
                "comparable trusts",
                figure.category().value(),
                "",
                "",
                "",
                "",
                "",
                of.yearBase(),
                quartiles == null ? "" : quartiles.trusts(),
                quartiles == null ? "" : Pounds.plain(quartiles.lower()),
                quartiles == null ? "" : Pounds.plain(quartiles.median()),
                quartiles == null ? "" : Pounds.plain(quartiles.upper()),
                quartiles == null ? Comparison.TOO_FEW : "");
    }

    private static String path(String slug, long id) {
        return "/programmes/" + slug + "/deployments/" + id + "/financial-plan";
    }
}
