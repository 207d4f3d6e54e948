package org.stile.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stile.lessons.Sentences.Sentence;

/**
 * A quick observation, sorted into the parts of a lesson as a start for whoever works it up. Pure and without
 * judgement: no word is invented or changed. The parts hold the whole observation; the texts leave out headings
 * ("Impact:") and what only leads in to an action ("next time we should").
 *
 * @param title 10 to 120 characters, from the first action or else the first sentence; empty for a blank observation
 * @param event what happened, or empty
 * @param impact its effect, or empty
 * @param recommendations at most {@link LessonRules#RECOMMENDATIONS_MAX}; what does not fit stays with the event
 * @param parts every sentence in order
 */
public record ObservationDraft(
        String title, String event, String impact, List<Recommendation> recommendations, List<Part> parts) {

    /**
     * One sentence of the observation.
     *
     * @param text as it was typed
     * @param field where it went: {@code event}, {@code impact} or {@code recommendations}
     * @param why a phrase that ends "Put here because …", with the word that decided
     */
    public record Part(String text, String field, String why) {}

    public ObservationDraft {
        recommendations = List.copyOf(recommendations);
        parts = List.copyOf(parts);
    }

    /** Sorts any text, in time that grows with its length. */
    public static ObservationDraft of(String observation) {
        Sorting sorting = new Sorting();
        Sentences.of(observation).forEach(sorting::add);
        return sorting.draft();
    }

    /**
     * The draft as a lesson says it, where it says which stage it was.
     *
     * @param stage null when not said
     */
    LessonContent content(Stage stage) {
        return new LessonContent(
                title,
                "",
                event,
                impact,
                "",
                recommendations,
                "",
                "",
                null,
                null,
                stage == null ? List.of() : List.of(stage),
                List.of(),
                List.of(),
                "",
                "",
                null,
                "",
                "",
                "",
                "",
                false,
                Attribution.TRUST,
                Publication.PUBLIC,
                null);
    }

    /** The work of one call: what was found so far, and under which heading the next sentence stands. */
    private static final class Sorting {

        private final List<Part> parts = new ArrayList<>();
        private final List<Recommendation> recommendations = new ArrayList<>();
        private final StringBuilder event = new StringBuilder();
        private final StringBuilder impact = new StringBuilder();
        private String firstAction = "";
        private String firstSentence = "";
        private Cue heading;
        private Reach reach = Reach.NONE;

        private enum Reach {
            NONE,
            LINE,
            LIST,
            SECTION
        }

        void add(Sentence sentence) {
            String text = sentence.withoutBullet();
            leaveHeading(sentence);
            Cue.Label label = sentence.opensLine() ? Cue.Label.of(text) : null;
            if (label != null) {
                heading = label.cue();
                boolean alone = Words.of(text.substring(label.end())).isEmpty();
                reach = alone ? Reach.SECTION : Reach.LINE;
                if (alone) {
                    parts.add(new Part(sentence.text(), heading.field(), "it is a heading"));
                    return;
                }
            }
            Cue cue = heading == null ? Cue.of(text) : heading;
            put(
                    sentence,
                    cue,
                    label == null ? text : text.substring(label.end()).strip());
            if (heading == null && text.endsWith(":")) {
                heading = new Cue(cue.field(), "it is listed under ‘%s’".formatted(Words.shortened(text, 40)));
                reach = Reach.LIST;
            }
        }

        private void leaveHeading(Sentence sentence) {
            boolean over = switch (reach) {
                case NONE, SECTION -> false;
                case LINE -> sentence.opensLine();
                case LIST -> sentence.opensLine() && sentence.bullet() == 0;
            };
            if (over) {
                heading = null;
                reach = Reach.NONE;
            }
        }

        private void put(Sentence sentence, Cue cue, String said) {
            switch (cue.field()) {
                case Cue.RECOMMENDATIONS -> recommend(sentence, cue, said);
                case Cue.IMPACT -> append(impact, sentence, cue, said);
                default -> append(event, sentence, cue, said);
            }
        }

        private void append(StringBuilder text, Sentence sentence, Cue cue, String said) {
            if (!text.isEmpty()) {
                text.append(sentence.afterGap() ? "\n\n" : sentence.opensLine() ? "\n" : " ");
            }
            text.append(sentence.text(), 0, sentence.bullet()).append(said);
            parts.add(new Part(sentence.text(), cue.field(), cue.why()));
            firstSentence = titleOr(firstSentence, Actions.withoutStop(said));
        }

        private void recommend(Sentence sentence, Cue cue, String said) {
            Recommendation recommendation = Actions.of(said);
            if (Words.of(recommendation.action()).isEmpty()) {
                parts.add(new Part(sentence.text(), cue.field(), "it leads in to what follows"));
            } else if (recommendations.size() == LessonRules.RECOMMENDATIONS_MAX) {
                append(event, sentence, new Cue(Cue.EVENT, "a lesson has room for 7 recommendations"), said);
            } else if (!Recommendation.of(recommendation.toString()).equals(recommendation)) {
                // "Do" before "not everybody should …" would turn it round when it is read again
                append(event, sentence, new Cue(Cue.EVENT, "it does not fit behind ‘Do’ or ‘Don’t’"), said);
            } else if (recommendation.action().length() > LessonRules.RECOMMENDATION_MAX) {
                append(event, sentence, new Cue(Cue.EVENT, "it is too long for a recommendation"), said);
            } else {
                recommendations.add(recommendation);
                parts.add(new Part(sentence.text(), cue.field(), cue.why()));
                firstAction = titleOr(firstAction, Actions.title(recommendation));
            }
        }

        private static String titleOr(String title, String text) {
            return title.length() >= LessonRules.TITLE_MIN ? title : text;
        }

        ObservationDraft draft() {
            if (parts.isEmpty()) {
                return new ObservationDraft("", "", "", List.of(), List.of());
            }
            String found = Stream.of(
                            titleOr(firstAction, firstSentence),
                            firstAction,
                            parts.getFirst().text())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElseThrow();
            String line = Words.shortened(found, LessonRules.TITLE_MAX);
            // "PACS slow" is too short for a title, but it is all there is
            String title = line.length() >= LessonRules.TITLE_MIN ? line : "Observed: " + line;
            return new ObservationDraft(title, event.toString(), impact.toString(), recommendations, parts);
        }
    }
}
