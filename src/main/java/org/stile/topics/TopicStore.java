package org.stile.topics;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** All persistence of topics. */
@ApplicationScoped
class TopicStore implements PanacheRepositoryBase<TopicRow, String> {

    // Any number that nothing else in this database uses.
    private static final long LOCK = 48_390_714L;

    private final EntityManager entityManager;

    TopicStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    List<Topic> topics() {
        return findAll(Sort.by("name")).page(0, 2_000).list().stream()
                .map(row ->
                        new Topic(row.slug, row.name, row.description, List.of(row.acronyms), List.of(row.synonyms)))
                .toList();
    }

    /** The topics that a curator has changed here. */
    Set<String> edited() {
        List<String> slugs = entityManager
                .createNativeQuery("select distinct slug from topic_version where made_by is not null", String.class)
                .getResultList();
        return Set.copyOf(slugs);
    }

    /** Of two who save at once the second sees the first. */
    void lock() {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** The versions of a topic, newest first. */
    List<TopicVersion> versions(String slug, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select version, slug, name, description, acronyms, synonyms, note,
                               coalesce(made_by, 0), made_at
                        from topic_version where slug = :slug order by version desc limit :limit""", Object[].class)
                .setParameter("slug", slug)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new TopicVersion(
                        ((Number) row[0]).longValue(),
                        new Topic(
                                (String) row[1],
                                (String) row[2],
                                (String) row[3],
                                List.of((String[]) row[4]),
                                List.of((String[]) row[5])),
                        (String) row[6],
                        ((Number) row[7]).longValue(),
                        (Instant) row[8]))
                .toList();
    }

    /**
     * Adds a version and returns its number.
     *
     * @param accountId who saved it; 0 for what shipped
     */
    long add(Topic topic, String note, long accountId) {
        return ((Number) entityManager
                        .createNativeQuery("""
                                insert into topic_version
                                    (slug, name, description, acronyms, synonyms, note, made_by)
                                values (:slug, :name, :description, cast(:acronyms as text[]),
                                    cast(:synonyms as text[]), :note, nullif(:account, 0))
                                returning version""")
                        .setParameter("slug", topic.slug())
                        .setParameter("name", topic.name())
                        .setParameter("description", topic.description())
                        .setParameter("acronyms", topic.acronyms().toArray(String[]::new))
                        .setParameter("synonyms", topic.synonyms().toArray(String[]::new))
                        .setParameter("note", note)
                        .setParameter("account", accountId)
                        .getSingleResult())
                .longValue();
    }

    void put(Topic topic) {
        TopicRow row = findById(topic.slug());
        boolean made = row == null;
        if (made) {
            row = new TopicRow();
            row.slug = topic.slug();
        }
        row.name = topic.name();
        row.description = topic.description();
        row.acronyms = topic.acronyms().toArray(String[]::new);
        row.synonyms = topic.synonyms().toArray(String[]::new);
        if (made) {
            persist(row);
        }
    }
}
