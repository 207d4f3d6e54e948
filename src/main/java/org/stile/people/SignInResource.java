package org.stile.people;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.stile.base.Problem;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;

/** Signing in and out. */
@Path("/")
class SignInResource {

    // One sentence for an unknown address, a wrong password and a closed account: it must not tell which.
    private static final String WRONG =
            "The e-mail address or the password is not right. Try again, or ask an admin of this portal for a new link.";

    private final People people;
    private final DemoPeople demo;
    private final Browser browser;
    private final CurrentViewer viewer;

    SignInResource(People people, DemoPeople demo, Browser browser, CurrentViewer viewer) {
        this.people = people;
        this.demo = demo;
        this.browser = browser;
        this.viewer = viewer;
    }

    @GET
    @Path("sign-in")
    public Response page(@QueryParam("next") String next) {
        String local = RequestPath.local(next);
        return viewer.get().signedIn() ? Answer.seeOther(local) : Answer.page(page(Form.empty(), local));
    }

    @POST
    @Path("sign-in")
    public Response signIn(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        String next = RequestPath.local(form.value("next"));
        try {
            Optional<Person> person = form.text("demo").isEmpty() ? byPassword(form) : demo.person(form.text("demo"));
            if (person.isPresent()) {
                browser.signIn(person.get().id());
                return Answer.seeOther(next);
            }
            form.reject("email", WRONG);
            return Answer.rejected(400, page(form, next));
        } catch (Problem.TooMany e) {
            return tooMany(form, next, e);
        }
    }

    private Optional<Person> byPassword(Form form) {
        return people.authenticate(form.text("email"), form.value("password"), browser.address());
    }

    private Response tooMany(Form form, String next, Problem.TooMany problem) {
        form.reject("email", problem.getMessage());
        return Response.status(problem.status())
                .header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds())
                .entity(page(form, next))
                .build();
    }

    private TemplateInstance page(Form form, String next) {
        return new PeoplePages.SignIn(form, next, demo.offered());
    }

    @POST
    @Path("sign-out")
    public Response signOut() {
        browser.signOut();
        return Answer.seeOther("/", "You are signed out");
    }
}
