package org.stile.lessons;

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
import java.util.Set;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.PageLink;

/** What one does with a lesson besides writing and reading it: its history, withdrawing it, reporting it; one's own. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class LessonResource {

    private static final int PAGE = 20;

    private final Lessons lessons;
    private final LessonEdits edits;
    private final LessonReports reports;
    private final Reviews reviews;
    private final Observations observations;
    private final StaleLessons stale;
    private final Quarantine quarantine;
    private final CurrentViewer viewer;

    LessonResource(
            Lessons lessons,
            LessonEdits edits,
            LessonReports reports,
            Reviews reviews,
            Observations observations,
            StaleLessons stale,
            Quarantine quarantine,
            CurrentViewer viewer) {
        this.lessons = lessons;
        this.edits = edits;
        this.reports = reports;
        this.reviews = reviews;
        this.observations = observations;
        this.stale = stale;
        this.quarantine = quarantine;
        this.viewer = viewer;
    }

    @GET
    @Path("/my-lessons")
    public Response mine(@QueryParam("page") @DefaultValue("1") String page) {
        if (!viewer.get().signedIn()) {
            throw new Problem.NotSignedIn("Sign in to see your lessons.");
        }
        PageOf<Lesson> own = lessons.mine(viewer.get(), PageLink.number(page), PAGE);
        Set<Long> proposed = observations.proposed(own.items());
        PageOf<LessonPages.OwnLesson> mine = new PageOf<>(
                own.items().stream()
                        .map(lesson -> new LessonPages.OwnLesson(
                                lesson, proposed.contains(lesson.ref().number())))
                        .toList(),
                own.total(),
                own.page(),
                own.size());
        return Answer.page(new LessonPages.Mine(
                mine,
                PageLink.previous(mine, "/my-lessons?page="),
                PageLink.next(mine, "/my-lessons?page="),
                PageLink.all(mine, "/my-lessons?page="),
                quarantine.told(own.items())));
    }

    @GET
    @Path("/lessons/{ref}/history")
    public LessonPages.History history(@PathParam("ref") LessonRef ref) {
        Lesson lesson = lessons.open(ref, viewer.get()).lesson();
        if (!lesson.published()) {
            throw Lessons.notFound();
        }
        return new LessonPages.History(
                lesson, edits.history(ref, viewer.get()), stale.confirmations(ref, viewer.get()));
    }

    @POST
    @Path("/lessons/{ref}/reopen")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reopen(@PathParam("ref") LessonRef ref) {
        reviews.reopen(ref, viewer.get());
        return Answer.seeOther("/lessons/" + ref + "/edit", "It is a draft again. Change it, then submit it.");
    }

    @POST
    @Path("/lessons/{ref}/endorse")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endorse(@PathParam("ref") LessonRef ref) {
        reviews.endorse(ref, viewer.get());
        return Answer.seeOther("/review/" + ref, "You have endorsed it for your trust.");
    }

    @GET
    @Path("/lessons/{ref}/withdraw")
    public LessonPages.Withdraw confirmWithdrawal(@PathParam("ref") LessonRef ref) {
        return new LessonPages.Withdraw(Form.empty(), allowed(ref, Action.WITHDRAW));
    }

    @POST
    @Path("/lessons/{ref}/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            Confirmation.ask(form, "reason");
            lessons.withdraw(ref, form.text("reason"), viewer.get());
            return Answer.seeOther("/", ref + " is withdrawn.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, new LessonPages.Withdraw(form, allowed(ref, Action.WITHDRAW)));
        }
    }

    @GET
    @Path("/lessons/{ref}/report")
    public LessonPages.Report report(@PathParam("ref") LessonRef ref) {
        return reportPage(Form.empty(), ref);
    }

    @POST
    @Path("/lessons/{ref}/report")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response report(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            LessonReport.Kind kind = Token.of(LessonReport.Kind.class, form.text("kind"))
                    .orElseThrow(() -> new Problem.Invalid("kind", "Say what is wrong"));
            Confirmation.ask(form, "detail");
            boolean hidden = reports.report(ref, kind, form.text("detail"), viewer.get());
            return hidden
                    ? Answer.seeOther("/", ref + " is hidden until a curator has looked at it. Thank you.")
                    : Answer.seeOther("/lessons/" + ref, "Thank you. A curator will look at it.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, reportPage(form, ref));
        }
    }

    private LessonPages.Report reportPage(Form form, LessonRef ref) {
        Lesson lesson = lessons.open(ref, viewer.get()).lesson();
        if (!lesson.published()) {
            throw Lessons.notFound();
        }
        return new LessonPages.Report(form, lesson, LessonChoices.of(LessonReport.Kind.values()));
    }

    private Lesson allowed(LessonRef ref, Action action) {
        Lessons.Opened opened = lessons.open(ref, viewer.get());
        if (!opened.may(action)) {
            throw LessonRefusals.of(action, opened.lesson(), viewer.get());
        }
        return opened.lesson();
    }
}
