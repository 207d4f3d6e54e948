package org.stile.lessons;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.stile.web.Viewer;

/** All persistence of lessons themselves. Every method runs in its caller's transaction. */
@ApplicationScoped
class LessonStore implements PanacheRepository<LessonRow> {

    private static final String PUBLISHED = "state in ('published', 'superseded')";

    /** The row, locked until the transaction ends, so that of two people who act at once the second sees the first. */
    Optional<LessonRow> locked(LessonRef ref) {
        return findByIdOptional(ref.number(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The same, read again even where this transaction has read it before. */
    Optional<LessonRow> lockedAfresh(long number) {
        Optional<LessonRow> row = findByIdOptional(number);
        row.ifPresent(found -> getEntityManager().refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return row;
    }

    /** Writes a grade and leaves the lock version as it is; false when the lesson has that grade already. */
    boolean grade(long number, int grade) {
        return getEntityManager()
                        .createNativeQuery("update lesson set evidence = :grade where id = :id and evidence <> :grade")
                        .setParameter("grade", grade)
                        .setParameter("id", number)
                        .executeUpdate()
                > 0;
    }

    Optional<LessonRow> byRef(LessonRef ref) {
        return readOnly("id = :id", Parameters.with("id", ref.number()), 1).stream()
                .findFirst();
    }

    List<LessonRow> byNumbers(Collection<Long> numbers) {
        return readOnly("id in :ids order by id", Parameters.with("ids", numbers), numbers.size());
    }

    List<LessonRow> publishedByNumbers(Collection<Long> numbers) {
        return readOnly(PUBLISHED + " and id in :ids order by id", Parameters.with("ids", numbers), numbers.size());
    }

    List<LessonRow> publishedAfter(long number, int limit) {
        return readOnly(PUBLISHED + " and id > :after order by id", Parameters.with("after", number), limit);
    }

    List<LessonRow> readableAfter(long number, boolean members, int limit) {
        String who = members ? "" : " and publication = 'public'";
        return readOnly(PUBLISHED + who + " and id > :after order by id", Parameters.with("after", number), limit);
    }

    List<Long> publicNumbers(int limit) {
        return getEntityManager()
                .createQuery(
                        "select id from LessonRow where " + PUBLISHED + " and publication = 'public' order by id desc",
                        Long.class)
                .setMaxResults(limit)
                .getResultList();
    }

    List<Long> numbersWithTopic(String topic, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select id from lesson where " + PUBLISHED
                                + " and cast(:topic as text) = any(topics) order by id desc",
                        Long.class)
                .setParameter("topic", topic)
                .setMaxResults(limit)
                .getResultList();
    }

    List<Long> numbersOfTrusts(Collection<String> codes) {
        return getEntityManager()
                .createNativeQuery(
                        "select id from lesson where " + PUBLISHED
                                + " and trust_code = any(cast(:codes as text[])) order by id desc",
                        Long.class)
                .setParameter("codes", codes.toArray(String[]::new))
                .getResultList();
    }

    /** Numbers of published lessons but for some, the strongest evidence first, then the newest. */
    @SuppressWarnings("unchecked")
    List<Long> publishedBut(Collection<Long> numbers, Optional<Stage> stage, int page, int size) {
        return but("id", "order by evidence desc, published_at desc, id limit :size offset :from", numbers, stage)
                .setParameter("size", size)
                .setParameter("from", (page - 1) * size)
                .getResultList();
    }

    long countPublishedBut(Collection<Long> numbers, Optional<Stage> stage) {
        return (Long) but("count(*)", "", numbers, stage).getSingleResult();
    }

    private Query but(String what, String order, Collection<Long> numbers, Optional<Stage> stage) {
        Query query = getEntityManager()
                .createNativeQuery(
                        "select " + what + " from lesson where state = 'published'"
                                + " and not (id = any(cast(:numbers as bigint[])))"
                                // without a stage, an index alone has the answer
                                + (stage.isPresent() ? " and cast(:stage as text) = any(stages) " : " ") + order,
                        Long.class)
                .setParameter(
                        "numbers", numbers.stream().mapToLong(Long::longValue).toArray());
        stage.ifPresent(one -> query.setParameter("stage", one.value()));
        return query;
    }

    long countPublished() {
        return count(PUBLISHED);
    }

    List<LessonRow> mine(long accountId, int page, int size) {
        return find(
                        "authorId = :me or writerId = :me",
                        Sort.by("updatedAt", Sort.Direction.Descending).and("id"),
                        Parameters.with("me", accountId))
                .page(page - 1, size)
                .withHint(HibernateHints.HINT_READ_ONLY, true)
                .list();
    }

    long countMine(long accountId) {
        return count("authorId = :me or writerId = :me", Parameters.with("me", accountId));
    }

    /** Submitted lessons that this reviewer may act on: everybody's but one's own. Oldest first. */
    List<LessonRow> submitted(Viewer reviewer, int page, int size) {
        return find(
                        "state = 'submitted' and coalesce(authorId, 0) <> :me and coalesce(writerId, 0) <> :me"
                                + " order by submittedAt, id",
                        Parameters.with("me", reviewer.accountId()))
                .page(page - 1, size)
                .withHint(HibernateHints.HINT_READ_ONLY, true)
                .list();
    }

    /** Of two forms with this token, the second waits until the first one's transaction has ended. */
    void lockForm(String token) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:token, 4)) as text)")
                .setParameter("token", token)
                .getSingleResult();
    }

    Optional<LessonRow> byForm(String token) {
        return find("formToken = :token", Parameters.with("token", token)).firstResultOptional();
    }

    /** An unpublished lesson that this person made since then with this title and event. */
    Optional<LessonRow> sameLately(long accountId, String title, String event, Instant since) {
        return find(
                        "(authorId = :me or writerId = :me) and createdAt > :since and revision = 0"
                                + " and state in ('draft', 'submitted') and title = :title and event = :event"
                                + " order by id desc",
                        Parameters.with("me", accountId)
                                .and("since", since)
                                .and("title", title)
                                .and("event", event))
                .firstResultOptional();
    }

    /** Drafts of quick observations that this viewer may work up, but not their own; oldest first. */
    List<LessonRow> observed(Viewer viewer, int limit) {
        return readOnly(
                "state = 'draft' and observed and coalesce(authorId, 0) <> :me and (:all = true or trustCode = :trust)"
                        + " order by createdAt, id",
                Parameters.with("me", viewer.accountId())
                        .and("all", viewer.curator())
                        .and("trust", viewer.lead() ? viewer.trust() : ""),
                limit);
    }

    long countSubmitted(Viewer reviewer) {
        return count(
                "state = 'submitted' and coalesce(authorId, 0) <> :me and coalesce(writerId, 0) <> :me",
                Parameters.with("me", reviewer.accountId()));
    }

    /** Drafts of a trust, for its lead to work up; newest first. */
    List<LessonRow> draftsOf(String trust, int limit) {
        return readOnly(
                "state = 'draft' and not observed and trustCode = :trust order by updatedAt desc, id",
                Parameters.with("trust", trust),
                limit);
    }

    List<LessonRow> quarantined(int limit) {
        return readOnly("state = 'quarantined' order by updatedAt, id", new Parameters(), limit);
    }

    List<LessonRow> namedBy(long accountId) {
        return find("authorId = :me and attribution = 'named'", Parameters.with("me", accountId))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private List<LessonRow> readOnly(String where, Parameters parameters, int limit) {
        return find(where, parameters)
                .page(0, Math.max(1, limit))
                // no snapshot for dirty checking: these rows are only read
                .withHint(HibernateHints.HINT_READ_ONLY, true)
                .list();
    }
}
