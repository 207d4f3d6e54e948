package org.stile.curation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stile.base.Token;
import org.stile.lessons.Audience;
import org.stile.lessons.LessonRef;

/** All persistence of featured lessons; titles and names are others' to fill in. Runs in its caller's transaction. */
@ApplicationScoped
class FeaturedStore {

    private static final String SELECT = """
            select id, lesson_id, reason, audience, starts_on, ends_on, position, owner_id from featured
            """;
    private static final String IN_ORDER = " order by position, starts_on, id limit :limit";

    private final EntityManager entityManager;

    FeaturedStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Lets one curator at a time change what is featured, until the transaction ends. Readers do not wait. */
    void lock() {
        entityManager
                .createNativeQuery("lock table featured in share row exclusive mode")
                .executeUpdate();
    }

    Optional<Featured> byId(long id) {
        return list(query(SELECT + "where id = :id limit 1").setParameter("id", id)).stream()
                .findFirst();
    }

    /** What shows on that day, in order. */
    List<Featured> current(LocalDate day, int limit) {
        return list(query(SELECT + "where starts_on <= :day and ends_on >= :day" + IN_ORDER)
                .setParameter("day", day)
                .setParameter("limit", limit));
    }

    /** What shows on that day or later, in order. */
    List<Featured> ongoing(LocalDate day, int limit) {
        return list(query(SELECT + "where ends_on >= :day" + IN_ORDER)
                .setParameter("day", day)
                .setParameter("limit", limit));
    }

    /** What has ended before that day, the last to end first. */
    List<Featured> past(LocalDate day, int limit) {
        return list(query(SELECT + "where ends_on < :day order by ends_on desc, id desc limit :limit")
                .setParameter("day", day)
                .setParameter("limit", limit));
    }

    /** Stores a new one, whose id is not looked at. */
    long add(Featured featured, Instant at) {
        Query insert = entityManager
                .createNativeQuery("""
                        insert into featured
                            (lesson_id, reason, audience, starts_on, ends_on, position, owner_id, created_at)
                        values (:lesson, :reason, :audience, :starts, :ends, :position, :owner, :at)
                        returning id""", Long.class)
                .setParameter("lesson", featured.ref().number())
                .setParameter("position", featured.position())
                .setParameter("owner", featured.ownerId())
                .setParameter("at", at);
        return ((Number) terms(insert, featured.terms()).getSingleResult()).longValue();
    }

    void change(long id, Featured.Terms terms) {
        Query update = entityManager.createNativeQuery("""
                        update featured
                        set reason = :reason, audience = :audience, starts_on = :starts, ends_on = :ends
                        where id = :id""").setParameter("id", id);
        terms(update, terms).executeUpdate();
    }

    void place(long id, int position) {
        entityManager
                .createNativeQuery("update featured set position = :position where id = :id")
                .setParameter("position", position)
                .setParameter("id", id)
                .executeUpdate();
    }

    void remove(long id) {
        entityManager
                .createNativeQuery("delete from featured where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private Query query(String sql) {
        return entityManager.createNativeQuery(sql, Object[].class);
    }

    private static Query terms(Query query, Featured.Terms terms) {
        return query.setParameter("reason", terms.reason())
                .setParameter("audience", terms.audience().map(Audience::value).orElse(""))
                .setParameter("starts", terms.startsOn())
                .setParameter("ends", terms.endsOn());
    }

    @SuppressWarnings("unchecked")
    private static List<Featured> list(Query query) {
        return ((List<Object[]>) query.getResultList())
                .stream().map(FeaturedStore::featured).toList();
    }

    private static Featured featured(Object[] row) {
        return new Featured(
                ((Number) row[0]).longValue(),
                new LessonRef(((Number) row[1]).longValue()),
                "",
                (String) row[2],
                Token.of(Audience.class, (String) row[3]),
                (LocalDate) row[4],
                (LocalDate) row[5],
                ((Number) row[6]).intValue(),
                ((Number) row[7]).longValue(),
                "");
    }
}
