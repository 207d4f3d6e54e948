package org.stile.packs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.uptake.Said;
import org.stile.uptake.Uptake;
import org.stile.web.CurrentViewer;

/** What matters to a trust at its next step, for other programs: the token's owner reads their own trust's. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Next steps", description = "The lessons that matter to your trust as it goes through a programme")
class PackApi {

    private final Packs packs;
    private final CurrentViewer viewer;

    PackApi(Packs packs, CurrentViewer viewer) {
        this.packs = packs;
        this.viewer = viewer;
    }

    /** The packs of a trust, newest first. */
    record NextStepJson(List<PackJson> packs) {}

    /**
     * A pack.
     *
     * @param daysBefore days before the planned go-live; absent where the stage was entered
     * @param rule version of the rule that chose the lessons
     * @param open how many lessons wait for an answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PackJson(
            long id,
            String title,
            String programme,
            long deployment,
            String trust,
            String stage,
            Integer daysBefore,
            Instant madeAt,
            int rule,
            long open,
            List<ItemJson> lessons) {

        static PackJson of(Packs.Shown shown) {
            Pack pack = shown.pack();
            return new PackJson(
                    pack.id(),
                    shown.title(),
                    shown.programme().slug(),
                    pack.deployment(),
                    shown.deployment().trustCode(),
                    pack.trigger().stage(),
                    pack.trigger().daysBefore() == 0 ? null : pack.trigger().daysBefore(),
                    pack.madeAt(),
                    pack.rule(),
                    shown.open(),
                    shown.items().stream().map(ItemJson::of).toList());
        }
    }

    /**
     * A lesson of a pack.
     *
     * @param trust ODS code; absent where there is none or it is hidden
     * @param version what an answer must name
     * @param answer what the trust has said; absent while the lesson waits for an answer
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ItemJson(
            LessonRef ref,
            String title,
            String summary,
            String trust,
            String organisation,
            String region,
            int evidence,
            int version,
            AnswerJson answer) {

        static ItemJson of(Packs.Item item) {
            Lesson lesson = item.lesson();
            return new ItemJson(
                    lesson.ref(),
                    lesson.content().title(),
                    lesson.content().summary(),
                    lesson.content().trust(),
                    lesson.content().organisation(),
                    lesson.region(),
                    lesson.evidence(),
                    item.said().version(),
                    item.answered() ? item.said().current().map(AnswerJson::of).orElse(null) : null);
        }
    }

    /** @param waiting whether the trust's lead has yet to confirm it */
    record AnswerJson(Uptake uptake, Instant at, boolean waiting) {

        static AnswerJson of(Said.Current current) {
            return new AnswerJson(current.uptake(), current.at(), current.waiting());
        }
    }

    @GET
    @Path("/next-step")
    @Authenticated
    @Operation(
            summary = "What matters to your trust at its next step",
            description = "The lessons chosen when your trust entered a stage of a programme, and 90, 30 and 7 days"
                    + " before its planned go-live: the newest 50 packs, newest first, of at most 10 lessons each. A"
                    + " lesson that may not be read any more is left out. To answer, POST to"
                    + " /api/lessons/{ref}/uptake. Empty for who belongs to no trust.")
    public NextStepJson nextStep() {
        return new NextStepJson(
                packs.own(viewer.get()).stream().map(PackJson::of).toList());
    }
}
