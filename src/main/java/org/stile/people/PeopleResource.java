package org.stile.people;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Role;

/** The admins' pages about people. */
@Path("/admin/people")
@RolesAllowed(Role.ADMINS)
class PeopleResource {

    private final People people;
    private final Trusts trusts;
    private final Browser browser;
    private final CurrentViewer viewer;

    PeopleResource(People people, Trusts trusts, Browser browser, CurrentViewer viewer) {
        this.people = people;
        this.trusts = trusts;
        this.browser = browser;
        this.viewer = viewer;
    }

    @GET
    public TemplateInstance list(@BeanParam PeopleQuery query) {
        return list(query, Form.empty());
    }

    @POST
    public Response invite(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            OneTimeLink link = people.invite(viewer.get(), PersonForm.invitation(form));
            return Answer.page(link(link));
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(e.status(), list(PeopleQuery.ALL, form));
        }
    }

    @GET
    @Path("{id}")
    public TemplateInstance person(@PathParam("id") long id) {
        Person person = required(id);
        return page(person, PersonForm.of(person));
    }

    @POST
    @Path("{id}")
    public Response update(@PathParam("id") long id, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            people.update(viewer.get(), id, PersonForm.access(form));
            return Answer.seeOther(here(id), "Saved");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(e.status(), page(required(id), form));
        }
    }

    @POST
    @Path("{id}/deactivate")
    public Response deactivate(@PathParam("id") long id) {
        people.deactivate(viewer.get(), id);
        return Answer.seeOther(here(id), "Account deactivated");
    }

    @POST
    @Path("{id}/reactivate")
    public Response reactivate(@PathParam("id") long id) {
        people.reactivate(viewer.get(), id);
        return Answer.seeOther(here(id), "Account reactivated");
    }

    @POST
    @Path("{id}/reset")
    public Response reset(@PathParam("id") long id) {
        return Answer.page(link(people.reset(viewer.get(), id)));
    }

    private TemplateInstance list(PeopleQuery query, Form form) {
        PageOf<Person> found = people.search(query.words(), query.page(), PeopleQuery.SIZE);
        return new PeoplePages.Directory(
                PeopleFound.of(query, found, trusts), form, PersonForm.trusts(trusts, form), PersonForm.ROLES);
    }

    private TemplateInstance page(Person person, Form form) {
        boolean own = person.id() == viewer.get().accountId();
        return new PeoplePages.Profile(
                PersonLine.of(trusts, person), form, PersonForm.trusts(trusts, form), PersonForm.ROLES, own);
    }

    private TemplateInstance link(OneTimeLink link) {
        return new PeoplePages.Link(required(link.accountId()), browser.absolute(link.path()), link.expiresAt());
    }

    private Person required(long id) {
        return people.byId(id).orElseThrow(() -> new Problem.NotFound("There is no person with this number."));
    }

    private static String here(long id) {
        return "/admin/people/" + id;
    }
}
