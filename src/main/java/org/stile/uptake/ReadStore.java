package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.stile.lessons.LessonRef;

/** All persistence of counted reads. Every method runs in its caller's transaction. */
@ApplicationScoped
class ReadStore {

    // two nodes that write at once take the same rows in the same order
    private static final Comparator<Reads.Key> ORDER = Comparator.comparingLong(Reads.Key::lesson)
            .thenComparing(Reads.Key::trust)
            .thenComparing(Reads.Key::audience)
            .thenComparing(Reads.Key::day);

    private final EntityManager entityManager;

    ReadStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Adds counts to those that are kept, with one statement. */
    void add(Map<Reads.Key, Integer> counted) {
        List<Reads.Key> keys = counted.keySet().stream().sorted(ORDER).toList();
        entityManager
                .createNativeQuery("""
                        insert into lesson_read (lesson_id, trust_code, audience, day, times)
                        select lesson, trust, audience, cast(day as date), times
                        from unnest(cast(:lessons as bigint[]), cast(:trusts as text[]), cast(:audiences as text[]),
                            cast(:days as text[]), cast(:times as integer[])) as r (lesson, trust, audience, day, times)
                        on conflict (lesson_id, trust_code, audience, day)
                        do update set times = lesson_read.times + excluded.times""")
                .setParameter(
                        "lessons", keys.stream().mapToLong(Reads.Key::lesson).toArray())
                .setParameter("trusts", keys.stream().map(Reads.Key::trust).toArray(String[]::new))
                .setParameter(
                        "audiences", keys.stream().map(Reads.Key::audience).toArray(String[]::new))
                .setParameter(
                        "days", keys.stream().map(key -> key.day().toString()).toArray(String[]::new))
                .setParameter("times", keys.stream().mapToInt(counted::get).toArray())
                .executeUpdate();
    }

    /** How often people of trusts have read a lesson. */
    long byTrusts(LessonRef ref) {
        return ((Number) entityManager
                        .createNativeQuery("""
                                select coalesce(sum(times), 0) from lesson_read
                                where lesson_id = :lesson and trust_code <> ''""")
                        .setParameter("lesson", ref.number())
                        .getSingleResult())
                .longValue();
    }
}
