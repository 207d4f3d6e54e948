package org.stile.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.stile.base.Clock;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;
import org.stile.web.Text;

/** The page on which lessons are searched and browsed. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SearchResource {

    private static final int SHOWN_AT_FIRST = 6;

    // More than this nobody scans, and a phone has to load it; the trusts' own pages lead to the rest.
    private static final int SHOWN_AT_ALL = 24;

    private final SearchIndex index;
    private final Names names;
    private final Trusts trusts;
    private final CurrentViewer viewer;
    private final EmptySearches empty;
    private final Timer timer;
    private final InstantSource clock;

    SearchResource(
            SearchIndex index,
            Names names,
            Trusts trusts,
            CurrentViewer viewer,
            EmptySearches empty,
            MeterRegistry metrics,
            InstantSource clock) {
        this.clock = clock;
        this.index = index;
        this.names = names;
        this.trusts = trusts;
        this.viewer = viewer;
        this.empty = empty;
        this.timer = SearchTimer.of(metrics, "page");
    }

    /** A condition that can be taken away. */
    record Chip(String label, String href) {}

    /** A facet with its first values and the rest. */
    record Choices(String name, String label, List<Choice> first, List<Choice> rest) {}

    /** One value of a facet, written out: a page has a hundred of them. */
    record Choice(String id, String value, String label, String count, String noun, boolean selected) {

        static Choice of(Filter filter, Facet.Value value) {
            return new Choice(
                    filter.value() + "-" + value.value(),
                    value.value(),
                    value.label(),
                    Text.grouped(value.count()),
                    value.count() == 1 ? " lesson" : " lessons",
                    value.selected());
        }
    }

    /**
     * A result with what is said of it in one line: where it comes from, when, stages, evidence.
     *
     * @param stale why and since when somebody should look at it again; empty when nobody has to
     */
    record Result(Hit hit, List<String> about, String stale, List<Option> topics) {}

    @CheckedTemplate(basePath = "search", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Results(
            Form form,
            String title,
            LessonQuery query,
            SearchPage found,
            String elsewhere,
            String better,
            List<Chip> chips,
            List<FewerConditions.Way> ways,
            List<Choices> choices,
            List<Result> results,
            List<Option> sorts,
            PageOf<Hit> pages,
            List<PageLink> links,
            String previous,
            String next)
            implements TemplateInstance {}

    @GET
    @Path("/lessons")
    public Response search(@Context UriInfo uri) {
        Form form = Form.of(uri.getQueryParameters());
        try {
            return Answer.page(page(form, LessonQuery.parse(uri.getQueryParameters())));
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(form, LessonQuery.everything()));
        }
    }

    /** Somebody wants an answer to what nothing answers: counted, without who. */
    @POST
    @Path("/lessons/wanted")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response want(MultivaluedMap<String, String> posted) {
        QueryText wanted = QueryText.of(Form.of(posted).text("q"));
        String said = empty.want(wanted)
                ? "Noted. The national team sees what people looked for and did not find."
                : "This cannot be noted: it is too long, or looks as if it were about a person.";
        return Answer.seeOther("/lessons", said);
    }

    private Results page(Form form, LessonQuery query) {
        SearchPage found = timer.record(() -> index.search(query, viewer.get()));
        if (found.total() == 0 && !query.filtered()) {
            empty.found(query.text());
        }
        long reachable = Math.min(found.total(), LessonQuery.MAX_DEPTH);
        PageOf<Hit> pages = new PageOf<>(found.hits(), reachable, query.page(), query.size());
        String address = address(query);
        return new Results(
                form,
                title(query, found),
                query,
                found,
                elsewhere(query, found),
                query.withText(QueryText.of(found.didYouMean())).href(),
                chips(query),
                found.total() == 0 ? new FewerConditions(index, names, viewer.get()).of(query) : List.of(),
                found.facets().stream().map(SearchResource::choices).toList(),
                found.hits().stream().map(this::result).toList(),
                List.of(Sort.values()).stream()
                        .map(sort -> new Option(sort.value(), sort.label()))
                        .toList(),
                pages,
                PageLink.all(pages, address),
                PageLink.previous(pages, address),
                PageLink.next(pages, address));
    }

    /** How many come from regions other than the reader's own, in words; empty where that is not known. */
    private String elsewhere(LessonQuery query, SearchPage found) {
        String own = trusts.byCode(viewer.get().trust()).map(Trust::region).orElse("");
        if (own.isEmpty() || !query.selected(Filter.REGION).isEmpty()) {
            return "";
        }
        long others = found.facet(Filter.REGION).values().stream()
                .filter(value -> !value.value().equals(own))
                .mapToLong(Facet.Value::count)
                .sum();
        return others == 0 ? "" : Text.grouped(others) + " from other regions";
    }

    private static String address(LessonQuery query) {
        String first = query.page(1).href();
        return first + (first.contains("?") ? "&" : "?") + "page=";
    }

    private String title(LessonQuery query, SearchPage found) {
        String lessons = Text.of(found.total(), "lesson", "lessons");
        List<String> conditions = new ArrayList<>();
        if (!query.text().blank()) {
            conditions.add("“" + Nearest.shortened(query.text().raw()) + "”");
        }
        chips(query).forEach(chip -> conditions.add(chip.label()));
        return conditions.isEmpty() ? lessons : lessons + ": " + String.join(", ", conditions);
    }

    private List<Chip> chips(LessonQuery query) {
        List<Chip> chips = new ArrayList<>();
        for (Filter filter : Filter.values()) {
            query.selected(filter)
                    .forEach(value -> chips.add(new Chip(
                            filter.label() + ": " + names.label(filter, value),
                            query.without(filter, value).href())));
        }
        if (query.from() != null || query.to() != null) {
            String from = query.from() == null ? "" : "from " + Text.day(query.from());
            String to = query.to() == null ? "" : " to " + Text.day(query.to());
            chips.add(new Chip(
                    "Published " + (from + to).strip(), query.withoutDates().href()));
        }
        if (query.superseded()) {
            chips.add(new Chip(
                    "Superseded lessons too", query.withSuperseded(false).href()));
        }
        return chips;
    }

    private static Choices choices(Facet facet) {
        List<Choice> values = facet.values().stream()
                .limit(SHOWN_AT_ALL)
                .map(value -> Choice.of(facet.filter(), value))
                .toList();
        int first = Math.min(SHOWN_AT_FIRST, values.size());
        return new Choices(
                facet.filter().value(),
                facet.filter().label(),
                values.subList(0, first),
                values.subList(first, values.size()));
    }

    private Result result(Hit hit) {
        List<String> about = new ArrayList<>();
        if (hit.superseded()) {
            about.add("Superseded");
        }
        if (!hit.trust().isEmpty()) {
            about.add(names.label(Filter.TRUST, hit.trust()));
        } else if (!hit.organisation().isEmpty()) {
            about.add(hit.organisation());
        } else if (!hit.region().isEmpty()) {
            about.add(names.label(Filter.REGION, hit.region()));
        }
        about.add(Text.day(Clock.date(hit.publishedAt())));
        hit.stages().forEach(stage -> about.add(stage.label()));
        if (hit.evidence() > 0) {
            about.add("Evidence grade " + hit.evidence());
        }
        boolean stale = hit.stale(Clock.today(clock)) && !hit.superseded();
        return new Result(
                hit,
                about,
                stale
                        ? "Review due since " + Text.day(hit.reviewDue()) + ": "
                                + hit.cause().label()
                        : "",
                hit.topics().stream()
                        .map(slug -> new Option(slug, names.label(Filter.TOPIC, slug)))
                        .toList());
    }
}
