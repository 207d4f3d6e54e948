package org.stile.cases;

import io.quarkus.security.Authenticated;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.cases.BusinessCase.Status;
import org.stile.programmes.AsOf;
import org.stile.programmes.Programme;
import org.stile.programmes.Programmes;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.Csv;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Page;
import org.stile.web.PageLink;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** Pages of the register of business cases: everybody reads it, leads and curators keep it up. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class CaseResource {

    private final Cases cases;
    private final CaseDesk desk;
    private final Programmes programmes;
    private final Trusts trusts;
    private final CurrentViewer viewer;
    private final Page page;
    private final InstantSource clock;

    CaseResource(
            Cases cases,
            CaseDesk desk,
            Programmes programmes,
            Trusts trusts,
            CurrentViewer viewer,
            Page page,
            InstantSource clock) {
        this.cases = cases;
        this.desk = desk;
        this.programmes = programmes;
        this.trusts = trusts;
        this.viewer = viewer;
        this.page = page;
        this.clock = clock;
    }

    @GET
    @Path("/programmes/{slug}/business-cases")
    public CasePages.CaseRegister register(
            @PathParam("slug") String slug,
            @QueryParam("as-of") String asOf,
            @QueryParam("status") @DefaultValue("") String status,
            @QueryParam("region") @DefaultValue("") String region,
            @QueryParam("page") @DefaultValue("1") String number) {
        Register register = cases.register(slug, AsOf.of(asOf, Clock.today(clock)), viewer.get());
        page.describe("Business cases of " + register.programme().name() + ": how many stand where.");
        return new CaseViews(register.programme(), register.day())
                .register(register, status, region, PageLink.number(number), viewer.get());
    }

    @GET
    @Path("/programmes/{slug}/business-cases.csv")
    @Produces("text/csv")
    public Response csv(
            @PathParam("slug") String slug,
            @QueryParam("as-of") String asOf,
            @QueryParam("status") @DefaultValue("") String status,
            @QueryParam("region") @DefaultValue("") String region) {
        Register register = cases.register(slug, AsOf.of(asOf, Clock.today(clock)), viewer.get());
        return Csv.file(
                "%s-business-cases-%s.csv".formatted(slug, register.day()).toLowerCase(Locale.ROOT),
                List.of(
                        "trust",
                        "code",
                        "region",
                        "status",
                        "since from",
                        "since to",
                        "value",
                        "year base",
                        "template",
                        "finance lead",
                        "reconstructed",
                        "source"),
                register.rows(status, region).stream()
                        .map(of -> row(of, register))
                        .toList());
    }

    private static List<Object> row(BusinessCase of, Register register) {
        BusinessCase.Entry entry = of.last(register.day()).orElseThrow();
        return List.of(
                Csv.harmless(of.trustName()),
                of.trustCode(),
                of.region().isEmpty() ? "" : Csv.harmless(register.regionName(of.region())),
                entry.status().value(),
                entry.days().from(),
                entry.days().to(),
                Pounds.plain(of.pence()),
                of.yearBase() == null ? "" : of.yearBase(),
                Csv.harmless(of.template()),
                Csv.harmless(of.financeLead()),
                of.reconstructed(),
                of.sourceUrl());
    }

    @GET
    @Path("/programmes/{slug}/business-cases/new")
    @RolesAllowed({Role.TRUST_LEADS, Role.CURATORS})
    public Response blank(@PathParam("slug") String slug, @QueryParam("from") @DefaultValue("0") long from) {
        Form form = from == 0
                ? Form.empty()
                : CaseForm.of(cases.startFrom(slug, from, viewer.get())).with("from-case", Long.toString(from));
        return Answer.page(blank(slug, form.with("from", Clock.today(clock).toString())));
    }

    @POST
    @Path("/programmes/{slug}/business-cases")
    @RolesAllowed({Role.TRUST_LEADS, Role.CURATORS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Viewer me = viewer.get();
        if (!me.curator()) {
            form.with("trust", me.trust());
        }
        return answer(form, typed -> blank(slug, typed), () -> {
            long id = desk.create(slug, CaseForm.terms(form), CaseForm.days(form), me);
            return Answer.seeOther(path(slug, id), "The business case is in the register, as a draft.");
        });
    }

    private CasePages.CaseNew blank(String slug, Form form) {
        Programme programme =
                programmes.bySlug(slug).orElseThrow(() -> new Problem.NotFound("There is no such programme."));
        Viewer me = viewer.get();
        return new CasePages.CaseNew(
                form,
                programme,
                me.curator() ? "" : trusts.name(me.trust()),
                form.text("from-case"),
                CaseViews.regions(programme));
    }

    @GET
    @Path("/programmes/{slug}/business-cases/{id}")
    public Response read(@PathParam("slug") String slug, @PathParam("id") long id) {
        return Answer.page(page(slug, id, Form.empty()));
    }

    @POST
    @Path("/programmes/{slug}/business-cases/{id}")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return answer(form, typed -> page(slug, id, typed), () -> {
            desk.change(slug, id, CaseForm.terms(form), CaseForm.version(form), viewer.get());
            return Answer.seeOther(path(slug, id), "The business case is changed.");
        });
    }

    @POST
    @Path("/programmes/{slug}/business-cases/{id}/status")
    @Authenticated
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response move(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return answer(form, typed -> page(slug, id, typed), () -> {
            Status status = Token.of(Status.class, form.text("status"))
                    .orElseThrow(() -> new Problem.Invalid("status", "Choose what it has become"));
            CaseDesk.Move move =
                    new CaseDesk.Move(status, CaseForm.days(form), form.text("approver"), form.text("note"));
            desk.move(slug, id, move, CaseForm.version(form), viewer.get());
            return Answer.seeOther(path(slug, id), "Noted: " + CaseRules.lower(status) + ".");
        });
    }

    @POST
    @Path("/programmes/{slug}/business-cases/{id}/undo")
    @RolesAllowed(Role.CURATORS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return answer(form, typed -> page(slug, id, typed), () -> {
            boolean last = cases.open(slug, id, viewer.get()).of().history().size() == 1;
            desk.undo(slug, id, CaseForm.version(form), viewer.get());
            return last
                    ? Answer.seeOther("/programmes/" + slug + "/business-cases", "The business case is withdrawn.")
                    : Answer.seeOther(path(slug, id), "The last entry is taken back.");
        });
    }

    private CasePages.CasePage page(String slug, long id, Form form) {
        Cases.Opened opened = cases.open(slug, id, viewer.get());
        Form filled = CaseForm.of(opened.of());
        // what was typed into one form of the page stands, and the other says what is stored
        form.names().forEach(name -> filled.with(name, form.values(name)));
        filled.rejectAll(form.errors());
        return new CaseViews(opened.programme(), Clock.today(clock)).page(opened, filled, viewer.get());
    }

    private static String path(String slug, long id) {
        return "/programmes/" + slug + "/business-cases/" + id;
    }

    static Response answer(Form form, Function<Form, Object> page, Supplier<Response> act) {
        try {
            return act.get();
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page.apply(form));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, page.apply(form));
        }
    }
}
