package org.stile.packs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.stile.lessons.LessonRef;

/** All persistence of packs. Runs in its caller's transaction. */
@ApplicationScoped
class PackStore {

    private static final String SELECT = """
            select id, deployment_id, stage, days_before, planned_on, made_at, rule, array_to_string(lessons, ',')
            from pack
            """;

    private final EntityManager entityManager;

    PackStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * What made a pack for a deployment.
     *
     * @param plannedOn the go-live that it led up to; null when a stage was entered
     */
    record Made(long deployment, Trigger trigger, LocalDate plannedOn) {

        /** Whether no other is needed for this trigger and the go-live as it is planned now. */
        boolean serves(Trigger other, LocalDate planned) {
            return trigger.equals(other) && (plannedOn == null || Trigger.serves(plannedOn, planned));
        }
    }

    /** Keeps a pack, whose number is not looked at; empty when this trigger has made one for the same date before. */
    Optional<Pack> add(Pack pack) {
        List<Long> added = entityManager
                .createNativeQuery("""
                        insert into pack (deployment_id, stage, days_before, planned_on, made_at, rule, lessons)
                        values (:deployment, :stage, :days, cast(:planned as date), :at, :rule,
                            cast(:lessons as bigint[]))
                        on conflict on constraint pack_once do nothing returning id""", Long.class)
                .setParameter("deployment", pack.deployment())
                .setParameter("stage", pack.trigger().stage())
                .setParameter("days", pack.trigger().daysBefore())
                .setParameter("planned", pack.plannedOn())
                .setParameter("at", pack.madeAt())
                .setParameter("rule", pack.rule())
                .setParameter(
                        "lessons",
                        pack.lessons().stream().map(LessonRef::number).toArray(Long[]::new))
                .getResultList();
        return added.stream()
                .findFirst()
                .map(id -> new Pack(
                        id,
                        pack.deployment(),
                        pack.trigger(),
                        pack.plannedOn(),
                        pack.madeAt(),
                        pack.rule(),
                        pack.lessons()));
    }

    /** Which packs these deployments have had. */
    List<Made> made(Collection<Long> deployments) {
        return rows(entityManager
                        .createNativeQuery("""
                                select deployment_id, stage, days_before, planned_on from pack
                                where deployment_id = any(cast(:deployments as bigint[]))""", Object[].class)
                        .setParameter("deployments", deployments.toArray(Long[]::new)))
                .stream()
                .map(row -> new Made(number(row[0]), trigger(row, 1), (LocalDate) row[3]))
                .toList();
    }

    /** The packs of these deployments, newest first. */
    List<Pack> of(Collection<Long> deployments, int limit) {
        return packs(entityManager
                .createNativeQuery(
                        SELECT + "where deployment_id = any(cast(:deployments as bigint[]))"
                                + " order by made_at desc, id desc limit :limit",
                        Object[].class)
                .setParameter("deployments", deployments.toArray(Long[]::new))
                .setParameter("limit", limit));
    }

    Optional<Pack> byId(long id) {
        return packs(entityManager
                        .createNativeQuery(SELECT + "where id = :id", Object[].class)
                        .setParameter("id", id))
                .stream()
                .findFirst();
    }

    private static List<Pack> packs(Query query) {
        return rows(query).stream()
                .map(row -> new Pack(
                        number(row[0]),
                        number(row[1]),
                        trigger(row, 2),
                        (LocalDate) row[4],
                        (Instant) row[5],
                        ((Number) row[6]).intValue(),
                        lessons((String) row[7])))
                .toList();
    }

    private static List<LessonRef> lessons(String numbers) {
        return Arrays.stream(numbers.split(","))
                .filter(number -> !number.isEmpty())
                .map(number -> new LessonRef(Long.parseLong(number)))
                .toList();
    }

    private static Trigger trigger(Object[] row, int at) {
        return new Trigger((String) row[at], ((Number) row[at + 1]).intValue());
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    @SuppressWarnings("unchecked") // the result class is named above
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
