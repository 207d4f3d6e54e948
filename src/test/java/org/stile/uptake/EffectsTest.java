package org.stile.uptake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.lessons.LessonRef;
import org.stile.uptake.Effects.Effect;
import org.stile.uptake.Effects.Span;

/** Whether showing a lesson did something. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EffectsTest {

    // long before anybody read here
    private static final LocalDate DAY = LocalDate.of(1999, 3, 10);
    private static final LessonRef LESSON = new LessonRef(2);

    @Inject
    Effects effects;

    @Inject
    EntityManager entityManager;

    @Test
    void reads_and_uptake_are_counted_in_the_span_and_in_as_many_days_before() {
        read(DAY.minusDays(4), 100);
        read(DAY.minusDays(3), 7);
        read(DAY.minusDays(1), 2);
        read(DAY, 5);
        read(DAY.plusDays(2), 6);
        read(DAY.plusDays(3), 50);
        taken(2, DAY.minusDays(1));
        taken(3, DAY.plusDays(2));
        taken(4, DAY.plusDays(3));
        assertThat(effects.of(List.of(new Span(LESSON, DAY, DAY.plusDays(2)), new Span(LESSON, DAY, DAY))))
                .containsExactly(new Effect(3, 11, 9, 1, 1), new Effect(1, 5, 0, 0, 1));
    }

    @Test
    void fewer_than_five_reads_are_none() {
        LocalDate then = DAY.minusYears(1);
        read(then, 4);
        assertThat(effects.of(List.of(new Span(LESSON, then, then)))).containsExactly(new Effect(1, 0, 0, 0, 0));
        assertThat(effects.of(List.of())).isEmpty();
    }

    private void read(LocalDate day, int times) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("""
                        insert into lesson_read (lesson_id, trust_code, audience, day, times)
                        values (2, 'ZZD1', 'it', :day, :times)""")
                        .setParameter("day", day)
                        .setParameter("times", times)
                        .executeUpdate());
    }

    private void taken(int version, LocalDate day) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager
                        .createNativeQuery("""
                        insert into uptake (lesson_id, trust_code, version, act, disposition, on_date, account_id, made_at)
                        select 2, 'RTX', :version, 'confirmed', 'considering', :day, min(id),
                            cast(:day as date) + time '12:00' from account""")
                        .setParameter("version", version)
                        .setParameter("day", day)
                        .executeUpdate());
    }
}
