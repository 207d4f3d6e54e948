package org.stile.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.stile.base.Problem;
import org.stile.lessons.Audience;

class PollRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2005, 11, 14);

    @Test
    void a_poll_has_a_question_and_two_to_six_different_options() {
        assertThat(wrong(() -> PollRules.checked(terms("Short", "Yes")))).containsOnlyKeys("question", "option-1");
        assertThat(wrong(() -> PollRules.checked(terms("Will it be done?", "Yes", "yes"))))
                .containsOnlyKeys("option-1");
        assertThat(wrong(() -> PollRules.checked(terms("Will it be done?", "Yes", "", "No"))))
                .containsOnlyKeys("option-2");
        assertThat(PollRules.checked(terms(" Will  it be done? ", "Yes", "No")).question())
                .isEqualTo("Will it be done?");
    }

    @Test
    void what_may_identify_a_patient_is_refused_wherever_it_is_typed() {
        String number = "NHS number 943 476 5919";
        assertThat(wrong(() -> PollRules.checked(terms("Will " + number + " be done?", "Yes", number))))
                .containsOnlyKeys("question", "option-2");
        Round.Reported round = reported("autumn " + number, number, "60", "40", "0");
        assertThat(wrong(() -> RoundRules.checked(round, TODAY))).containsKeys("held-as", "asked");
        Outcome outcome = new Outcome(number, true, new Round.Source(number, ""));
        assertThat(wrong(() -> PollRules.checked(outcome))).containsOnlyKeys("region", "source-title");
    }

    @Test
    void an_address_is_one_word_of_small_letters() {
        for (String slug : List.of("", "new", "Pacs", "a--b", "-a", "a b", "a/b", "a".repeat(61))) {
            assertThat(wrong(() -> PollRules.checkSlug(slug))).as(slug).containsOnlyKeys("slug");
        }
        PollRules.checkSlug("pacs-confidence");
    }

    @Test
    void published_figures_make_100_but_for_rounding() {
        assertThat(RoundRules.checked(reported("autumn 2005", "", "37", "57", "6"), TODAY)
                        .notStated())
                .isEqualByComparingTo("6");
        assertThat(RoundRules.checked(reported("2005-10", "", "60.5", "40.5", "0"), TODAY)
                        .shares())
                .hasSize(2);
        for (List<String> figures : List.of(List.of("60", "20", "0"), List.of("80", "40", "0"))) {
            Round.Reported round = reported("2005", "", figures.toArray(String[]::new));
            assertThat(wrong(() -> RoundRules.checked(round, TODAY))).containsOnlyKeys("not-stated");
        }
        assertThat(wrong(() -> RoundRules.checked(reported("2005", "", "101", "0", "0"), TODAY)))
                .containsOnlyKeys("share-1");
        assertThat(RoundRules.rest(List.of(new BigDecimal("60.5"), new BigDecimal("40"))))
                .isZero();
        assertThat(RoundRules.rest(List.of(new BigDecimal(37), new BigDecimal(57))))
                .isEqualByComparingTo("6");
    }

    @Test
    void a_round_has_been_held_when_it_is_reported() {
        Round.Reported round = new Round.Reported(
                0,
                new Held("2005-11-15", TODAY.plusDays(1)),
                "",
                Optional.empty(),
                List.of(BigDecimal.TEN, new BigDecimal(90)),
                BigDecimal.ZERO,
                new Round.Source("A report", "ftp://example.org"));

        assertThat(wrong(() -> RoundRules.checked(round, TODAY))).containsOnlyKeys("held-as", "source-url");
    }

    @Test
    void nobody_is_asked_by_two_rounds_at_once() {
        Round.Asked it = asked(0, 9, Optional.of(Audience.IT), "");
        List<Round> others = List.of(it);

        assertThat(wrong(() -> RoundRules.check(asked(9, 12, Optional.empty(), ""), TODAY, others)))
                .containsOnlyKeys("opens-on");
        assertThat(wrong(() -> RoundRules.check(asked(3, 4, Optional.of(Audience.IT), "Y61"), TODAY, others)))
                .containsOnlyKeys("opens-on");
        RoundRules.check(asked(3, 4, Optional.of(Audience.FINANCE), ""), TODAY, others);
        RoundRules.check(asked(10, 12, Optional.empty(), ""), TODAY, others);
    }

    @Test
    void a_round_opens_today_or_later_and_for_a_year_at_most() {
        assertThat(wrong(() -> RoundRules.check(asked(-1, 3, Optional.empty(), ""), TODAY, List.of())))
                .containsOnlyKeys("opens-on");
        assertThat(wrong(() -> RoundRules.check(asked(3, 2, Optional.empty(), ""), TODAY, List.of())))
                .containsOnlyKeys("closes-on");
        assertThat(wrong(() -> RoundRules.check(asked(0, 400, Optional.empty(), ""), TODAY, List.of())))
                .containsOnlyKeys("closes-on");
    }

    @Test
    void a_date_is_as_exact_as_it_is_known() {
        assertThat(Held.day("2005-11-14")).contains(TODAY);
        assertThat(Held.day("2005-11")).contains(LocalDate.of(2005, 11, 1));
        assertThat(Held.day("autumn 2005")).isEmpty();
        assertThat(Held.day("2005-99")).isEmpty();
        assertThat(new Held("2005-11", TODAY).inWords()).isEqualTo("November 2005");
        assertThat(new Held("autumn 2005", TODAY).inWords()).isEqualTo("autumn 2005");
    }

    private static Round.Asked asked(int fromDay, int toDay, Optional<Audience> audience, String region) {
        return new Round.Asked(0, TODAY.plusDays(fromDay), TODAY.plusDays(toDay), false, audience, region);
    }

    /** The last figure is what is not stated. */
    private static Round.Reported reported(String as, String asked, String... figures) {
        List<BigDecimal> all = Stream.of(figures).map(BigDecimal::new).toList();
        return new Round.Reported(
                0,
                new Held(as, TODAY.minusDays(30)),
                asked,
                Optional.empty(),
                all.subList(0, all.size() - 1),
                all.getLast(),
                new Round.Source("A report", "https://example.org/report"));
    }

    private static PollTerms terms(String question, String... labels) {
        return new PollTerms(
                question,
                "",
                Stream.of(labels)
                        .map(label -> new Choice(label, Optional.empty()))
                        .toList(),
                "");
    }

    private static Map<String, String> wrong(ThrowingCallable act) {
        return catchThrowableOfType(Problem.Invalid.class, act).fields();
    }
}
