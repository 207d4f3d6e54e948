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
import java.util.List;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** Asking the people of a lesson, and answering. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class AskResource {

    private static final int PAGE = 20;
    private static final String ANSWER = "answer";
    private static final String QUESTION = "question";

    private final Asks asks;
    private final Lessons lessons;
    private final AskReader reader;
    private final Trusts trusts;
    private final CurrentViewer viewer;

    AskResource(Asks asks, Lessons lessons, AskReader reader, Trusts trusts, CurrentViewer viewer) {
        this.asks = asks;
        this.lessons = lessons;
        this.reader = reader;
        this.trusts = trusts;
        this.viewer = viewer;
    }

    @GET
    @Path("/lessons/{ref}/ask")
    public AskPages.AskForm ask(@PathParam("ref") LessonRef ref) {
        return askForm(Form.empty().with("shown", Attribution.TRUST.value()), asks.askable(ref, me()));
    }

    @POST
    @Path("/lessons/{ref}/ask")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        if (!me().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        Form form = Form.of(posted);
        try {
            asks.ask(ref, question(form), me());
            return Answer.seeOther("/lessons/" + ref + "#asks", "Your question is asked. It stays with the lesson.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, askForm(form, asks.askable(ref, me())));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, askForm(form, asks.askable(ref, me())));
        }
    }

    @GET
    @Path("/asks")
    public AskPages.AsksForYou inbox(@QueryParam("page") @DefaultValue("1") String page) {
        PageOf<Ask> found = asks.inbox(me(), PageLink.number(page), PAGE);
        return new AskPages.AsksForYou(
                found,
                found.items().stream().filter(Ask::open).toList(),
                found.items().stream().filter(ask -> !ask.open()).toList(),
                PageLink.previous(found, "/asks?page="),
                PageLink.next(found, "/asks?page="),
                PageLink.all(found, "/asks?page="));
    }

    @GET
    @Path("/asks/mine")
    public AskPages.AsksOfYours mine(@QueryParam("page") @DefaultValue("1") String page) {
        PageOf<Ask> found = asks.mine(me(), PageLink.number(page), PAGE);
        return new AskPages.AsksOfYours(
                found,
                PageLink.previous(found, "/asks/mine?page="),
                PageLink.next(found, "/asks/mine?page="),
                PageLink.all(found, "/asks/mine?page="));
    }

    @GET
    @Path("/asks/{id}/answer")
    public AskPages.AnswerForm answer(@PathParam("id") long id) {
        return answerForm(Form.empty(), answerable(id));
    }

    @POST
    @Path("/asks/{id}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@PathParam("id") long id, MultivaluedMap<String, String> posted) {
        if (!me().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        Form form = Form.of(posted);
        try {
            Confirmation.ask(form, ANSWER);
            Ask answered = asks.answer(id, version(form), form.value(ANSWER), me());
            return Answer.seeOther(
                    "/lessons/" + answered.lesson() + "#ask-" + id, "Your answer is on the record with the lesson.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, answerForm(form, answerable(id)));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, answerForm(form, asks.open(id, me())));
        }
    }

    @GET
    @Path("/asks/{id}/correct")
    public AskPages.AnswerForm correct(@PathParam("id") long id) {
        Ask ask = ownAnswer(id);
        return answerForm(Form.empty().with(ANSWER, ask.reply().text()), ask);
    }

    @POST
    @Path("/asks/{id}/correct")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response correct(@PathParam("id") long id, MultivaluedMap<String, String> posted) {
        if (!me().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        Form form = Form.of(posted);
        try {
            Confirmation.ask(form, ANSWER);
            Ask corrected = asks.correct(id, version(form), form.value(ANSWER), me());
            return Answer.seeOther(
                    "/lessons/" + corrected.lesson() + "#ask-" + id,
                    "Your answer is corrected. Readers see that it was.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, answerForm(form, ownAnswer(id)));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, answerForm(form, asks.open(id, me())));
        }
    }

    @GET
    @Path("/asks/{id}/edit")
    public AskPages.AskForm edit(@PathParam("id") long id) {
        Ask ask = own(id);
        return editForm(
                Form.empty()
                        .with(QUESTION, ask.question())
                        .with("shown", ask.shown().value()),
                ask);
    }

    @POST
    @Path("/asks/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(@PathParam("id") long id, MultivaluedMap<String, String> posted) {
        if (!me().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        Form form = Form.of(posted);
        try {
            Ask changed = asks.edit(id, version(form), question(form), me());
            return Answer.seeOther("/lessons/" + changed.lesson() + "#ask-" + id, "Your question is changed.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, editForm(form, own(id)));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            return Answer.rejected(409, editForm(form, own(id)));
        }
    }

    @POST
    @Path("/asks/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@PathParam("id") long id) {
        asks.withdraw(id, me());
        return Answer.seeOther("/asks/mine", "Your question is taken back.");
    }

    @GET
    @Path("/asks/{id}/hide")
    @RolesAllowed(Role.CURATORS)
    public AskPages.HideAsk hide(@PathParam("id") long id) {
        return new AskPages.HideAsk(Form.empty(), asks.open(id, me()));
    }

    @POST
    @Path("/asks/{id}/hide")
    @RolesAllowed(Role.CURATORS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response hide(@PathParam("id") long id, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            Confirmation.ask(form, "reason");
            asks.hide(id, form.text("reason"), me());
            return Answer.seeOther("/asks", "The question is hidden. Its asker sees why.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, new AskPages.HideAsk(form, asks.open(id, me())));
        }
    }

    private AskPages.AskForm askForm(Form form, Lesson lesson) {
        return new AskPages.AskForm(form, lesson.ref(), lesson.content().title(), null, shownAs());
    }

    private AskPages.AskForm editForm(Form form, Ask ask) {
        // the next save is on top of what is shown here
        form.with("version", Long.toString(ask.lockVersion()));
        return new AskPages.AskForm(form, ask.lesson(), ask.lessonTitle(), ask, shownAs());
    }

    private AskPages.AnswerForm answerForm(Form form, Ask ask) {
        // the question is shown as it is now, and the next answer is to that
        form.with("version", Long.toString(ask.lockVersion()));
        boolean regionOnly = lessons.open(ask.lesson(), me()).lesson().content().attribution() == Attribution.REGION;
        String heading = ask.mayCorrect() ? "Correct your answer about " : "Answer a question about ";
        return new AskPages.AnswerForm(form, ask, heading + ask.lesson(), regionOnly);
    }

    private Asks.Question question(Form form) {
        Attribution shown = Token.of(Attribution.class, form.text("shown"))
                .orElseThrow(() -> new Problem.Invalid("shown", "Choose what readers see of you"));
        Confirmation.ask(form, QUESTION);
        return new Asks.Question(form.value(QUESTION), shown);
    }

    private List<Option> shownAs() {
        Viewer me = me();
        if (me.trust().isEmpty()) {
            return List.of(
                    new Option(Attribution.TRUST.value(), "The national team"),
                    new Option(Attribution.NAMED.value(), "My name, " + me.name() + ", and the national team"));
        }
        String trust = trusts.name(me.trust());
        return List.of(
                new Option(Attribution.TRUST.value(), "My trust: " + trust),
                new Option(Attribution.REGION.value(), "My region only: " + reader.region(me.trust())),
                new Option(Attribution.NAMED.value(), "My name and my trust: " + me.name() + ", " + trust));
    }

    private Ask answerable(long id) {
        signedIn();
        Ask ask = asks.open(id, me());
        if (ask.open() && !ask.mayAnswer()) {
            throw new Problem.Forbidden(
                    "not-the-lessons-people",
                    "Only the lesson’s author, the lead of its trust and curators answer its questions.");
        }
        return ask;
    }

    private Ask ownAnswer(long id) {
        signedIn();
        Ask ask = asks.open(id, me());
        if (!ask.mayCorrect()) {
            throw new Problem.Forbidden("not-your-answer", "Only who gave an answer can correct it.");
        }
        return ask;
    }

    private Ask own(long id) {
        signedIn();
        Ask ask = asks.open(id, me());
        if (!ask.own()) {
            throw new Problem.Forbidden("not-yours", "Only who asked can change a question or take it back.");
        }
        return ask;
    }

    private static long version(Form form) {
        try {
            return Long.parseLong(form.text("version"));
        } catch (NumberFormatException notOurs) {
            throw new Problem.Conflict("changed-meanwhile", "The form was not complete. Look at it, then send again.");
        }
    }

    private void signedIn() {
        if (!me().signedIn()) {
            throw new Problem.NotSignedIn("Sign in to ask and to answer.");
        }
    }

    private Viewer me() {
        return viewer.get();
    }
}
