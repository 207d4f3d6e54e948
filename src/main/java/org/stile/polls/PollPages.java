package org.stile.polls;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.Text;

/** What each page of this package shows. */
final class PollPages {

    // A poll may have fifty rounds; all of their figures are in the CSV file.
    private static final int SHOWN_ROUNDS = 2;
    private static final int COMPARED_ROUNDS = 12;

    private PollPages() {}

    /**
     * A round on the desk.
     *
     * @param what people or source, and until when
     * @param open whether it can be closed
     * @param removable whether it can be taken away
     */
    record DeskRound(long id, String held, String what, boolean open, boolean removable) {

        /** What the buttons are called: each names its round, since a page has many. */
        public String close() {
            return "Close the round of " + held + " now";
        }

        public String remove() {
            return "Remove the round of " + held;
        }
    }

    @CheckedTemplate(basePath = "polls", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PollList(List<Polls.Listed> polls) implements TemplateInstance {}

    /**
     * A round as readers see it.
     *
     * @param about who answered, in words
     * @param rest what the source does not account for, in per cent; empty when people answered here
     * @param source with an empty title when people answered here
     */
    record ShownRound(Results results, String held, String about, String rest, Round.Source source) {

        static ShownRound of(Results results) {
            String held = sentence(results.round().held().inWords());
            return switch (results.round()) {
                case Round.Asked asked ->
                    new ShownRound(results, held, answered(results), "", new Round.Source("", ""));
                case Round.Reported reported ->
                    new ShownRound(
                            results, held, asked(reported), results.notStated().toPlainString(), reported.source());
            };
        }

        private static String answered(Results results) {
            String people = results.respondents()
                    .map(n -> Text.of(n, "person", "people"))
                    .orElse("Fewer than five people");
            String whom = results.forWhom().isEmpty() ? "" : " It was for: " + results.forWhom() + ".";
            return people + " answered here." + whom;
        }

        private static String sentence(String words) {
            return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
        }

        private static String asked(Round.Reported round) {
            String who = round.asked().isEmpty() ? "" : round.asked() + ". ";
            return who
                    + round.respondents()
                            .map(n -> Text.of(n, "person", "people") + " answered.")
                            .orElse("How many answered is not stated.");
        }
    }

    /** A round that can be looked at by itself. */
    record RoundLink(String href, String held) {}

    /**
     * A poll.
     *
     * @param trend the latest rounds, of {@code opened}'s, to compare
     * @param rounds those that are shown with all of their figures: the one asked for, or the latest
     * @param others the rounds that are not
     * @param scores of the shown rounds
     * @param picture address of the picture of the trend; empty while there is none
     * @param options of the form, where a round takes answers
     */
    @CheckedTemplate(basePath = "polls", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PollPage(
            Form form,
            Poll poll,
            Polls.Opened opened,
            List<ShownRound> trend,
            List<ShownRound> rounds,
            List<RoundLink> others,
            List<Score> scores,
            String picture,
            List<Option> options)
            implements TemplateInstance {}

    /** @param round number of the only round to show with all of its figures; 0 for the latest ones */
    static PollPage page(Polls.Opened opened, Form form, long round) {
        String address = "/polls/" + opened.poll().slug();
        List<Results> all = opened.rounds();
        List<Results> shown =
                all.stream().filter(results -> results.round().id() == round).toList();
        List<Results> latest =
                shown.isEmpty() ? all.subList(Math.max(0, all.size() - SHOWN_ROUNDS), all.size()) : shown;
        return new PollPage(
                form,
                opened.poll(),
                opened,
                all.subList(Math.max(0, all.size() - COMPARED_ROUNDS), all.size()).stream()
                        .map(ShownRound::of)
                        .toList(),
                latest.stream().map(ShownRound::of).toList(),
                all.stream()
                        .filter(results -> !latest.contains(results))
                        .map(results -> new RoundLink(
                                address + "?round=" + results.round().id() + "#rounds",
                                ShownRound.of(results).held()))
                        .toList(),
                opened.scores().stream()
                        .filter(score -> latest.stream()
                                .anyMatch(results ->
                                        results.round().id() == score.round().id()))
                        .toList(),
                Trend.points(all).size() < Trend.FEWEST_ROUNDS ? "" : address + "/trend.svg",
                opened.poll().labels().stream()
                        .map(label -> new Option(label, label))
                        .toList());
    }

    @CheckedTemplate(basePath = "polls", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PollsDesk(List<Poll> polls) implements TemplateInstance {}

    /** @param slug empty for a new poll */
    @CheckedTemplate(basePath = "polls", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PollEdit(Form form, String heading, String slug, List<PollForm.ChoiceBoxes> boxes)
            implements TemplateInstance {}

    /** @param shown whether readers see the poll */
    @CheckedTemplate(basePath = "polls", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PollDesk(Form form, PollEdits.AtDesk desk, Poll poll, boolean shown, List<DeskRound> rounds)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "polls", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RoundAsk(Form form, Poll poll, List<Option> audiences, List<Option> regions) implements TemplateInstance {}

    @CheckedTemplate(basePath = "polls", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RoundReport(Form form, Poll poll, List<Option> shares) implements TemplateInstance {}

    @CheckedTemplate(basePath = "polls", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PollOutcome(Form form, Poll poll, List<Option> met) implements TemplateInstance {}
}
