package org.stile.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stile.base.SafeHtml;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Polarity;
import org.stile.lessons.Stage;
import org.stile.search.Hit;

class ToolkitRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2005, 11, 14);
    private static final ToolkitItem ITEM = new ToolkitItem(
            "a",
            Stage.BUILD,
            "Cool the room",
            "",
            List.of("image-storage", "networks"),
            List.of(new LessonRef(90)),
            List.of());

    @Test
    void the_strongest_evidence_comes_first_then_what_was_looked_at_last_then_the_newest() {
        List<Hit> hits = List.of(
                hit(1).grade(0).dueIn(300).publishedBefore(5).build(),
                hit(2).grade(2).dueIn(10).publishedBefore(700).build(),
                hit(3).grade(2).dueIn(500).publishedBefore(900).build(),
                hit(4).grade(0).dueIn(300).publishedBefore(2).build(),
                hit(5).grade(4).dueIn(1).publishedBefore(729).build());

        assertThat(found(hits)).containsExactly(5L, 3L, 2L, 4L, 1L);
    }

    @Test
    void what_is_stale_superseded_pinned_or_of_another_stage_or_topic_is_left_out() {
        List<Hit> hits = List.of(
                hit(1).dueIn(0).build(),
                hit(2).superseded().build(),
                hit(90).build(),
                hit(3).stage(Stage.TESTING).build(),
                hit(4).topic("ris").build(),
                hit(5).topic("networks").build());

        assertThat(found(hits)).containsExactly(5L);
    }

    @Test
    void no_more_than_five_are_shown() {
        List<Hit> hits =
                IntStream.rangeClosed(1, 9).mapToObj(n -> hit(n).build()).toList();

        assertThat(found(hits)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    private static List<Long> found(List<Hit> hits) {
        return ToolkitLessons.ordered(ITEM, hits, TODAY).stream()
                .map(line -> line.ref().number())
                .toList();
    }

    private static Made hit(long number) {
        return new Made(number, 0, 100, 100, Stage.BUILD, "image-storage", List.of());
    }

    private record Made(
            long number, int grade, int due, int age, Stage stage, String topic, List<Hit.Other> successors) {

        Made grade(int other) {
            return new Made(number, other, due, age, stage, topic, successors);
        }

        Made dueIn(int days) {
            return new Made(number, grade, days, age, stage, topic, successors);
        }

        Made publishedBefore(int days) {
            return new Made(number, grade, due, days, stage, topic, successors);
        }

        Made stage(Stage other) {
            return new Made(number, grade, due, age, other, topic, successors);
        }

        Made topic(String other) {
            return new Made(number, grade, due, age, stage, other, successors);
        }

        Made superseded() {
            return new Made(
                    number, grade, due, age, stage, topic, List.of(new Hit.Other(new LessonRef(999), "A newer one")));
        }

        Hit build() {
            Instant published =
                    TODAY.minusDays(age).atStartOfDay(ZoneOffset.UTC).toInstant();
            return new Hit(
                    new LessonRef(number),
                    "",
                    "Lesson " + number,
                    "",
                    SafeHtml.EMPTY,
                    0,
                    "",
                    "",
                    "",
                    List.of(topic),
                    List.of(stage),
                    Polarity.WORKED,
                    grade,
                    published,
                    successors,
                    List.of(),
                    TODAY.plusDays(due),
                    null,
                    false,
                    List.of());
        }
    }
}
