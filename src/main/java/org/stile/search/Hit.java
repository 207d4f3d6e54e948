package org.stile.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.stile.base.SafeHtml;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Polarity;
import org.stile.lessons.Stage;
import org.stile.lessons.Staleness;

/**
 * A lesson that was found, as its viewer may see it. Texts are never null but may be empty.
 *
 * @param snippet the passage that matched, or how the lesson begins; escaped, with {@code mark} only
 * @param score higher is better; 0 where results are not ranked by words
 * @param trust ODS code; empty where there is none or the viewer may not know
 * @param organisation name of an outside organisation; empty where there is none or the viewer may not know
 * @param region code
 * @param topics slugs
 * @param evidence grade 0 to 5
 * @param successors newer lessons that have taken its place
 * @param replaces lessons whose place it has taken
 * @param reviewDue the day from which somebody should look at it again; null where that is not known
 * @param cause what makes that due first
 * @param chosen whether curators put it first for this search
 * @param matches which words were found where; empty without a query
 */
public record Hit(
        LessonRef ref,
        String externalId,
        String title,
        String summary,
        SafeHtml snippet,
        float score,
        String trust,
        String organisation,
        String region,
        List<String> topics,
        List<Stage> stages,
        Polarity polarity,
        int evidence,
        Instant publishedAt,
        List<Other> successors,
        List<Other> replaces,
        LocalDate reviewDue,
        Staleness.Cause cause,
        boolean chosen,
        List<Match> matches) {

    /** Another lesson that the viewer may read. */
    public record Other(LessonRef ref, String title) {}

    public boolean superseded() {
        return !successors.isEmpty();
    }

    /** Whether somebody should look at it again on this day. */
    public boolean stale(LocalDate today) {
        return reviewDue != null && !reviewDue.isAfter(today);
    }

    /** The same hit among others. */
    public Hit among(List<Other> newer, List<Other> older) {
        return new Hit(
                ref,
                externalId,
                title,
                summary,
                snippet,
                score,
                trust,
                organisation,
                region,
                topics,
                stages,
                polarity,
                evidence,
                publishedAt,
                newer,
                older,
                reviewDue,
                cause,
                chosen,
                matches);
    }

    /**
     * Words of the query that one part of a lesson has, as the lesson writes them.
     *
     * @param part in plain words, such as "title"
     */
    public record Match(String part, List<String> words) {}
}
