package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;

/** Persistence of what reviewers decided. Every method runs in its caller's transaction. */
@ApplicationScoped
class ReviewStore {

    static final String PUBLISHED = "published";
    static final String RETURNED = "returned";
    static final String DECLINED = "declined";

    private final EntityManager entityManager;

    ReviewStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void decided(LessonRef ref, String decision, Collection<Criterion> criteria, long by, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into lesson_decision (lesson_id, decision, criteria, made_by, made_at)
                        values (:lesson, :decision, cast(:criteria as text[]), :by, :at)""")
                .setParameter("lesson", ref.number())
                .setParameter("decision", decision)
                .setParameter(
                        "criteria",
                        criteria.stream().sorted().map(Criterion::value).toArray(String[]::new))
                .setParameter("by", by)
                .setParameter("at", at)
                .executeUpdate();
    }
}
