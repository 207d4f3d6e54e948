package org.stile.packs;

import io.quarkus.security.Authenticated;
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
import java.util.Map;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonRef;
import org.stile.lessons.LessonText;
import org.stile.lessons.SessionEnded;
import org.stile.trusts.Trusts;
import org.stile.uptake.EvidenceGrade;
import org.stile.uptake.Uptakes;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Viewer;

/** The pages of what matters to the viewer's trust at its next step. */
@Path("/next-step")
@Produces(MediaType.TEXT_HTML)
class PackResource {

    private final Packs packs;
    private final Uptakes uptakes;
    private final Trusts trusts;
    private final CurrentViewer viewer;
    private final InstantSource clock;

    PackResource(Packs packs, Uptakes uptakes, Trusts trusts, CurrentViewer viewer, InstantSource clock) {
        this.packs = packs;
        this.uptakes = uptakes;
        this.trusts = trusts;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    @Authenticated
    public PackPages.PackList list() {
        Viewer me = viewer.get();
        return new PackPages.PackList(
                trusts.name(me.trust()),
                packs.journeys(me),
                packs.own(me).stream().map(NextStep.Line::of).toList());
    }

    @GET
    @Path("/{id}")
    @Authenticated
    public Response open(@PathParam("id") long id) {
        Packs.Shown shown = packs.open(id, viewer.get());
        return Answer.page(page(shown, PackForm.blank(shown, Clock.today(clock))));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@PathParam("id") long id, MultivaluedMap<String, String> posted) {
        Viewer me = viewer.get();
        if (!me.signedIn()) {
            return SessionEnded.keeping(posted);
        }
        Form form = Form.of(posted);
        Packs.Shown shown = packs.open(id, me);
        LessonRef ref = LessonRef.fromString(form.text("lesson"));
        Packs.mustAnswer(shown, ref);
        Form blank = PackForm.blank(shown, Clock.today(clock));
        try {
            packs.answer(id, ref, PackForm.version(form, ref), PackForm.uptake(form, ref, uptakes), me);
            return Answer.seeOther(
                    shown.pack().href(),
                    me.lead()
                            ? "Recorded. Others can build on it."
                            : "Recorded. Others see it once your trust’s lead has confirmed it.");
        } catch (Problem.Invalid e) {
            return Answer.rejected(400, page(shown, PackForm.rejected(blank, form, ref, e.fields())));
        } catch (Problem.Conflict e) {
            Packs.Shown now = packs.open(id, me);
            Form fresh = PackForm.blank(now, Clock.today(clock));
            String version = fresh.value(PackForm.field("version", ref));
            Form again = PackForm.rejected(fresh, form, ref, Map.of()).with(PackForm.field("version", ref), version);
            again.reject("", e.getMessage());
            return Answer.rejected(409, page(now, again));
        }
    }

    private PackPages.PackPage page(Packs.Shown shown, Form form) {
        return new PackPages.PackPage(
                form,
                shown,
                shown.title(),
                shown.deployment().trustName(),
                "/programmes/" + shown.programme().slug() + "/deployments/"
                        + shown.deployment().id(),
                PackRule.WORDS,
                shown.items().stream().map(item -> row(item, form)).toList(),
                PackForm.DISPOSITIONS,
                viewer.get().lead());
    }

    private PackPages.Row row(Packs.Item item, Form form) {
        Lesson lesson = item.lesson();
        LessonContent content = lesson.content();
        String region = trusts.regionName(lesson.region());
        String source = content.trust().isEmpty() ? content.organisation() : trusts.name(content.trust());
        return new PackPages.Row(
                lesson.ref(),
                content.title(),
                content.summary(),
                LessonText.of(content),
                source.isEmpty() ? region : source,
                source.isEmpty() ? "" : region,
                lesson.evidence(),
                EvidenceGrade.meaning(lesson.evidence()),
                item.superseded(),
                item.said().current().filter(current -> item.answered()),
                item.said().current().filter(current -> !item.answered()),
                form.rejected() && form.text("lesson").equals(lesson.ref().toString()));
    }
}
