package org.stile.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stile.lessons.LessonRef;
import org.stile.packs.PackRule.Candidate;
import org.stile.packs.PackRule.Recipient;

/** The rule by table: who is left out, and who comes first. */
class PackRuleTest {

    /** Of Leeds: RXX has become part of RGT; RAA and RBB are live, RCC is not. */
    private static final Recipient RECIPIENT =
            new Recipient("go-live", "pacs", Set.of("RGT", "RXX"), Set.of("east"), Set.of("RAA", "RBB", "RGT"));

    /** A lesson that matters, to be changed in one respect. */
    private static final class A {
        private long number = 1;
        private List<String> stages = List.of("planning", "go-live");
        private String programme = "pacs";
        private String trust = "RAA";
        private boolean hidden;
        private String region = "west";
        private int evidence = 2;
        private int day = 1;
        private boolean stale;
        private boolean superseded;
        private boolean answered;

        private static Candidate lesson(Consumer<A> but) {
            A a = new A();
            but.accept(a);
            return new Candidate(
                    new LessonRef(a.number),
                    a.stages,
                    a.programme,
                    a.trust,
                    a.hidden,
                    a.region,
                    a.evidence,
                    Instant.EPOCH.plusSeconds(86_400L * a.day),
                    a.stale,
                    a.superseded,
                    a.answered);
        }
    }

    record Case(String what, boolean matters, Consumer<A> but) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("as it is", true, a -> {}),
                new Case("another stage", false, a -> a.stages = List.of("planning")),
                new Case("no stage", false, a -> a.stages = List.of()),
                new Case("stale", false, a -> a.stale = true),
                new Case("superseded", false, a -> a.superseded = true),
                new Case("answered", false, a -> a.answered = true),
                new Case("the trust's own", false, a -> a.trust = "RGT"),
                new Case("of a trust that became part of it", false, a -> a.trust = "RXX"),
                new Case("of a trust of the same region", true, a -> a.region = "east"),
                new Case("of an organisation that is no trust", true, a -> {
                    a.trust = "";
                    a.region = "";
                }),
                new Case("hidden, of another region", true, a -> {
                    a.trust = "";
                    a.hidden = true;
                }),
                new Case("hidden, of the own region: it may be its own", false, a -> {
                    a.trust = "";
                    a.hidden = true;
                    a.region = "east";
                }),
                new Case("hidden, of a region that is not known: it may be its own", false, a -> {
                    a.trust = "";
                    a.hidden = true;
                    a.region = "";
                }),
                new Case("of no programme", true, a -> a.programme = ""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_lesson_matters_or_not(Case of) {
        assertThat(PackRule.choose(RECIPIENT, List.of(A.lesson(of.but)))).hasSize(of.matters ? 1 : 0);
    }

    @Test
    void the_first_is_of_the_programme_then_from_who_went_before_elsewhere_then_proven_then_new() {
        List<Candidate> ordered = List.of(
                // of the programme, from trusts that were live before it in other regions
                lesson(1, a -> a.evidence = 3),
                lesson(2, a -> a.trust = "RBB"),
                lesson(3, a -> a.evidence = 0),
                // of the programme, from the rest: live in the own region, or not live
                lesson(4, a -> {
                    a.region = "east";
                    a.evidence = 5;
                }),
                lesson(5, a -> {
                    a.trust = "RCC";
                    a.evidence = 4;
                    a.day = 9;
                }),
                lesson(6, a -> {
                    a.trust = "";
                    a.evidence = 4;
                    a.day = 8;
                }),
                // where the region is not known nobody can say that it is another one
                lesson(7, a -> {
                    a.region = "";
                    a.evidence = 1;
                }),
                // of others
                lesson(8, a -> {
                    a.programme = "";
                    a.evidence = 1;
                }),
                lesson(9, a -> {
                    a.programme = "e-prescribing";
                    a.trust = "RCC";
                    a.evidence = 5;
                }));
        List<Candidate> shuffled = new ArrayList<>(ordered);
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(shuffled, random);
            assertThat(PackRule.choose(RECIPIENT, shuffled)).isEqualTo(refs(ordered));
        }
    }

    @Test
    void of_two_that_are_alike_the_later_comes_first() {
        assertThat(PackRule.choose(RECIPIENT, List.of(lesson(1, a -> {}), lesson(2, a -> {}))))
                .containsExactly(new LessonRef(2), new LessonRef(1));
    }

    @Test
    void there_are_at_most_ten() {
        List<Candidate> many = LongStream.rangeClosed(1, 30)
                .mapToObj(number -> lesson(number, a -> a.day = (int) number))
                .toList();
        assertThat(PackRule.choose(RECIPIENT, many))
                .hasSize(10)
                .startsWith(new LessonRef(30))
                .endsWith(new LessonRef(21));
    }

    private static Candidate lesson(long number, Consumer<A> but) {
        return A.lesson(a -> {
            a.number = number;
            but.accept(a);
        });
    }

    private static List<LessonRef> refs(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::ref).toList();
    }
}
