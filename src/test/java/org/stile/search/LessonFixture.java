package org.stile.search;

import java.time.Instant;
import java.util.List;
import org.stile.lessons.Attribution;
import org.stile.lessons.Audience;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Polarity;
import org.stile.lessons.Priority;
import org.stile.lessons.Publication;
import org.stile.lessons.Recommendation;
import org.stile.lessons.Stage;
import org.stile.lessons.State;

/** A published lesson with everything unremarkable; tests say what matters to them. */
public final class LessonFixture {

    private final long number;
    private String externalId = "";
    private State state = State.PUBLISHED;
    private String title = "An unremarkable lesson";
    private String summary = "";
    private String event = "";
    private List<Recommendation> recommendations = List.of();
    private Polarity polarity = Polarity.WORKED;
    private List<Stage> stages = List.of();
    private List<Audience> audiences = List.of();
    private List<String> topics = List.of();
    private String programme = "";
    private String trust = "";
    private String organisation = "";
    private String region = "";
    private String author = "";
    private Attribution attribution = Attribution.TRUST;
    private Publication publication = Publication.PUBLIC;
    private int evidence;
    private Instant publishedAt = Instant.parse("2005-11-14T12:00:00Z");

    private LessonFixture(long number) {
        this.number = number;
    }

    public static LessonFixture aLesson(long number) {
        return new LessonFixture(number);
    }

    public LessonFixture externalId(String id) {
        externalId = id;
        return this;
    }

    public LessonFixture superseded() {
        state = State.SUPERSEDED;
        return this;
    }

    public LessonFixture title(String text) {
        title = text;
        return this;
    }

    public LessonFixture summary(String text) {
        summary = text;
        return this;
    }

    public LessonFixture event(String text) {
        event = text;
        return this;
    }

    public LessonFixture recommends(String... lines) {
        recommendations = List.of(lines).stream().map(Recommendation::of).toList();
        return this;
    }

    public LessonFixture polarity(Polarity what) {
        polarity = what;
        return this;
    }

    public LessonFixture stages(Stage... which) {
        stages = List.of(which);
        return this;
    }

    public LessonFixture audiences(Audience... which) {
        audiences = List.of(which);
        return this;
    }

    public LessonFixture topics(String... slugs) {
        topics = List.of(slugs);
        return this;
    }

    public LessonFixture programme(String slug) {
        programme = slug;
        return this;
    }

    public LessonFixture trust(String code, String regionCode) {
        trust = code;
        region = regionCode;
        return this;
    }

    public LessonFixture organisation(String name) {
        organisation = name;
        return this;
    }

    public LessonFixture region(String code) {
        region = code;
        return this;
    }

    public LessonFixture author(String name) {
        author = name;
        return this;
    }

    public LessonFixture attribution(Attribution level) {
        attribution = level;
        return this;
    }

    public LessonFixture membersOnly() {
        publication = Publication.MEMBERS;
        return this;
    }

    public LessonFixture evidence(int grade) {
        evidence = grade;
        return this;
    }

    public LessonFixture publishedAt(String instant) {
        publishedAt = Instant.parse(instant);
        return this;
    }

    public Lesson build() {
        LessonContent content = new LessonContent(
                title,
                summary,
                event,
                "",
                "",
                recommendations,
                "",
                "",
                polarity,
                Priority.INFORMATION,
                stages,
                audiences,
                topics,
                programme,
                "",
                null,
                "",
                trust,
                organisation,
                region,
                false,
                attribution,
                publication,
                null);
        return new Lesson(
                new LessonRef(number),
                externalId,
                state,
                1,
                1,
                "",
                content,
                region,
                new Lesson.People(author.isEmpty() ? 0 : 7, author, 0),
                evidence,
                Lesson.Review.NONE,
                publishedAt,
                publishedAt,
                publishedAt,
                publishedAt,
                null,
                "");
    }
}
