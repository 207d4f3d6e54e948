package org.stile.curation;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.curation.ToolkitDeskPages.Line;
import org.stile.curation.ToolkitDeskPages.Saved;
import org.stile.lessons.Stage;
import org.stile.people.People;
import org.stile.people.Person;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** The desk's pages of toolkits as a whole: list, details, versions, reports. */
@Path("/desk/toolkits")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class ToolkitDeskResource {

    static final String DESK = "/desk/toolkits";

    private static final int MONTHS_TO_REFRESH = 6;

    private final Toolkits toolkits;
    private final ToolkitReports reports;
    private final People people;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    ToolkitDeskResource(
            Toolkits toolkits, ToolkitReports reports, People people, CurrentViewer viewer, InstantSource clock) {
        this.toolkits = toolkits;
        this.reports = reports;
        this.people = people;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    public Response desk() {
        List<Toolkit> all = toolkits.all(me());
        Map<Long, String> names = people.names(all.stream()
                .map(Toolkit::ownerId)
                .filter(id -> id != 0)
                .distinct()
                .toList());
        return Answer.page(new ToolkitDeskPages.ToolkitDesk(all.stream()
                .map(toolkit -> new Line(toolkit, names.getOrDefault(toolkit.ownerId(), ""), toolkit.due(today())))
                .toList()));
    }

    @GET
    @Path("/new")
    public Response begin() {
        Form form = Form.empty()
                .with("refresh-by", today().plusMonths(MONTHS_TO_REFRESH).toString());
        return Answer.page(details(form, null));
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            toolkits.create(form.text("slug"), ToolkitForm.details(form), me());
            return Answer.seeOther(
                    DESK + "/" + form.text("slug"), "The toolkit is begun. Add its items, then publish it.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, details(form, null));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, details(form, null));
        }
    }

    @GET
    @Path("/reports")
    public Response reports(
            @QueryParam("stage") @DefaultValue("") String stage, @QueryParam("page") @DefaultValue("1") String page) {
        Optional<Stage> chosen = Token.of(Stage.class, stage);
        String of = chosen.map(value -> "stage=" + value.value() + "&").orElse("");
        return Answer.page(ToolkitDeskPages.reports(
                Form.empty().with("stage", chosen.map(Stage::value).orElse("")),
                DESK + "/reports?" + of + "page=",
                reports.unplaced(chosen, PageLink.number(page), me()),
                reports.bare(me())));
    }

    @GET
    @Path("/{slug}")
    public Response edit(@PathParam("slug") String slug, @QueryParam("stage") @DefaultValue("") String stage) {
        Toolkit toolkit = toolkits.open(slug, me());
        List<ToolkitDeskPages.Choice> choices = ToolkitDeskPages.choices(toolkit.content(), stage);
        List<Toolkit.Version> history = toolkits.history(slug, me());
        Map<Long, String> names =
                people.names(Stream.concat(history.stream().map(Toolkit.Version::by), Stream.of(toolkit.ownerId()))
                        .filter(id -> id != 0)
                        .distinct()
                        .toList());
        return Answer.page(new ToolkitDeskPages.ToolkitEdit(
                toolkit,
                names.getOrDefault(toolkit.ownerId(), ""),
                choices,
                ToolkitDeskPages.step(toolkit.content(), choices),
                history.stream()
                        .map(version -> new Saved(
                                version.version(),
                                version.note(),
                                version.at(),
                                names.getOrDefault(version.by(), ""),
                                version.version() == toolkit.version()))
                        .toList()));
    }

    @GET
    @Path("/{slug}/details")
    public Response details(@PathParam("slug") String slug) {
        Toolkit toolkit = toolkits.open(slug, me());
        return Answer.page(details(ToolkitForm.details(toolkit), toolkit));
    }

    @POST
    @Path("/{slug}/details")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Toolkit toolkit = toolkits.open(slug, me());
        try {
            Toolkit.Details given = ToolkitForm.details(form);
            mustBeCurator(given.owner(), toolkit.ownerId());
            toolkits.change(slug, ToolkitForm.base(form), given, form.text("note"), me());
            return Answer.seeOther(DESK + "/" + slug, "The details are saved.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, details(form, toolkit));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, details(form, toolkit));
        }
    }

    @POST
    @Path("/{slug}/state")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response state(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        String state = Form.of(posted).text("state");
        switch (state) {
            case "published" -> toolkits.publish(slug, me());
            case "draft" -> toolkits.unpublish(slug, me());
            default -> throw new Problem.Invalid("state", "Say whether it is to be published or a draft.");
        }
        boolean published = state.equals("published");
        return Answer.seeOther(DESK + "/" + slug, published ? "Everybody sees it now." : "Only curators see it now.");
    }

    /** Undo, of whatever came after a version. */
    @POST
    @Path("/{slug}/back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response back(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        int version = (int) ToolkitForm.number(Form.of(posted).text("version"), 0);
        toolkits.back(slug, version, me());
        return Answer.seeOther(DESK + "/" + slug, "It says what version " + version + " said.");
    }

    private void mustBeCurator(long owner, long before) {
        if (owner != 0 && owner != before && !people.curators().contains(owner)) {
            throw new Problem.Invalid("owner", "Choose a curator from the list");
        }
    }

    private ToolkitDeskPages.ToolkitDetails details(Form form, Toolkit toolkit) {
        List<Option> curators = people.byIds(people.curators()).stream()
                .map(ToolkitDeskResource::option)
                .toList();
        String heading = toolkit == null ? "Begin a toolkit" : "Details of " + toolkit.title();
        return new ToolkitDeskPages.ToolkitDetails(form, heading, toolkit, curators);
    }

    private static Option option(Person person) {
        return new Option(String.valueOf(person.id()), person.name());
    }

    private LocalDate today() {
        return Clock.today(clock);
    }

    private Viewer me() {
        return viewer.get();
    }
}
