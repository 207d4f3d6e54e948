package org.stile.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stile.base.Clock;

/** All persistence of API tokens; they are found by their hash. */
@ApplicationScoped
class TokenStore {

    private final EntityManager entityManager;

    TokenStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A token somebody holds.
     *
     * @param lastUsedOn null when it has never been used
     */
    record Held(long id, long accountId, LocalDate lastUsedOn) {}

    @Transactional
    Optional<Held> byHash(String hash) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select id, account_id, last_used_on from api_token
                        where token_hash = :hash and revoked_at is null limit 1""", Object[].class)
                .setParameter("hash", hash)
                .getResultList();
        return rows.stream()
                .map(row -> new Held(number(row[0]), number(row[1]), date(row[2])))
                .findFirst();
    }

    /** Tokens that have not been revoked, newest first. */
    @Transactional
    List<ApiToken> of(long accountId, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select id, label, created_at, last_used_on from api_token
                        where account_id = :account and revoked_at is null order by id desc limit :limit""", Object[].class)
                .setParameter("account", accountId)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new ApiToken(number(row[0]), (String) row[1], Clock.date((Instant) row[2]), date(row[3])))
                .toList();
    }

    void add(long accountId, String label, String hash, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into api_token (account_id, label, token_hash, created_at)
                        values (:account, :label, :hash, :now)""")
                .setParameter("account", accountId)
                .setParameter("label", label)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** In a transaction of its own: a long import must not hold the row of its token. */
    @Transactional(TxType.REQUIRES_NEW)
    void usedOn(long id, LocalDate day) {
        entityManager
                .createNativeQuery("update api_token set last_used_on = :day where id = :id")
                .setParameter("day", day)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Whether there was such a token of that account to revoke. */
    boolean revoke(long accountId, long id, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                update api_token set revoked_at = :now
                                where id = :id and account_id = :account and revoked_at is null""")
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("account", accountId)
                        .executeUpdate()
                > 0;
    }

    void revokeAll(long accountId, Instant now) {
        entityManager
                .createNativeQuery(
                        "update api_token set revoked_at = :now where account_id = :account and revoked_at is null")
                .setParameter("now", now)
                .setParameter("account", accountId)
                .executeUpdate();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static LocalDate date(Object value) {
        return switch (value) {
            case java.sql.Date day -> day.toLocalDate();
            case LocalDate day -> day;
            case null, default -> null;
        };
    }
}
