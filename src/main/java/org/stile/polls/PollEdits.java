package org.stile.polls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.trusts.Region;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * What curators do with polls, and how those that ship come in. Who is not a curator gets a {@link Problem.Forbidden}
 * from everything but {@link #ship}. Every change names the version it was made on; a {@link Problem.Conflict}
 * {@code changed-meanwhile} says that there is a newer one. Every method is one transaction. Thread-safe.
 */
@ApplicationScoped
public class PollEdits {

    private final PollStore store;
    private final RoundStore rounds;
    private final Lessons lessons;
    private final Trusts trusts;
    private final Audit audit;
    private final InstantSource clock;

    PollEdits(PollStore store, RoundStore rounds, Lessons lessons, Trusts trusts, Audit audit, InstantSource clock) {
        this.store = store;
        this.rounds = rounds;
        this.lessons = lessons;
        this.trusts = trusts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A poll as the desk sees it. It has no figures: for these curators wait like everybody else.
     *
     * @param rounds the oldest first, those that have not begun among them
     * @param lessons those that are linked, whether or not they can be read now
     */
    public record AtDesk(Poll poll, List<Round> rounds, List<LessonRef> lessons, List<Outcome> outcomes) {}

    /** Every poll, by question; at most 100. */
    @Transactional
    public List<Poll> all(Viewer curator) {
        mustBeCurator(curator);
        return store.all();
    }

    /** One poll; {@link Problem.NotFound} when there is none. */
    @Transactional
    public AtDesk open(String slug, Viewer curator) {
        mustBeCurator(curator);
        Poll poll = store.bySlug(slug).orElseThrow(Polls::notFound);
        return new AtDesk(poll, rounds.of(poll.id()), store.lessons(poll.id()), store.outcomes(poll.id()));
    }

    /**
     * Makes a poll, which readers see once it has a round.
     *
     * @param linked lessons that would raise confidence
     * @throws Problem.Invalid by field: {@code slug}, {@code question}, {@code option-1}, ..., {@code lessons}
     */
    @Transactional
    public void create(String slug, PollTerms given, List<LessonRef> linked, Viewer curator) {
        mustBeCurator(curator);
        PollRules.checkSlug(slug);
        PollTerms terms = PollRules.checked(given);
        checkLessons(linked, List.of(), curator);
        if (store.all().size() >= PollStore.MOST) {
            throw new Problem.Conflict("too-many-polls", "There are %d polls already.".formatted(PollStore.MOST));
        }
        long id = store.add(slug, terms, clock.instant())
                .orElseThrow(() -> new Problem.Invalid("slug", "Another poll has this address. Choose another"));
        store.putLessons(id, numbers(linked));
        store.edited(id);
        audit.record(curator, "poll.create", slug, "");
    }

    /**
     * Changes question, options, links.
     *
     * @throws Problem.Invalid by field, as {@link #create} does; for {@code option-1} when a round has figures and the
     *     options would be others
     */
    @Transactional
    public void change(String slug, long version, PollTerms given, List<LessonRef> linked, Viewer curator) {
        Poll poll = begin(slug, version, curator);
        PollTerms terms = PollRules.checked(given);
        if (hasFigures(poll)) {
            PollRules.checkSameChoices(poll, terms);
        }
        checkLessons(linked, store.lessons(poll.id()), curator);
        store.change(poll.id(), terms);
        store.putLessons(poll.id(), numbers(linked));
        end(poll, curator, "poll.change", "");
    }

    /**
     * Adds a round that is answered here.
     *
     * @throws Problem.Invalid by field: {@code opens-on}, {@code closes-on}, {@code region}
     * @throws Problem.Conflict {@code too-many-rounds}
     */
    @Transactional
    public void ask(String slug, long version, Round.Asked round, Viewer curator) {
        Poll poll = begin(slug, version, curator);
        List<Round> others = roomFor(poll);
        boolean known = round.region().isEmpty()
                || trusts.regions(Region.TODAY).stream()
                        .anyMatch(region -> region.code().equals(round.region()));
        if (!known) {
            throw new Problem.Invalid("region", "Choose one from the list, or every region");
        }
        RoundRules.check(round, today(), others);
        end(poll, curator, "poll.ask", "round " + rounds.add(poll.id(), round));
    }

    /**
     * Adds a round that was published elsewhere.
     *
     * @throws Problem.Invalid by field: {@code held-as}, {@code held-on}, {@code asked}, {@code respondents},
     *     {@code share-1}, ..., {@code not-stated}, {@code source-title}, {@code source-url}
     * @throws Problem.Conflict {@code too-many-rounds}
     */
    @Transactional
    public void report(String slug, long version, Round.Reported given, Viewer curator) {
        Poll poll = begin(slug, version, curator);
        roomFor(poll);
        mustFit(given, poll);
        Round.Reported round = RoundRules.checked(given, today());
        end(poll, curator, "poll.report", "round " + rounds.add(poll.id(), round));
    }

    /**
     * Closes an open round at once and for good.
     *
     * @throws Problem.Conflict {@code round-not-open}
     */
    @Transactional
    public void close(String slug, long version, long round, Viewer curator) {
        Poll poll = begin(slug, version, curator);
        if (!(round(poll, round) instanceof Round.Asked asked) || !asked.open(today())) {
            throw new Problem.Conflict("round-not-open", "This round is not open, so there is nothing to close.");
        }
        rounds.close(round, clock.instant());
        end(poll, curator, "poll.close", "round " + round);
    }

    /**
     * Takes away a round that was added by mistake.
     *
     * @throws Problem.Conflict {@code round-begun} when people may have answered it: what they said stays on record
     */
    @Transactional
    public void remove(String slug, long version, long round, Viewer curator) {
        Poll poll = begin(slug, version, curator);
        if (round(poll, round) instanceof Round.Asked asked && asked.begun(today())) {
            throw new Problem.Conflict("round-begun", "This round has begun. Close it instead.");
        }
        rounds.remove(round);
        end(poll, curator, "poll.remove-round", "round " + round);
    }

    /** Records how it turned out, in place of what was recorded for that region. */
    @Transactional
    public void record(String slug, long version, Outcome given, Viewer curator) {
        Poll poll = begin(slug, version, curator);
        store.put(poll.id(), PollRules.checked(given));
        end(poll, curator, "poll.outcome", given.met() ? "met" : "not met");
    }

    /** Forgets what was recorded for a region; {@link Problem.Invalid} for {@code region} when nothing was. */
    @Transactional
    public void forget(String slug, long version, String region, Viewer curator) {
        Poll poll = begin(slug, version, curator);
        if (!store.forget(poll.id(), region)) {
            throw new Problem.Invalid("region", "Nothing is recorded for this region");
        }
        end(poll, curator, "poll.forget-outcome", "");
    }

    /** Takes a poll that ships, in place of what shipped before; one that a curator has changed is left alone. */
    @Transactional
    public void ship(String yaml) {
        PollFile file = PollFile.read(yaml);
        Optional<Poll> known = store.locked(file.slug());
        if (known.filter(Poll::edited).isPresent()) {
            return;
        }
        PollRules.checkSlug(file.slug());
        PollTerms terms = PollRules.checked(file.terms());
        long id = known.map(Poll::id)
                .or(() -> store.add(file.slug(), terms, clock.instant()))
                .orElseThrow();
        rounds.removeAll(id);
        store.change(id, terms);
        file.rounds().stream().map(round -> RoundRules.checked(round, today())).forEach(round -> rounds.add(id, round));
        store.putLessons(id, store.imported(file.lessons()));
    }

    private Poll begin(String slug, long version, Viewer curator) {
        mustBeCurator(curator);
        Poll poll = store.locked(slug).orElseThrow(Polls::notFound);
        if (poll.version() != version) {
            throw new Problem.Conflict(
                    "changed-meanwhile",
                    "Somebody else has changed this poll since you opened it. Copy what you typed, open the page again"
                            + " and put it in there.");
        }
        return poll;
    }

    private void end(Poll poll, Viewer curator, String action, String detail) {
        store.edited(poll.id());
        audit.record(curator, action, poll.slug(), detail);
    }

    private boolean hasFigures(Poll poll) {
        return rounds.answered(poll.id()) || rounds.of(poll.id()).stream().anyMatch(Round.Reported.class::isInstance);
    }

    private List<Round> roomFor(Poll poll) {
        List<Round> all = rounds.of(poll.id());
        if (all.size() >= RoundRules.MOST) {
            throw new Problem.Conflict(
                    "too-many-rounds",
                    "This poll has %d rounds, which is the most. Make another poll.".formatted(RoundRules.MOST));
        }
        return all;
    }

    private static void mustFit(Round.Reported round, Poll poll) {
        if (round.shares().size() != poll.choices().size()) {
            throw new Problem.Invalid("share-1", "Give a share for each option");
        }
    }

    private Round round(Poll poll, long id) {
        return rounds.of(poll.id()).stream()
                .filter(round -> round.id() == id)
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("There is no such round of this poll."));
    }

    /** New links must lead somewhere; those that were there may stay. */
    private void checkLessons(List<LessonRef> linked, List<LessonRef> before, Viewer curator) {
        if (linked.size() > PollRules.MOST_LESSONS) {
            throw new Problem.Invalid("lessons", "Link at most %d lessons".formatted(PollRules.MOST_LESSONS));
        }
        List<LessonRef> added =
                linked.stream().filter(ref -> !before.contains(ref)).toList();
        List<LessonRef> readable = lessons.readable(numbers(added), curator).stream()
                .map(Lesson::ref)
                .toList();
        added.stream().filter(ref -> !readable.contains(ref)).findFirst().ifPresent(ref -> {
            throw new Problem.Invalid("lessons", "There is no published lesson " + ref);
        });
    }

    private static List<Long> numbers(List<LessonRef> refs) {
        return refs.stream().map(LessonRef::number).distinct().toList();
    }

    private LocalDate today() {
        return Clock.today(clock);
    }

    private static void mustBeCurator(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Problem.Forbidden(
                    "not-a-curator", "Only curators look after polls. Ask an admin if this is your work.");
        }
    }
}
