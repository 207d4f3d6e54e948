package org.stile.search.lucene;

import java.util.Arrays;
import java.util.List;
import org.stile.search.Filter;
import org.stile.search.Scope;

/** Every field of the index, named once. {@link LuceneIndex#SCHEMA} is raised with any change here. */
enum LessonField {
    // Texts that are kept, for snippets and for "why this result", in the order in which BODY has them. A weight says
    // how many times a word counts there in WORDS; see the ADR on ranking for the runs that chose them.
    TITLE("title", "title", 4),
    SUMMARY("summary", "lesson in one sentence", 3),
    RECOMMENDATIONS("recommendations", "what to do", 2),
    TOPIC_WORDS("topicWords", "topics", 2),
    APPLIES_WHEN("appliesWhen", "when it applies", 2),
    EVENT("event", "what happened", 2),
    IMPACT("impact", "impact", 2),
    CAUSES("causes", "causes", 2),
    DOES_NOT_APPLY_WHEN("doesNotApplyWhen", "when it does not apply", 1),
    /** Solution, region, and of trust, organisation and author what everybody may know. */
    ORIGIN("origin", "where it comes from", 2),
    /** Titles, notes and texts of the files that go with it; each word counts once, however often it comes. */
    FILES("files", "its files", 1),
    /** For curators: what of trust, organisation and author the attribution hides. Indexed by itself. */
    HIDDEN_ORIGIN("hiddenOrigin", "where it comes from", 2),

    // What words are looked for in.
    /** Every word of every text that everybody may know, as often as the weights say; without places. */
    WORDS("words"),
    /** The same texts one after another with the places of their words, for phrases and to mark what was found. */
    BODY("body"),
    /** As they are written, words that are not their own stem: for spelling, those that {@link Spelling#teaches}. */
    WRITTEN("written"),
    /** What the lesson means, as a vector. */
    MEANING("meaning"),

    // Values of filters, also counted for facets.
    STAGE("stage"),
    TOPIC("topic"),
    REGION("region"),
    AUDIENCE("audience"),
    POLARITY("polarity"),
    PROGRAMME("programme"),
    TRUST("trust"),
    /** For curators: also trusts that an attribution hides. */
    KNOWN_TRUST("knownTrust"),

    // Keys, dates and numbers.
    REF("ref"),
    /** Reference and external id in small letters, found as they are. */
    IDS("ids"),
    PUBLICATION("publication"),
    PUBLISHED_AT("publishedAt"),
    EVIDENCE("evidence"),
    /** Numbers of the lessons that have taken its place, as far as everybody may know, and as far as members may. */
    SUCCESSORS("successors"),
    MEMBERS_SUCCESSORS("membersSuccessors"),
    /** For whom it stands behind its successor: "everybody", "members". */
    BEHIND("behind"),
    /** Reference and title of a lesson that stands behind another: who types one wants it all the same. */
    NAMED("named"),
    /** The day from which somebody should look at it again, as a count of days, and what makes it due first. */
    REVIEW_DUE("reviewDue"),
    REVIEW_CAUSE("reviewCause"),
    MEMBERS_REVIEW_DUE("membersReviewDue"),
    MEMBERS_REVIEW_CAUSE("membersReviewCause"),

    /** Titles as written, for suggestions. */
    TITLE_WORDS("titleWords"),

    // Only kept, to make hits from.
    EXTERNAL_ID("externalId"),
    ORGANISATION("organisation"),
    KNOWN_ORGANISATION("knownOrganisation");

    private static final List<LessonField> IN_BODY = Arrays.stream(values())
            .filter(field -> field.weight > 0 && field != HIDDEN_ORIGIN)
            .toList();
    private static final List<LessonField> SNIPPETS =
            List.of(SUMMARY, EVENT, RECOMMENDATIONS, IMPACT, CAUSES, APPLIES_WHEN, DOES_NOT_APPLY_WHEN, FILES);

    private final String key;
    private final String label;
    private final int weight;

    LessonField(String key, String label, int weight) {
        this.key = key;
        this.label = label;
        this.weight = weight;
    }

    LessonField(String key) {
        this(key, key, 0);
    }

    /** Its name inside the index. */
    String key() {
        return key;
    }

    /** How "why this result" calls it. */
    String label() {
        return label;
    }

    /** How many times a word counts here. */
    int weight() {
        return weight;
    }

    /** The texts that BODY has, one after another. */
    static List<LessonField> inBody() {
        return IN_BODY;
    }

    /** The texts a snippet may come from; of equally good passages the earlier field's wins. */
    static List<LessonField> snippets() {
        return SNIPPETS;
    }

    /** What has taken a lesson's place, for a viewer. */
    static LessonField successors(Scope scope) {
        return scope.seesMembersLessons() ? MEMBERS_SUCCESSORS : SUCCESSORS;
    }

    /** When somebody should look at a lesson again, for a viewer. */
    static LessonField reviewDue(Scope scope) {
        return scope.seesMembersLessons() ? MEMBERS_REVIEW_DUE : REVIEW_DUE;
    }

    /** What makes that due, for a viewer. */
    static LessonField reviewCause(Scope scope) {
        return scope.seesMembersLessons() ? MEMBERS_REVIEW_CAUSE : REVIEW_CAUSE;
    }

    /** The field of a filter for a viewer. */
    static LessonField of(Filter filter, Scope scope) {
        return switch (filter) {
            case STAGE -> STAGE;
            case TOPIC -> TOPIC;
            case REGION -> REGION;
            case AUDIENCE -> AUDIENCE;
            case POLARITY -> POLARITY;
            case PROGRAMME -> PROGRAMME;
            case TRUST -> scope.seesHiddenSources() ? KNOWN_TRUST : TRUST;
        };
    }
}
