package org.stile.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.stile.web.Viewer;

/**
 * The audit trail. Rows are written in the transaction of what they record and can be neither changed nor deleted (a
 * trigger sees to it). They hold numbers and words of our own, never what a person typed: that could be patient data.
 */
@ApplicationScoped
public class Audit {

    private final EntityManager entityManager;
    private final InstantSource clock;

    Audit(EntityManager entityManager, InstantSource clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /**
     * One line of the trail.
     *
     * @param accountId who did it; 0 for somebody who was not signed in, or the portal itself
     * @param action a verb and what it was done to, such as {@code lesson.publish}
     * @param subject which one, such as {@code L-42}
     * @param detail what else is worth knowing, or empty
     */
    public record Entry(Instant at, long accountId, String action, String subject, String detail) {}

    /** Records that the viewer did something. */
    @Transactional(TxType.MANDATORY)
    public void record(Viewer by, String action, Object subject, String detail) {
        record(by.accountId(), action, subject, detail);
    }

    /** Records that an account, or nobody (0), did something. */
    @Transactional(TxType.MANDATORY)
    public void record(long accountId, String action, Object subject, String detail) {
        entityManager
                .createNativeQuery("""
                        insert into audit_entry (at, account_id, action, subject, detail)
                        values (:at, nullif(:account, 0), :action, :subject, :detail)""")
                .setParameter("at", clock.instant())
                .setParameter("account", accountId)
                .setParameter("action", action)
                .setParameter("subject", subject.toString())
                .setParameter("detail", detail)
                .executeUpdate();
    }

    /** What was done to a thing, newest first. */
    @Transactional
    public List<Entry> of(Object subject, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select at, coalesce(account_id, 0), action, subject, detail
                        from audit_entry where subject = :subject order by id desc limit :limit""", Object[].class)
                .setParameter("subject", subject.toString())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Entry(
                        (Instant) row[0], ((Number) row[1]).longValue(), (String) row[2], (String) row[3], (String)
                                row[4]))
                .toList();
    }
}
