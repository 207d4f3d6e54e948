package org.stile.programmes;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stile.base.Problem;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.Role;

/** Where curators set up programmes, their solutions, and the trusts that go through them. */
@Path("/desk/programmes")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class ProgrammeDeskResource {

    private static final String DESK = "/desk/programmes";

    private final Programmes programmes;
    private final ProgrammeDesk desk;
    private final Deployments deployments;
    private final CurrentViewer viewer;

    ProgrammeDeskResource(Programmes programmes, ProgrammeDesk desk, Deployments deployments, CurrentViewer viewer) {
        this.programmes = programmes;
        this.desk = desk;
        this.deployments = deployments;
        this.viewer = viewer;
    }

    @GET
    public Response list() {
        return Answer.page(list(ProgrammeForm.blank()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return answer(form, this::list, () -> {
            String slug = desk.create(ProgrammeForm.terms(form), viewer.get());
            return Answer.seeOther(DESK + "/" + slug, "The programme is set up. Add its solutions and trusts.");
        });
    }

    private ProgrammePages.Desk list(Form form) {
        return new ProgrammePages.Desk(form, programmes.all());
    }

    @GET
    @Path("/{slug}")
    public Response edit(@PathParam("slug") String slug) {
        return Answer.page(edit(slug, Form.empty()));
    }

    @POST
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return answer(form, rejected -> edit(slug, rejected), () -> {
            desk.change(slug, ProgrammeForm.terms(form), ProgrammeForm.version(form), viewer.get());
            return Answer.seeOther(DESK + "/" + slug, "The programme is changed.");
        });
    }

    @POST
    @Path("/{slug}/solutions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response addSolution(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return answer(form, rejected -> edit(slug, rejected), () -> {
            desk.add(slug, ProgrammeForm.solution(form, 0), viewer.get());
            return Answer.seeOther(DESK + "/" + slug, "The solution is added.");
        });
    }

    @POST
    @Path("/{slug}/deployments")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response addDeployment(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return answer(form, rejected -> edit(slug, rejected), () -> {
            long id = deployments.add(
                    slug,
                    form.text("trust").toUpperCase(java.util.Locale.ROOT),
                    form.text("trust-region"),
                    ProgrammeForm.number(form, "solution"),
                    viewer.get());
            return Answer.seeOther(
                    DESK + "/" + slug, programmes.deployment(id).deployment().trustName() + " is in the programme.");
        });
    }

    @POST
    @Path("/{slug}/forecasts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response forecast(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return answer(form, rejected -> edit(slug, rejected), () -> {
            desk.forecast(slug, ProgrammeForm.day(form, "for-day"), viewer.get());
            return Answer.seeOther("/programmes/" + slug, "The forecast is kept, to be held against what happens.");
        });
    }

    private ProgrammePages.ProgrammeEdit edit(String slug, Form form) {
        Board board = programmes.board(slug);
        Programme programme = board.programme();
        Form filled = ProgrammeForm.of(programme);
        // what was typed into one form of the page stands, and the others say what is stored
        form.names().forEach(name -> filled.with(name, form.values(name)));
        filled.rejectAll(form.errors());
        return new ProgrammePages.ProgrammeEdit(
                filled,
                programme,
                board.solutions().values().stream().toList(),
                board.deployments().size(),
                programme.regions().stream()
                        .map(region -> new Option(region.key(), region.name()))
                        .toList(),
                ProgrammeViews.solutionOptions(board),
                ProgrammeViews.options(Solution.Maturity.class));
    }

    @GET
    @Path("/{slug}/solutions/{id}")
    public Response editSolution(@PathParam("slug") String slug, @PathParam("id") long id) {
        return Answer.page(editSolution(slug, id, Form.empty()));
    }

    @POST
    @Path("/{slug}/solutions/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changeSolution(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return answer(form, rejected -> editSolution(slug, id, rejected), () -> {
            desk.change(slug, ProgrammeForm.solution(form, id), viewer.get());
            return Answer.seeOther(DESK + "/" + slug, "The solution is changed.");
        });
    }

    private ProgrammePages.SolutionEdit editSolution(String slug, long id, Form form) {
        Board board = programmes.board(slug);
        Solution solution = board.solutions().get(id);
        if (solution == null) {
            throw new Problem.NotFound("There is no such solution.");
        }
        return new ProgrammePages.SolutionEdit(
                form.names().isEmpty() ? ProgrammeForm.of(solution) : form,
                board.programme(),
                solution,
                ProgrammeViews.options(Solution.Maturity.class));
    }

    private static Response answer(Form form, Function<Form, Object> page, Supplier<Response> act) {
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
