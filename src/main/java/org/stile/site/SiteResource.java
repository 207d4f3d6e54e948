package org.stile.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.curation.Featuring;
import org.stile.lessons.Stage;
import org.stile.packs.Packs;
import org.stile.programmes.Board;
import org.stile.programmes.Programme;
import org.stile.programmes.Programmes;
import org.stile.search.Filter;
import org.stile.search.LessonQuery;
import org.stile.search.SearchIndex;
import org.stile.search.SearchPage;
import org.stile.topics.Topic;
import org.stile.topics.Topics;
import org.stile.trusts.Region;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.uptake.Uptake;
import org.stile.uptake.Usage;
import org.stile.web.CurrentViewer;
import org.stile.web.Page;
import org.stile.web.Text;
import org.stile.web.Viewer;

/** Home, and the pages of a topic and a trust. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SiteResource {

    private static final int MOST_FEATURED = 6;
    private static final int NEWEST = 5;
    private static final int LISTED = 10;
    private static final int MOST_PROGRESS = 3;

    private final Featuring featuring;
    private final SearchIndex index;
    private final Topics topics;
    private final Trusts trusts;
    private final Lines lines;
    private final Page page;
    private final CurrentViewer viewer;
    private final Usage usage;
    private final Packs packs;
    private final Programmes programmes;
    private final InstantSource clock;

    SiteResource(
            Featuring featuring,
            SearchIndex index,
            Topics topics,
            Trusts trusts,
            Lines lines,
            Page page,
            CurrentViewer viewer,
            Usage usage,
            Packs packs,
            Programmes programmes,
            InstantSource clock) {
        this.featuring = featuring;
        this.index = index;
        this.topics = topics;
        this.trusts = trusts;
        this.lines = lines;
        this.page = page;
        this.viewer = viewer;
        this.usage = usage;
        this.packs = packs;
        this.programmes = programmes;
        this.clock = clock;
    }

    @GET
    public SitePages.Home home() {
        Viewer me = viewer.get();
        page.describe("Lessons that NHS trusts have learned, so that the next trust does not learn them the hard way.");
        SearchPage newest = index.search(LessonQuery.everything().size(NEWEST), me);
        Map<String, Long> byStage = index.counts(me).getOrDefault(Filter.STAGE, Map.of());
        List<SitePages.Counted> stages = Arrays.stream(Stage.values())
                .map(stage -> new SitePages.Counted(
                        "/lessons?stage=" + stage.value(), stage.label(), byStage.getOrDefault(stage.value(), 0L)))
                .toList();
        return new SitePages.Home(
                featuring.current(me, MOST_FEATURED),
                packs.next(me.trust(), me),
                lines.of(newest.hits()),
                stages,
                newest.total(),
                progress());
    }

    /** Of the programmes whose deadline is to come or has passed within a year; those of the past are on their page. */
    private List<SitePages.Progress> progress() {
        LocalDate recent = Clock.today(clock).minusYears(1);
        return programmes.all().stream()
                .filter(programme ->
                        programme.deadline() != null && programme.deadline().isAfter(recent))
                .limit(MOST_PROGRESS)
                .map(programme -> progress(programmes.board(programme.slug())))
                .toList();
    }

    private static SitePages.Progress progress(Board board) {
        Programme programme = board.programme();
        List<SitePages.RegionBar> regions = board.byRegion().stream()
                .map(region -> new SitePages.RegionBar(
                        region.region(),
                        region.count(),
                        board.deployments().stream()
                                .filter(of ->
                                        board.inProgramme(of) && of.region().equals(region.key()))
                                .count()))
                .filter(region -> region.expected() > 0)
                .toList();
        return new SitePages.Progress(
                "/programmes/" + programme.slug(),
                programme.name(),
                programme.deadline(),
                board.live(),
                board.expected(),
                regions);
    }

    @GET
    @Path("/topics")
    public SitePages.TopicList topics() {
        Map<String, Long> counts = index.counts(viewer.get()).getOrDefault(Filter.TOPIC, Map.of());
        return new SitePages.TopicList(topics.all().stream()
                .map(topic -> new SitePages.Counted(
                        "/topics/" + topic.slug(), topic.name(), counts.getOrDefault(topic.slug(), 0L)))
                .toList());
    }

    @GET
    @Path("/topics/{slug}")
    public SitePages.TopicPage topic(@PathParam("slug") String slug) {
        Topic topic = topics.bySlug(slug).orElseThrow(() -> new Problem.NotFound("There is no topic of that name."));
        page.describe(topic.description());
        LessonQuery query = LessonQuery.everything().with(Filter.TOPIC, slug).size(LISTED);
        SearchPage found = index.search(query, viewer.get());
        return new SitePages.TopicPage(
                topic,
                lines.of(found.hits()),
                found.total(),
                query.size(LessonQuery.DEFAULT_SIZE).href());
    }

    @GET
    @Path("/trusts")
    public SitePages.TrustList trusts() {
        Map<String, Long> counts = index.counts(viewer.get()).getOrDefault(Filter.TRUST, Map.of());
        List<SitePages.TrustGroup> groups = trusts.regions(Region.TODAY).stream()
                .map(region -> new SitePages.TrustGroup(region.name(), open(region.code(), counts)))
                .toList();
        List<SitePages.Cluster> clusters = trusts.regions(Region.CLUSTER_2005).stream()
                .map(cluster -> new SitePages.Cluster(
                        cluster,
                        trusts.suppliers().stream()
                                .filter(supplier -> supplier.cluster().equals(cluster.code()))
                                .toList()))
                .toList();
        return new SitePages.TrustList(groups, clusters);
    }

    private List<SitePages.Counted> open(String region, Map<String, Long> counts) {
        return trusts.all().stream()
                .filter(trust -> trust.region().equals(region))
                // a closed trust is of interest for what it has shared
                .filter(trust -> !trust.closed() || counts.containsKey(trust.code()))
                .map(trust -> new SitePages.Counted(
                        "/trusts/" + trust.code(), trust.name(), counts.getOrDefault(trust.code(), 0L)))
                .toList();
    }

    @GET
    @Path("/trusts/{code}")
    public SitePages.TrustPage trust(@PathParam("code") String code) {
        Trust trust = trusts.byCode(code.toUpperCase(java.util.Locale.ROOT))
                .orElseThrow(() -> new Problem.NotFound("There is no trust with that code."));
        LessonQuery query =
                LessonQuery.everything().with(Filter.TRUST, trust.code()).size(LISTED);
        SearchPage found = index.search(query, viewer.get());
        return new SitePages.TrustPage(
                trust,
                trusts.regionName(trust.region()),
                trust.successor().isEmpty() ? "" : trusts.name(trust.successor()),
                !trusts.mergedHere(trust.code()),
                trusts.before(trust.code()),
                lines.of(found.hits()),
                found.total(),
                query.size(LessonQuery.DEFAULT_SIZE).href(),
                usage(trust, viewer.get()),
                packs.next(trust.code(), viewer.get()),
                journeys(trust));
    }

    private List<SitePages.Journey> journeys(Trust trust) {
        LocalDate today = Clock.today(clock);
        return programmes.of(trust.code()).stream()
                .map(of -> new SitePages.Journey(
                        "/programmes/%s/deployments/%d"
                                .formatted(
                                        of.programme().slug(), of.deployment().id()),
                        of.programme().name(),
                        of.deployment()
                                .stage(today, of.programme())
                                .map(of.programme()::stageName)
                                .orElse(""),
                        of.deployment()
                                .planned(today)
                                .map(plan -> Text.day(plan.on()))
                                .orElse(""),
                        of.deployment().liveBy(today)))
                .toList();
    }

    private SitePages.TrustUsage usage(Trust trust, Viewer me) {
        List<SitePages.Used> by =
                usage.by(trust.code(), me, LISTED).stream().map(this::used).toList();
        return new SitePages.TrustUsage(
                me.trust().equals(trust.code()) ? usage.waiting(me, LISTED) : List.of(),
                by,
                usage.from(trust.code(), me, LISTED));
    }

    private SitePages.Used used(Usage.TakenUp taken) {
        Uptake uptake = taken.uptake().uptake();
        return new SitePages.Used(
                "/lessons/" + taken.lesson().ref(),
                taken.lesson().content().title(),
                uptake.disposition().label(),
                uptake.date(),
                lines.from(taken.lesson()),
                uptake.outcome().isEmpty() ? uptake.why() : uptake.outcome());
    }
}
