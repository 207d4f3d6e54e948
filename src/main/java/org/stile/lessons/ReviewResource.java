package org.stile.lessons;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.PermitAll;
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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.PageLink;
import org.stile.web.Role;

/** The review queue of leads and curators, and the page on which they decide. */
@Path("/review")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.TRUST_LEADS, Role.CURATORS})
class ReviewResource {

    private static final String PUBLISH = "publish";
    private static final String RETURN = "return";
    private static final String DECLINE = "decline";

    private final Reviews reviews;
    private final Lessons lessons;
    private final LessonEdits edits;
    private final ReviewPages pages;
    private final CurrentViewer viewer;

    ReviewResource(Reviews reviews, Lessons lessons, LessonEdits edits, ReviewPages pages, CurrentViewer viewer) {
        this.reviews = reviews;
        this.lessons = lessons;
        this.edits = edits;
        this.pages = pages;
        this.viewer = viewer;
    }

    @GET
    public LessonPages.ReviewQueue queue(@QueryParam("page") @DefaultValue("1") String page) {
        return pages.queue(Form.empty(), PageLink.number(page));
    }

    /** Says who deals with some of the lessons that wait. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response assign(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            List<LessonRef> refs =
                    form.values("ref").stream().map(LessonRef::fromString).toList();
            reviews.assign(refs, reviewer(form), viewer.get());
            return Answer.seeOther(
                    refs.size() == 1 && form.has("back", "lesson") ? "/review/" + refs.getFirst() : "/review",
                    refs.size() == 1 ? refs.getFirst() + " is taken on." : refs.size() + " lessons are taken on.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, pages.queue(form, 1));
        }
    }

    private long reviewer(Form form) {
        try {
            return form.text("reviewer").isEmpty() ? viewer.get().accountId() : Long.parseLong(form.text("reviewer"));
        } catch (NumberFormatException notOurs) {
            throw new Problem.Invalid("reviewer", "Choose one of the reviewers");
        }
    }

    @GET
    @Path("/{ref}")
    public LessonPages.Review review(@PathParam("ref") LessonRef ref) {
        Lessons.Opened opened = lessons.open(ref, viewer.get());
        Form form = Form.empty().with("version", Long.toString(opened.lesson().lockVersion()));
        return pages.review(form, opened);
    }

    /** Open to all as far as the door: what a reviewer has typed is given back when their session has ended. */
    @POST
    @Path("/{ref}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        if (!viewer.get().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        mustReview();
        Form form = Form.of(posted);
        try {
            Set<Criterion> criteria = criteria(form);
            String done = switch (form.text("decision")) {
                case PUBLISH -> {
                    reviews.publish(ref, version(form), criteria, viewer.get());
                    yield " is published.";
                }
                case RETURN -> {
                    mustBeSure(form);
                    reviews.giveBack(ref, comments(form), criteria, viewer.get());
                    yield " is returned.";
                }
                case DECLINE -> {
                    mustBeSure(form);
                    reviews.decline(ref, comments(form), criteria, viewer.get());
                    yield " is declined.";
                }
                default -> throw new Problem.Invalid("decision", "Choose what is to be done with it");
            };
            return Answer.seeOther(pages.next(), ref + done);
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, pages.review(form, lessons.open(ref, viewer.get())));
        } catch (Problem.Conflict e) {
            form.reject("", e.getMessage());
            Lessons.Opened opened = lessons.open(ref, viewer.get());
            form.with("version", Long.toString(opened.lesson().lockVersion()));
            return Answer.rejected(409, pages.review(form, opened));
        }
    }

    /** What is possible in a comment is asked about, as in the lesson itself. */
    private static void mustBeSure(Form form) {
        Map<String, String> said = new LinkedHashMap<>(comments(form).byPart());
        said.put("comments", form.text("comments"));
        Confirmation.ask(form, said);
    }

    private static Set<Criterion> criteria(Form form) {
        Set<Criterion> criteria = EnumSet.noneOf(Criterion.class);
        form.values("criteria")
                .forEach(value -> Token.of(Criterion.class, value).ifPresentOrElse(criteria::add, () -> {
                    throw new Problem.Invalid("criteria", "Choose from the answers");
                }));
        return criteria;
    }

    private static Reviews.Comments comments(Form form) {
        Map<String, String> byPart = new LinkedHashMap<>();
        ReviewPages.PARTS.forEach(part -> byPart.put(part.field(), form.text("comment-" + part.field())));
        return new Reviews.Comments(form.text("comments"), byPart);
    }

    @GET
    @Path("/changes/{ref}")
    public LessonPages.ReviewEdit reviewEdit(@PathParam("ref") LessonRef ref) {
        LessonEdits.OpenedEdit opened = opened(ref);
        return new LessonPages.ReviewEdit(
                Form.empty().with("version", Long.toString(opened.edit().lockVersion())), opened);
    }

    /** Open as {@link #decide} is. */
    @POST
    @Path("/changes/{ref}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decideEdit(@PathParam("ref") LessonRef ref, MultivaluedMap<String, String> posted) {
        if (!viewer.get().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        mustReview();
        Form form = Form.of(posted);
        try {
            switch (form.text("decision")) {
                case PUBLISH -> edits.publish(ref, version(form), viewer.get());
                case RETURN -> {
                    Confirmation.ask(form, "comments");
                    edits.giveBack(ref, form.text("comments"), viewer.get());
                }
                default -> throw new Problem.Invalid("decision", "Choose whether to publish or to return it");
            }
            return Answer.seeOther(
                    "/review",
                    "The change to " + ref + (form.has("decision", PUBLISH) ? " is published." : " is returned."));
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, new LessonPages.ReviewEdit(form, opened(ref)));
        }
    }

    private void mustReview() {
        if (!viewer.get().lead() && !viewer.get().curator()) {
            throw new ForbiddenException();
        }
    }

    private LessonEdits.OpenedEdit opened(LessonRef ref) {
        return edits.open(ref, viewer.get())
                .filter(LessonEdits.OpenedEdit::mayDecide)
                .orElseThrow(LessonRefusals::notSubmitted);
    }

    private static long version(Form form) {
        try {
            return Long.parseLong(form.text("version"));
        } catch (NumberFormatException notOurs) {
            throw new Problem.Invalid("decision", "The form was not complete. Look at the lesson, then decide again.");
        }
    }
}
