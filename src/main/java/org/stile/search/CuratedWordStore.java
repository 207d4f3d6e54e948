package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All persistence of what curators teach search. Every method runs in its caller's transaction. */
@ApplicationScoped
class CuratedWordStore {

    // Of two who save at once the second sees the first: any number that nothing else in this database uses.
    private static final long LOCK = 48_390_713L;

    private static final String COLUMNS =
            "select w.version, w.kind, w.body, w.note, coalesce(a.name, ''), coalesce(w.made_by, 0), w.made_at"
                    + " from search_words w left join account a on a.id = w.made_by where ";

    private final EntityManager entityManager;

    CuratedWordStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * One version of one text.
     *
     * @param by name of who saved it; empty for what shipped
     * @param madeBy their account, or 0
     */
    record Saved(long version, String kind, String body, String note, String by, long madeBy, Instant at) {}

    void lock() {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    Optional<Saved> newest(WordKind kind) {
        return saved("w.kind = :kind order by w.version desc limit 1", kind.value(), 0).stream()
                .findFirst();
    }

    Optional<Saved> version(WordKind kind, long version) {
        return saved("w.kind = :kind and w.version = :version", kind.value(), version).stream()
                .findFirst();
    }

    List<Saved> history(WordKind kind, int limit) {
        return saved("w.kind = :kind order by w.version desc limit " + limit, kind.value(), 0);
    }

    long add(WordKind kind, String body, String note, long accountId) {
        return ((Number) entityManager
                        .createNativeQuery("insert into search_words (kind, body, note, made_by)"
                                + " values (:kind, :body, :note, nullif(:account, 0)) returning version")
                        .setParameter("kind", kind.value())
                        .setParameter("body", body)
                        .setParameter("note", note)
                        .setParameter("account", accountId)
                        .getSingleResult())
                .longValue();
    }

    private List<Saved> saved(String where, String kind, long version) {
        Query query =
                entityManager.createNativeQuery(COLUMNS + where, Object[].class).setParameter("kind", kind);
        if (where.contains(":version")) {
            query.setParameter("version", version);
        }
        List<Object[]> rows = query.getResultList();
        return rows.stream()
                .map(row -> new Saved(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        ((Number) row[5]).longValue(),
                        (Instant) row[6]))
                .toList();
    }
}
