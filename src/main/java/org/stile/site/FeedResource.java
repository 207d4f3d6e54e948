package org.stile.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.stile.lessons.Lesson;
import org.stile.lessons.Lessons;
import org.stile.programmes.Programmes;
import org.stile.search.Hit;
import org.stile.search.LessonQuery;
import org.stile.search.SearchIndex;
import org.stile.topics.Topics;
import org.stile.web.Viewer;

/** What other programs read: the feed of the newest lessons, the site map and robots.txt. Public lessons only. */
@Path("/")
class FeedResource {

    // The most that the sitemap protocol allows in one file.
    private static final int MOST_ADDRESSES = 50_000;
    private static final int ENTRIES = 30;

    private final SearchIndex index;
    private final Lessons lessons;
    private final Topics topics;
    private final Programmes programmes;
    private final Lines lines;
    private final InstantSource clock;
    private final Optional<String> publicUrl;

    FeedResource(
            SearchIndex index,
            Lessons lessons,
            Topics topics,
            Programmes programmes,
            Lines lines,
            InstantSource clock,
            @ConfigProperty(name = "stile.public-url") Optional<String> publicUrl) {
        this.index = index;
        this.lessons = lessons;
        this.topics = topics;
        this.programmes = programmes;
        this.lines = lines;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/feeds/lessons.atom")
    @Produces("application/atom+xml;charset=UTF-8")
    public SitePages.Feed feed(@Context UriInfo uri) {
        List<Hit> newest = index.search(LessonQuery.everything().size(ENTRIES), Viewer.ANONYMOUS)
                .hits();
        List<Lesson> shown =
                lessons.readable(newest.stream().map(hit -> hit.ref().number()).toList(), Viewer.ANONYMOUS);
        List<SitePages.Entry> entries = shown.stream()
                .map(lesson -> new SitePages.Entry(
                        base(uri) + "/lessons/" + lesson.ref(),
                        lesson.content().title(),
                        lesson.content().summary(),
                        (lesson.revisedAt() == null ? lesson.publishedAt() : lesson.revisedAt()).toString(),
                        lines.from(lesson)))
                .toList();
        String updated = entries.isEmpty()
                ? clock.instant().toString()
                : entries.getFirst().updated();
        return new SitePages.Feed(base(uri), updated, entries);
    }

    @GET
    @Path("/sitemap.xml")
    @Produces("application/xml;charset=UTF-8")
    public SitePages.Sitemap sitemap(@Context UriInfo uri) {
        List<String> paths = new ArrayList<>(List.of(
                "/", "/lessons", "/topics", "/trusts", "/toolkits", "/programmes", "/polls", "/about", "/help"));
        programmes.all().forEach(programme -> paths.add("/programmes/" + programme.slug()));
        topics.all().forEach(topic -> paths.add("/topics/" + topic.slug()));
        lessons.publicRefs(MOST_ADDRESSES - paths.size()).forEach(ref -> paths.add("/lessons/" + ref));
        return new SitePages.Sitemap(base(uri), paths);
    }

    @GET
    @Path("/robots.txt")
    @Produces("text/plain;charset=UTF-8")
    public String robots(@Context UriInfo uri) {
        return """
                User-agent: *
                Disallow: /account
                Disallow: /admin/
                Disallow: /desk
                Disallow: /review
                Disallow: /sign-in
                Sitemap: %s/sitemap.xml
                """.formatted(base(uri));
    }

    private String base(UriInfo uri) {
        String base = publicUrl.orElseGet(() -> uri.getBaseUri().toString());
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
