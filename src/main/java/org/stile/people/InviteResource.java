package org.stile.people;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.stile.base.Problem;
import org.stile.web.Answer;
import org.stile.web.Form;

/** The page behind a one-time link, where somebody sets a password. */
@Path("/invite/{token}")
class InviteResource {

    private final OneTimeLinks links;
    private final OwnPassword passwords;
    private final Browser browser;

    InviteResource(OneTimeLinks links, OwnPassword passwords, Browser browser) {
        this.links = links;
        this.passwords = passwords;
        this.browser = browser;
    }

    @GET
    public Response page(@PathParam("token") String token) {
        return Answer.page(page(token, Form.empty()));
    }

    @POST
    public Response setPassword(@PathParam("token") String token, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            browser.signIn(passwords.byLink(token, form.value("password")).id());
            return Answer.seeOther("/account");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(e.status(), page(token, form));
        }
    }

    private TemplateInstance page(String token, Form form) {
        return new PeoplePages.SetPassword(links.owner(token).person(), form);
    }
}
