package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.stile.base.Clock;
import org.stile.curation.Featuring;

/** What will need a curator soon: slots that begin or end, toolkits to go through, and rounds that open or close. */
@ApplicationScoped
class ComingUp {

    private static final int WEEKS = 6;
    private static final int MOST = 20;

    private final DeskFacts facts;
    private final InstantSource clock;

    ComingUp(DeskFacts facts, InstantSource clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** Something that happens on a day, and where it is planned. */
    record Event(LocalDate on, String words, String href) {}

    /** The events of the next six weeks, soonest first; at most 20. */
    List<Event> events() {
        LocalDate today = Clock.today(clock);
        LocalDate end = today.plusWeeks(WEEKS);
        return Stream.of(featured(), toolkits(), polls(today))
                .flatMap(events -> events)
                .filter(event -> event.on().isAfter(today) && !event.on().isAfter(end))
                .sorted(Comparator.comparing(Event::on).thenComparing(Event::words))
                .limit(MOST)
                .toList();
    }

    private Stream<Event> featured() {
        Featuring.Schedule schedule = facts.featured();
        return Stream.concat(
                schedule.scheduled().stream()
                        .map(slot -> new Event(
                                slot.startsOn(),
                                "Featured from this day: " + slot.ref() + " " + slot.title(),
                                "/desk/featured/" + slot.id())),
                schedule.current().stream()
                        .map(slot -> new Event(
                                slot.endsOn(),
                                "Featured until this day: " + slot.ref() + " " + slot.title(),
                                "/desk/featured/" + slot.id())));
    }

    private Stream<Event> toolkits() {
        return facts.toolkits().stream()
                .flatMap(toolkit -> toolkit
                        .refreshBy()
                        .map(day -> new Event(
                                day,
                                "Toolkit to have been gone through: " + toolkit.title(),
                                "/desk/toolkits/" + toolkit.slug()))
                        .stream());
    }

    private Stream<Event> polls(LocalDate today) {
        return facts.polls().stream().flatMap(standing -> {
            String question = standing.poll().question();
            String href = "/desk/polls/" + standing.poll().slug();
            return Stream.concat(
                    standing.coming(today).stream()
                            .map(round -> new Event(round.opensOn(), "Poll opens: " + question, href)),
                    standing.running(today).stream()
                            .map(round -> new Event(round.closesOn(), "Poll closes: " + question, href)));
        });
    }
}
