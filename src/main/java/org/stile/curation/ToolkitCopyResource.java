package org.stile.curation;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.lessons.Confirmation;
import org.stile.lessons.SessionEnded;
import org.stile.lessons.Stage;
import org.stile.topics.Topics;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.PageLink;
import org.stile.web.Viewer;

/** A trust's own copy of a toolkit: to read, tick and write beside. Nobody of another trust comes here. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ToolkitCopyResource {

    private static final String NOTE = "note";
    private static final String VERSION = "version";

    private final Toolkits toolkits;
    private final ToolkitCopies copies;
    private final ToolkitLessons lessons;
    private final Topics topics;
    private final Trusts trusts;
    private final CurrentViewer viewer;

    ToolkitCopyResource(
            Toolkits toolkits,
            ToolkitCopies copies,
            ToolkitLessons lessons,
            Topics topics,
            Trusts trusts,
            CurrentViewer viewer) {
        this.toolkits = toolkits;
        this.copies = copies;
        this.lessons = lessons;
        this.topics = topics;
        this.trusts = trusts;
        this.viewer = viewer;
    }

    @POST
    @Path("/toolkits/{slug}/copy")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(@PathParam("slug") String slug) {
        copies.take(slug, me());
        return Answer.seeOther(address(slug), "Your trust has its own copy now. Only its people see it.");
    }

    @GET
    @Path("/toolkits/{slug}/ours")
    public ToolkitPages.ToolkitOurs ours(@PathParam("slug") String slug) {
        copies.mustBelong(me());
        Optional<ToolkitCopy> found = copies.find(slug, me());
        if (found.isEmpty()) {
            Toolkit toolkit = toolkits.open(slug, me());
            return new ToolkitPages.ToolkitOurs(
                    toolkit,
                    toolkit.title(),
                    trust(),
                    null,
                    List.of(),
                    null,
                    List.of(),
                    0,
                    leads(),
                    copies.before(slug, me()));
        }
        ToolkitCopy copy = found.get();
        Optional<ToolkitDiff> news = copy.news();
        return new ToolkitPages.ToolkitOurs(
                copy.national(),
                copy.content().title(),
                trust(),
                copy,
                ToolkitPages.steps(copy.content(), copy.marks(), address(slug)),
                news.orElse(null),
                news.isPresent() ? copies.since(copy) : List.of(),
                copy.left().size(),
                leads(),
                copies.before(slug, me()));
    }

    @GET
    @Path("/toolkits/{slug}/ours/stages/{stage}")
    public ToolkitPages.ToolkitOursStage stage(
            @PathParam("slug") String slug,
            @PathParam("stage") String word,
            @QueryParam("page") @DefaultValue("1") String number) {
        ToolkitCopy copy = copies.ours(slug, me());
        ToolkitContent content = copy.content();
        Stage stage = ToolkitPages.stage(content, word);
        PageOf<ToolkitItem> items = ToolkitPages.page(content, stage, PageLink.number(number));
        List<ToolkitPages.Step> steps = ToolkitPages.steps(content, copy.marks(), address(slug));
        return new ToolkitPages.ToolkitOursStage(
                slug,
                content.title(),
                trust(),
                steps,
                ToolkitPages.page(
                        content,
                        stage,
                        items,
                        steps,
                        lessons.of(items.items(), content.programme(), me()),
                        copy.marks(),
                        topics),
                ToolkitLessons.RULE);
    }

    /** What was made of items that the national toolkit has no longer. */
    @GET
    @Path("/toolkits/{slug}/ours/no-longer")
    public ToolkitPages.ToolkitOursLeft left(
            @PathParam("slug") String slug, @QueryParam("page") @DefaultValue("1") String number) {
        ToolkitCopy copy = copies.ours(slug, me());
        return new ToolkitPages.ToolkitOursLeft(
                slug, copy.content().title(), trust(), ToolkitPages.left(copy, PageLink.number(number), address(slug)));
    }

    /** What a trust left that went over into this one. */
    @GET
    @Path("/toolkits/{slug}/ours/before/{code}")
    public ToolkitPages.ToolkitBefore before(@PathParam("slug") String slug, @PathParam("code") String code) {
        ToolkitCopy copy = copyBefore(slug, code);
        return new ToolkitPages.ToolkitBefore(
                trust(copy),
                copy,
                ToolkitPages.steps(copy.content(), copy.marks(), addressBefore(copy)),
                copy.left().size());
    }

    @GET
    @Path("/toolkits/{slug}/ours/before/{code}/stages/{stage}")
    public ToolkitPages.ToolkitBeforeStage stageBefore(
            @PathParam("slug") String slug,
            @PathParam("code") String code,
            @PathParam("stage") String word,
            @QueryParam("page") @DefaultValue("1") String number) {
        ToolkitCopy copy = copyBefore(slug, code);
        ToolkitContent content = copy.content();
        Stage stage = ToolkitPages.stage(content, word);
        PageOf<ToolkitItem> items = ToolkitPages.page(content, stage, PageLink.number(number));
        List<ToolkitPages.Step> steps = ToolkitPages.steps(content, copy.marks(), addressBefore(copy));
        // without lessons: what to do now stands in the reader's own copy
        return new ToolkitPages.ToolkitBeforeStage(
                trust(copy),
                copy,
                steps,
                ToolkitPages.page(content, stage, items, steps, Map.of(), copy.marks(), topics));
    }

    @GET
    @Path("/toolkits/{slug}/ours/before/{code}/no-longer")
    public ToolkitPages.ToolkitBeforeLeft leftBefore(
            @PathParam("slug") String slug,
            @PathParam("code") String code,
            @QueryParam("page") @DefaultValue("1") String number) {
        ToolkitCopy copy = copyBefore(slug, code);
        return new ToolkitPages.ToolkitBeforeLeft(
                trust(copy), copy, ToolkitPages.left(copy, PageLink.number(number), addressBefore(copy)));
    }

    private ToolkitCopy copyBefore(String slug, String code) {
        return copies.before(slug, code.toUpperCase(Locale.ROOT), me());
    }

    private Trust trust(ToolkitCopy copy) {
        return trusts.byCode(copy.trust()).orElseThrow();
    }

    private static String addressBefore(ToolkitCopy copy) {
        return address(copy.national().slug()) + "/before/" + copy.trust();
    }

    /** One item and nothing else, so that two people who tick at once both do. */
    @POST
    @Path("/toolkits/{slug}/ours/items/{item}/tick")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response tick(
            @PathParam("slug") String slug, @PathParam("item") String item, MultivaluedMap<String, String> posted) {
        boolean done = !Form.of(posted).has("done", "false");
        copies.tick(slug, item, done, me());
        return Answer.seeOther(place(slug, item), done ? "Ticked." : "The tick is taken away.");
    }

    @GET
    @Path("/toolkits/{slug}/ours/items/{item}")
    public ToolkitPages.ToolkitNote note(@PathParam("slug") String slug, @PathParam("item") String item) {
        ToolkitMark mark = copies.noted(slug, item, me()).mark();
        Form form = Form.empty().with(NOTE, mark.note()).with(VERSION, String.valueOf(mark.noteVersion()));
        return notePage(slug, item, form, null);
    }

    @POST
    @Path("/toolkits/{slug}/ours/items/{item}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response note(
            @PathParam("slug") String slug, @PathParam("item") String item, MultivaluedMap<String, String> posted) {
        if (!me().signedIn()) {
            return SessionEnded.keeping(posted);
        }
        Form form = Form.of(posted);
        // who may not write here is told so before what they typed is looked at
        copies.noted(slug, item, me());
        try {
            Confirmation.ask(form, NOTE);
            copies.note(slug, item, version(form), form.value(NOTE), me());
            return Answer.seeOther(place(slug, item), "Your note is saved.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, notePage(slug, item, form, null));
        } catch (Problem.Conflict e) {
            ToolkitMark latest = copies.noted(slug, item, me()).mark();
            form.reject(NOTE, e.getMessage());
            form.with(VERSION, String.valueOf(latest.noteVersion()));
            return Answer.rejected(409, notePage(slug, item, form, latest.note()));
        }
    }

    @POST
    @Path("/toolkits/{slug}/ours/take-over")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response takeOver(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        int version = version(Form.of(posted));
        copies.takeOver(slug, version, me());
        return Answer.seeOther(
                address(slug), "Your copy follows version " + version + " now. Your ticks and notes are all there.");
    }

    private ToolkitPages.ToolkitNote notePage(String slug, String item, Form form, String latest) {
        ToolkitCopies.Noted noted = copies.noted(slug, item, me());
        ToolkitContent content = copies.ours(slug, me()).content();
        return new ToolkitPages.ToolkitNote(
                form,
                slug,
                content.title(),
                item,
                noted.said(),
                trust(),
                latest,
                ToolkitCopies.NOTE_MAX,
                ToolkitPages.place(content, item, address(slug)));
    }

    private String place(String slug, String item) {
        return ToolkitPages.place(copies.ours(slug, me()).content(), item, address(slug));
    }

    private static int version(Form form) {
        try {
            return Integer.parseInt(form.text(VERSION));
        } catch (NumberFormatException e) {
            // no page of ours sends this; no version is ever -1, so nothing is written over
            return -1;
        }
    }

    private static String address(String slug) {
        return "/toolkits/" + slug + "/ours";
    }

    private String trust() {
        return trusts.name(me().trust());
    }

    private boolean leads() {
        return me().leads(me().trust());
    }

    private Viewer me() {
        return viewer.get();
    }
}
