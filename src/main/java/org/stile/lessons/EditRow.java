package org.stile.lessons;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A change to a published lesson that nobody has published yet. */
@Entity
@Table(name = "lesson_edit")
class EditRow {

    @Id
    @Column(name = "lesson_id")
    Long lessonId;

    @Version
    @Column(name = "lock_version")
    long lockVersion;

    @Column(name = "base_revision")
    int baseRevision;

    String state;

    @JdbcTypeCode(SqlTypes.JSON)
    String content;

    String note = "";

    @Column(name = "review_note")
    String reviewNote = "";

    @Column(name = "editor_id")
    Long editorId;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "submitted_at")
    Instant submittedAt;

    LessonContent content() {
        return LessonRow.read(content, LessonContent.class);
    }

    ProposedEdit toProposedEdit() {
        return new ProposedEdit(
                new LessonRef(lessonId),
                lockVersion,
                LessonRow.token(State.class, state),
                content(),
                note,
                reviewNote,
                editorId,
                submittedAt);
    }
}
