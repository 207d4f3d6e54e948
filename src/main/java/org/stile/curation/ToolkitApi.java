package org.stile.curation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.attachments.Attachment;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Stage;
import org.stile.web.CurrentViewer;
import org.stile.web.Viewer;

/** Toolkits for other programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Toolkits", description = "What to do at each stage of a national change, with the lessons that go with it")
class ToolkitApi {

    private final Toolkits toolkits;
    private final ToolkitCopies copies;
    private final ToolkitLessons lessons;
    private final CurrentViewer viewer;

    ToolkitApi(Toolkits toolkits, ToolkitCopies copies, ToolkitLessons lessons, CurrentViewer viewer) {
        this.toolkits = toolkits;
        this.copies = copies;
        this.lessons = lessons;
        this.viewer = viewer;
    }

    /** A toolkit in the list. {@code items}: how many things there are to do. */
    public record ListedJson(
            String slug,
            String title,
            String programme,
            int version,
            Instant changedAt,
            List<Stage> stages,
            int items) {
        static ListedJson of(Toolkit toolkit) {
            return new ListedJson(
                    toolkit.slug(),
                    toolkit.title(),
                    toolkit.content().programme(),
                    toolkit.version(),
                    toolkit.changedAt(),
                    toolkit.content().stages(),
                    toolkit.content().items().size());
        }
    }

    /** A file that comes with a lesson. */
    public record FileJson(LessonRef lesson, long id, String title, String fileName, String href) {
        static FileJson of(Attachment file) {
            LessonRef lesson = new LessonRef(file.lesson());
            String href = new ToolkitItem.FileLink(lesson, file.id()).toString();
            return new FileJson(lesson, file.id(), file.title(), file.fileName(), href);
        }
    }

    /**
     * One thing to do.
     *
     * @param pinned lessons that curators chose
     * @param found lessons that the rule found, best first
     * @param mark what the own trust made of it; left out of the national toolkit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ItemJson(
            String id,
            String text,
            String guidance,
            List<String> topics,
            List<ToolkitLessons.Line> pinned,
            List<ToolkitLessons.Line> found,
            List<FileJson> files,
            MarkJson mark) {}

    /**
     * What a trust made of an item.
     *
     * @param doneBy role of who ticked it
     * @param changedSince whether it was ticked when the item said something else
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record MarkJson(
            String item,
            String said,
            boolean done,
            Instant doneAt,
            String doneBy,
            boolean changedSince,
            String note,
            Instant notedAt,
            String notedBy) {
        static MarkJson of(ToolkitMark mark, boolean changedSince) {
            return new MarkJson(
                    mark.item(),
                    mark.said(),
                    mark.done().isPresent(),
                    mark.done().map(ToolkitMark.By::at).orElse(null),
                    mark.done().map(ToolkitMark.By::role).orElse(null),
                    changedSince,
                    mark.note(),
                    mark.noted().map(ToolkitMark.By::at).orElse(null),
                    mark.noted().map(ToolkitMark.By::role).orElse(null));
        }
    }

    public record StageJson(Stage stage, String label, List<ItemJson> items) {}

    /** @param rule by which lessons are found, in words */
    public record ToolkitJson(
            String slug,
            String title,
            String summary,
            String programme,
            int version,
            Instant changedAt,
            String rule,
            List<StageJson> stages) {}

    /**
     * A trust's own copy.
     *
     * @param version the national one that it follows
     * @param newest the national toolkit's version now
     * @param news what that one has changed since; left out when there is nothing new
     * @param left ticks and notes of items that the version has no longer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CopyJson(
            String slug,
            String trust,
            int version,
            int newest,
            Instant takenAt,
            List<StageJson> stages,
            List<MarkJson> left,
            ToolkitDiff news) {}

    @GET
    @Path("/toolkits")
    @Operation(summary = "The published toolkits, by title")
    public List<ListedJson> list() {
        return toolkits.published().stream().map(ListedJson::of).toList();
    }

    @GET
    @Path("/toolkits/{slug}")
    @Operation(
            summary = "A toolkit, stage by stage",
            description =
                    "Things to do in the order of the stages, each with the lessons that curators chose, those that"
                            + " a rule finds, and files to borrow. Lessons that the caller may not read are left out.")
    public ToolkitJson show(@PathParam("slug") String slug) {
        Toolkit toolkit = toolkits.open(slug, me());
        ToolkitContent content = toolkit.content();
        return new ToolkitJson(
                slug,
                content.title(),
                content.summary(),
                content.programme(),
                toolkit.version(),
                toolkit.changedAt(),
                ToolkitLessons.RULE,
                stages(content, null));
    }

    @GET
    @Path("/toolkits/{slug}/ours")
    @Authenticated
    @Operation(
            summary = "Your trust’s own copy of a toolkit",
            description = "With what your colleagues ticked and noted, and what the national toolkit has changed since."
                    + " 404 when your trust has none. Nobody of another trust can read it.")
    public CopyJson ours(@PathParam("slug") String slug) {
        return copy(copies.ours(slug, me()));
    }

    @GET
    @Path("/toolkits/{slug}/ours/before/{code}")
    @Authenticated
    @Operation(
            summary = "The copy that a trust left which has become part of yours",
            description = "code is that trust’s. As the copy of your own, to be read. 404 for everybody else.")
    public CopyJson before(@PathParam("slug") String slug, @PathParam("code") String code) {
        return copy(copies.before(slug, code.toUpperCase(Locale.ROOT), me()));
    }

    private CopyJson copy(ToolkitCopy copy) {
        return new CopyJson(
                copy.national().slug(),
                copy.trust(),
                copy.version(),
                copy.national().version(),
                copy.takenAt(),
                stages(copy.content(), copy),
                copy.left().stream().map(mark -> MarkJson.of(mark, false)).toList(),
                copy.news().orElse(null));
    }

    private List<StageJson> stages(ToolkitContent content, ToolkitCopy copy) {
        Map<String, ToolkitLessons.OfItem> all = lessons.of(content, me());
        return content.stages().stream()
                .map(stage -> new StageJson(
                        stage,
                        stage.label(),
                        content.in(stage).stream()
                                .map(item -> item(item, all.get(item.id()), copy))
                                .toList()))
                .toList();
    }

    private static ItemJson item(ToolkitItem item, ToolkitLessons.OfItem with, ToolkitCopy copy) {
        ToolkitMark mark = copy == null ? null : copy.mark(item.id());
        return new ItemJson(
                item.id(),
                item.text(),
                item.guidance(),
                item.topics(),
                with.pinned(),
                with.found(),
                with.files().stream().map(FileJson::of).toList(),
                mark == null ? null : MarkJson.of(mark, mark.changedSince(item)));
    }

    private Viewer me() {
        return viewer.get();
    }
}
