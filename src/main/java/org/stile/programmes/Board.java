package org.stile.programmes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A programme as it stood at the end of a day, counted from its rows. A trust counts as live from the last day of the
 * range in which it can have gone live, so that a count is never higher than the truth; {@link Month#possible} says how
 * much higher the truth can be. Immutable.
 *
 * @param solutions by number
 * @param deployments all of the programme, those of later days as well
 */
public record Board(Programme programme, Map<Long, Solution> solutions, List<Deployment> deployments, LocalDate day) {

    private static final double DAYS_A_MONTH = 365.25 / 12;
    private static final int MOST_MONTHS = 240;

    /** A region with its go-lives through the programme, and trusts that were live from before it. */
    public record RegionCount(String key, String region, int count, int earlier) {}

    /**
     * A month.
     *
     * @param month such as "2007-03"
     * @param count go-lives that are known to have been in it; what has a wider range is in no month
     * @param live by its end, for certain
     * @param possible by its end, if all that can have happened has
     */
    public record Month(String month, int count, int live, int possible) {}

    /**
     * How many are in a stage, by region.
     *
     * @param stage key of the stage; empty for those of whom nothing says it
     * @param byRegion one count for each region of the programme, in its order
     */
    public record StageCount(String stage, String name, List<Integer> byRegion, int total) {}

    /**
     * What is left to do.
     *
     * @param left trusts that are to go live and have not
     * @param days until the deadline; negative when it has passed
     * @param perMonth go-lives a month that it takes to meet the deadline; empty when it has passed
     */
    public record Needed(int left, long days, Optional<Double> perMonth) {}

    /** The same programme on another day. */
    public Board on(LocalDate other) {
        return new Board(programme, solutions, deployments, other);
    }

    /** Go-lives through the programme. */
    public int live() {
        return count(deployment -> !deployment.earlier() && deployment.liveBy(day));
    }

    /** Trusts that were live from before the programme. */
    public int earlier() {
        return count(deployment -> deployment.earlier() && deployment.liveBy(day));
    }

    /** Trusts that go through the programme: all but those from before it and those that left. */
    public int expected() {
        return count(this::inProgramme);
    }

    /** Go-lives by the region that the trust lies in. */
    public List<RegionCount> byRegion() {
        return byRegion(Deployment::region);
    }

    /** Go-lives by the region whose solution the trust has, where that is known; its own region otherwise. */
    public List<RegionCount> byProvider() {
        return byRegion(deployment -> providedBy(deployment).orElse(deployment.region()));
    }

    private List<RegionCount> byRegion(Function<Deployment, String> region) {
        return programme.regions().stream()
                .map(place -> new RegionCount(
                        place.key(),
                        place.name(),
                        count(of -> region.apply(of).equals(place.key()) && !of.earlier() && of.liveBy(day)),
                        count(of -> region.apply(of).equals(place.key()) && of.earlier() && of.liveBy(day))))
                .toList();
    }

    /** The region whose solution a trust has; empty where the solution is not known. */
    public Optional<String> providedBy(Deployment deployment) {
        return solution(deployment).map(Solution::region);
    }

    /** The solution that a trust has; empty where it is not known. */
    public Optional<Solution> solution(Deployment deployment) {
        return Optional.ofNullable(solutions.get(deployment.solutionId()));
    }

    /**
     * The months from the first go-live to the day, or to the last thing that happened when that is before: the last
     * go-live or the deadline. Oldest first; at most 240, the latest.
     */
    public List<Month> months() {
        List<Deployment.Days> goLives = deployments.stream()
                .filter(deployment -> !deployment.earlier())
                .map(Deployment::live)
                .filter(live -> live != null && !live.from().isAfter(day))
                .toList();
        if (goLives.isEmpty()) {
            return List.of();
        }
        LocalDate last = Stream.concat(
                        goLives.stream().map(Deployment.Days::to), Stream.ofNullable(programme.deadline()))
                .max(Comparator.naturalOrder())
                .filter(end -> end.isBefore(day))
                .orElse(day);
        YearMonth end = YearMonth.from(last);
        YearMonth first = goLives.stream()
                .map(live -> YearMonth.from(live.from()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        YearMonth start = first.isBefore(end.minusMonths(MOST_MONTHS - 1)) ? end.minusMonths(MOST_MONTHS - 1) : first;
        return Stream.iterate(start, month -> !month.isAfter(end), month -> month.plusMonths(1))
                .map(this::month)
                .toList();
    }

    private Month month(YearMonth month) {
        LocalDate end = month.atEndOfMonth().isAfter(day) ? day : month.atEndOfMonth();
        String name = month.toString();
        return new Month(
                name,
                count(of -> !of.earlier()
                        && of.liveBy(end)
                        && of.live().month().filter(name::equals).isPresent()),
                count(of -> !of.earlier() && of.liveBy(end)),
                count(of -> !of.earlier() && (of.liveBy(end) || of.maybeLive(end))));
    }

    /** The pipeline: trusts of the programme by the stage they were in, in the order of the stages. */
    public List<StageCount> stages() {
        Map<String, List<Deployment>> in = new TreeMap<>();
        deployments.stream()
                .filter(this::inProgramme)
                .forEach(deployment -> in.computeIfAbsent(
                                deployment.stage(day, programme).orElse(""), key -> new ArrayList<>())
                        .add(deployment));
        Map<String, String> names = new LinkedHashMap<>();
        programme.stages().forEach(stage -> names.put(stage.key(), stage.name()));
        names.put("", "Not stated");
        return names.entrySet().stream()
                .filter(stage ->
                        in.containsKey(stage.getKey()) || !stage.getKey().isEmpty())
                .map(stage -> {
                    List<Deployment> there = in.getOrDefault(stage.getKey(), List.of());
                    List<Integer> byRegion = programme.regions().stream()
                            .map(region -> (int) there.stream()
                                    .filter(deployment -> deployment.region().equals(region.key()))
                                    .count())
                            .toList();
                    return new StageCount(stage.getKey(), stage.getValue(), byRegion, there.size());
                })
                .toList();
    }

    /** What is left to do by the deadline; empty where there is none. */
    public Optional<Needed> needed() {
        if (programme.deadline() == null) {
            return Optional.empty();
        }
        int left = Math.max(0, expected() - live());
        long days = ChronoUnit.DAYS.between(day, programme.deadline());
        return Optional.of(new Needed(
                left, days, days > 0 && left > 0 ? Optional.of(left / (days / DAYS_A_MONTH)) : Optional.empty()));
    }

    /** Trusts whose planned date has been put off or has passed, and that are not live; the latest to slip first. */
    public List<Deployment> slipping() {
        return deployments.stream()
                .filter(deployment -> inProgramme(deployment) && !deployment.liveBy(day))
                .filter(deployment -> deployment.slips(day) > 0
                        || deployment
                                .planned(day)
                                .filter(plan -> plan.on().isBefore(day))
                                .isPresent())
                .sorted(Comparator.comparing((Deployment deployment) ->
                                deployment.planned(day).orElseThrow().saidOn())
                        .reversed())
                .toList();
    }

    /** Whether a trust goes through the programme: it was not live from before it and has not left. */
    public boolean inProgramme(Deployment deployment) {
        return !deployment.earlier() && !left(deployment);
    }

    private boolean left(Deployment deployment) {
        return deployment.leftOn() != null && !deployment.leftOn().isAfter(day);
    }

    private int count(Predicate<Deployment> which) {
        return (int) deployments.stream().filter(which).count();
    }
}
