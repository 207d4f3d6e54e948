package org.stile.polls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stile.lessons.LessonRef;

/** All persistence of polls, but their rounds. Every method runs in its caller's transaction. */
@ApplicationScoped
class PollStore {

    /** The most polls that are listed. */
    static final int MOST = 100;

    private static final String SELECT = "select id, slug, question, programme, search, version, edited from poll ";

    private final EntityManager entityManager;

    PollStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Every poll, by question. */
    List<Poll> all() {
        return polls(entityManager
                .createNativeQuery(SELECT + "order by question, id limit :limit", Object[].class)
                .setParameter("limit", MOST));
    }

    Optional<Poll> bySlug(String slug) {
        return bySlug(slug, "");
    }

    /** Nobody else changes or answers it until the transaction ends. */
    Optional<Poll> locked(String slug) {
        return bySlug(slug, " for update");
    }

    /** Nobody changes it until the transaction ends; others may answer it meanwhile. */
    Optional<Poll> lockedToAnswer(String slug) {
        return bySlug(slug, " for share");
    }

    private Optional<Poll> bySlug(String slug, String lock) {
        // the options are read after the lock is had
        return polls(entityManager
                        .createNativeQuery(SELECT + "where slug = :slug" + lock, Object[].class)
                        .setParameter("slug", slug))
                .stream()
                .findFirst();
    }

    @SuppressWarnings("unchecked") // the result class is named by the callers
    private List<Poll> polls(Query query) {
        List<Object[]> rows = query.getResultList();
        Map<Long, List<Choice>> choices =
                choices(rows.stream().map(row -> (Long) row[0]).toList());
        return rows.stream()
                .map(row -> new Poll(
                        (Long) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        choices.getOrDefault((Long) row[0], List.of()),
                        (String) row[4],
                        (Long) row[5],
                        (Boolean) row[6]))
                .toList();
    }

    private Map<Long, List<Choice>> choices(Collection<Long> polls) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select poll_id, label, probability from poll_option
                        where poll_id = any(cast(:polls as bigint[])) order by poll_id, position""", Object[].class)
                .setParameter("polls", polls.stream().mapToLong(Long::longValue).toArray())
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (Long) row[0],
                        Collectors.mapping(
                                row -> new Choice((String) row[1], Optional.ofNullable((Integer) row[2])),
                                Collectors.toList())));
    }

    /** Adds one; empty when there is one of that slug already. */
    Optional<Long> add(String slug, PollTerms terms, Instant at) {
        List<Long> added = entityManager
                .createNativeQuery("""
                        insert into poll (slug, question, programme, search, created_at)
                        values (:slug, :question, :programme, :search, :at)
                        on conflict (slug) do nothing returning id""", Long.class)
                .setParameter("slug", slug)
                .setParameter("question", terms.question())
                .setParameter("programme", terms.programme())
                .setParameter("search", terms.search())
                .setParameter("at", at)
                .getResultList();
        added.forEach(id -> putChoices(id, terms.choices()));
        return added.stream().findFirst();
    }

    void change(long id, PollTerms terms) {
        entityManager
                .createNativeQuery("""
                        update poll set question = :question, programme = :programme, search = :search
                        where id = :id""")
                .setParameter("id", id)
                .setParameter("question", terms.question())
                .setParameter("programme", terms.programme())
                .setParameter("search", terms.search())
                .executeUpdate();
        putChoices(id, terms.choices());
    }

    private void putChoices(long id, List<Choice> choices) {
        delete("poll_option", id);
        for (int i = 0; i < choices.size(); i++) {
            entityManager
                    .createNativeQuery("""
                            insert into poll_option (poll_id, position, label, probability)
                            values (:id, :position, :label, cast(:probability as integer))""")
                    .setParameter("id", id)
                    .setParameter("position", i + 1)
                    .setParameter("label", choices.get(i).label())
                    .setParameter(
                            "probability",
                            choices.get(i).probability().map(String::valueOf).orElse(null))
                    .executeUpdate();
        }
    }

    /** Raises the version, and notes that a curator has changed it. */
    void edited(long id) {
        entityManager
                .createNativeQuery("update poll set version = version + 1, edited = true where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The numbers of the lessons that would raise confidence, in order; whether they may be read is others' to say. */
    List<LessonRef> lessons(long id) {
        List<Long> numbers = entityManager
                .createNativeQuery(
                        "select lesson_id from poll_lesson where poll_id = :id order by position, lesson_id",
                        Long.class)
                .setParameter("id", id)
                .getResultList();
        return numbers.stream().map(LessonRef::new).toList();
    }

    void putLessons(long id, List<Long> numbers) {
        delete("poll_lesson", id);
        for (int i = 0; i < numbers.size(); i++) {
            entityManager
                    .createNativeQuery("""
                            insert into poll_lesson (poll_id, lesson_id, position)
                            values (:id, :lesson, :position) on conflict do nothing""")
                    .setParameter("id", id)
                    .setParameter("lesson", numbers.get(i))
                    .setParameter("position", i + 1)
                    .executeUpdate();
        }
    }

    /** The lessons that came in under these identifiers, in their order; those not known are left out. */
    List<Long> imported(List<String> externalIds) {
        return entityManager
                .createNativeQuery("""
                        select id from lesson where external_id = any(cast(:ids as text[]))
                        order by array_position(cast(:ids as text[]), external_id)""", Long.class)
                .setParameter("ids", externalIds.toArray(String[]::new))
                .getResultList();
    }

    /** How it turned out, everywhere first, then by region. */
    List<Outcome> outcomes(long id) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select region, met, source_title, source_url from poll_outcome
                        where poll_id = :id order by region""", Object[].class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .map(row -> new Outcome(
                        (String) row[0], (Boolean) row[1], new Round.Source((String) row[2], (String) row[3])))
                .toList();
    }

    /** Puts an outcome in place of what was recorded for its region. */
    void put(long id, Outcome outcome) {
        entityManager
                .createNativeQuery("""
                        insert into poll_outcome (poll_id, region, met, source_title, source_url)
                        values (:id, :region, :met, :title, :url)
                        on conflict (poll_id, region) do update
                        set met = excluded.met, source_title = excluded.source_title,
                            source_url = excluded.source_url""")
                .setParameter("id", id)
                .setParameter("region", outcome.region())
                .setParameter("met", outcome.met())
                .setParameter("title", outcome.source().title())
                .setParameter("url", outcome.source().url())
                .executeUpdate();
    }

    /** Forgets an outcome; false when there was none. */
    boolean forget(long id, String region) {
        return entityManager
                        .createNativeQuery("delete from poll_outcome where poll_id = :id and region = :region")
                        .setParameter("id", id)
                        .setParameter("region", region)
                        .executeUpdate()
                > 0;
    }

    private void delete(String table, long id) {
        entityManager
                .createNativeQuery("delete from " + table + " where poll_id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
