package org.stile.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.stile.attachments.cleaning.FileType;
import org.stile.base.Token;

/** All persistence of files. Bytes go in and out in pieces, never whole. Every method runs in its caller's transaction. */
@ApplicationScoped
class AttachmentStore {

    private static final String SELECT =
            "select id, lesson_id, title, note, file_name, type, size, sha256, added_at from attachment ";

    private final EntityManager entityManager;

    AttachmentStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A file to be stored.
     *
     * @param file as it will be known; its id is not used
     * @param sentSha256 of the file as it came
     * @param text of it, as much as is kept
     * @param content where its bytes are
     */
    record New(Attachment file, String sentSha256, String text, long addedBy, Path content) {}

    /** Stores a file; answers its id. */
    long add(New row) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> insert(row, connection));
    }

    private static long insert(New row, Connection connection) throws SQLException {
        Attachment file = row.file();
        try (InputStream content = Files.newInputStream(row.content());
                PreparedStatement insert = connection.prepareStatement("""
                        insert into attachment (lesson_id, title, note, file_name, type, size, sha256, sent_sha256,
                            text, added_by, added_at, content)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")) {
            insert.setLong(1, file.lesson());
            insert.setString(2, file.title());
            insert.setString(3, file.note());
            insert.setString(4, file.fileName());
            insert.setString(5, file.type().value());
            insert.setLong(6, file.size());
            insert.setString(7, file.sha256());
            insert.setString(8, row.sentSha256());
            insert.setString(9, row.text());
            insert.setLong(10, row.addedBy());
            insert.setTimestamp(11, Timestamp.from(file.addedAt()));
            insert.setBinaryStream(12, content, Math.toIntExact(file.size()));
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a lesson, in the order in which they came. */
    List<Attachment> of(long lesson) {
        return of(List.of(lesson));
    }

    /** The files of several lessons, by lesson and in the order in which they came. */
    List<Attachment> of(Collection<Long> lessons) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        SELECT
                                + "where lesson_id = any(cast(:lessons as bigint[])) order by lesson_id, id limit :limit",
                        Object[].class)
                .setParameter("lessons", array(lessons))
                .setParameter("limit", lessons.size() * Attachments.MOST_FILES)
                .getResultList();
        return rows.stream().map(AttachmentStore::attachment).toList();
    }

    Optional<Attachment> byId(long lesson, long id) {
        List<Object[]> rows = entityManager
                .createNativeQuery(SELECT + "where lesson_id = :lesson and id = :id", Object[].class)
                .setParameter("lesson", lesson)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(AttachmentStore::attachment).findFirst();
    }

    /** Whether the lesson has the file with this hash, as it was sent or as it is given out. */
    boolean has(long lesson, String sha256) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "select exists (select 1 from attachment where lesson_id = :lesson"
                                + " and (sent_sha256 = :hash or sha256 = :hash))",
                        Boolean.class)
                .setParameter("lesson", lesson)
                .setParameter("hash", sha256)
                .getSingleResult();
    }

    /** A piece of a file's bytes; empty at its end, and when it has been taken away. */
    byte[] piece(long id, long from, int length) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select id, substring(content from cast(:from as integer) for cast(:length as integer))"
                                + " from attachment where id = :id",
                        Object[].class)
                // SQL counts from 1
                .setParameter("from", from + 1)
                .setParameter("length", length)
                .setParameter("id", id)
                .getResultList();
        return rows.isEmpty() ? new byte[0] : (byte[]) rows.getFirst()[1];
    }

    boolean remove(long lesson, long id) {
        return entityManager
                        .createNativeQuery("delete from attachment where lesson_id = :lesson and id = :id")
                        .setParameter("lesson", lesson)
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    /** @param expression a regular expression of PostgreSQL, in any case; bound and never logged */
    int removeHolding(long lesson, String expression) {
        return entityManager
                .createNativeQuery("""
                        delete from attachment where lesson_id = :lesson
                        and concat_ws(E'\\n', title, note, file_name, text) ~* :expression""")
                .setParameter("lesson", lesson)
                .setParameter("expression", expression)
                .executeUpdate();
    }

    int removeAll(long lesson) {
        return entityManager
                .createNativeQuery("delete from attachment where lesson_id = :lesson")
                .setParameter("lesson", lesson)
                .executeUpdate();
    }

    /** Titles, notes and texts of lessons' files, by lesson, each lesson's as one text of at most {@code length}. */
    Map<Long, String> texts(Collection<Long> lessons, int length) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select lesson_id, left(string_agg(
                            title || E'\\n' || note || E'\\n' || left(text, :length), E'\\n' order by id), :length)
                        from attachment where lesson_id = any(cast(:lessons as bigint[])) group by lesson_id""", Object[].class)
                .setParameter("lessons", array(lessons))
                .setParameter("length", length)
                .getResultList();
        Map<Long, String> texts = new HashMap<>();
        rows.forEach(row -> texts.put(((Number) row[0]).longValue(), (String) row[1]));
        return texts;
    }

    private static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static Attachment attachment(Object[] row) {
        return new Attachment(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).longValue(),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                Token.of(FileType.class, (String) row[5]).orElseThrow(),
                ((Number) row[6]).longValue(),
                (String) row[7],
                (Instant) row[8]);
    }
}
