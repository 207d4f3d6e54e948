package org.stile.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stile.attachments.Attachment;
import org.stile.base.PageOf;
import org.stile.base.SafeHtml;
import org.stile.changes.Task;
import org.stile.curation.Featuring;
import org.stile.lessons.Asks;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonLinks;
import org.stile.lessons.LessonText;
import org.stile.lessons.Lifecycle;
import org.stile.packs.NextStep;
import org.stile.polls.Polls;
import org.stile.programmes.ProgrammeDesk;
import org.stile.topics.Topic;
import org.stile.trusts.Region;
import org.stile.trusts.Supplier;
import org.stile.trusts.Trust;
import org.stile.uptake.Credit;
import org.stile.uptake.LessonUsage;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;

/** What each page of this package shows. */
final class SitePages {

    private SitePages() {}

    /** A lesson in a list: its address, title, and where it comes from in words. */
    record Line(String href, String title, String from, SafeHtml snippet) {}

    /** A name with its address and a number of lessons. */
    record Counted(String href, String name, long count) {}

    /** @param next of the viewer's own trust; empty where it goes through no programme */
    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Home(
            List<Featuring.Slot> featured,
            Optional<NextStep> next,
            List<Line> newest,
            List<Counted> stages,
            long total,
            List<Progress> progress)
            implements TemplateInstance {}

    /**
     * How far a programme has come.
     *
     * @param deadline null when it has none
     */
    record Progress(String href, String name, LocalDate deadline, long live, long expected, List<RegionBar> regions) {}

    /** How many trusts of a region are live, of all that are to be. */
    record RegionBar(String name, long live, long expected) {}

    /**
     * A lesson's page.
     *
     * @param from where it comes from, in words
     * @param actions names of what the viewer may do, in capitals
     * @param used what became of it at other trusts
     */
    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LessonPage(
            Lesson lesson,
            LessonText text,
            String from,
            String region,
            List<Option> topics,
            List<Line> related,
            Set<String> actions,
            boolean changeProposed,
            boolean mayFeature,
            LessonLinks.About about,
            LessonUsage used,
            Asks.OnLesson asks,
            List<Attachment> files,
            List<Option> faces)
            implements TemplateInstance {}

    /**
     * A lesson on one sheet, with what matters to an audience first.
     *
     * @param parts what it shows, in order
     * @param missing says that the lesson has nothing of what matters most; else empty
     * @param others the other audiences
     */
    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LessonFace(
            Lesson lesson,
            LessonText text,
            String from,
            String meaning,
            Option audience,
            List<String> parts,
            String missing,
            List<Option> others)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record TopicList(List<Counted> topics) implements TemplateInstance {}

    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record TopicPage(Topic topic, List<Line> lessons, long total, String all) implements TemplateInstance {}

    /** Trusts of one region. */
    record TrustGroup(String region, List<Counted> trusts) {}

    /** A cluster of the 2005 programme with its suppliers. */
    record Cluster(Region region, List<Supplier> suppliers) {}

    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record TrustList(List<TrustGroup> groups, List<Cluster> clusters) implements TemplateInstance {}

    /**
     * A trust.
     *
     * @param inferred whether its successor is; otherwise a curator has said so
     * @param before trusts that went over into it
     * @param next for its own people and curators; empty for everybody else, and where it goes through no programme
     */
    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record TrustPage(
            Trust trust,
            String region,
            String successor,
            boolean inferred,
            List<Trust> before,
            List<Line> lessons,
            long total,
            String all,
            TrustUsage used,
            Optional<NextStep> next,
            List<Journey> journeys)
            implements TemplateInstance {}

    /** A trust's way through a programme. */
    record Journey(String href, String programme, String stage, String planned, boolean live) {}

    /**
     * Both sides of a trust's use of lessons.
     *
     * @param waiting for its lead; only for its own people
     * @param by what it has done with lessons
     * @param from what others took up from it
     */
    record TrustUsage(List<Lesson> waiting, List<Used> by, List<Credit> from) {}

    /** A lesson that a trust has done something with: what, when, where it comes from, and what it says about it. */
    record Used(String href, String title, String what, LocalDate date, String from, String words) {}

    /**
     * A page of plain text.
     *
     * @param lifecycle the life of a lesson as a table below the text; empty on every page but help
     */
    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record TextPage(String title, SafeHtml body, List<Lifecycle.Row> lifecycle) implements TemplateInstance {}

    /**
     * The curator's one page.
     *
     * @param lines what waits, the oldest first
     * @param kinds of lines, to look at one of them alone
     * @param slots what is featured now and what that did
     * @param acts that can be undone
     */
    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Desk(
            Form form,
            PageOf<DeskLine> lines,
            List<DeskKind> kinds,
            String previous,
            String next,
            List<PageLink> links,
            List<ComingUp.Event> coming,
            List<DeskSlot> slots,
            List<org.stile.site.Desk.Act> acts,
            DeskPlaces places)
            implements TemplateInstance {}

    /** A kind of what waits; only it is listed where it was chosen. */
    record DeskKind(String name, String href, long count, boolean chosen) {}

    /** A featured lesson and what became of it since it shows. */
    record DeskSlot(String href, String title, String did) {}

    /** Where each kind of work is done, with how much there is. */
    record DeskPlaces(
            long waiting,
            long reports,
            long urgentReports,
            Map<String, Long> featured,
            long stale,
            long hidden,
            long possible,
            Asks.Backlog asks,
            List<ProgrammeDesk.Attention> programmes,
            long wanted,
            List<Polls.Listed> polls,
            long toolkitsDue) {}

    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Feed(String base, String updated, List<Entry> entries) implements TemplateInstance {}

    /** A lesson in the feed. */
    record Entry(String href, String title, String summary, String updated, String from) {}

    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Sitemap(String base, List<String> paths) implements TemplateInstance {}

    /** Tasks that were given up, for admins. */
    @CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Tasks(List<Task> givenUp, long total, long open) implements TemplateInstance {}
}
