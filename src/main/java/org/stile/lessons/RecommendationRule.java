package org.stile.lessons;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a recommendation can be acted on: it says what is to be done, and by whom. */
final class RecommendationRule {

    /** What is said of every project. A recommendation of nothing else leaves its reader where they were. */
    private static final Set<String> VAGUE = Words.set("""
            a able about acceptable adequate adequately again ahead all always among an and any are as attention aware
            awareness be been being best better between by can care careful carefully cautious clear clearly
            close closely colleagues collaborate collaboration communicate communication consult consultation
            consider consideration cooperate coordinate coordination departments early effective
            effectively engage engagement ensure ensuring essential everybody everyone everything extra follow for
            from full fully get give go good have help important improve improved improvement improving in increase
            involve involved involvement is it just keep key learn learned lesson lessons look make management manage
            mindful more must necessary need needed needs of on other others our overall part parties pay people place
            plan planned planning preparation prepare prepared proper properly provide provided put quality raise
            realistic really regular regularly remember remind required resource resources rigorous robust sensible
            should staff stakeholder stakeholders sufficient support sure take team teams teamwork test tested testing
            than that the their them there they thing things think this thorough thoroughly time timely to together
            train trained training try understand up users very vigilance vigilant we well with work working you your
            never not don't do""");

    /** Advice that stays vague however it goes on. */
    private static final Pattern STATE_OF_MIND =
            Pattern.compile("(?:always |please )?(?:be|stay|remain) (?:very |more |extra )?"
                    + "(?:careful|aware|mindful|vigilant|cautious|prepared|patient|realistic|flexible|alert|wary)\\b");

    private static final Pattern PASSIVE = Words.anyOf("(?:should|must|needs? to|has to|have to|ought to)"
            + "(?: always| also| all)? be (?:\\p{L}{1,20}ly )?"
            + "(?:\\p{L}{2,20}ed|done|made|given|taken|kept|sent|set|put|told|written|shown|built|held|bought|run)");

    private static final Pattern NOBODY = Pattern.compile(
            "(?:someone|somebody|people|they|management|everyone|everybody)" + " (?:should|must|needs?|ought)\\b");

    private RecommendationRule() {}

    /** Advice on the first recommendation that needs some. */
    static Optional<String> advice(List<Recommendation> recommendations) {
        if (recommendations.isEmpty()) {
            return Optional.of("Say one thing that others should do or not do. Even a small step helps. For example:"
                    + " ‘Do name one person who may stop the go-live’.");
        }
        return recommendations.stream()
                .map(RecommendationRule::advice)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> advice(Recommendation recommendation) {
        String action = Words.plain(Words.shortened(recommendation.action(), LessonAdvice.READ));
        String shown = LessonAdvice.shown(recommendation.action());
        if (vague(action)) {
            return Optional.of(
                    ("‘%s’ is hard to act on. Try saying what exactly, who does it and when. For example, not ‘better"
                                    + " training’ but ‘book an hour in a quiet room for each radiologist’.")
                            .formatted(shown));
        }
        if (!namesActor(action)) {
            return Optional.of(("‘%s’ does not say who acts. Try naming a role. For example, not ‘backups should be"
                            + " tested’ but ‘ask the PACS manager to test a backup each month’.")
                    .formatted(shown));
        }
        if (!namesAction(action)) {
            return Optional.of(("‘%s’ does not say what to do yet. Try beginning with a verb. For example, not"
                            + " ‘a contact for each site’ but ‘name one person at each site whom others can ring’.")
                    .formatted(shown));
        }
        return Optional.empty();
    }

    /** Whether it says nothing but what could be said of every project. Also used of when a lesson applies. */
    static boolean vague(String text) {
        String plain = Words.plain(text.strip());
        return STATE_OF_MIND.matcher(plain).lookingAt() || VAGUE.containsAll(Words.of(plain));
    }

    /** An instruction is for its reader; "backups should be tested" is for nobody. */
    private static boolean namesActor(String action) {
        boolean passive = PASSIVE.matcher(action).find() && !action.contains(" by ");
        return !NOBODY.matcher(action).lookingAt() && (Verbs.canBegin(Words.of(action)) || !passive);
    }

    private static boolean namesAction(String action) {
        List<String> words = Words.of(action);
        return Verbs.canBegin(words) || Verbs.instruct(action) || Verbs.tell(words);
    }
}
