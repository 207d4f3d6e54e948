package org.stile.curation;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.base.Markdown;
import org.stile.base.PageOf;
import org.stile.lessons.Stage;
import org.stile.topics.Topics;
import org.stile.web.CurrentViewer;
import org.stile.web.Page;
import org.stile.web.PageLink;
import org.stile.web.Viewer;

/** Toolkits as readers see them. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ToolkitResource {

    private final Toolkits toolkits;
    private final ToolkitCopies copies;
    private final ToolkitLessons lessons;
    private final Topics topics;
    private final Page page;
    private final CurrentViewer viewer;

    ToolkitResource(
            Toolkits toolkits,
            ToolkitCopies copies,
            ToolkitLessons lessons,
            Topics topics,
            Page page,
            CurrentViewer viewer) {
        this.toolkits = toolkits;
        this.copies = copies;
        this.lessons = lessons;
        this.topics = topics;
        this.page = page;
        this.viewer = viewer;
    }

    @GET
    @Path("/toolkits")
    public ToolkitPages.ToolkitList list() {
        page.describe("What to do at each stage of a national change, with the lessons of those who have done it.");
        Map<String, Long> done = copies.counts(me());
        return new ToolkitPages.ToolkitList(
                toolkits.published().stream()
                        .map(toolkit -> new ToolkitPages.Listed(toolkit, Optional.ofNullable(done.get(toolkit.slug()))))
                        .toList(),
                me().curator());
    }

    @GET
    @Path("/toolkits/{slug}")
    public ToolkitPages.ToolkitPage show(@PathParam("slug") String slug) {
        Toolkit toolkit = toolkits.open(slug, me());
        page.describe(
                Markdown.plain(toolkit.content().summary()).lines().findFirst().orElse(""));
        boolean ours = copies.counts(me()).containsKey(slug);
        return new ToolkitPages.ToolkitPage(
                toolkit,
                ToolkitPages.steps(toolkit.content(), Map.of(), address(slug)),
                ours,
                !ours && toolkit.published() && me().leads(me().trust()),
                me().curator(),
                copies.before(slug, me()));
    }

    /** What to do in a stage, how, and with which lessons. */
    @GET
    @Path("/toolkits/{slug}/stages/{stage}")
    public ToolkitPages.ToolkitStage stage(
            @PathParam("slug") String slug,
            @PathParam("stage") String word,
            @QueryParam("page") @DefaultValue("1") String number) {
        Toolkit toolkit = toolkits.open(slug, me());
        ToolkitContent content = toolkit.content();
        Stage stage = ToolkitPages.stage(content, word);
        page.describe("%s: what to do in the stage %s".formatted(toolkit.title(), stage.label()));
        PageOf<ToolkitItem> items = ToolkitPages.page(content, stage, PageLink.number(number));
        List<ToolkitPages.Step> steps = ToolkitPages.steps(content, Map.of(), address(slug));
        return new ToolkitPages.ToolkitStage(
                toolkit,
                steps,
                ToolkitPages.page(
                        content,
                        stage,
                        items,
                        steps,
                        lessons.of(items.items(), content.programme(), me()),
                        Map.of(),
                        topics),
                ToolkitLessons.RULE,
                copies.counts(me()).containsKey(slug));
    }

    /** The whole list on few pages: what to do and what was chosen for it, with a box to tick by hand. */
    @GET
    @Path("/toolkits/{slug}/print")
    public ToolkitPages.ToolkitPrint print(@PathParam("slug") String slug) {
        Toolkit toolkit = toolkits.open(slug, me());
        page.hideFromSearchEngines();
        ToolkitContent content = toolkit.content();
        return new ToolkitPages.ToolkitPrint(
                toolkit, ToolkitPages.stages(content, lessons.pinned(content.items(), me()), topics));
    }

    private static String address(String slug) {
        return "/toolkits/" + slug;
    }

    private Viewer me() {
        return viewer.get();
    }
}
