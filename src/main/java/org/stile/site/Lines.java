package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stile.base.Clock;
import org.stile.lessons.Lesson;
import org.stile.search.Hit;
import org.stile.trusts.Trusts;
import org.stile.web.Text;

/** Lessons as lines of a list, and where they come from in words. */
@ApplicationScoped
class Lines {

    private final Trusts trusts;

    Lines(Trusts trusts) {
        this.trusts = trusts;
    }

    List<SitePages.Line> of(List<Hit> hits) {
        return hits.stream().map(this::line).toList();
    }

    private SitePages.Line line(Hit hit) {
        String from = from(hit.trust(), hit.organisation(), hit.region());
        String when = Text.day(Clock.date(hit.publishedAt()));
        return new SitePages.Line(
                "/lessons/" + hit.ref(), hit.title(), from.isEmpty() ? when : from + ", " + when, hit.snippet());
    }

    /** Where a lesson comes from, as far as it is shown: trust, organisation or region; empty when nothing is known. */
    String from(Lesson lesson) {
        return from(lesson.content().trust(), lesson.content().organisation(), lesson.region());
    }

    private String from(String trust, String organisation, String region) {
        if (!trust.isEmpty()) {
            return trusts.name(trust);
        }
        return organisation.isEmpty() ? trusts.regionName(region) : organisation;
    }
}
