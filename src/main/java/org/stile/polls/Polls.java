package org.stile.polls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * Polls to read and to answer. Everybody may read a poll once it has a round that is reported or has begun; before that
 * it is a {@link Problem.NotFound}. Figures are {@link Results}: what they hide, no door shows. Days are days in the
 * United Kingdom. Every method is one transaction. Thread-safe.
 */
@ApplicationScoped
public class Polls {

    private final PollStore store;
    private final RoundStore rounds;
    private final Lessons lessons;
    private final Trusts trusts;
    private final Audit audit;
    private final InstantSource clock;

    Polls(PollStore store, RoundStore rounds, Lessons lessons, Trusts trusts, Audit audit, InstantSource clock) {
        this.store = store;
        this.rounds = rounds;
        this.lessons = lessons;
        this.trusts = trusts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A poll in a list.
     *
     * @param rounds how many have been held, those that are open among them
     * @param last when the latest of them was held
     * @param open whether one takes answers now
     */
    public record Listed(Poll poll, int rounds, Held last, boolean open) {}

    /**
     * A poll with everything that the viewer may see.
     *
     * @param rounds those that are reported or have begun, the oldest first; at least one
     * @param lessons that would raise confidence, as the viewer may read them
     * @param scores how good the answers were as forecasts; empty when no outcome is recorded
     * @param asking the round that takes answers now and is for the viewer, or else any that takes answers; empty when
     *     there is none
     */
    public record Opened(
            Poll poll, List<Results> rounds, List<Lesson> lessons, List<Score> scores, Optional<Asking> asking) {

        /** Whether there are figures to explain. */
        public boolean figures() {
            return rounds.stream().anyMatch(round -> !round.hidden());
        }

        /** Whether there is more than one round, so that figures have moved. */
        public boolean several() {
            return rounds.size() > 1;
        }
    }

    /**
     * A round that takes answers.
     *
     * @param fits whether the viewer may answer it; false for the anonymous
     * @param chosen the option that the viewer has chosen; empty for none
     * @param forWhom in words; empty when it is for everybody
     */
    public record Asking(Round.Asked round, boolean fits, String chosen, String forWhom) {}

    /** The polls that everybody may read, by question; at most 100. */
    @Transactional
    public List<Listed> list() {
        List<Poll> all = store.all();
        Map<Long, List<Round>> held = rounds.of(all.stream().map(Poll::id).toList());
        return all.stream()
                .map(poll -> listed(poll, begun(held.getOrDefault(poll.id(), List.of()))))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Where a poll stands, for curators.
     *
     * @param rounds those that are or were answered here, the oldest first
     * @param finished whether it is known how what it asks about turned out
     */
    public record Standing(Poll poll, List<Round.Asked> rounds, boolean finished) {

        /** The round that takes answers on a day. */
        public Optional<Round.Asked> running(LocalDate day) {
            return rounds.stream().filter(round -> round.open(day)).findFirst();
        }

        /** The next round, when one is planned. */
        public Optional<Round.Asked> coming(LocalDate day) {
            return rounds.stream()
                    .filter(round -> !round.begun(day) && !round.closedEarly())
                    .findFirst();
        }
    }

    /** The polls that are answered here and where each stands; for curators. */
    @Transactional
    public List<Standing> standing(Viewer curator) {
        if (!curator.curator()) {
            throw new Problem.Forbidden("not-a-curator", "Only curators plan rounds.");
        }
        List<Poll> all = store.all();
        Map<Long, List<Round>> held = rounds.of(all.stream().map(Poll::id).toList());
        return all.stream()
                .map(poll -> new Standing(
                        poll,
                        held.getOrDefault(poll.id(), List.of()).stream()
                                .filter(Round.Asked.class::isInstance)
                                .map(Round.Asked.class::cast)
                                .toList(),
                        !store.outcomes(poll.id()).isEmpty()))
                .filter(standing -> !standing.rounds().isEmpty())
                .toList();
    }

    /**
     * One poll.
     *
     * @throws Problem.NotFound when there is none, or none of its rounds has begun
     */
    @Transactional
    public Opened open(String slug, Viewer viewer) {
        Poll poll = store.bySlug(slug).orElseThrow(Polls::notFound);
        List<Round> begun = begun(rounds.of(poll.id()));
        if (begun.isEmpty()) {
            throw notFound();
        }
        Map<Long, List<Breakdown.Cell>> cells = rounds.cells(poll.id());
        List<Results> results = begun.stream()
                .map(round -> results(round, poll, cells.getOrDefault(round.id(), List.of())))
                .toList();
        List<Long> linked =
                store.lessons(poll.id()).stream().map(LessonRef::number).toList();
        return new Opened(
                poll,
                results,
                lessons.readable(linked, viewer),
                Score.of(poll, results, store.outcomes(poll.id()), trusts::regionName),
                asking(begun, poll, viewer));
    }

    /**
     * Answers a round, or changes the answer given before.
     *
     * @param option what the option is called: a position could have come to mean another one since the page was read
     * @throws Problem.NotSignedIn by the anonymous
     * @throws Problem.NotFound when there is no such poll or round
     * @throws Problem.Conflict {@code round-closed} when it takes no answers now
     * @throws Problem.Forbidden {@code not-asked} when it is for others
     * @throws Problem.Invalid for {@code option}
     */
    @Transactional
    public void answer(String slug, long round, String option, Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Problem.NotSignedIn("Sign in to answer.");
        }
        Poll poll = store.lockedToAnswer(slug).orElseThrow(Polls::notFound);
        Round.Asked asked = asked(begun(rounds.of(poll.id())), round);
        if (!asked.open(today())) {
            throw new Problem.Conflict("round-closed", "This round has closed. Answers can no longer be given.");
        }
        if (!asked.isFor(viewer.audience(), region(viewer))) {
            throw new Problem.Forbidden("not-asked", "This round is for people of another kind of work or region.");
        }
        int choice = poll.labels().indexOf(option);
        if (choice < 0) {
            throw new Problem.Invalid("option", "Choose one of the options");
        }
        Breakdown.Cell answer = new Breakdown.Cell(choice + 1, region(viewer), viewer.audience(), 1);
        rounds.putAnswer(round, viewer.accountId(), answer, clock.instant());
        // who answered, never what
        audit.record(viewer, "poll.answer", slug, "round " + round);
    }

    private static Round.Asked asked(List<Round> begun, long round) {
        return begun.stream()
                .filter(one -> one.id() == round)
                .filter(Round.Asked.class::isInstance)
                .map(Round.Asked.class::cast)
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("There is no such round of this poll."));
    }

    private Optional<Listed> listed(Poll poll, List<Round> begun) {
        return begun.isEmpty()
                ? Optional.empty()
                : Optional.of(new Listed(
                        poll,
                        begun.size(),
                        begun.getLast().held(),
                        begun.stream().anyMatch(this::open)));
    }

    private Results results(Round round, Poll poll, List<Breakdown.Cell> cells) {
        return switch (round) {
            case Round.Asked asked -> Results.counted(asked, poll, cells, today(), trusts::regionName);
            case Round.Reported reported -> Results.reported(reported, poll);
        };
    }

    private Optional<Asking> asking(List<Round> begun, Poll poll, Viewer viewer) {
        String region = region(viewer);
        List<Asking> open = begun.stream()
                .filter(this::open)
                .map(Round.Asked.class::cast)
                .map(round -> new Asking(
                        round,
                        viewer.signedIn() && round.isFor(viewer.audience(), region),
                        chosen(round, poll, viewer),
                        round.forWhom(trusts::regionName)))
                .toList();
        return open.stream()
                .filter(Asking::fits)
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    private String chosen(Round.Asked round, Poll poll, Viewer viewer) {
        int position = viewer.signedIn() ? rounds.answer(round.id(), viewer.accountId()) : 0;
        return position == 0 ? "" : poll.labels().get(position - 1);
    }

    private boolean open(Round round) {
        return round instanceof Round.Asked asked && asked.open(today());
    }

    private List<Round> begun(List<Round> all) {
        LocalDate today = today();
        return all.stream()
                .filter(round -> !(round instanceof Round.Asked asked) || asked.begun(today))
                .toList();
    }

    /** The region of the viewer's trust as it goes on today; empty where there is none. */
    private String region(Viewer viewer) {
        return viewer.trust().isEmpty()
                ? ""
                : trusts.byCode(trusts.today(viewer.trust())).map(Trust::region).orElse("");
    }

    private LocalDate today() {
        return Clock.today(clock);
    }

    static Problem notFound() {
        return new Problem.NotFound("There is no poll at this address.");
    }
}
