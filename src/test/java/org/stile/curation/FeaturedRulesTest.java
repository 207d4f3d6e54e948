package org.stile.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stile.base.Problem;
import org.stile.curation.Featured.Terms;
import org.stile.lessons.LessonRef;

class FeaturedRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2005, 11, 14);
    private static final LessonRef LESSON = new LessonRef(42);

    @Test
    void a_slot_of_one_day_today_is_fine() {
        assertThat(wrong(terms("Read this", TODAY, TODAY))).isEmpty();
    }

    @Test
    void a_reason_is_needed_and_has_300_characters_at_most() {
        assertThat(wrong(terms(" \n ", TODAY, TODAY))).containsOnlyKeys("reason");
        assertThat(wrong(terms("x".repeat(301), TODAY, TODAY))).containsOnlyKeys("reason");
        assertThat(wrong(terms("x".repeat(300), TODAY, TODAY))).isEmpty();
    }

    @Test
    void a_reason_that_identifies_a_patient_is_refused() {
        assertThat(wrong(terms("As with NHS number 943 476 5919", TODAY, TODAY)))
                .containsOnlyKeys("reason");
    }

    @Test
    void the_last_day_is_neither_before_the_first_nor_past_nor_over_a_year_later() {
        assertThat(wrong(terms("Why", TODAY.plusDays(2), TODAY.plusDays(1)))).containsOnlyKeys("ends-on");
        assertThat(wrong(terms("Why", TODAY, TODAY.minusDays(1)))).containsOnlyKeys("ends-on");
        assertThat(wrong(terms("Why", TODAY, TODAY.plusYears(1).plusDays(1)))).containsOnlyKeys("ends-on");
        assertThat(wrong(terms("Why", TODAY, TODAY.plusYears(1)))).isEmpty();
    }

    @Test
    void the_first_day_is_within_a_year_from_today() {
        assertThat(wrong(terms("Why", LocalDate.MAX, LocalDate.MAX))).containsOnlyKeys("starts-on");
        assertThat(wrong(terms("Why", LocalDate.MIN, TODAY))).containsOnlyKeys("starts-on");
    }

    @Test
    void a_first_day_that_has_passed_may_stay_but_not_be_chosen() {
        Terms terms = terms("Why", TODAY.minusDays(3), TODAY);
        assertThat(wrong(terms)).containsOnlyKeys("starts-on");
        assertThat(FeaturedRules.checked(terms, TODAY, TODAY.minusDays(3))).isEqualTo(terms);
    }

    @Test
    void a_lesson_is_featured_once_on_any_day() {
        List<Featured> ongoing = List.of(featured(7, TODAY, TODAY.plusDays(5)));
        Terms overlapping = terms("Why", TODAY.plusDays(5), TODAY.plusDays(9));
        Terms after = terms("Why", TODAY.plusDays(6), TODAY.plusDays(9));

        assertThat(catchThrowableOfType(
                        Problem.Invalid.class, () -> FeaturedRules.checkOnce(LESSON, 0, overlapping, ongoing)))
                .hasMessageContaining("14 November 2005 to 19 November 2005");
        FeaturedRules.checkOnce(LESSON, 0, after, ongoing);
        FeaturedRules.checkOnce(LESSON, 7, overlapping, ongoing);
        FeaturedRules.checkOnce(new LessonRef(43), 0, overlapping, ongoing);
    }

    private static Map<String, String> wrong(Terms terms) {
        try {
            FeaturedRules.checked(terms, TODAY, TODAY);
            return Map.of();
        } catch (Problem.Invalid e) {
            return e.fields();
        }
    }

    private static Terms terms(String reason, LocalDate starts, LocalDate ends) {
        return new Terms(reason, Optional.empty(), starts, ends);
    }

    private static Featured featured(long id, LocalDate starts, LocalDate ends) {
        return new Featured(id, LESSON, "", "Why", Optional.empty(), starts, ends, 1, 1, "");
    }
}
