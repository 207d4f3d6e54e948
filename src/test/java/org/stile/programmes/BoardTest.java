package org.stile.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.stile.programmes.Deployment.Days;
import org.stile.programmes.Deployment.Entered;
import org.stile.programmes.Deployment.Plan;
import org.stile.programmes.Deployment.Slip;
import org.stile.programmes.Programme.Place;

/** How a programme is counted from its rows. */
class BoardTest {

    private static final LocalDate MAY = LocalDate.of(2030, 5, 1);
    private static final Programme PROGRAMME = new Programme(
            "p",
            "P",
            "",
            "",
            LocalDate.of(2030, 12, 31),
            "",
            List.of(new Place("build", "Build"), new Place("go-live", "Go-live"), new Place("benefits", "Benefits")),
            List.of(new Place("east", "East"), new Place("west", "West")),
            List.of(),
            1);

    @Test
    void a_trust_is_live_from_the_last_day_on_which_it_can_have_gone_live() {
        Deployment ranged = live("east", LocalDate.of(2030, 2, 1), LocalDate.of(2030, 4, 30));
        assertThat(board(LocalDate.of(2030, 4, 29), ranged).live()).isZero();
        assertThat(board(LocalDate.of(2030, 4, 30), ranged).live()).isOne();
        assertThat(board(LocalDate.of(2030, 4, 29), ranged).months().getLast().possible())
                .isOne();
        assertThat(board(LocalDate.of(2030, 1, 31), ranged).months()).isEmpty();
    }

    @Test
    void what_was_live_before_the_programme_is_counted_apart() {
        Board board = board(MAY, earlier("east", MAY.minusYears(9)), live("east", MAY, MAY));
        assertThat(board.live()).isOne();
        assertThat(board.earlier()).isOne();
        assertThat(board.expected()).isOne();
        assertThat(board.byRegion())
                .containsExactly(
                        new Board.RegionCount("east", "East", 1, 1), new Board.RegionCount("west", "West", 0, 0));
    }

    @Test
    void a_solution_of_another_region_counts_there_in_the_view_by_provider() {
        Deployment across = with(live("east", MAY, MAY), 7);
        Board board = new Board(PROGRAMME, Map.of(7L, solution(7, "west")), List.of(across), MAY);
        assertThat(board.byRegion().getFirst().count()).isOne();
        assertThat(board.byProvider().getFirst().count()).isZero();
        assertThat(board.byProvider().getLast().count()).isOne();
    }

    @Test
    void a_month_counts_only_what_is_known_to_have_been_in_it() {
        Board board = board(
                LocalDate.of(2030, 6, 30),
                live("east", LocalDate.of(2030, 4, 1), LocalDate.of(2030, 4, 30)),
                live("east", LocalDate.of(2030, 4, 9), LocalDate.of(2030, 4, 9)),
                live("west", LocalDate.of(2030, 4, 30), LocalDate.of(2030, 5, 1)));
        assertThat(board.months()).contains(new Board.Month("2030-04", 2, 2, 3), new Board.Month("2030-05", 0, 3, 3));
    }

    @Test
    void the_stage_is_the_last_that_was_entered_and_go_live_once_it_is_live() {
        Deployment building = entered(MAY.minusDays(3), "build");
        assertThat(building.stage(MAY.minusDays(4), PROGRAMME)).isEmpty();
        assertThat(building.stage(MAY, PROGRAMME)).contains("build");
        Deployment live = entered(MAY.minusDays(3), "build", MAY);
        assertThat(live.stage(MAY.minusDays(1), PROGRAMME)).contains("build");
        assertThat(live.stage(MAY, PROGRAMME)).contains("go-live");
        Deployment after = entered(MAY.plusDays(1), "benefits", MAY);
        assertThat(after.stage(MAY.plusDays(1), PROGRAMME)).contains("benefits");
        assertThat(board(MAY, building, live).stages())
                .extracting(Board.StageCount::name, Board.StageCount::total)
                .containsExactly(tuple("Build", 1), tuple("Go-live", 1), tuple("Benefits", 0));
    }

    @Test
    void who_left_is_expected_no_more() {
        Deployment left = new Deployment(
                1, "", "T", "east", 0, false, null, MAY, false, true, "", "", "", List.of(), List.of(), 1);
        assertThat(board(MAY.minusDays(1), left).expected()).isOne();
        assertThat(board(MAY, left).expected()).isZero();
    }

    @Test
    void what_is_left_is_told_as_a_rate_until_the_deadline() {
        Board.Needed needed = board(LocalDate.of(2030, 6, 30), waiting(), waiting(), waiting(), live("east", MAY, MAY))
                .needed()
                .orElseThrow();
        assertThat(needed.left()).isEqualTo(3);
        assertThat(needed.days()).isEqualTo(184);
        assertThat(needed.perMonth().orElseThrow()).isBetween(0.49, 0.51);
        assertThat(board(LocalDate.of(2031, 1, 1), waiting())
                        .needed()
                        .orElseThrow()
                        .perMonth())
                .isEmpty();
    }

    @Test
    void a_date_put_off_or_missed_is_slipping_until_it_is_live() {
        Plan first = new Plan(MAY.plusDays(30), MAY.minusDays(9), Optional.empty(), "");
        Plan later = new Plan(MAY.plusDays(60), MAY, Optional.of(Slip.STAFF), "");
        Deployment slipped = planned(null, first, later);
        assertThat(board(MAY.minusDays(1), slipped).slipping()).isEmpty();
        assertThat(board(MAY, slipped).slipping()).hasSize(1);
        Deployment missed = planned(null, first);
        assertThat(board(MAY.plusDays(30), missed).slipping()).isEmpty();
        assertThat(board(MAY.plusDays(31), missed).slipping()).hasSize(1);
        assertThat(board(MAY.plusDays(31), planned(Days.on(MAY), first)).slipping())
                .isEmpty();
    }

    @RepeatedTest(50)
    void counts_never_disagree_with_the_rows_they_lead_to(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Deployment> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate from = MAY.plusDays(random.nextInt(400) - 200);
            String region = random.nextBoolean() ? "east" : "west";
            rows.add(
                    switch (random.nextInt(5)) {
                        case 0 -> waiting();
                        case 1 -> earlier(region, from);
                        case 2 -> with(live(region, from, from), 7);
                        case 3 -> entered(from, random.nextBoolean() ? "build" : "go-live");
                        default -> live(region, from, from.plusDays(random.nextInt(90)));
                    });
        }
        Board board = new Board(PROGRAMME, Map.of(7L, solution(7, "west")), rows, MAY);
        assertThat(Rows.live().of(board)).hasSize(board.live());
        assertThat(board.byRegion().stream().mapToInt(Board.RegionCount::count).sum())
                .isEqualTo(board.live());
        assertThat(board.byProvider().stream()
                        .mapToInt(Board.RegionCount::count)
                        .sum())
                .isEqualTo(board.live());
        board.byProvider()
                .forEach(region -> assertThat(new Rows("", region.key(), "", "", Rows.LIVE).of(board))
                        .hasSize(region.count()));
        assertThat(board.stages().stream().mapToInt(Board.StageCount::total).sum())
                .isEqualTo(board.expected());
        board.stages().forEach(stage -> {
            String key = stage.stage().isEmpty() ? Rows.NO_STAGE : stage.stage();
            assertThat(new Rows("", "", key, "", "").of(board)).hasSize(stage.total());
        });
        board.months().forEach(month -> {
            assertThat(new Rows("", "", "", month.month(), Rows.LIVE).of(board)).hasSize(month.count());
            assertThat(month.possible()).isGreaterThanOrEqualTo(month.live());
        });
        assertThat(new Rows("", "", "", "", Rows.WAITING).of(board).size() + board.live())
                .isEqualTo(board.expected());
    }

    @Test
    void a_forecast_goes_on_at_the_rate_of_the_last_half_year() {
        List<Deployment> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate day = MAY.minusDays(3L * i);
            rows.add(live("east", day, day));
        }
        Forecast forecast = Forecast.of(new Board(PROGRAMME, Map.of(), rows, MAY), MAY.plusDays(182));
        assertThat(forecast.live()).isEqualTo(60);
        assertThat(forecast.middle()).isBetween(119, 121);
        // the spread of a negative binomial with 60.5 and one half is 11.0: the tenth percentile lies 1.28 of it below
        assertThat(forecast.low()).isBetween(104, 108);
        assertThat(forecast.high()).isBetween(133, 137);
    }

    @Test
    void the_range_of_a_forecast_holds_four_times_in_five() {
        Random random = new Random(7);
        int within = 0;
        int tries = 2_000;
        for (int i = 0; i < tries; i++) {
            // a process with a rate of its own, seen for half a year and for the 100 days after
            double aDay = 0.05 + random.nextDouble() / 2;
            List<Deployment> rows = new ArrayList<>();
            for (LocalDate day = MAY.minusDays(181); !day.isAfter(MAY.plusDays(100)); day = day.plusDays(1)) {
                for (double at = -Math.log(random.nextDouble()) / aDay;
                        at < 1;
                        at += -Math.log(random.nextDouble()) / aDay) {
                    rows.add(live("east", day, day));
                }
            }
            Board board = new Board(PROGRAMME, Map.of(), rows, MAY);
            within += Forecast.of(board, MAY.plusDays(100))
                            .scored(board.on(MAY.plusDays(100)))
                            .within()
                    ? 1
                    : 0;
        }
        // a whole number's range holds a little more than 80%
        assertThat((double) within / tries).isBetween(0.78, 0.90);
    }

    @Test
    void nothing_gone_live_forecasts_little_and_never_less_than_there_is() {
        Forecast forecast = Forecast.of(board(MAY, waiting()), MAY.plusDays(30));
        assertThat(forecast.low()).isZero();
        assertThat(forecast.middle()).isZero();
        assertThat(forecast.high()).isLessThanOrEqualTo(1);
    }

    private static Board board(LocalDate day, Deployment... rows) {
        return new Board(PROGRAMME, Map.of(), List.of(rows), day);
    }

    private static Deployment live(String region, LocalDate from, LocalDate to) {
        return deployment(region, false, new Days(from, to), List.of(), List.of());
    }

    private static Deployment earlier(String region, LocalDate day) {
        return deployment(region, true, Days.on(day), List.of(), List.of());
    }

    private static Deployment waiting() {
        return deployment("west", false, null, List.of(), List.of());
    }

    private static Deployment entered(LocalDate on, String stage) {
        return deployment("west", false, null, List.of(new Entered(stage, on)), List.of());
    }

    private static Deployment entered(LocalDate on, String stage, LocalDate live) {
        return deployment("west", false, Days.on(live), List.of(new Entered(stage, on)), List.of());
    }

    private static Deployment planned(Days live, Plan... plans) {
        return deployment("west", false, live, List.of(), List.of(plans));
    }

    private static Deployment deployment(
            String region, boolean earlier, Days live, List<Entered> stages, List<Plan> plans) {
        return new Deployment(1, "", "T", region, 0, earlier, live, null, false, true, "", "", "", stages, plans, 1);
    }

    private static Deployment with(Deployment of, long solution) {
        return new Deployment(
                of.id(),
                of.trustCode(),
                of.trustName(),
                of.region(),
                solution,
                of.earlier(),
                of.live(),
                of.leftOn(),
                of.reconstructed(),
                of.regionStated(),
                of.note(),
                of.sourceTitle(),
                of.sourceUrl(),
                of.stages(),
                of.plans(),
                of.version());
    }

    private static Solution solution(long id, String region) {
        return new Solution(id, region, "S", "", "", Solution.Maturity.LIVE, "", "", "");
    }
}
