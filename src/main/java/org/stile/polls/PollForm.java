package org.stile.polls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stile.base.Problem;
import org.stile.lessons.LessonRef;
import org.stile.web.Form;
import org.stile.web.Option;

/** The fields of the desk's forms of a poll and of its outcome. */
final class PollForm {

    static final List<Option> MET = List.of(
            new Option("yes", "It came true"), new Option("no", "It did not"), new Option("forget", "Not known"));

    private static final String OPTION = "option-";
    private static final String PROBABILITY = "probability-";

    private PollForm() {}

    /** The pair of boxes for an option. */
    record ChoiceBoxes(String option, String optionLabel, String probability, String probabilityLabel) {}

    static List<ChoiceBoxes> boxes() {
        return IntStream.rangeClosed(1, PollRules.MOST_CHOICES)
                .mapToObj(i -> new ChoiceBoxes(
                        OPTION + i, "Option " + i, PROBABILITY + i, "How likely option " + i + " means, in per cent"))
                .toList();
    }

    static Form of(PollEdits.AtDesk desk) {
        Form form = version(desk)
                .with("question", desk.poll().question())
                .with("programme", desk.poll().programme())
                .with("search", desk.poll().search())
                .with(
                        "lessons",
                        String.join(
                                " ",
                                desk.lessons().stream().map(LessonRef::toString).toList()));
        for (int i = 0; i < desk.poll().choices().size(); i++) {
            Choice choice = desk.poll().choices().get(i);
            form.with(OPTION + (i + 1), choice.label());
            form.with(
                    PROBABILITY + (i + 1),
                    choice.probability().map(String::valueOf).orElse(null));
        }
        return form;
    }

    /** An empty form that knows what it was made on. */
    static Form version(PollEdits.AtDesk desk) {
        return Form.empty().with("version", Long.toString(desk.poll().version()));
    }

    /** The version that the form was made on; -1, which no poll has, for anything else. */
    static long version(Form form) {
        return number(form.text("version")).orElse(-1);
    }

    /** What was typed; {@link Problem.Invalid} with everything that cannot be understood. */
    static PollTerms terms(Form form) {
        int last = IntStream.rangeClosed(1, PollRules.MOST_CHOICES)
                .filter(i -> !form.text(OPTION + i).isEmpty()
                        || !form.text(PROBABILITY + i).isEmpty())
                .max()
                .orElse(0);
        List<Choice> choices = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            choices.add(new Choice(form.text(OPTION + i), probability(form, PROBABILITY + i)));
        }
        return new PollTerms(form.text("question"), form.text("programme"), choices, form.text("search"));
    }

    private static Optional<Integer> probability(Form form, String field) {
        Optional<Integer> probability = number(form.text(field));
        if (probability.isEmpty() && !form.text(field).isEmpty()) {
            form.reject(field, "Give a whole number from 0 to 100, or leave it empty");
        }
        return probability;
    }

    /** The lessons that were typed, parted by anything. */
    static List<LessonRef> lessons(Form form) {
        List<LessonRef> refs = new ArrayList<>();
        Stream.of(form.text("lessons").split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .forEach(word -> LessonRef.parse(word)
                        .ifPresentOrElse(
                                refs::add,
                                () -> form.reject("lessons", "Give references such as L-42, parted by spaces")));
        return refs.stream().distinct().toList();
    }

    static Outcome outcome(Form form) {
        if (!form.text("met").equals("yes") && !form.text("met").equals("no")) {
            form.reject("met", "Say how it turned out");
        }
        return new Outcome(
                form.text("region"),
                form.has("met", "yes"),
                new Round.Source(form.text("source-title"), form.text("source-url")));
    }

    /** So that everything wrong is told at once: what could not be understood, and what the rules say of the rest. */
    static void refuse(Form form) {
        if (form.rejected()) {
            throw new Problem.Invalid("Some answers need another look.", form.errors());
        }
    }

    static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
