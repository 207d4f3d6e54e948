package org.stile.lessons;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A row of the table of questions. */
@Entity
@Table(name = "ask")
class AskRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "lesson_id")
    long lessonId;

    @Version
    @Column(name = "lock_version")
    long lockVersion;

    @Column(name = "asker_id")
    long askerId;

    @Column(name = "trust_code")
    String trustCode;

    String shown;
    String question;

    @Column(name = "asked_at")
    Instant askedAt;

    String answer = "";

    @Column(name = "answered_by")
    Long answeredBy;

    @Column(name = "answered_as")
    String answeredAs;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "corrected_at")
    Instant correctedAt;

    @Column(name = "hidden_by")
    Long hiddenBy;

    @Column(name = "hidden_reason")
    String hiddenReason = "";

    @Column(name = "hidden_at")
    Instant hiddenAt;

    @Column(name = "withdrawn_at")
    Instant withdrawnAt;

    Ask.State state() {
        if (hiddenAt != null) {
            return Ask.State.HIDDEN;
        }
        return answeredAt == null ? Ask.State.OPEN : Ask.State.ANSWERED;
    }

    Attribution attribution() {
        return LessonRow.token(Attribution.class, shown);
    }

    /** Null while there is no answer. */
    Ask.Reply reply() {
        return answeredAt == null
                ? null
                : new Ask.Reply(answer, LessonRow.token(Ask.Answerer.class, answeredAs), answeredAt, correctedAt);
    }
}
