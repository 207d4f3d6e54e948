package org.stile.lessons;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.stile.web.Viewer;

/** All persistence of questions. Every method runs in its caller's transaction. */
@ApplicationScoped
class AskStore implements PanacheRepository<AskRow> {

    private static final String THERE = "a.withdrawnAt is null";
    private static final String SHOWN = THERE + " and a.hiddenAt is null";
    private static final String OPEN = SHOWN + " and a.answeredAt is null";
    private static final String OF_PUBLISHED = "l.id = a.lessonId and l.state in ('published', 'superseded')";

    // Open ones first, the oldest of them first; then the answered ones, the latest first.
    private static final String TO_DO_FIRST =
            " order by case when a.answeredAt is null then 0 else 1 end, a.answeredAt desc, a.askedAt, a.id";

    // Any number that nothing else in this database uses; with the asker's it makes one lock a person.
    private static final int LOCK = 48_390_713;

    Optional<AskRow> locked(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Lets one person ask one question at a time, so that what is counted before stays true. */
    void lockAsker(long accountId) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock, cast(:asker as integer)) as text)")
                .setParameter("lock", LOCK)
                .setParameter("asker", (int) accountId)
                .getSingleResult();
    }

    /** Questions about a lesson that this viewer may see; see {@link AskPolicy#maySee}. */
    List<AskRow> ofLesson(LessonRef ref, Viewer viewer, int page, int size) {
        return find(
                        "from AskRow a where " + visible(viewer) + TO_DO_FIRST,
                        visibleTo(viewer).and("lesson", ref.number()))
                .page(page - 1, size)
                .withHint(HibernateHints.HINT_READ_ONLY, true)
                .list();
    }

    long countOfLesson(LessonRef ref, Viewer viewer) {
        return count("from AskRow a where " + visible(viewer), visibleTo(viewer).and("lesson", ref.number()));
    }

    private static String visible(Viewer viewer) {
        String shown = viewer.curator() ? "" : " and (a.hiddenAt is null or a.askerId = :me)";
        String answered = viewer.signedIn() ? "" : " and a.answeredAt is not null";
        return "a.lessonId = :lesson and " + THERE + shown + answered;
    }

    private static Parameters visibleTo(Viewer viewer) {
        return viewer.curator() ? new Parameters() : Parameters.with("me", viewer.accountId());
    }

    /** Questions that reach this viewer. */
    List<AskRow> reaching(Viewer viewer, int page, int size) {
        return reaching("select a", AskRow.class, viewer, TO_DO_FIRST)
                .setFirstResult((page - 1) * size)
                .setMaxResults(size)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
    }

    long countReaching(Viewer viewer) {
        return reaching("select count(a)", Long.class, viewer, "").getSingleResult();
    }

    private <T> TypedQuery<T> reaching(String select, Class<T> type, Viewer viewer, String order) {
        boolean lead = viewer.lead() && !viewer.trust().isEmpty();
        String reach = viewer.curator()
                ? ""
                : " and ((l.authorId = :me and l.contact)" + (lead ? " or l.trustCode = :trust" : "") + ")";
        TypedQuery<T> query = getEntityManager()
                .createQuery(
                        select + " from AskRow a, LessonRow l where " + OF_PUBLISHED + " and " + SHOWN
                                + " and a.askerId <> :me" + reach + order,
                        type)
                .setParameter("me", viewer.accountId());
        return lead && !viewer.curator() ? query.setParameter("trust", viewer.trust()) : query;
    }

    /** What a person asked, the latest first. */
    List<AskRow> askedBy(long accountId, int page, int size) {
        return find(
                        "from AskRow a where a.askerId = :me and " + THERE + " order by a.askedAt desc, a.id desc",
                        Parameters.with("me", accountId))
                .page(page - 1, size)
                .withHint(HibernateHints.HINT_READ_ONLY, true)
                .list();
    }

    long countAskedBy(long accountId) {
        return count("from AskRow a where a.askerId = :me and " + THERE, Parameters.with("me", accountId));
    }

    long countOpenBy(long accountId) {
        return count("from AskRow a where a.askerId = :me and " + OPEN, Parameters.with("me", accountId));
    }

    /** How many a person asked since then, those that were taken back too. */
    long countAskedSince(long accountId, Instant since) {
        return count(
                "askerId = :me and askedAt >= :since",
                Parameters.with("me", accountId).and("since", since));
    }

    /** An open question of this person with these very words. */
    Optional<AskRow> same(LessonRef ref, long accountId, String question) {
        return find(
                        "from AskRow a where a.lessonId = :lesson and a.askerId = :me and a.question = :question and "
                                + OPEN,
                        Parameters.with("lesson", ref.number())
                                .and("me", accountId)
                                .and("question", question))
                .firstResultOptional();
    }

    /** How many questions are open, and when the oldest of them was asked (null when there is none). */
    Object[] backlog() {
        return getEntityManager()
                .createQuery(
                        "select count(a), min(a.askedAt) from AskRow a, LessonRow l where " + OF_PUBLISHED + " and "
                                + OPEN,
                        Object[].class)
                .getSingleResult();
    }

    /** Answered questions of lessons that these readers may read, by number. */
    List<AskRow> answeredAfter(long id, boolean members, int limit) {
        String who = members ? "" : " and l.publication = 'public'";
        return getEntityManager()
                .createQuery(
                        "select a from AskRow a, LessonRow l where " + OF_PUBLISHED + who + " and " + SHOWN
                                + " and a.answeredAt is not null and a.id > :after order by a.id",
                        AskRow.class)
                .setParameter("after", id)
                .setMaxResults(limit)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
    }

    /** How many were changed. */
    int takeNameOff(long accountId) {
        return update(
                "shown = 'trust', lockVersion = lockVersion + 1 where askerId = ?1 and shown = 'named'", accountId);
    }
}
