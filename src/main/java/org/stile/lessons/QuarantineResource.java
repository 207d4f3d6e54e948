package org.stile.lessons;

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
import java.util.ArrayList;
import java.util.List;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** The pages on which curators and leads decide whether a lesson identifies a patient, and remove what does. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TRUST_LEADS, Role.CURATORS})
class QuarantineResource {

    private static final int PAGE = 50;
    private static final String LIST = "/desk/quarantine";
    private static final String DECISION = "decision";
    private static final String NOTHING = "nothing";
    private static final String REMOVE = "remove";
    private static final String WHOLE = "whole";
    private static final String HIDE = "hide";

    private final Quarantine quarantine;
    private final CurrentViewer viewer;

    QuarantineResource(Quarantine quarantine, CurrentViewer viewer) {
        this.quarantine = quarantine;
        this.viewer = viewer;
    }

    @GET
    @Path(LIST)
    public Response list(
            @QueryParam("run") @DefaultValue("0") long run, @QueryParam("page") @DefaultValue("1") String page) {
        return Answer.page(list(Form.empty(), run, PageLink.number(page)));
    }

    /** Leads to the page of any lesson that the viewer decides about, hidden or not. */
    @POST
    @Path(LIST)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response find(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            LessonRef ref = LessonRef.parse(form.text("lesson"))
                    .orElseThrow(() -> new Problem.Invalid("lesson", "Give the reference of a lesson, such as L-42"));
            quarantine.dossier(ref, viewer.get());
            return Answer.seeOther(LIST + "/" + ref);
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
        } catch (Problem.NotFound e) {
            form.reject("lesson", e.getMessage());
        }
        return Answer.rejected(400, list(form, 0, 1));
    }

    @GET
    @Path(LIST + "/{ref}")
    public Response dossier(@PathParam("ref") LessonRef ref) {
        Quarantine.Dossier dossier = quarantine.dossier(ref, viewer.get());
        return Answer.page(page(Form.empty().with(Quarantine.REMOVE, dossier.suggested()), dossier));
    }

    @POST
    @Path(LIST + "/{ref}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Viewer me = viewer.get();
        try {
            switch (form.text(DECISION)) {
                case NOTHING -> {
                    quarantine.clear(ref, me);
                    return Answer.seeOther(LIST, ref + " is what it was before. Nothing in it is marked any more.");
                }
                case REMOVE, WHOLE -> {
                    quarantine.purge(ref, removing(form), me);
                    return Answer.seeOther(LIST + "/" + ref, "The text is out of the portal.");
                }
                case HIDE -> {
                    quarantine.hide(ref, me);
                    return Answer.seeOther(LIST + "/" + ref, ref + " is hidden. Nobody finds it until you decide.");
                }
                default -> throw new Problem.Invalid(DECISION, "Choose what to do with this lesson");
            }
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(form, quarantine.dossier(ref, me)));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, page(form, quarantine.dossier(ref, me)));
        }
    }

    private static Quarantine.Removing removing(Form form) {
        return new Quarantine.Removing(
                form.value(Quarantine.REMOVE)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList(),
                form.has(DECISION, WHOLE),
                form.has(Confirmation.SURE, "true"));
    }

    private QuarantinePages.QuarantineList list(Form form, long run, int page) {
        Viewer me = viewer.get();
        PageOf<Finding> findings = quarantine.open(me, run, page, PAGE);
        String address = LIST + "?" + (run > 0 ? "run=" + run + "&" : "") + "page=";
        return new QuarantinePages.QuarantineList(
                form,
                quarantine.hidden(me, PAGE),
                findings,
                PageLink.previous(findings, address),
                PageLink.next(findings, address),
                PageLink.all(findings, address),
                me.curator(),
                run,
                quarantine.readByPresentRules().orElse(null));
    }

    private static QuarantinePages.QuarantineCase page(Form form, Quarantine.Dossier dossier) {
        List<Option> decisions = new ArrayList<>();
        if (dossier.mayClear()) {
            decisions.add(new Option(
                    NOTHING,
                    "Nothing here identifies a patient",
                    dossier.hidden() == null ? "It is not marked again" : "It is put back as it was"));
        }
        decisions.add(
                new Option(
                        REMOVE,
                        "Remove words from it",
                        "From the lesson and everything that repeats it: earlier revisions, changes, comments, reports, search"));
        decisions.add(new Option(WHOLE, "Remove its whole text", "The lesson is withdrawn. This cannot be undone"));
        if (dossier.hidden() == null) {
            decisions.add(new Option(HIDE, "Hide it until somebody has decided", ""));
        }
        return new QuarantinePages.QuarantineCase(
                form,
                dossier,
                dossier.parts().stream().filter(part -> !part.finds().isEmpty()).toList(),
                dossier.parts().stream().filter(part -> part.finds().isEmpty()).toList(),
                decisions);
    }
}
