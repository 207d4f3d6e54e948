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
import org.stile.base.Problem;
import org.stile.lessons.Stage;
import org.stile.topics.Topics;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** The desk's pages of one item of a toolkit: each save is a version of the toolkit with a note. */
@Path("/desk/toolkits/{slug}/items")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class ToolkitItemResource {

    private static final String NEW = "new";
    private static final String NOTE = "note";

    private final Toolkits toolkits;
    private final Topics topics;
    private final CurrentViewer viewer;

    ToolkitItemResource(Toolkits toolkits, Topics topics, CurrentViewer viewer) {
        this.toolkits = toolkits;
        this.topics = topics;
        this.viewer = viewer;
    }

    @GET
    @Path("/{item}")
    public Response edit(
            @PathParam("slug") String slug,
            @PathParam("item") String id,
            @QueryParam("stage") @DefaultValue("") String stage) {
        Toolkit toolkit = toolkits.open(slug, me());
        Form form = id.equals(NEW)
                ? Form.empty().with("base", String.valueOf(toolkit.version())).with("stage", stage)
                : ToolkitForm.item(toolkit, Toolkits.item(toolkit, id));
        return Answer.page(page(toolkit, id, form));
    }

    @POST
    @Path("/{item}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("slug") String slug, @PathParam("item") String id, MultivaluedMap<String, String> posted) {
        Toolkit toolkit = toolkits.open(slug, me());
        Form form = Form.of(posted);
        String known = id.equals(NEW) ? "" : Toolkits.item(toolkit, id).id();
        try {
            ToolkitItem item = ToolkitForm.item(known, form);
            String saved = toolkits.saveItem(slug, ToolkitForm.base(form), item, form.text(NOTE), me());
            return Answer.seeOther(place(slug, saved), "The item is saved.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(toolkit, id, form));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, page(toolkit, id, form));
        }
    }

    @POST
    @Path("/{item}/up")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response up(@PathParam("slug") String slug, @PathParam("item") String id) {
        toolkits.moveItem(slug, id, Featuring.Move.UP, me());
        return Answer.seeOther(place(slug, id), "The order is changed.");
    }

    @POST
    @Path("/{item}/down")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response down(@PathParam("slug") String slug, @PathParam("item") String id) {
        toolkits.moveItem(slug, id, Featuring.Move.DOWN, me());
        return Answer.seeOther(place(slug, id), "The order is changed.");
    }

    @GET
    @Path("/{item}/remove")
    public Response sure(@PathParam("slug") String slug, @PathParam("item") String id) {
        Toolkit toolkit = toolkits.open(slug, me());
        Form form = Form.empty().with("base", String.valueOf(toolkit.version()));
        return Answer.page(new ToolkitDeskPages.ToolkitRemove(form, toolkit, Toolkits.item(toolkit, id)));
    }

    @POST
    @Path("/{item}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(
            @PathParam("slug") String slug, @PathParam("item") String id, MultivaluedMap<String, String> posted) {
        Toolkit toolkit = toolkits.open(slug, me());
        ToolkitItem item = Toolkits.item(toolkit, id);
        Form form = Form.of(posted);
        try {
            toolkits.removeItem(slug, ToolkitForm.base(form), id, form.text(NOTE), me());
            return Answer.seeOther(
                    desk(slug), "The item is removed. Going back to version " + toolkit.version() + " undoes it.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, new ToolkitDeskPages.ToolkitRemove(form, toolkit, item));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, new ToolkitDeskPages.ToolkitRemove(form, toolkit, item));
        }
    }

    private ToolkitDeskPages.ToolkitItemForm page(Toolkit toolkit, String id, Form form) {
        return new ToolkitDeskPages.ToolkitItemForm(
                form,
                id.equals(NEW) ? "Add an item" : "Change an item",
                toolkit,
                id,
                ToolkitForm.stages(),
                ToolkitForm.topics(topics.all()));
    }

    private static String desk(String slug) {
        return ToolkitDeskResource.DESK + "/" + slug;
    }

    private Viewer me() {
        return viewer.get();
    }

    /** Where an item stands on the desk, which shows a stage at a time. */
    private String place(String slug, String id) {
        Stage stage = Toolkits.item(toolkits.open(slug, viewer.get()), id).stage();
        return desk(slug) + "?stage=" + stage.value() + "#item-" + id;
    }
}
