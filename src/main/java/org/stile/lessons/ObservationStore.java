package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Persistence of observations. Every method runs in its caller's transaction. */
@ApplicationScoped
class ObservationStore {

    private final EntityManager entityManager;

    ObservationStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void add(LessonRef ref, String text, Instant at) {
        entityManager
                .createNativeQuery("insert into observation (lesson_id, text, made_at) values (:lesson, :text, :at)")
                .setParameter("lesson", ref.number())
                .setParameter("text", text)
                .setParameter("at", at)
                .executeUpdate();
    }

    void proposed(LessonRef ref, long by, Instant at) {
        entityManager
                .createNativeQuery(
                        "update observation set proposed_at = :at, proposed_by = :by where lesson_id = :lesson")
                .setParameter("lesson", ref.number())
                .setParameter("by", by)
                .setParameter("at", at)
                .executeUpdate();
    }

    Optional<Observation> of(LessonRef ref) {
        return Optional.ofNullable(of(List.of(ref.number())).get(ref.number()));
    }

    Map<Long, Observation> of(Collection<Long> lessons) {
        Map<Long, Observation> found = new HashMap<>();
        if (!lessons.isEmpty()) {
            List<Object[]> rows = entityManager
                    .createNativeQuery(
                            "select lesson_id, text, made_at, proposed_at from observation where lesson_id in (:lessons)",
                            Object[].class)
                    .setParameter("lessons", lessons)
                    .getResultList();
            rows.forEach(row -> found.put(
                    ((Number) row[0]).longValue(),
                    new Observation((String) row[1], (Instant) row[2], (Instant) row[3])));
        }
        return found;
    }
}
