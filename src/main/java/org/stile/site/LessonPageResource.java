package org.stile.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.stile.attachments.Attachments;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.lessons.Asks;
import org.stile.lessons.Audience;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonEdits;
import org.stile.lessons.LessonLinks;
import org.stile.lessons.LessonRef;
import org.stile.lessons.LessonText;
import org.stile.lessons.Lessons;
import org.stile.search.SearchIndex;
import org.stile.topics.Topics;
import org.stile.trusts.Trusts;
import org.stile.uptake.Reads;
import org.stile.uptake.Usage;
import org.stile.web.CurrentViewer;
import org.stile.web.Option;
import org.stile.web.Page;
import org.stile.web.Viewer;

/** The page of a lesson, which joins what every feature knows of it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class LessonPageResource {

    private static final int RELATED = 5;

    private final Lessons lessons;
    private final LessonEdits edits;
    private final SearchIndex index;
    private final Topics topics;
    private final Trusts trusts;
    private final Lines lines;
    private final Page page;
    private final CurrentViewer viewer;
    private final LessonLinks links;
    private final Usage usage;
    private final Reads reads;
    private final Asks asks;
    private final Attachments attachments;

    LessonPageResource(
            Lessons lessons,
            LessonEdits edits,
            SearchIndex index,
            Topics topics,
            Trusts trusts,
            Lines lines,
            Page page,
            CurrentViewer viewer,
            LessonLinks links,
            Usage usage,
            Reads reads,
            Asks asks,
            Attachments attachments) {
        this.lessons = lessons;
        this.edits = edits;
        this.index = index;
        this.topics = topics;
        this.trusts = trusts;
        this.lines = lines;
        this.page = page;
        this.viewer = viewer;
        this.links = links;
        this.usage = usage;
        this.reads = reads;
        this.asks = asks;
        this.attachments = attachments;
    }

    @GET
    @Path("/lessons/{ref}")
    public SitePages.LessonPage lesson(@PathParam("ref") LessonRef ref) {
        Viewer me = viewer.get();
        Lessons.Opened opened = lessons.open(ref, me);
        Lesson lesson = opened.lesson();
        page.describe(lesson.content().summary());
        if (lesson.published()) {
            reads.count(ref, me);
        } else {
            page.hideFromSearchEngines();
        }
        return new SitePages.LessonPage(
                lesson,
                LessonText.of(lesson.content()),
                lines.from(lesson),
                trusts.regionName(lesson.region()),
                lesson.content().topics().stream()
                        .map(slug -> new Option(slug, topics.name(slug)))
                        .toList(),
                lesson.published() ? lines.of(index.related(ref, me, RELATED)) : List.of(),
                opened.actions().stream().map(Enum::name).collect(Collectors.toSet()),
                lesson.published() && me.signedIn() && edits.open(ref, me).isPresent(),
                me.curator() && lesson.published(),
                links.about(ref, me),
                usage.of(lesson, me),
                asks.onLesson(ref, me),
                attachments.of(ref.number(), me),
                Face.all());
    }

    @GET
    @Path("/lessons/{ref}/for/{audience}")
    public SitePages.LessonFace face(@PathParam("ref") LessonRef ref, @PathParam("audience") String audience) {
        Viewer me = viewer.get();
        Audience reader = Token.of(Audience.class, audience)
                .orElseThrow(() -> new Problem.NotFound("There is no page for such readers."));
        Lesson lesson = lessons.open(ref, me).lesson();
        page.describe(lesson.content().summary());
        // the whole lesson is the page to be found
        page.hideFromSearchEngines();
        if (lesson.published()) {
            reads.count(ref, me);
        }
        LessonText text = LessonText.of(lesson.content());
        Face face = Face.of(reader);
        return new SitePages.LessonFace(
                lesson,
                text,
                lines.from(lesson),
                usage.of(lesson, me).meaning(),
                new Option(reader.value(), reader.label()),
                face.parts(),
                face.missing(lesson.content(), text),
                Face.all().stream()
                        .filter(other -> !other.value().equals(reader.value()))
                        .toList());
    }
}
