package org.stile.polls;

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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.LessonRef;
import org.stile.trusts.Region;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.Role;
import org.stile.web.Text;

/** The desk's pages of polls. */
@Path("/desk/polls")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class PollDeskResource {

    private static final String DESK = "/desk/polls";

    private final PollEdits edits;
    private final Trusts trusts;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    PollDeskResource(PollEdits edits, Trusts trusts, CurrentViewer viewer, InstantSource clock) {
        this.edits = edits;
        this.trusts = trusts;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    public PollPages.PollsDesk all() {
        return new PollPages.PollsDesk(edits.all(viewer.get()));
    }

    @GET
    @Path("/new")
    public PollPages.PollEdit blank() {
        return fresh(Form.empty());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        return tried(form, this::fresh, () -> {
            PollTerms terms = PollForm.terms(form);
            List<LessonRef> linked = PollForm.lessons(form);
            PollForm.refuse(form);
            edits.create(form.text("slug"), terms, linked, viewer.get());
            return Answer.seeOther(
                    DESK + "/" + form.text("slug"), "The poll is made. Readers see it once it has a round.");
        });
    }

    @GET
    @Path("/{slug}")
    public PollPages.PollDesk poll(@PathParam("slug") String slug) {
        return desk(Form.empty(), edits.open(slug, viewer.get()));
    }

    @GET
    @Path("/{slug}/edit")
    public PollPages.PollEdit edit(@PathParam("slug") String slug) {
        PollEdits.AtDesk desk = edits.open(slug, viewer.get());
        return edit(PollForm.of(desk), slug);
    }

    @POST
    @Path("/{slug}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        edits.open(slug, viewer.get());
        return tried(form, rejected -> edit(rejected, slug), () -> {
            PollTerms terms = PollForm.terms(form);
            List<LessonRef> linked = PollForm.lessons(form);
            PollForm.refuse(form);
            edits.change(slug, PollForm.version(form), terms, linked, viewer.get());
            return done(slug, "The poll is changed.");
        });
    }

    @GET
    @Path("/{slug}/ask")
    public PollPages.RoundAsk toAsk(@PathParam("slug") String slug) {
        PollEdits.AtDesk desk = edits.open(slug, viewer.get());
        return ask(RoundForm.blank(desk, today()), desk.poll());
    }

    @POST
    @Path("/{slug}/ask")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Poll poll = edits.open(slug, viewer.get()).poll();
        return tried(form, rejected -> ask(rejected, poll), () -> {
            edits.ask(slug, PollForm.version(form), RoundForm.asked(form), viewer.get());
            return done(slug, "The round is added.");
        });
    }

    @GET
    @Path("/{slug}/report")
    public PollPages.RoundReport toReport(@PathParam("slug") String slug) {
        PollEdits.AtDesk desk = edits.open(slug, viewer.get());
        return report(PollForm.version(desk), desk.poll());
    }

    @POST
    @Path("/{slug}/report")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response report(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Poll poll = edits.open(slug, viewer.get()).poll();
        return tried(form, rejected -> report(rejected, poll), () -> {
            edits.report(slug, PollForm.version(form), RoundForm.reported(form, poll), viewer.get());
            return done(slug, "The figures are added.");
        });
    }

    @POST
    @Path("/{slug}/rounds/{id}/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response close(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        return onRound(slug, Form.of(posted), version -> {
            edits.close(slug, version, id, viewer.get());
            return done(slug, "The round is closed.");
        });
    }

    @POST
    @Path("/{slug}/rounds/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(
            @PathParam("slug") String slug, @PathParam("id") long id, MultivaluedMap<String, String> posted) {
        return onRound(slug, Form.of(posted), version -> {
            edits.remove(slug, version, id, viewer.get());
            return done(slug, "The round is removed.");
        });
    }

    @GET
    @Path("/{slug}/outcome")
    public PollPages.PollOutcome toRecord(@PathParam("slug") String slug) {
        PollEdits.AtDesk desk = edits.open(slug, viewer.get());
        return outcome(PollForm.version(desk), desk.poll());
    }

    @POST
    @Path("/{slug}/outcome")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response record(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Poll poll = edits.open(slug, viewer.get()).poll();
        return tried(form, rejected -> outcome(rejected, poll), () -> {
            if (form.has("met", "forget")) {
                edits.forget(slug, PollForm.version(form), form.text("region"), viewer.get());
                return done(slug, "The outcome is forgotten.");
            }
            Outcome outcome = PollForm.outcome(form);
            PollForm.refuse(form);
            edits.record(slug, PollForm.version(form), outcome, viewer.get());
            return done(slug, "The outcome is recorded.");
        });
    }

    /** An act of the poll's own page. */
    private Response onRound(String slug, Form form, Function<Long, Response> act) {
        return tried(
                form,
                rejected -> desk(rejected, edits.open(slug, viewer.get())),
                () -> act.apply(PollForm.version(form)));
    }

    private static Response tried(Form form, Function<Form, ?> page, Supplier<Response> act) {
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

    private static Response done(String slug, String notice) {
        return Answer.seeOther(DESK + "/" + slug, notice);
    }

    private PollPages.PollEdit fresh(Form form) {
        return new PollPages.PollEdit(form, "Make a poll", "", PollForm.boxes());
    }

    private static PollPages.PollEdit edit(Form form, String slug) {
        return new PollPages.PollEdit(form, "Change the poll", slug, PollForm.boxes());
    }

    private PollPages.RoundAsk ask(Form form, Poll poll) {
        List<Option> regions = trusts.regions(Region.TODAY).stream()
                .map(region -> new Option(region.code(), region.name()))
                .toList();
        return new PollPages.RoundAsk(form, poll, RoundForm.audiences(), regions);
    }

    private static PollPages.RoundReport report(Form form, Poll poll) {
        return new PollPages.RoundReport(form, poll, RoundForm.shares(poll));
    }

    private static PollPages.PollOutcome outcome(Form form, Poll poll) {
        return new PollPages.PollOutcome(form, poll, PollForm.MET);
    }

    private PollPages.PollDesk desk(Form form, PollEdits.AtDesk desk) {
        List<PollPages.DeskRound> rounds = desk.rounds().stream().map(this::row).toList();
        boolean shown =
                desk.rounds().stream().anyMatch(round -> !(round instanceof Round.Asked asked) || asked.begun(today()));
        return new PollPages.PollDesk(form, desk, desk.poll(), shown, rounds);
    }

    private PollPages.DeskRound row(Round round) {
        return switch (round) {
            case Round.Reported reported ->
                new PollPages.DeskRound(
                        reported.id(),
                        reported.held().inWords(),
                        "Reported: " + reported.source().title(),
                        false,
                        true);
            case Round.Asked asked ->
                new PollPages.DeskRound(
                        asked.id(), asked.held().inWords(), days(asked), asked.open(today()), !asked.begun(today()));
        };
    }

    private String days(Round.Asked round) {
        String until =
                round.closed(today()) ? "Answered here, closed" : "Answered here until " + Text.day(round.closesOn());
        String work =
                round.audience().map(audience -> "; for " + audience.label()).orElse("");
        String region = round.region().isEmpty() ? "" : "; region: " + trusts.regionName(round.region());
        return until + work + region;
    }

    private LocalDate today() {
        return Clock.today(clock);
    }
}
