package org.stile.polls;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.stile.lessons.Audience;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;

/**
 * A poll as the API gives it.
 *
 * @param rounds the oldest first
 * @param lessons that would raise confidence, as far as the viewer may read them
 */
public record PollJson(
        String slug,
        String question,
        String programme,
        List<RoundJson> rounds,
        String search,
        List<LessonJson> lessons,
        List<ScoreJson> scores) {

    /**
     * A round.
     *
     * @param id its number, which an answer names
     * @param heldOn a date, a month or words
     * @param kind {@code here} or {@code reported}
     * @param respondents null when not known or hidden
     * @param notStated in per cent
     * @param hidden whether fewer than five have answered, so that there are no figures
     * @param open whether it takes answers now
     * @param audience whom it is for, or empty
     * @param region code of the region it is for, or empty
     * @param asked who was asked, as the source says, or empty
     * @param source of reported figures; left out otherwise
     */
    public record RoundJson(
            long id,
            String heldOn,
            String kind,
            Integer respondents,
            List<OptionJson> options,
            BigDecimal notStated,
            boolean hidden,
            boolean open,
            String audience,
            String region,
            String asked,
            @JsonInclude(JsonInclude.Include.NON_NULL) Round.Source source,
            List<BreakdownJson> breakdowns) {}

    /**
     * The figures of an option.
     *
     * @param count null when not known or hidden
     * @param share in per cent; null when hidden
     * @param interval 95% confidence interval in per cent; null without a count
     */
    public record OptionJson(String label, Integer count, BigDecimal share, Interval interval) {}

    /** Answers by work or by region. */
    public record BreakdownJson(String by, List<GroupJson> groups) {}

    /** The answers of five or more people. */
    public record GroupJson(String group, int respondents, List<OptionJson> options) {}

    /** A lesson that would raise confidence. */
    public record LessonJson(LessonRef ref, String title) {}

    /**
     * How good the answers were as forecasts.
     *
     * @param region empty for everywhere
     * @param brier from 0 (best) to 1; null where there is none
     */
    public record ScoreJson(String heldOn, String region, boolean met, BigDecimal brier) {}

    static PollJson of(Polls.Opened opened) {
        Poll poll = opened.poll();
        return new PollJson(
                poll.slug(),
                poll.question(),
                poll.programme(),
                opened.rounds().stream().map(PollJson::round).toList(),
                poll.search(),
                opened.lessons().stream().map(PollJson::lesson).toList(),
                opened.scores().stream().map(PollJson::score).toList());
    }

    private static RoundJson round(Results results) {
        var asked = results.asked();
        var reported = results.reported();
        return new RoundJson(
                results.round().id(),
                results.round().held().as(),
                results.here() ? "here" : "reported",
                results.respondents().orElse(null),
                options(results.lines()),
                results.notStated(),
                results.hidden(),
                results.open(),
                asked.flatMap(Round.Asked::audience).map(Audience::value).orElse(""),
                asked.map(Round.Asked::region).orElse(""),
                reported.map(Round.Reported::asked).orElse(""),
                reported.map(Round.Reported::source).orElse(null),
                results.tables().stream().map(PollJson::breakdown).toList());
    }

    private static BreakdownJson breakdown(Results.Table table) {
        return new BreakdownJson(
                table.regions() ? "region" : "audience",
                table.rows().stream()
                        .map(row -> new GroupJson(row.label(), row.respondents(), options(row.lines())))
                        .toList());
    }

    private static List<OptionJson> options(List<Line> lines) {
        return lines.stream()
                .map(line -> new OptionJson(
                        line.label(),
                        line.count().orElse(null),
                        line.share().orElse(null),
                        line.interval().orElse(null)))
                .toList();
    }

    private static LessonJson lesson(Lesson lesson) {
        return new LessonJson(lesson.ref(), lesson.content().title());
    }

    private static ScoreJson score(Score score) {
        return new ScoreJson(
                score.round().held().as(),
                score.outcome().region(),
                score.outcome().met(),
                score.score().orElse(null));
    }
}
