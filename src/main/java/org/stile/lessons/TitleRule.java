package org.stile.lessons;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether a title states a lesson, for somebody who reads nothing else. */
final class TitleRule {

    private static final String BETTER =
            "For example, not ‘PACS training’ but" + " ‘Train each shift in the week before it uses PACS’.";

    private static final Set<String> ASKING =
            Words.set("is are was were does did can could should would has have will do");

    private static final Set<String> HEADINGS = Words.set("""
            lesson lessons problem problems issue issues experience experiences thoughts notes note update overview
            introduction review report feedback learning reflections reflection summary guidance advice tips""");

    private static final Set<String> AFTER_HEADINGS =
            Words.set("with of on from to for about learned learnt in around regarding and found identified");

    private static final Pattern ACRONYM =
            Pattern.compile("(?<![\\p{L}\\p{N}-])[A-Z][A-Z0-9&]{1,5}(?![\\p{L}\\p{N}&-])");

    /** What everybody who comes here knows; the rest is for the title's author to say in words. */
    private static final Set<String> FAMILIAR = Words.set("""
            PACS RIS NHS GP CT MRI IT CD CDS DVD PC UK A&E ED EPR USB ICU ECG ID PDF HR HL7 DICOM VAT TV US EU AM PM
            AI II III IV X-RAY BMA""");

    private TitleRule() {}

    /** What would make the title better; empty when it is blank, which is the form's to say, or good. */
    static Optional<String> advice(LessonContent content) {
        String title = Words.shortened(content.title(), LessonAdvice.READ);
        List<String> words = Words.of(title);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (shouts(title)) {
            return Optional.of("Use capitals only for the first letter and for names. Words all in capitals are hard"
                    + " to read. For example: ‘Test every printer before go-live’.");
        }
        if (asks(title, words)) {
            return Optional.of("This asks or promises something. Try giving the answer: what you found, or what others"
                    + " should do. For example, not ‘How to train staff?’ but"
                    + " ‘Train each shift in the week before it uses PACS’.");
        }
        if (!states(title, words)) {
            return Optional.of("This names a topic. Try saying what to do or what happens, so that somebody who reads"
                    + " only the title knows more. " + BETTER);
        }
        return unexplained(content, title)
                .map(acronym ->
                        "Some readers will not know ‘%s’. Try saying it in words, or explain it once in brackets."
                                        .formatted(acronym)
                                + " For example: ‘vendor-neutral archive (VNA)’.");
    }

    private static boolean shouts(String title) {
        long capitals = title.chars().filter(Character::isUpperCase).count();
        long small = title.chars().filter(Character::isLowerCase).count();
        return capitals > 12 && capitals > 4 * small;
    }

    private static boolean asks(String title, List<String> words) {
        String second = words.size() > 1 ? words.get(1) : "";
        return title.endsWith("?")
                || switch (words.getFirst()) {
                    case "how" -> Set.of("to", "we", "our", "i", "the", "not").contains(second);
                    case "what" -> Set.of("we", "i", "to").contains(second);
                    case "why" -> true;
                    case "do", "have", "will" ->
                        Set.of("we", "you", "they", "people", "trusts").contains(second);
                    default -> ASKING.contains(words.getFirst());
                };
    }

    private static boolean states(String title, List<String> words) {
        if (HEADINGS.contains(words.getFirst()) && words.size() > 1 && AFTER_HEADINGS.contains(words.get(1))) {
            return Verbs.tellPlainly(words);
        }
        return Verbs.instruct(title) || Verbs.tell(words);
    }

    /** The first acronym that is neither familiar nor explained, in brackets, anywhere in the lesson. */
    private static Optional<String> unexplained(LessonContent content, String title) {
        Collection<String> texts = LessonRules.texts(content).values();
        return ACRONYM.matcher(title)
                .results()
                .map(MatchResult::group)
                .filter(acronym -> !FAMILIAR.contains(acronym))
                .filter(acronym -> texts.stream()
                        .noneMatch(text -> text.contains("(" + acronym + ")") || text.contains(acronym + " (")))
                .findFirst();
    }
}
