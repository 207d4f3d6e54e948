package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.people.People;
import org.stile.people.Person;
import org.stile.web.CurrentViewer;
import org.stile.web.PageLink;
import org.stile.web.Role;

/** The review queue for other programs: what waits, and who deals with it. Deciding is done by {@link LessonApi}. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.TRUST_LEADS, Role.CURATORS})
@Tag(name = "Review", description = "The review queue, for trust leads and curators")
class ReviewApi {

    private static final int PAGE = 50;

    private final Reviews reviews;
    private final People people;
    private final CurrentViewer viewer;

    ReviewApi(Reviews reviews, People people, CurrentViewer viewer) {
        this.reviews = reviews;
        this.people = people;
        this.viewer = viewer;
    }

    /** Somebody who reviews; their number is what assigning takes. */
    record Reviewer(long id, String name, String trust) {}

    /**
     * A lesson that waits.
     *
     * @param decideBy the day by which it should be decided
     * @param reviewer who has taken it on; absent while nobody has
     * @param endorsed whether the lead of its trust stands behind it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Waiting(LessonRef ref, String title, LocalDate decideBy, String reviewer, boolean endorsed) {}

    /** A page of what waits. */
    record Queue(long total, int page, int size, List<Waiting> lessons) {}

    @GET
    @Path("/review")
    @Operation(summary = "Lessons that wait for your review", description = "The oldest first. 50 a page.")
    public Queue queue(@QueryParam("page") @DefaultValue("1") String page) {
        PageOf<Lessons.Opened> waiting = reviews.queue(viewer.get(), PageLink.number(page), PAGE);
        Map<Long, String> names = people.names(waiting.items().stream()
                .map(opened -> opened.lesson().review().reviewerId())
                .filter(id -> id != 0)
                .collect(Collectors.toSet()));
        return new Queue(
                waiting.total(),
                waiting.page(),
                waiting.size(),
                waiting.items().stream()
                        .map(opened -> waiting(opened.lesson(), names))
                        .toList());
    }

    private static Waiting waiting(Lesson lesson, Map<Long, String> names) {
        return new Waiting(
                lesson.ref(),
                lesson.content().title(),
                lesson.decideBy(),
                names.getOrDefault(lesson.review().reviewerId(), ""),
                lesson.review().endorsed());
    }

    @GET
    @Path("/reviewers")
    @Operation(summary = "Who can be asked to deal with a lesson", description = "Trust leads and curators, by name.")
    public List<Reviewer> reviewers() {
        return people.reviewers().stream().map(ReviewApi::reviewer).toList();
    }

    private static Reviewer reviewer(Person person) {
        return new Reviewer(person.id(), person.name(), person.trust());
    }

    @POST
    @Path("/lessons/{ref}/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say who deals with a submitted lesson",
            description =
                    "Key reviewer: a number from GET /api/reviewers, of somebody who could decide about it; without"
                            + " it you take it on yourself. Nobody is kept from deciding by it.")
    public Waiting assign(@PathParam("ref") LessonRef ref, JsonNode body) {
        Person reviewer = chosen(body);
        Lesson lesson = reviews.assign(ref, reviewer.id(), viewer.get());
        return waiting(lesson, Map.of(reviewer.id(), reviewer.name()));
    }

    private Person chosen(JsonNode body) {
        JsonNode given = body == null ? null : body.get("reviewer");
        boolean oneself = given == null || given.isNull();
        if (!oneself && !given.canConvertToLong()) {
            throw new Problem.Invalid("reviewer", "must be a number");
        }
        long id = oneself ? viewer.get().accountId() : given.longValue();
        return people.reviewers().stream()
                .filter(person -> person.id() == id)
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid("reviewer", "Choose one of the reviewers"));
    }
}
