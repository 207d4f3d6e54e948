package org.stile.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Clock;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.lessons.Polarity;
import org.stile.lessons.Stage;
import org.stile.topics.Topics;
import org.stile.trusts.Trusts;
import org.stile.web.CurrentViewer;
import org.stile.web.Role;

/** Searching for other programs. Without a token the answers are those of an anonymous reader. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search", description = "Find lessons. No token is needed; with one, lessons for members are found too.")
class SearchApi {

    private static final int SUGGESTIONS = 8;
    private static final int RELATED = 10;

    private final SearchIndex index;
    private final Follower follower;
    private final Lessons lessons;
    private final Topics topics;
    private final Trusts trusts;
    private final CurrentViewer viewer;
    private final QueryMeaning meaning;
    private final Meanings meanings;
    private final EmptySearches empty;
    private final Timer timer;
    private final InstantSource clock;

    SearchApi(
            SearchIndex index,
            Follower follower,
            Lessons lessons,
            Topics topics,
            Trusts trusts,
            CurrentViewer viewer,
            QueryMeaning meaning,
            Meanings meanings,
            EmptySearches empty,
            MeterRegistry metrics,
            InstantSource clock) {
        this.clock = clock;
        this.index = index;
        this.follower = follower;
        this.lessons = lessons;
        this.topics = topics;
        this.trusts = trusts;
        this.viewer = viewer;
        this.meaning = meaning;
        this.meanings = meanings;
        this.empty = empty;
        this.timer = SearchTimer.of(metrics, "api");
    }

    record HitJson(
            LessonRef ref,
            String externalId,
            String title,
            String summary,
            String snippet,
            float score,
            String trust,
            String organisation,
            String region,
            List<String> topics,
            List<Stage> stages,
            Polarity polarity,
            int evidence,
            Instant publishedAt,
            List<Hit.Other> supersededBy,
            List<Hit.Other> replaces,
            LocalDate reviewDue,
            boolean stale) {
        static HitJson of(Hit hit, LocalDate today) {
            return new HitJson(
                    hit.ref(),
                    hit.externalId(),
                    hit.title(),
                    hit.summary(),
                    hit.snippet().html(),
                    hit.score(),
                    hit.trust(),
                    hit.organisation(),
                    hit.region(),
                    hit.topics(),
                    hit.stages(),
                    hit.polarity(),
                    hit.evidence(),
                    hit.publishedAt(),
                    hit.successors(),
                    hit.replaces(),
                    hit.reviewDue(),
                    hit.stale(today));
        }
    }

    record SearchJson(
            long total,
            int page,
            int size,
            long tookMillis,
            String didYouMean,
            List<String> notes,
            List<HitJson> hits,
            Map<String, List<Facet.Value>> facets) {}

    record SuggestionJson(String text, String kind, String key, String href) {}

    record TopicJson(
            String slug, String name, String description, List<String> acronyms, List<String> synonyms, long count) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrustJson(
            String code,
            String name,
            String region,
            String regionName,
            LocalDate closedOn,
            String successor,
            long count) {}

    record IndexJson(long published, long indexed, long lag, VectorsJson vectors) {}

    /**
     * Lessons' meanings.
     *
     * @param wanted lessons that are to have one; 0 while meaning is switched off or its model cannot run here
     * @param ready those that have it
     * @param model off, loading, failed, or the model's name
     */
    record VectorsJson(long wanted, long ready, String model) {}

    @GET
    @Path("/lessons")
    @Operation(
            summary = "Search lessons",
            description =
                    "Words, \"phrases\", -exclusions and filters such as trust:RGT in q. Filters repeat for several"
                            + " values. Size is at most 100, page × size at most 10,000. An unknown filter value finds nothing and"
                            + " says so in notes; a malformed page, size, date or sort is a 400. A lesson whose successor"
                            + " you may read is found through it, as one that it replaces; superseded=show, its"
                            + " reference or its whole title finds it by itself.")
    @Parameter(name = "q", description = "What to look for; at most 8,000 characters")
    @Parameter(name = "stage", description = "Stage, such as go-live; repeats")
    @Parameter(name = "topic", description = "Slug of a topic; repeats")
    @Parameter(name = "region", description = "Code of a region, such as Y56; repeats")
    @Parameter(name = "trust", description = "ODS code of a trust; repeats")
    @Parameter(name = "audience", description = "Who it is for; repeats")
    @Parameter(name = "polarity", description = "worked, did-not-work, mixed or unknown; repeats")
    @Parameter(name = "programme", description = "Slug of a programme; repeats")
    @Parameter(name = "from", description = "First day of publication, such as 2026-01-31")
    @Parameter(name = "to", description = "Last day of publication")
    @Parameter(name = "sort", description = "relevance, newest or evidence")
    @Parameter(name = "superseded", description = "show: superseded lessons are results of their own")
    @Parameter(name = "page", description = "From 1")
    @Parameter(name = "size", description = "1 to 100; 20 unless said")
    public SearchJson search(@Context UriInfo uri) {
        LessonQuery query = LessonQuery.parse(uri.getQueryParameters());
        SearchPage page = timer.record(() -> index.search(query, viewer.get()));
        if (page.total() == 0 && !query.filtered()) {
            empty.found(query.text());
        }
        Map<String, List<Facet.Value>> facets = new LinkedHashMap<>();
        page.facets().forEach(facet -> facets.put(facet.filter().value(), facet.values()));
        return new SearchJson(
                page.total(),
                page.page(),
                page.size(),
                page.tookMillis(),
                page.didYouMean().isEmpty() ? null : page.didYouMean(),
                page.notes(),
                hits(page.hits()),
                facets);
    }

    @GET
    @Path("/suggest")
    @Operation(
            summary = "Continue what somebody has begun to type",
            description = "Topics first, then titles; at most 8.")
    public List<SuggestionJson> suggest(@QueryParam("q") @DefaultValue("") String q) {
        return index.suggest(q, viewer.get(), SUGGESTIONS).stream()
                .map(suggestion -> new SuggestionJson(
                        suggestion.text(),
                        suggestion.kind().name().toLowerCase(Locale.ROOT),
                        suggestion.key(),
                        suggestion.href()))
                .toList();
    }

    @GET
    @Path("/lessons/{ref}/related")
    @Operation(
            summary = "Lessons like this one",
            description = "Best first; those of other regions come a little before.")
    public List<HitJson> related(@PathParam("ref") LessonRef ref) {
        // whoever may not open it, or finds it withdrawn, is told so
        lessons.open(ref, viewer.get());
        return hits(index.related(ref, viewer.get(), RELATED));
    }

    private List<HitJson> hits(List<Hit> hits) {
        LocalDate today = Clock.today(clock);
        return hits.stream().map(hit -> HitJson.of(hit, today)).toList();
    }

    @GET
    @Path("/topics")
    @Operation(summary = "All topics", description = "With the number of lessons that you can read.")
    public List<TopicJson> topics() {
        Map<String, Long> counts = counts(Filter.TOPIC);
        return topics.all().stream()
                .map(topic -> new TopicJson(
                        topic.slug(),
                        topic.name(),
                        topic.description(),
                        topic.acronyms(),
                        topic.synonyms(),
                        counts.getOrDefault(topic.slug(), 0L)))
                .toList();
    }

    @GET
    @Path("/trusts")
    @Operation(summary = "All trusts", description = "Open and closed, with the number of lessons that you can read.")
    public List<TrustJson> trusts() {
        Map<String, Long> counts = counts(Filter.TRUST);
        return trusts.all().stream()
                .map(trust -> new TrustJson(
                        trust.code(),
                        trust.name(),
                        trust.region(),
                        trusts.regionName(trust.region()),
                        trust.closedOn(),
                        trust.successor().isEmpty() ? null : trust.successor(),
                        counts.getOrDefault(trust.code(), 0L)))
                .toList();
    }

    @GET
    @Path("/index")
    @RolesAllowed(Role.CURATORS)
    @Operation(summary = "How far this node's index is", description = "For curators.")
    public IndexJson index() {
        long published = lessons.countPublished();
        return new IndexJson(published, index.state().documents(), follower.lag(), vectors(published));
    }

    private VectorsJson vectors(long published) {
        return switch (meaning.state()) {
            case OFF, FAILED -> new VectorsJson(0, 0, meaning.name());
            case LOADING, READY ->
                new VectorsJson(published, Math.max(0, published - meanings.waiting()), meaning.name());
        };
    }

    private Map<String, Long> counts(Filter filter) {
        return index.counts(viewer.get()).getOrDefault(filter, Map.of());
    }
}
