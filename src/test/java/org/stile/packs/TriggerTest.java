package org.stile.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stile.programmes.Deployment;
import org.stile.programmes.Deployment.Days;
import org.stile.programmes.Deployment.Entered;
import org.stile.programmes.Deployment.Plan;
import org.stile.programmes.Programme;

class TriggerTest {

    private static final LocalDate TODAY = LocalDate.of(2006, 5, 15);
    private static final Programme PROGRAMME = new Programme(
            "p",
            "P",
            "",
            "",
            null,
            "",
            Stream.of("planning", "build", "testing", "go-live", "benefits")
                    .map(key -> new Programme.Place(key, key))
                    .toList(),
            List.of(new Programme.Place("r", "R")),
            List.of(),
            1);

    @ParameterizedTest
    @CsvSource({"91,", "90,90", "89,90", "31,90", "30,30", "8,30", "7,7", "1,7", "0,7", "-1,"})
    void the_days_that_are_left_make_the_pack_of_the_fewest_days_they_are_within(int left, Integer days) {
        assertThat(Trigger.due(TODAY.plusDays(left), TODAY))
                .isEqualTo(Optional.ofNullable(days).map(Trigger::before));
    }

    @Test
    void a_pack_serves_until_its_go_live_is_put_off_by_more_than_a_month() {
        assertThat(Trigger.serves(TODAY, TODAY.plusDays(31))).isTrue();
        assertThat(Trigger.serves(TODAY, TODAY.plusDays(32))).isFalse();
        assertThat(Trigger.serves(TODAY, TODAY.minusDays(80))).isTrue();
    }

    @Test
    void the_stage_it_is_in_makes_a_pack_and_those_before_it_none() {
        Deployment deployment = deployment(
                null, stages(new Entered("planning", TODAY.minusYears(3)), new Entered("build", TODAY.minusDays(2))));
        assertThat(Trigger.due(deployment, PROGRAMME, TODAY)).containsExactly(Trigger.entered("build"));
    }

    @Test
    void a_stage_is_no_reason_before_its_day() {
        Deployment deployment = deployment(null, stages(new Entered("build", TODAY.plusDays(1))));
        assertThat(Trigger.due(deployment, PROGRAMME, TODAY)).isEmpty();
    }

    @Test
    void a_planned_go_live_makes_a_pack_beside_that_of_the_stage() {
        Deployment deployment =
                deployment(null, stages(new Entered("testing", TODAY)), TODAY.plusDays(40), TODAY.plusDays(20));
        assertThat(Trigger.due(deployment, PROGRAMME, TODAY))
                .containsExactly(Trigger.entered("testing"), Trigger.before(30));
    }

    @Test
    void going_live_enters_its_stage_and_ends_what_was_planned() {
        Deployment live = deployment(TODAY.minusDays(1), stages(new Entered("testing", TODAY.minusDays(9))), TODAY);
        assertThat(Trigger.due(live, PROGRAMME, TODAY)).containsExactly(Trigger.entered("go-live"));
    }

    @Test
    void a_row_about_a_go_live_of_years_ago_makes_none_when_somebody_corrects_it() {
        Deployment old = deployment(TODAY.minusYears(2), stages(new Entered("business-case", TODAY.minusYears(3))));
        assertThat(Trigger.due(old, PROGRAMME, TODAY)).isEmpty();
        Deployment goesOn = deployment(TODAY.minusYears(2), stages(new Entered("benefits", TODAY.minusDays(3))));
        assertThat(Trigger.due(goesOn, PROGRAMME, TODAY)).containsExactly(Trigger.entered("benefits"));
    }

    @Test
    void who_has_left_or_stands_for_no_trust_gets_none() {
        assertThat(Trigger.due(row("RGT", TODAY, null, stages(new Entered("build", TODAY))), PROGRAMME, TODAY))
                .isEmpty();
        assertThat(Trigger.due(row("", null, null, stages(new Entered("build", TODAY))), PROGRAMME, TODAY))
                .isEmpty();
    }

    private static List<Entered> stages(Entered... stages) {
        return List.of(stages);
    }

    private static Deployment deployment(LocalDate live, List<Entered> stages, LocalDate... planned) {
        return row("RGT", null, live, stages, planned);
    }

    private static Deployment row(
            String code, LocalDate left, LocalDate live, List<Entered> stages, LocalDate... planned) {
        return new Deployment(
                1,
                code,
                "A trust",
                "eastern",
                0,
                false,
                live == null ? null : Days.on(live),
                left,
                false,
                true,
                "",
                "",
                "",
                stages,
                Arrays.stream(planned)
                        .map(on -> new Plan(on, TODAY.minusDays(1), Optional.empty(), ""))
                        .toList(),
                1);
    }
}
