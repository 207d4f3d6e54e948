package org.stile.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All persistence of one-time links; they are found by the hash of their token. */
@ApplicationScoped
class LinkStore {

    private final EntityManager entityManager;

    LinkStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A link that was made once, usable or not. */
    record Made(long accountId, Instant expiresAt, boolean used) {

        boolean usable(Instant now) {
            return !used && now.isBefore(expiresAt);
        }
    }

    @Transactional
    Optional<Made> byHash(String hash) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select account_id, expires_at, used_at is not null from one_time_link
                        where token_hash = :hash limit 1""", Object[].class)
                .setParameter("hash", hash)
                .getResultList();
        return rows.stream()
                .map(row -> new Made(((Number) row[0]).longValue(), (Instant) row[1], (Boolean) row[2]))
                .findFirst();
    }

    void add(OneTimeLink link, LinkPurpose purpose) {
        entityManager
                .createNativeQuery("""
                        insert into one_time_link (token_hash, account_id, purpose, expires_at)
                        values (:hash, :account, :purpose, :expires)""")
                .setParameter("hash", Secrets.hash(link.token()))
                .setParameter("account", link.accountId())
                .setParameter("purpose", purpose.value())
                .setParameter("expires", link.expiresAt())
                .executeUpdate();
    }

    /** Ends the account's links that have not been used. */
    void expire(long accountId, Instant now) {
        entityManager
                .createNativeQuery("""
                        update one_time_link set expires_at = :now
                        where account_id = :account and used_at is null and expires_at > :now""")
                .setParameter("now", now)
                .setParameter("account", accountId)
                .executeUpdate();
    }

    /** Uses the link up; false when somebody else was quicker or it has expired. */
    boolean use(String hash, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                update one_time_link set used_at = :now
                                where token_hash = :hash and used_at is null and expires_at > :now""")
                        .setParameter("now", now)
                        .setParameter("hash", hash)
                        .executeUpdate()
                > 0;
    }
}
