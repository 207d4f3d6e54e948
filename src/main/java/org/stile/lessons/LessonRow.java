package org.stile.lessons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.stile.base.Token;

/** A row of the lesson table. Null stands for "none" in the database where the record has the empty text. */
@Entity
@Table(name = "lesson")
@DynamicUpdate
class LessonRow {

    static final JsonMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "external_id")
    String externalId;

    String state;

    @Version
    @Column(name = "lock_version")
    long lockVersion;

    int revision;

    @Column(name = "revision_note")
    String revisionNote = "";

    String title;
    String summary;
    String event;
    String impact;
    String causes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] recommendations;

    @Column(name = "applies_when")
    String appliesWhen;

    @Column(name = "does_not_apply_when")
    String doesNotApplyWhen;

    String polarity;
    String priority;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] stages;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] audiences;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] topics;

    String programme;
    String solution;

    @JdbcTypeCode(SqlTypes.JSON)
    String money;

    @Column(name = "occurred_on")
    String occurredOn;

    @Column(name = "trust_code")
    String trustCode;

    String organisation;

    @Column(name = "region_code")
    String regionCode;

    boolean contact;
    String attribution;
    String publication;

    @JdbcTypeCode(SqlTypes.JSON)
    String source;

    short evidence;

    @Column(name = "author_id")
    Long authorId;

    @Column(name = "writer_id")
    Long writerId;

    @Column(name = "review_note")
    String reviewNote = "";

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "review_comments")
    String reviewComments;

    // these two say who deals with it, not what it says: an open form does not conflict with them
    @OptimisticLock(excluded = true)
    @Column(name = "reviewer_id")
    Long reviewerId;

    @OptimisticLock(excluded = true)
    @Column(name = "endorsed_by")
    Long endorsedBy;

    /** Began as a quick observation; its author has yet to approve what was made of it. */
    boolean observed;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "similar_lessons")
    Long[] similar = {};

    @Column(name = "form_token")
    String formToken;

    @Column(name = "import_hash")
    String importHash;

    @Column(name = "edited_locally")
    boolean editedLocally;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "submitted_at")
    Instant submittedAt;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "published_by")
    Long publishedBy;

    @Column(name = "revised_at")
    Instant revisedAt;

    @Column(name = "withdrawn_at")
    Instant withdrawnAt;

    @Column(name = "withdrawn_reason")
    String withdrawnReason = "";

    /** Takes over what a lesson says. */
    void fill(LessonContent content) {
        title = content.title();
        summary = content.summary();
        event = content.event();
        impact = content.impact();
        causes = content.causes();
        recommendations =
                content.recommendations().stream().map(Recommendation::toString).toArray(String[]::new);
        appliesWhen = content.appliesWhen();
        doesNotApplyWhen = content.doesNotApplyWhen();
        polarity = content.polarity().value();
        priority = content.priority().value();
        stages = values(content.stages());
        audiences = values(content.audiences());
        topics = content.topics().toArray(String[]::new);
        programme = content.programme();
        solution = content.solution();
        money = json(content.money());
        occurredOn = content.occurredOn();
        trustCode = orNull(content.trust());
        organisation = content.organisation();
        regionCode = orNull(content.region());
        contact = content.contact();
        attribution = content.attribution().value();
        publication = content.publication().value();
        source = json(content.source());
    }

    LessonContent content() {
        return new LessonContent(
                title,
                summary,
                event,
                impact,
                causes,
                Arrays.stream(recommendations).map(Recommendation::of).toList(),
                appliesWhen,
                doesNotApplyWhen,
                token(Polarity.class, polarity),
                token(Priority.class, priority),
                tokens(Stage.class, stages),
                tokens(Audience.class, audiences),
                List.of(topics),
                programme,
                solution,
                read(money, Money.class),
                occurredOn,
                trustCode,
                organisation,
                regionCode,
                contact,
                token(Attribution.class, attribution),
                token(Publication.class, publication),
                read(source, Source.class));
    }

    /** The row as a record, nothing hidden. */
    Lesson toLesson(String region, String authorName) {
        return new Lesson(
                new LessonRef(id),
                externalId == null ? "" : externalId,
                token(State.class, state),
                lockVersion,
                revision,
                revisionNote,
                content(),
                region,
                new Lesson.People(authorId == null ? 0 : authorId, authorName, writerId == null ? 0 : writerId),
                evidence,
                new Lesson.Review(
                        reviewNote,
                        reviewComments == null ? Map.of() : read(reviewComments, Comments.class),
                        reviewerId == null ? 0 : reviewerId,
                        endorsedBy != null,
                        observed,
                        List.of(similar)),
                createdAt,
                updatedAt,
                submittedAt,
                publishedAt,
                revisedAt,
                withdrawnReason);
    }

    /** Comments by field, as they are stored. */
    static final class Comments extends LinkedHashMap<String, String> {}

    /** Nothing of an earlier review is left. */
    void forgetReview() {
        reviewNote = "";
        reviewComments = null;
        reviewerId = null;
        endorsedBy = null;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static <E extends Enum<E> & Token> E token(Class<E> list, String value) {
        return Token.of(list, value)
                .orElseThrow(() -> new IllegalStateException(list.getSimpleName() + " has no " + value));
    }

    private static <E extends Enum<E> & Token> List<E> tokens(Class<E> list, String[] values) {
        return Arrays.stream(values).map(value -> token(list, value)).toList();
    }

    static String[] values(List<? extends Token> tokens) {
        return tokens.stream().map(Token::value).toArray(String[]::new);
    }

    static String json(Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return json == null ? null : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
