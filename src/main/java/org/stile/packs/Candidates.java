package org.stile.packs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stile.base.Clock;
import org.stile.lessons.Attribution;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.lessons.Stage;
import org.stile.lessons.State;
import org.stile.programmes.Board;
import org.stile.programmes.Deployment;
import org.stile.programmes.Programmes;
import org.stile.search.Filter;
import org.stile.search.Hit;
import org.stile.search.LessonQuery;
import org.stile.search.QueryText;
import org.stile.search.SearchIndex;
import org.stile.search.Sort;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.uptake.Uptakes;
import org.stile.web.Viewer;

/**
 * The lessons that the rule chooses from: of each group that it prefers, the 200 with the strongest evidence. Found in
 * the index, as any member may, and read from the database, so that one that has just been hidden is not among them.
 */
@ApplicationScoped
class Candidates {

    // Twenty times what a pack holds: most that a trust has answered or wrote itself fall out.
    private static final int PAGES = 2;

    /** Somebody of whom nothing is known but that they are signed in. */
    private static final Viewer ANY_MEMBER = new Viewer(-1, "", "", Set.of());

    private static final int ANSWERED_FOR_DAYS = 365;

    private final SearchIndex index;
    private final Lessons lessons;
    private final Uptakes uptakes;
    private final Programmes programmes;
    private final Trusts trusts;
    private final InstantSource clock;

    Candidates(
            SearchIndex index,
            Lessons lessons,
            Uptakes uptakes,
            Programmes programmes,
            Trusts trusts,
            InstantSource clock) {
        this.index = index;
        this.lessons = lessons;
        this.uptakes = uptakes;
        this.programmes = programmes;
        this.trusts = trusts;
        this.clock = clock;
    }

    /** What a trust said before this has to be said again. */
    static Instant answeredSince(Instant madeAt) {
        return madeAt.atZone(Clock.UK).minusDays(ANSWERED_FOR_DAYS).toInstant();
    }

    /** The lessons that matter to a deployment at a step, in order; none for a stage that lessons do not know. */
    List<LessonRef> chosen(Programmes.Journey journey, Trigger trigger) {
        PackRule.Recipient recipient = recipient(journey, trigger);
        boolean known =
                Arrays.stream(Stage.values()).anyMatch(stage -> stage.value().equals(trigger.stage()));
        return known ? PackRule.choose(recipient, of(recipient)) : List.of();
    }

    private PackRule.Recipient recipient(Programmes.Journey journey, Trigger trigger) {
        List<String> own = own(journey.deployment());
        Board board = programmes.board(journey.programme().slug());
        return new PackRule.Recipient(
                trigger.stage(),
                journey.programme().slug(),
                Set.copyOf(own),
                own.stream()
                        .flatMap(code -> trusts.byCode(code).stream())
                        .map(Trust::region)
                        .filter(region -> !region.isEmpty())
                        .collect(Collectors.toSet()),
                board.deployments().stream()
                        .filter(other -> other.liveBy(board.day()))
                        .map(Deployment::trustCode)
                        .filter(code -> !code.isEmpty())
                        .map(trusts::today)
                        .collect(Collectors.toSet()));
    }

    /** The trust of a deployment as it is today, then all that have become part of it. */
    List<String> own(Deployment deployment) {
        return trusts.merged(trusts.today(deployment.trustCode()));
    }

    private List<PackRule.Candidate> of(PackRule.Recipient recipient) {
        Map<LessonRef, Hit> hits = new LinkedHashMap<>();
        groups(recipient).forEach(filters -> found(filters).forEach(hit -> hits.putIfAbsent(hit.ref(), hit)));
        List<Lesson> read =
                lessons.readable(hits.keySet().stream().map(LessonRef::number).toList(), ANY_MEMBER);
        Set<LessonRef> answered =
                uptakes.answered(List.copyOf(recipient.own()), hits.keySet(), answeredSince(clock.instant()));
        LocalDate today = Clock.today(clock);
        return read.stream()
                .map(lesson -> candidate(lesson, hits.get(lesson.ref()), answered.contains(lesson.ref()), today))
                .toList();
    }

    /** What the rule prefers, the most preferred first: filters of searches. */
    private List<Map<Filter, List<String>>> groups(PackRule.Recipient recipient) {
        Map<Filter, List<String>> stage = Map.of(Filter.STAGE, List.of(recipient.stage()));
        Map<Filter, List<String>> programme = with(stage, Filter.PROGRAMME, List.of(recipient.programme()));
        // a lesson is found by the trust that it came from, which may have become another one since
        Set<String> before = new HashSet<>();
        recipient.before().forEach(code -> before.addAll(trusts.merged(code)));
        before.removeAll(recipient.own());
        return before.isEmpty()
                ? List.of(programme, stage)
                : List.of(
                        with(programme, Filter.TRUST, List.copyOf(before)),
                        programme,
                        with(stage, Filter.TRUST, List.copyOf(before)),
                        stage);
    }

    private static Map<Filter, List<String>> with(
            Map<Filter, List<String>> filters, Filter filter, List<String> values) {
        Map<Filter, List<String>> more = new LinkedHashMap<>(filters);
        more.put(filter, values);
        return more;
    }

    private List<Hit> found(Map<Filter, List<String>> filters) {
        List<Hit> found = new ArrayList<>();
        for (int page = 1; page <= PAGES; page++) {
            LessonQuery query = new LessonQuery(
                    QueryText.NONE, filters, null, null, Sort.EVIDENCE, false, page, LessonQuery.MAX_SIZE);
            found.addAll(index.search(query, ANY_MEMBER).hits());
        }
        return found;
    }

    private PackRule.Candidate candidate(Lesson lesson, Hit hit, boolean answered, LocalDate today) {
        String trust = lesson.content().trust();
        return new PackRule.Candidate(
                lesson.ref(),
                lesson.content().stages().stream().map(Stage::value).toList(),
                lesson.content().programme(),
                trust.isEmpty() ? "" : trusts.today(trust),
                lesson.content().attribution() == Attribution.REGION,
                lesson.region(),
                lesson.evidence(),
                lesson.revisedAt() == null ? lesson.publishedAt() : lesson.revisedAt(),
                hit.stale(today),
                lesson.state() == State.SUPERSEDED || hit.superseded(),
                answered);
    }
}
