package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stile.base.Clock;
import org.stile.curation.Featured;
import org.stile.polls.Polls;
import org.stile.polls.Round;
import org.stile.search.EmptySearches;
import org.stile.site.DeskLine.Kind;
import org.stile.web.Text;
import org.stile.web.Viewer;

/** What else needs a curator: featured slots that end, toolkits to go through, searches without answers, and polls. */
@ApplicationScoped
class CurationOnDesk implements DeskSource {

    /** So many days before a slot ends it is on the desk: time to choose what follows. */
    static final int DAYS_BEFORE_END = 7;

    /** A round each quarter shows a trend without tiring anybody. */
    private static final int WEEKS_BETWEEN_ROUNDS = 13;

    // as the page of what search is taught shows them
    private static final int WEEKS_OF_SEARCHES = 13;

    private final DeskFacts facts;
    private final EmptySearches searches;
    private final InstantSource clock;

    CurationOnDesk(DeskFacts facts, EmptySearches searches, InstantSource clock) {
        this.facts = facts;
        this.searches = searches;
        this.clock = clock;
    }

    @Override
    public List<DeskLine> lines(Viewer curator, int most) {
        LocalDate today = Clock.today(clock);
        return Stream.of(
                        featured(today),
                        toolkits(today),
                        searches(most),
                        facts.polls().stream().flatMap(standing -> poll(standing, today)))
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<DeskLine> featured(LocalDate today) {
        return facts.featured().current().stream()
                .filter(slot -> !slot.readable() || ending(slot).compareTo(today) <= 0)
                .map(slot -> slot.readable()
                        ? new DeskLine(
                                Kind.FEATURED,
                                slot.id() + "@" + slot.endsOn(),
                                ending(slot),
                                "Ends on %s: %s".formatted(Text.day(slot.endsOn()), slot.title()),
                                "/desk/featured/" + slot.id())
                        : new DeskLine(
                                Kind.FEATURED,
                                slot.id() + "!",
                                slot.startsOn(),
                                slot.ref() + " was withdrawn or hidden and does not show",
                                "/desk/featured"));
    }

    /** From which day the end of a slot is near; not before it began. */
    private static LocalDate ending(Featured slot) {
        LocalDate near = slot.endsOn().minusDays(DAYS_BEFORE_END);
        return near.isBefore(slot.startsOn()) ? slot.startsOn() : near;
    }

    private Stream<DeskLine> toolkits(LocalDate today) {
        return facts.toolkits().stream()
                .filter(toolkit -> toolkit.due(today))
                .map(toolkit -> new DeskLine(
                        Kind.TOOLKIT,
                        toolkit.slug() + "@" + toolkit.refreshBy().orElseThrow(),
                        toolkit.refreshBy().orElseThrow(),
                        "Go through it again: " + toolkit.title(),
                        "/desk/toolkits/" + toolkit.slug()));
    }

    private Stream<DeskLine> searches(int most) {
        return searches.most(WEEKS_OF_SEARCHES, most).stream()
                .map(empty -> new DeskLine(
                        Kind.SEARCH,
                        empty.query(),
                        empty.since(),
                        "“%s”: found nothing %s%s"
                                .formatted(
                                        empty.query(),
                                        Text.of(empty.times(), "time", "times"),
                                        empty.wanted() == 0
                                                ? ""
                                                : ", " + Text.of(empty.wanted(), "person wants", "people want")
                                                        + " an answer"),
                        "/desk/search"));
    }

    private static Stream<DeskLine> poll(Polls.Standing standing, LocalDate today) {
        String slug = standing.poll().slug();
        String question = standing.poll().question();
        return standing
                .running(today)
                .map(round -> new DeskLine(
                        Kind.POLL,
                        slug + "@" + round.id(),
                        round.opensOn(),
                        "Open until %s: %s".formatted(Text.day(round.closesOn()), question),
                        "/desk/polls/" + slug))
                .or(() -> standing.coming(today).isPresent() || standing.finished()
                        ? Optional.empty()
                        : Optional.of(next(slug, question, standing.rounds().getLast()))
                                .filter(line -> !line.since().isAfter(today)))
                .stream();
    }

    private static DeskLine next(String slug, String question, Round.Asked last) {
        return new DeskLine(
                Kind.POLL,
                slug + "@" + last.id() + "!",
                last.closesOn().plusWeeks(WEEKS_BETWEEN_ROUNDS),
                "No next round is planned: " + question,
                "/desk/polls/" + slug + "/ask");
    }
}
