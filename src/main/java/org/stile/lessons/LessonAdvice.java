package org.stile.lessons;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Friendly advice on a lesson while it is written. It never refuses anything ({@link LessonRules} does that), it knows
 * nothing but the lesson, and where it is unsure it says nothing. Pure: may be called from anywhere, on any text, in
 * time that grows with its length.
 */
public final class LessonAdvice {

    /** More is a telling-off; the rest is said when these have been seen to. */
    static final int MOST = 5;

    /** The longest sentence of the lessons that ship has 39 words. */
    static final int LONG_SENTENCE = 40;

    /** As much of a title or an action as is read: theirs are at most 300 characters, imported ones may be longer. */
    static final int READ = 500;

    private static final int SHOWN = 60;

    private static final Set<String> ANYWHERE = Words.set("""
            always every everywhere anywhere any all trust trusts hospital hospitals site sites to in at the a case
            cases times project projects go-live yes n none""");

    private static final Set<String> PROSE =
            Words.set("summary event impact causes recommendations applies-when does-not-apply-when");

    private LessonAdvice() {}

    /**
     * One thing that would make the lesson more useful.
     *
     * @param field the form's name of what it is about, such as {@code applies-when}
     * @param message for its author: what to do, with an example
     */
    public record Advice(String field, String message) {}

    /** The advice for a lesson, most useful first: at most one for each field, at most five, empty when all is well. */
    public static List<Advice> of(LessonContent content) {
        Map<String, String> advice = new LinkedHashMap<>();
        TitleRule.advice(content).ifPresent(message -> advice.put("title", message));
        RecommendationRule.advice(content.recommendations())
                .ifPresent(message -> advice.put("recommendations", message));
        boolean remedy = content.recommendations().stream()
                .anyMatch(recommendation -> !RecommendationRule.vague(recommendation.action()));
        BlameRule.advice(content.event(), remedy).ifPresent(message -> advice.put("event", message));
        BlameRule.advice(content.causes(), remedy).ifPresent(message -> advice.put("causes", message));
        applies(content.appliesWhen()).ifPresent(message -> advice.put("applies-when", message));
        prose(content).forEach((field, text) -> tooLong(text).ifPresent(message -> advice.putIfAbsent(field, message)));
        return advice.entrySet().stream()
                .limit(MOST)
                .map(entry -> new Advice(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Optional<String> applies(String when) {
        String example =
                " For example: ‘Applies when old images move to a new archive, and the wards still need them’.";
        if (when.isBlank()) {
            return Optional.of("Say when this applies, so that a stranger can judge whether it is for them: the kind"
                    + " of site, system or stage." + example);
        }
        return anywhere(when)
                ? Optional.of("Try saying what must be so for this to matter elsewhere: the kind of site, system or"
                        + " stage." + example)
                : Optional.empty();
    }

    private static boolean anywhere(String when) {
        return ANYWHERE.containsAll(Words.of(when));
    }

    private static Map<String, String> prose(LessonContent content) {
        Map<String, String> prose = new LinkedHashMap<>(LessonRules.texts(content));
        prose.keySet().retainAll(PROSE);
        return prose;
    }

    private static Optional<String> tooLong(String text) {
        return Sentences.of(text).stream()
                .map(Sentences.Sentence::withoutBullet)
                .filter(sentence -> Words.of(sentence).size() > LONG_SENTENCE)
                .findFirst()
                .map(sentence -> ("The sentence that begins ‘%s’ has %d words. Try two or three shorter ones, with one"
                                + " fact in each. For example, end it before ‘which’, ‘because’ or ‘and’.")
                        .formatted(shown(sentence), Words.of(sentence).size()));
    }

    /** The beginning of a text, for a message that quotes it. */
    static String shown(String text) {
        return Words.shortened(text, SHOWN);
    }
}
