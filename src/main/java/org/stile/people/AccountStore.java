package org.stile.people;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stile.base.PageOf;
import org.stile.web.Role;

/**
 * All persistence of accounts. Every statement that changes what somebody may do raises the epoch in the same breath,
 * so that no caller can forget to end the sessions.
 */
@ApplicationScoped
class AccountStore implements PanacheRepository<AccountRow> {

    /** The most people that are ever answered at once outside of paging. */
    private static final int MANY = 5_000;

    private final EntityManager entityManager;

    AccountStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** By primary key: every request of a signed-in person asks this. */
    @Transactional
    Optional<Account> account(long id) {
        return findByIdOptional(id).map(AccountRow::account);
    }

    /** Letters of either case are the same address. */
    @Transactional
    Optional<Account> byEmail(String email) {
        return find("lower(email) = lower(?1)", email).firstResultOptional().map(AccountRow::account);
    }

    @Transactional
    List<Person> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : people(find("id in ?1 order by name, id", ids));
    }

    @Transactional
    List<Person> membersOf(String trust) {
        return people(find("trustCode = ?1 and active order by name, id", trust));
    }

    @Transactional
    List<Person> reviewers() {
        List<AccountRow> rows = entityManager
                .createNativeQuery(
                        "select * from account where active and roles && array['trust-lead', 'curator'] order by name, id",
                        AccountRow.class)
                .setMaxResults(MANY)
                .getResultList();
        return rows.stream().map(AccountRow::person).toList();
    }

    @Transactional
    PageOf<Person> search(String words, int page, int size) {
        PanacheQuery<AccountRow> found = find("""
                locate(lower(?1), lower(name)) > 0 or locate(lower(?1), lower(email)) > 0 or trustCode = upper(?1)
                order by name, id""", words);
        List<Person> people =
                found.page(page - 1, size).stream().map(AccountRow::person).toList();
        return new PageOf<>(people, found.count(), page, size);
    }

    private static List<Person> people(PanacheQuery<AccountRow> found) {
        return found.page(0, MANY).stream().map(AccountRow::person).toList();
    }

    /** The new account's number; empty when the address is taken. */
    Optional<Long> add(Invitation invitation) {
        return entityManager
                .createNativeQuery("""
                        with added as (
                            insert into account (email, name, trust_code, roles)
                            values (:email, :name, nullif(:trust, ''), cast(:roles as text[]))
                            on conflict (lower(email)) do nothing
                            returning id)
                        select id from added""", Long.class)
                .setParameter("email", invitation.email())
                .setParameter("name", invitation.name())
                .setParameter("trust", invitation.access().trust())
                .setParameter("roles", values(invitation.access().roles()))
                .getResultStream()
                .map(id -> (Long) id)
                .findFirst();
    }

    void access(long id, Access access) {
        entityManager
                .createNativeQuery("""
                        update account set trust_code = nullif(:trust, ''), roles = cast(:roles as text[]),
                            epoch = epoch + 1
                        where id = :id""")
                .setParameter("trust", access.trust())
                .setParameter("roles", values(access.roles()))
                .setParameter("id", id)
                .executeUpdate();
        forget();
    }

    void activate(long id) {
        change("update account set active = true, epoch = epoch + 1 where id = :id", id);
    }

    void deactivate(long id) {
        change("update account set active = false, epoch = epoch + 1 where id = :id", id);
    }

    void endSessions(long id) {
        change("update account set epoch = epoch + 1 where id = :id", id);
    }

    void clearPassword(long id) {
        change("update account set password_hash = null, epoch = epoch + 1 where id = :id", id);
    }

    void password(long id, String hash) {
        entityManager
                .createNativeQuery("update account set password_hash = :hash, epoch = epoch + 1 where id = :id")
                .setParameter("hash", hash)
                .setParameter("id", id)
                .executeUpdate();
        forget();
    }

    /** What somebody's work is gives no rights: sessions stay. */
    void audience(long id, String audience) {
        entityManager
                .createNativeQuery("update account set audience = nullif(:audience, '') where id = :id")
                .setParameter("audience", audience)
                .setParameter("id", id)
                .executeUpdate();
        forget();
    }

    void markDemo(long id) {
        change("update account set demo = true where id = :id", id);
    }

    /** Ends what the demo's accounts could do. How many there were. */
    int deactivateDemo() {
        int changed = entityManager
                .createNativeQuery("update account set active = false, epoch = epoch + 1 where demo and active")
                .executeUpdate();
        forget();
        return changed;
    }

    /**
     * The admins who can sign in, locked in one order until the transaction ends, so that two who deactivate each other
     * at the same moment cannot both succeed.
     */
    Set<Long> lockAdmins() {
        List<Long> admins = entityManager
                .createNativeQuery("""
                        select id from account
                        where active and password_hash is not null and :admin = any(roles)
                        order by id for update""", Long.class)
                .setParameter("admin", Role.ADMIN.value())
                .getResultList();
        return Set.copyOf(admins);
    }

    /** Those with this role who can sign in, of this trust or, where that is empty, of any; by number. */
    List<Long> withRole(Role role, String trust, int limit) {
        return entityManager
                .createNativeQuery("""
                        select id from account
                        where active and password_hash is not null and :role = any(roles)
                            and (:trust = '' or trust_code = :trust)
                        order by id limit :limit""", Long.class)
                .setParameter("role", role.value())
                .setParameter("trust", trust)
                .setParameter("limit", limit)
                .getResultList();
    }

    boolean wantsMail(long id) {
        return !entityManager
                .createNativeQuery("select id from account where id = :id and mail", Long.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    void wantMail(long id, boolean mail) {
        entityManager
                .createNativeQuery("update account set mail = :mail where id = :id")
                .setParameter("mail", mail)
                .setParameter("id", id)
                .executeUpdate();
    }

    private void change(String sql, long id) {
        entityManager.createNativeQuery(sql).setParameter("id", id).executeUpdate();
        forget();
    }

    // What the transaction has read before is out of date now.
    private void forget() {
        entityManager.clear();
    }

    private static String[] values(Set<Role> roles) {
        return roles.stream().sorted().map(Role::value).toArray(String[]::new);
    }
}
