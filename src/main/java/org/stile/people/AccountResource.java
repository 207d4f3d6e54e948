package org.stile.people;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.stile.base.Problem;
import org.stile.mail.Mails;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.Viewer;

/** What each person may see and do about the own account. */
@Path("/account")
@Authenticated
class AccountResource {

    private static final String HERE = "/account";
    private static final List<Option> MAIL_CHOICES = List.of(new Option("true", "Mail me"));

    private final People people;
    private final Trusts trusts;
    private final Work work;
    private final Browser browser;
    private final CurrentViewer viewer;
    private final Mailboxes mailboxes;
    private final Mails mails;

    AccountResource(
            People people,
            Trusts trusts,
            Work work,
            Browser browser,
            CurrentViewer viewer,
            Mailboxes mailboxes,
            Mails mails) {
        this.people = people;
        this.trusts = trusts;
        this.work = work;
        this.browser = browser;
        this.viewer = viewer;
        this.mailboxes = mailboxes;
        this.mails = mails;
    }

    @GET
    public TemplateInstance page() {
        return page(Form.empty(), "");
    }

    @POST
    @Path("work")
    public Response sayWork(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            people.sayWork(viewer.get(), form.text("audience"));
            return Answer.seeOther(HERE, "Saved");
        } catch (Problem.Invalid e) {
            return again(form, e);
        }
    }

    @POST
    @Path("tokens")
    public Response issueToken(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            String token = people.issueToken(viewer.get().accountId(), form.text("label"));
            return Answer.page(page(Form.empty(), token));
        } catch (Problem.Invalid e) {
            return again(form, e);
        }
    }

    @POST
    @Path("tokens/{id}/revoke")
    public Response revokeToken(@PathParam("id") long id) {
        people.revokeToken(viewer.get(), id);
        return Answer.seeOther(HERE, "Token revoked");
    }

    @POST
    @Path("password")
    public Response changePassword(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            people.changePassword(
                    viewer.get(),
                    new PasswordChange(form.value("current-password"), form.value("new-password")),
                    browser.address());
        } catch (Problem.Invalid e) {
            return again(form, e);
        }
        // The change has ended every session; this browser has just proved who it is.
        browser.signIn(viewer.get().accountId());
        return Answer.seeOther(HERE, "Password changed");
    }

    @POST
    @Path("mail")
    public Response chooseMail(MultivaluedMap<String, String> posted) {
        if (Form.of(posted).has("mail", "true")) {
            mailboxes.open(viewer.get());
            return Answer.seeOther(HERE, "You get mail from now on");
        }
        mailboxes.close(viewer.get());
        return Answer.seeOther(HERE, "You get no mail from now on");
    }

    @POST
    @Path("sign-out-everywhere")
    public Response signOutEverywhere() {
        people.signOutEverywhere(viewer.get());
        browser.signOut();
        return Answer.seeOther("/sign-in", "You are signed out everywhere");
    }

    private Response again(Form form, Problem.Invalid problem) {
        form.rejectAll(problem.fields());
        return Answer.rejected(problem.status(), page(form, ""));
    }

    private TemplateInstance page(Form form, String newToken) {
        Viewer me = viewer.get();
        Person person = people.byId(me.accountId()).orElseThrow();
        if (form.values("audience").isEmpty()) {
            form.with("audience", person.audience());
        }
        form.with("mail", mailboxes.wanted(me) ? "true" : "");
        return new PeoplePages.OwnAccount(
                PersonLine.of(trusts, person),
                people.tokens(me),
                form,
                newToken,
                work.kinds(),
                mails.on(),
                MAIL_CHOICES);
    }
}
