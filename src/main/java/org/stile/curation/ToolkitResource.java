package org.stile.curation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.base.Markdown;
import org.stile.topics.Topics;
import org.stile.web.CurrentViewer;
import org.stile.web.Page;
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
                stages(toolkit.content(), Map.of()),
                ToolkitLessons.RULE,
                ours,
                !ours && toolkit.published() && me().leads(me().trust()),
                me().curator(),
                copies.before(slug, me()));
    }

    /** The whole list on few pages: what to do and what was chosen for it, with a box to tick by hand. */
    @GET
    @Path("/toolkits/{slug}/print")
    public ToolkitPages.ToolkitPrint print(@PathParam("slug") String slug) {
        Toolkit toolkit = toolkits.open(slug, me());
        page.hideFromSearchEngines();
        return new ToolkitPages.ToolkitPrint(toolkit, stages(toolkit.content(), Map.of()));
    }

    private List<ToolkitPages.OfStage> stages(ToolkitContent content, Map<String, ToolkitMark> marks) {
        return ToolkitPages.stages(content, lessons.of(content, me()), marks, topics);
    }

    private Viewer me() {
        return viewer.get();
    }
}
