package org.stile.polls;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Problem;
import org.stile.web.CurrentViewer;

/** Polls, for other programs. */
@Path("/api/polls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Polls", description = "How confident people were, round by round")
class PollApi {

    private final Polls polls;
    private final CurrentViewer viewer;

    PollApi(Polls polls, CurrentViewer viewer) {
        this.polls = polls;
        this.viewer = viewer;
    }

    /**
     * A poll in the list.
     *
     * @param rounds how many have been held
     * @param heldOn when the latest was
     * @param open whether one takes answers now
     */
    public record ListedJson(String slug, String question, String programme, int rounds, String heldOn, boolean open) {}

    @GET
    @PermitAll
    @Operation(operationId = "polls", summary = "All polls", description = "At most 100, by question.")
    public List<ListedJson> list() {
        return polls.list().stream()
                .map(one -> new ListedJson(
                        one.poll().slug(),
                        one.poll().question(),
                        one.poll().programme(),
                        one.rounds(),
                        one.last().as(),
                        one.open()))
                .toList();
    }

    @GET
    @Path("/{slug}")
    @PermitAll
    @Operation(
            operationId = "poll",
            summary = "A poll with its figures",
            description = "Rounds come oldest first. heldOn is a date, a month or words, as exactly as is known."
                    + " Shares, notStated and the 95% intervals (Wilson) are in per cent; shares of answers given here"
                    + " have one decimal, rounded half up. count is null where it is not known how many answered. While"
                    + " fewer than five have answered, hidden is true and every figure is null. breakdowns come once a"
                    + " round has closed, for groups of five and more.")
    public PollJson read(@PathParam("slug") String slug) {
        return PollJson.of(polls.open(slug, viewer.get()));
    }

    /**
     * An answer.
     *
     * @param round number of the round; left out for the one that takes answers from the caller now
     * @param option what the option is called
     */
    public record AnswerJson(Long round, String option) {}

    @POST
    @Path("/{slug}/answers")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "answerPoll",
            summary = "Answer a poll, or change the answer given before",
            description = "One answer a person and round, which can be changed until the round closes. option is the"
                    + " label of an option. 409 when no round takes answers, 403 when it is for others. What anybody"
                    + " answered is shown to nobody, and figures only from five answers on.")
    public AnswerJson answer(@PathParam("slug") String slug, AnswerJson given) {
        if (given == null || given.option() == null) {
            throw new Problem.Invalid("option", "Choose one of the options");
        }
        long round = given.round() != null ? given.round() : asking(slug);
        polls.answer(slug, round, given.option(), viewer.get());
        return new AnswerJson(round, given.option());
    }

    private long asking(String slug) {
        return polls.open(slug, viewer.get())
                .asking()
                .map(asking -> asking.round().id())
                .orElseThrow(() -> new Problem.Conflict("round-closed", "No round of this poll takes answers now."));
    }
}
