package org.stile.uptake;

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
import java.util.Arrays;
import java.util.List;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Polarity;
import org.stile.lessons.SessionEnded;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.Viewer;

/** The pages where a trust's people say what it did with a lesson. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class UptakeResource {

    private static final List<Option> DISPOSITIONS = Arrays.stream(Disposition.values())
            .map(disposition -> new Option(disposition.value(), disposition.label()))
            .toList();

    private static final List<Option> RESULTS = List.of(
            new Option(Polarity.WORKED.value(), "Yes"),
            new Option(Polarity.MIXED.value(), "Partly"),
            new Option(Polarity.DID_NOT_WORK.value(), "No"),
            new Option(Polarity.UNKNOWN.value(), "Too early to say"));

    private final Uptakes uptakes;
    private final Membership membership;
    private final Trusts trusts;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    UptakeResource(Uptakes uptakes, Membership membership, Trusts trusts, CurrentViewer viewer, InstantSource clock) {
        this.uptakes = uptakes;
        this.membership = membership;
        this.trusts = trusts;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    @Path("/lessons/{ref}/uptake")
    public Response open(@PathParam("ref") LessonRef ref) {
        OwnUptake own = uptakes.own(ref, viewer.get());
        return Answer.page(page(ref, own, prefilled(own)));
    }

    @POST
    @Path("/lessons/{ref}/uptake")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response record(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Viewer me = viewer.get();
        if (!me.signedIn()) {
            return SessionEnded.keeping(posted);
        }
        // who may not say anything is told so before what they typed is looked at
        OwnUptake own = uptakes.own(ref, me);
        try {
            Uptake uptake = UptakeRules.read(form::text, Clock.today(clock));
            uptakes.record(ref, version(form), uptake, me);
            return Answer.seeOther(
                    "/lessons/" + ref + "#used-by",
                    me.lead()
                            ? "Recorded. Thank you: others can build on it."
                            : "Recorded. It is shown once your trust’s lead has confirmed it.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(ref, own, form));
        } catch (Problem.Conflict e) {
            OwnUptake now = uptakes.own(ref, me);
            form.reject("", e.getMessage());
            form.with("version", String.valueOf(now.version()));
            return Answer.rejected(409, page(ref, now, form));
        }
    }

    @POST
    @Path("/lessons/{ref}/uptake/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        uptakes.confirm(ref, version(Form.of(posted)), viewer.get());
        return Answer.seeOther("/lessons/" + ref + "#used-by", "Confirmed. Others see it now.");
    }

    @GET
    @Path("/lessons/{ref}/uptake/withdraw")
    public UptakePages.WithdrawUptake confirmWithdrawal(@PathParam("ref") LessonRef ref) {
        Viewer me = viewer.get();
        UptakeEntry entry = Uptakes.takenBack(uptakes.own(ref, me), me);
        return new UptakePages.WithdrawUptake(membership.published(ref, me), trusts.name(me.trust()), entry);
    }

    @POST
    @Path("/lessons/{ref}/uptake/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        uptakes.withdraw(ref, version(Form.of(posted)), viewer.get());
        return Answer.seeOther("/lessons/" + ref, "Taken back. What was there before stays in the history.");
    }

    private UptakePages.RecordUptake page(LessonRef ref, OwnUptake own, Form form) {
        Viewer me = viewer.get();
        return new UptakePages.RecordUptake(
                form,
                membership.published(ref, me),
                trusts.name(me.trust()),
                own,
                DISPOSITIONS,
                RESULTS,
                me.lead(),
                own.waiting().isPresent() || (me.lead() && own.shown().isPresent()));
    }

    private Form prefilled(OwnUptake own) {
        Form form = Form.empty().with("version", String.valueOf(own.version()));
        own.current()
                .map(UptakeEntry::uptake)
                .ifPresentOrElse(
                        uptake -> form.with("disposition", uptake.disposition().value())
                                .with("date", uptake.date().toString())
                                .with("changed", uptake.changed())
                                .with("outcome", uptake.outcome())
                                .with("result", uptake.result().value())
                                .with("why", uptake.why()),
                        () -> form.with("date", Clock.today(clock).toString())
                                .with("result", Polarity.UNKNOWN.value()));
        return form;
    }

    /** A form without a version was not made by our page: it has seen nothing. */
    private static int version(Form form) {
        try {
            return Integer.parseInt(form.text("version"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
