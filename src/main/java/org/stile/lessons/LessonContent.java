package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.stile.base.CleanText;

/**
 * What a lesson says: the record that forms, API, imports, revisions and the index share. Texts are never null but may
 * be empty; Markdown where a page renders it (event, impact, causes, appliesWhen, doesNotApplyWhen).
 *
 * @param topics slugs of topics
 * @param programme slug of a programme, or empty
 * @param money null when nothing is said of money
 * @param occurredOn {@code YYYY-MM-DD} or {@code YYYY-MM}, or empty
 * @param trust ODS code of the trust it comes from, or empty
 * @param organisation name of an outside or historic organisation instead of a trust, or empty
 * @param region code of the organisation's region, or empty; a trust's region is the trust's own
 * @param contact whether its author agrees to be asked
 * @param source null for what is first-hand
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LessonContent(
        String title,
        String summary,
        String event,
        String impact,
        String causes,
        List<Recommendation> recommendations,
        String appliesWhen,
        String doesNotApplyWhen,
        Polarity polarity,
        Priority priority,
        List<Stage> stages,
        List<Audience> audiences,
        List<String> topics,
        String programme,
        String solution,
        Money money,
        String occurredOn,
        String trust,
        String organisation,
        String region,
        boolean contact,
        Attribution attribution,
        Publication publication,
        Source source) {

    public LessonContent {
        title = text(title);
        summary = text(summary);
        event = text(event);
        impact = text(impact);
        causes = text(causes);
        recommendations = recommendations == null ? List.of() : List.copyOf(recommendations);
        appliesWhen = text(appliesWhen);
        doesNotApplyWhen = text(doesNotApplyWhen);
        polarity = polarity == null ? Polarity.UNKNOWN : polarity;
        priority = priority == null ? Priority.INFORMATION : priority;
        stages = stages == null ? List.of() : List.copyOf(stages);
        audiences = audiences == null ? List.of() : List.copyOf(audiences);
        topics = topics == null ? List.of() : List.copyOf(topics);
        programme = text(programme);
        solution = text(solution);
        money = money == null || money.none() ? null : money;
        occurredOn = text(occurredOn);
        trust = text(trust);
        organisation = text(organisation);
        region = text(region);
        attribution = attribution == null ? Attribution.TRUST : attribution;
        publication = publication == null ? Publication.PUBLIC : publication;
        source = source == null || source.none() ? null : source;
    }

    private static String text(String given) {
        return given == null ? "" : CleanText.of(given);
    }

    /** The same content with nothing that tells the trust or organisation. Region and texts stay. */
    LessonContent withoutTrust() {
        return from("", "", region);
    }

    /** The same content, from this trust. */
    LessonContent fromTrust(String code) {
        return from(code, "", "");
    }

    /** The same content, from this trust or organisation and region. */
    LessonContent from(String newTrust, String newOrganisation, String newRegion) {
        return new LessonContent(
                title,
                summary,
                event,
                impact,
                causes,
                recommendations,
                appliesWhen,
                doesNotApplyWhen,
                polarity,
                priority,
                stages,
                audiences,
                topics,
                programme,
                solution,
                money,
                occurredOn,
                newTrust,
                newOrganisation,
                newRegion,
                contact,
                attribution,
                publication,
                source);
    }
}
