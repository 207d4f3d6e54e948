package org.stile.lessons;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All persistence of proposed edits and of earlier revisions. */
@ApplicationScoped
class EditStore implements PanacheRepository<EditRow> {

    Optional<EditRow> locked(LessonRef ref) {
        return findByIdOptional(ref.number(), LockModeType.PESSIMISTIC_WRITE);
    }

    List<EditRow> submitted(long notBy, int limit) {
        return find(
                        "state = 'submitted' and editorId <> :me order by submittedAt, lessonId",
                        Parameters.with("me", notBy))
                .page(0, limit)
                .list();
    }

    /** Attributes every waiting change to a lesson of this author to the trust alone. */
    void takeNameOff(long authorId) {
        getEntityManager()
                .createNativeQuery("""
                        update lesson_edit set lock_version = lock_version + 1,
                            content = content || '{"attribution": "trust", "contact": false}'
                        where content ->> 'attribution' = 'named'
                            and lesson_id in (select id from lesson where author_id = :author)""")
                .setParameter("author", authorId)
                .executeUpdate();
    }

    /** An earlier revision, as stored. */
    record Stored(int revision, LessonContent content, String note, Instant madeAt) {}

    /** Keeps what a lesson is now, before it changes. */
    void keep(LessonRow row) {
        getEntityManager()
                .createNativeQuery("""
                        insert into lesson_revision (lesson_id, revision, content, note, made_at)
                        values (:lesson, :revision, cast(:content as jsonb), :note, :made)""")
                .setParameter("lesson", row.id)
                .setParameter("revision", row.revision)
                .setParameter("content", LessonRow.json(row.content()))
                .setParameter("note", row.revisionNote)
                .setParameter("made", row.revisedAt == null ? row.publishedAt : row.revisedAt)
                .executeUpdate();
    }

    /** Earlier revisions, oldest first. */
    List<Stored> earlier(LessonRef ref, int limit) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                        select revision, cast(content as text), note, made_at from lesson_revision
                        where lesson_id = :lesson order by revision desc limit :limit""", Object[].class)
                .setParameter("lesson", ref.number())
                .setParameter("limit", limit)
                .getResultList();
        return rows.reversed().stream()
                .map(row -> new Stored(
                        ((Number) row[0]).intValue(),
                        LessonRow.read((String) row[1], LessonContent.class),
                        (String) row[2],
                        (Instant) row[3]))
                .toList();
    }
}
