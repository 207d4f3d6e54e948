package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stile.search.meaning.SentenceModel;

/** All persistence of lessons' vectors. Every method runs in its caller's transaction. */
@ApplicationScoped
class MeaningStore {

    // One node computes at a time: any number that nothing else in this database uses.
    private static final long LOCK = 48_390_712L;

    private static final String WITHOUT = """
            from lesson where state in ('published', 'superseded') and not exists (
                select 1 from lesson_meaning m
                where m.lesson_id = lesson.id and m.model = :model and m.revision = lesson.revision)""";

    private final EntityManager entityManager;

    MeaningStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A vector with the revision that it was made from. */
    @SuppressWarnings("ArrayRecordComponent") // only read, never compared
    record Kept(int revision, float[] vector) {}

    /** The vectors of these lessons, those that have one. */
    Map<Long, Kept> of(Collection<Long> numbers) {
        Map<Long, Kept> kept = new HashMap<>();
        List<Object[]> rows = ours(entityManager.createNativeQuery(
                        "select lesson_id, revision, vector from lesson_meaning"
                                + " where model = :model and lesson_id = any(cast(:numbers as bigint[]))",
                        Object[].class))
                .setParameter(
                        "numbers", numbers.stream().mapToLong(Long::longValue).toArray())
                .getResultList();
        rows.forEach(row -> kept.put(
                ((Number) row[0]).longValue(), new Kept(((Number) row[1]).intValue(), floats((byte[]) row[2]))));
        return kept;
    }

    /** Published lessons after a number whose present revision has no vector, in order. */
    List<Long> without(long after, int limit) {
        return ours(entityManager.createNativeQuery(
                        "select id " + WITHOUT + " and id > :after order by id limit :limit", Long.class))
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** How many published lessons have no vector of their present revision. */
    long countWithout() {
        return ((Number) ours(entityManager.createNativeQuery("select count(*) " + WITHOUT))
                        .getSingleResult())
                .longValue();
    }

    void put(long number, int revision, float[] vector) {
        ours(entityManager.createNativeQuery("""
                        insert into lesson_meaning (lesson_id, model, revision, vector)
                        values (:number, :model, :revision, :vector)
                        on conflict (lesson_id, model) do update
                        set revision = excluded.revision, vector = excluded.vector"""))
                .setParameter("number", number)
                .setParameter("revision", revision)
                .setParameter("vector", bytes(vector))
                .executeUpdate();
    }

    /** Whether this node may compute until the transaction ends; false while another does. */
    boolean mayCompute() {
        return (Boolean) entityManager
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** Waits until nobody computes, and lets nobody until the transaction ends. */
    void awaitTurn() {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** Deletes the vectors of a lesson, of every model. */
    void delete(long number) {
        entityManager
                .createNativeQuery("delete from lesson_meaning where lesson_id = :number")
                .setParameter("number", number)
                .executeUpdate();
    }

    private static Query ours(Query query) {
        return query.setParameter("model", SentenceModel.NAME);
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }
}
