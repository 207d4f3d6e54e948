package org.stile.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All persistence of tasks. */
@ApplicationScoped
class TaskStore {

    private final EntityManager entityManager;

    TaskStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A task that this worker may do now.
     *
     * @param attempt from 1; with the number it tells whether the claim still holds
     * @param asked how often it had been asked for when it was claimed
     */
    record Claim(long id, String kind, String ref, int attempt, int asked) {}

    void add(String kind, String ref, Instant now, Duration delay) {
        entityManager
                .createNativeQuery("""
                        insert into task (kind, ref, due_at, created_at) values (:kind, :ref, :due, :now)
                        on conflict (kind, ref) where given_up_at is null do update
                        set asked = task.asked + 1,
                            due_at = case when task.claimed_until is null
                                then least(task.due_at, excluded.due_at) else excluded.due_at end""")
                .setParameter("kind", kind)
                .setParameter("ref", ref)
                .setParameter("due", now.plus(delay))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The task of these kinds that has been due longest, claimed; empty when none is, or others have them all. */
    @Transactional
    Optional<Claim> claim(Collection<String> kinds, Instant now, Instant until) {
        List<Object[]> claimed = entityManager
                .createNativeQuery("""
                        with claimed as (
                            update task set attempts = attempts + 1, claimed_until = :until
                            where id = (
                                select id from task
                                where given_up_at is null and due_at <= :now
                                    and (claimed_until is null or claimed_until <= :now)
                                    and kind = any(cast(:kinds as text[]))
                                order by due_at, id limit 1
                                for update skip locked)
                            returning id, kind, ref, attempts, asked)
                        select id, kind, ref, attempts, asked from claimed""", Object[].class)
                .setParameter("until", until)
                .setParameter("now", now)
                .setParameter("kinds", kinds.toArray(String[]::new))
                .getResultList();
        return claimed.stream()
                .map(row -> new Claim(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        ((Number) row[3]).intValue(),
                        ((Number) row[4]).intValue()))
                .findFirst();
    }

    /** The task is done and leaves, or, when it was asked for meanwhile, is open for another run. */
    @Transactional
    void done(Claim claim) {
        int left = held("delete from task where id = :id and attempts = :attempt and asked = :asked", claim)
                .setParameter("asked", claim.asked())
                .executeUpdate();
        if (left == 0) {
            held("update task set attempts = 0, claimed_until = null where id = :id and attempts = :attempt", claim)
                    .executeUpdate();
        }
    }

    /** The task failed and is due again then. */
    @Transactional
    void failed(Claim claim, String error, Instant due) {
        held("""
                update task set claimed_until = null, last_error = :error, due_at = :due
                where id = :id and attempts = :attempt""", claim).setParameter("error", error).setParameter("due", due).executeUpdate();
    }

    /** The task has failed for the last time. */
    @Transactional
    void giveUp(Claim claim, String error, Instant now) {
        held("""
                update task set claimed_until = null, last_error = :error, given_up_at = :now
                where id = :id and attempts = :attempt""", claim).setParameter("error", error).setParameter("now", now).executeUpdate();
    }

    List<Task> givenUp(int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select id, kind, ref, attempts, last_error, created_at, given_up_at
                        from task where given_up_at is not null
                        order by given_up_at desc, id desc limit :limit""", Object[].class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Task(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        ((Number) row[3]).intValue(),
                        (String) row[4],
                        (Instant) row[5],
                        (Instant) row[6]))
                .toList();
    }

    long count(String which) {
        return (Long) entityManager
                .createNativeQuery("select count(*) from task where " + which, Long.class)
                .getSingleResult();
    }

    /** Opens a given-up task; where the same is open already, that one stands for both. Whether there was one. */
    boolean reopen(long id, Instant now) {
        int twice = one("""
                delete from task where id = :id and given_up_at is not null and exists (
                    select 1 from task other
                    where other.kind = task.kind and other.ref = task.ref and other.given_up_at is null)""", id).executeUpdate();
        return twice > 0 || one("""
                        update task set given_up_at = null, attempts = 0, due_at = :now
                        where id = :id and given_up_at is not null""", id).setParameter("now", now).executeUpdate() > 0;
    }

    /** Whether there was one. */
    boolean forget(long id) {
        return one("delete from task where id = :id and given_up_at is not null", id)
                        .executeUpdate()
                > 0;
    }

    private Query held(String sql, Claim claim) {
        return one(sql, claim.id()).setParameter("attempt", claim.attempt());
    }

    private Query one(String sql, long id) {
        return entityManager.createNativeQuery(sql).setParameter("id", id);
    }
}
