package org.stile.uptake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stile.uptake.EvidenceGrade.Evidence;
import org.stile.uptake.EvidenceGrade.Use;

/** What grades are, case by case, and what must hold for whatever trusts do. */
class EvidenceGradeTest {

    private static final int TRIALS = 2_000;

    /** Trusts T0 to T11 in regions R0 to R3; T10 went on as T0 and T11 as T1. */
    private static final EvidenceGrade.Register REGISTER = new EvidenceGrade.Register() {
        @Override
        public String today(String trust) {
            return Map.of("T10", "T0", "T11", "T1").getOrDefault(trust, trust);
        }

        @Override
        public String region(String trust) {
            return trust.equals("T9") ? "" : "R" + Integer.parseInt(trust.substring(1)) % 4;
        }
    };

    @ParameterizedTest(name = "from {0} in {1}, used by {2}, seen by {3}: {4}")
    @CsvSource(textBlock = """
        # from, region, used by (+ worked),  seen by, grade
        T0,     R0,     '',                  '',      0
        T0,     R0,     '',                  T1,      1
        T0,     R0,     T1,                  '',      2
        T0,     R0,     T1 T2 T3,            T4,      2
        T0,     R0,     T1+,                 '',      3
        T0,     R0,     T1+ T2 T3,           '',      3
        T0,     R0,     T1+ T2+,             '',      4
        # three, of which only one lies besides the source's region
        T0,     R0,     T1+ T4+ T8+,         '',      4
        T0,     R0,     T1+ T5+ T4+,         '',      4
        # three in two other regions
        T0,     R0,     T1+ T5+ T2+,         '',      5
        T0,     R0,     T4+ T1+ T2+,         '',      5
        # a region that nobody knows is none
        T0,     R0,     T1+ T5+ T9+,         '',      4
        # the own trust, as it was and as it is
        T0,     R0,     T0+,                 T0,      0
        T0,     R0,     T10+,                T10,     0
        T10,    R2,     T0+,                 T0,      0
        # two that became one
        T0,     R0,     T1+ T11+,            '',      3
        # nobody's lesson: every trust is another one; its region may be any
        '',     R0,     T0+,                 '',      3
        '',     '',     T0+ T1+ T4+,         '',      4
        '',     '',     T0+ T1+ T2+,         '',      5
        """)
    void a_grade_says_how_far_others_have_tested_a_lesson(
            String from, String region, String uses, String seen, int grade) {
        List<Use> used = words(uses)
                .map(word -> new Use(word.replace("+", ""), word.endsWith("+")))
                .toList();
        assertThat(EvidenceGrade.of(new Evidence(from, region, used, words(seen).toList()), REGISTER))
                .isEqualTo(grade);
        assertThat(EvidenceGrade.meaning(grade)).isNotEmpty();
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    @Test
    void it_lies_between_none_and_five() {
        anything().forEach(evidence -> {
            assertThat(grade(evidence)).isBetween(0, 5);
        });
    }

    @Test
    void what_another_trust_adds_never_lowers_it() {
        anything().forEach(evidence -> {
            for (int trust = 0; trust < 12; trust++) {
                for (boolean worked : List.of(false, true)) {
                    assertThat(grade(with(evidence, new Use("T" + trust, worked))))
                            .isGreaterThanOrEqualTo(grade(evidence));
                }
                assertThat(grade(seenBy(evidence, "T" + trust))).isGreaterThanOrEqualTo(grade(evidence));
            }
        });
    }

    @Test
    void what_the_source_or_its_successor_adds_never_changes_it() {
        anything().forEach(evidence -> {
            for (int trust = 0; trust < 12; trust++) {
                String code = "T" + trust;
                boolean own =
                        !evidence.trust().isEmpty() && REGISTER.today(code).equals(REGISTER.today(evidence.trust()));
                if (own) {
                    assertThat(grade(seenBy(with(evidence, new Use(code, true)), code)))
                            .isEqualTo(grade(evidence));
                }
            }
        });
    }

    @Test
    void order_and_repetition_do_not_matter() {
        anything().forEach(evidence -> {
            List<Use> uses = new ArrayList<>(evidence.uses());
            uses.addAll(evidence.uses());
            Collections.shuffle(uses, new Random(7));
            List<String> seen = new ArrayList<>(evidence.corroborating());
            seen.addAll(evidence.corroborating());
            Collections.reverse(seen);
            assertThat(grade(new Evidence(evidence.trust(), evidence.region(), uses, seen)))
                    .isEqualTo(grade(evidence));
        });
    }

    @Test
    void it_is_confirmed_only_by_as_many_other_trusts_as_confirmed_it() {
        anything().forEach(evidence -> {
            long confirming = evidence.uses().stream()
                    .filter(Use::worked)
                    .map(use -> REGISTER.today(use.trust()))
                    .filter(trust -> evidence.trust().isEmpty() || !trust.equals(REGISTER.today(evidence.trust())))
                    .distinct()
                    .count();
            assertThat(grade(evidence) >= 3).isEqualTo(confirming >= 1);
            assertThat(grade(evidence) >= 4).isEqualTo(confirming >= 2);
            assertThat(grade(evidence) < 5 || confirming >= 3).isTrue();
        });
    }

    @Test
    void the_trials_reach_every_grade() {
        assertThat(anything().map(EvidenceGradeTest::grade).distinct()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    static Stream<Evidence> anything() {
        Random random = new Random(20_261_124);
        return IntStream.range(0, TRIALS).mapToObj(trial -> {
            String trust = random.nextInt(5) == 0 ? "" : "T" + random.nextInt(12);
            String region = random.nextInt(5) == 0 ? "" : "R" + random.nextInt(4);
            List<Use> uses = IntStream.range(0, random.nextInt(6))
                    .mapToObj(i -> new Use("T" + random.nextInt(12), random.nextBoolean()))
                    .toList();
            List<String> seen = IntStream.range(0, random.nextInt(3))
                    .mapToObj(i -> "T" + random.nextInt(12))
                    .toList();
            return new Evidence(trust, region, uses, seen);
        });
    }

    private static int grade(Evidence evidence) {
        return EvidenceGrade.of(evidence, REGISTER);
    }

    private static Evidence with(Evidence evidence, Use use) {
        List<Use> uses = new ArrayList<>(evidence.uses());
        uses.add(use);
        return new Evidence(evidence.trust(), evidence.region(), uses, evidence.corroborating());
    }

    private static Evidence seenBy(Evidence evidence, String trust) {
        List<String> seen = new ArrayList<>(evidence.corroborating());
        seen.add(trust);
        return new Evidence(evidence.trust(), evidence.region(), evidence.uses(), seen);
    }
}
