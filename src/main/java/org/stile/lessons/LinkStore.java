package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All persistence of links between lessons. */
@ApplicationScoped
class LinkStore {

    // Any number that nothing else in this database uses.
    private static final long LOCK = 48_390_716L;

    private static final String READABLE =
            "l.state in ('published', 'superseded') and (l.publication = 'public' or cast(:members as boolean))";

    private final EntityManager entityManager;

    LinkStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** One link as its lesson has it. */
    record Linked(LinkType type, long other, boolean challenge) {}

    /** Lets one at a time change links, until the transaction ends: two together could close a circle. */
    void lock() {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** What a lesson says of others, by their numbers. */
    Map<Long, LinkType> outgoing(long number) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select to_id, kind from lesson_link where from_id = :number order by to_id limit :limit",
                        Object[].class)
                .setParameter("number", number)
                .setParameter("limit", LessonLinks.MOST)
                .getResultList();
        Map<Long, LinkType> types = new LinkedHashMap<>();
        rows.forEach(row -> types.put(((Number) row[0]).longValue(), type(row[1])));
        return types;
    }

    /** What one lesson says of another; null when nothing. */
    LinkType between(long from, long to) {
        return outgoing(from).get(to);
    }

    /**
     * Links of a lesson both ways whose other end is readable; those that warn come first.
     *
     * @param members whether lessons for members are readable
     */
    List<Linked> readable(long number, boolean members, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select link.other, link.kind, link.own, challenge.kind is not null
                        from (
                            select to_id as other, kind, true as own, made_at from lesson_link where from_id = :number
                            union all
                            select from_id, kind, false, made_at from lesson_link where to_id = :number) as link
                        join lesson l on l.id = link.other and %s
                        left join lesson_challenge challenge on not link.own and challenge.kind = link.kind
                            and challenge.lesson_id = :number and challenge.by_id = link.other
                        order by challenge.kind is null, link.made_at desc, link.other
                        limit :limit""".formatted(READABLE), Object[].class)
                .setParameter("number", number)
                .setParameter("members", members)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Linked(
                        (Boolean) row[2] ? type(row[1]) : type(row[1]).inverse(),
                        ((Number) row[0]).longValue(),
                        (Boolean) row[3]))
                .toList();
    }

    /** One link of an exported lesson. */
    record Exported(long from, LinkType type, long to, String title, String externalId) {}

    /**
     * What these lessons say of readable others.
     *
     * @param curator whether external identifiers that an attribution hides are told
     */
    List<Exported> exported(Collection<Long> numbers, boolean members, boolean curator) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select link.from_id, link.kind, l.id, l.title,
                            case when l.attribution = 'region' and not cast(:curator as boolean) then ''
                                else coalesce(l.external_id, '') end
                        from lesson_link link join lesson l on l.id = link.to_id and %s
                        where link.from_id = any(:numbers) order by link.from_id, link.to_id""".formatted(READABLE), Object[].class)
                .setParameter("numbers", array(numbers))
                .setParameter("members", members)
                .setParameter("curator", curator)
                .getResultList();
        return rows.stream()
                .map(row -> new Exported(
                        ((Number) row[0]).longValue(),
                        type(row[1]),
                        ((Number) row[2]).longValue(),
                        (String) row[3],
                        (String) row[4]))
                .toList();
    }

    void put(long from, long to, LinkType type, long by, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into lesson_link (from_id, to_id, kind, made_by, made_at)
                        values (:from, :to, :kind, nullif(:by, 0), :at)
                        on conflict (from_id, to_id) do update
                        set kind = excluded.kind, made_by = excluded.made_by, made_at = excluded.made_at""")
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("kind", type.value())
                .setParameter("by", by)
                .setParameter("at", at)
                .executeUpdate();
    }

    void remove(long from, long to) {
        entityManager
                .createNativeQuery("delete from lesson_link where from_id = :from and to_id = :to")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    /** Keeps others from changing a lesson until the transaction ends. */
    void hold(long number) {
        entityManager
                .createNativeQuery("select id from lesson where id = :number for update", Long.class)
                .setParameter("number", number)
                .getResultList();
    }

    /**
     * Puts a lesson from one state into another, whatever this session has read of it. Its version stays: nobody who is
     * editing it has missed anything.
     *
     * @return false where it was not in that state
     */
    boolean move(long number, State from, State to) {
        return entityManager
                        .createNativeQuery("update lesson set state = :to where id = :number and state = :from")
                        .setParameter("number", number)
                        .setParameter("from", from.value())
                        .setParameter("to", to.value())
                        .executeUpdate()
                == 1;
    }

    /** Whether a published lesson supersedes this one. */
    boolean superseded(long number, boolean members) {
        return entityManager
                .createNativeQuery("""
                        select exists (select 1 from lesson_link link join lesson l on l.id = link.from_id and %s
                            where link.to_id = :number and link.kind = 'supersedes')""".formatted(READABLE), Boolean.class)
                .setParameter("number", number)
                .setParameter("members", members)
                .getSingleResult()
                .equals(Boolean.TRUE);
    }

    /** These lessons, all that they supersede in turn, and those that any of them contradicts. */
    Set<Long> below(Collection<Long> numbers) {
        return numbers(entityManager
                .createNativeQuery("""
                        with recursive below (id) as (
                            select unnest(cast(:numbers as bigint[]))
                            union
                            select link.to_id from below join lesson_link link on link.from_id = below.id
                            where link.kind in ('supersedes', 'contradicts'))
                        select id from below""", Long.class)
                .setParameter("numbers", array(numbers))
                .getResultList());
    }

    /** Whether one lesson supersedes another, directly or through others, in effect or not. */
    boolean reaches(long from, long to) {
        return entityManager
                .createNativeQuery("""
                        with recursive below (id) as (
                            select cast(:from as bigint)
                            union
                            select link.to_id from below join lesson_link link on link.from_id = below.id
                            where link.kind = 'supersedes')
                        select exists (select 1 from below where id = :to)""", Boolean.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult()
                .equals(Boolean.TRUE);
    }

    /**
     * One step from a lesson towards what has taken its place.
     *
     * @param lesson where the way began
     * @param replaced the lesson on the way that is superseded
     * @param successor the published one that supersedes it
     * @param open whether everybody may read all successors up to and with this one
     */
    record Step(long lesson, long replaced, long successor, boolean open) {}

    /** Every step from these lessons to what has taken their place. */
    List<Step> steps(Collection<Long> numbers) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        with recursive step (lesson, replaced, successor, open) as (
                            select link.to_id, link.to_id, link.from_id, l.publication = 'public'
                            from lesson_link link
                                join lesson l on l.id = link.from_id and l.state in ('published', 'superseded')
                            where link.kind = 'supersedes' and link.to_id = any(:numbers)
                            union
                            select step.lesson, link.to_id, link.from_id, step.open and l.publication = 'public'
                            from step
                                join lesson_link link on link.to_id = step.successor and link.kind = 'supersedes'
                                join lesson l on l.id = link.from_id and l.state in ('published', 'superseded'))
                        select lesson, replaced, successor, open from step order by lesson, successor, replaced""", Object[].class)
                .setParameter("numbers", array(numbers))
                .getResultList();
        return rows.stream()
                .map(row -> new Step(
                        ((Number) row[0]).longValue(),
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue(),
                        (Boolean) row[3]))
                .toList();
    }

    /**
     * ODS codes of the trusts whose published lessons confirm this one, where readers can tell that it is another: both
     * say their trust, or are from different regions.
     */
    Set<String> corroborating(long number) {
        List<String> codes = entityManager
                .createNativeQuery("""
                        select distinct other.trust_code
                        from lesson_link link
                            join lesson other on other.id = link.from_id and other.state in ('published', 'superseded')
                            join trust others on others.code = other.trust_code
                            join lesson own on own.id = link.to_id
                            left join trust owns on owns.code = own.trust_code
                        where link.to_id = :number and link.kind = 'corroborates'
                            and other.trust_code is distinct from own.trust_code
                            and (other.attribution <> 'region' and own.attribution <> 'region'
                                or others.region_code <> coalesce(own.region_code, owns.region_code))
                        order by other.trust_code limit 1000""", String.class)
                .setParameter("number", number)
                .getResultList();
        return new HashSet<>(codes);
    }

    private static Set<Long> numbers(List<Long> rows) {
        return new HashSet<>(rows);
    }

    private static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static LinkType type(Object kind) {
        return LessonRow.token(LinkType.class, (String) kind);
    }
}
