package org.stile.polls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;

/** What a poll and an outcome may be. */
final class PollRules {

    /** The most options that a form has boxes for. */
    static final int MOST_CHOICES = 6;

    /** The most lessons that a poll links. */
    static final int MOST_LESSONS = 20;

    static final int QUESTION_MIN = 10;
    static final int QUESTION_MAX = 300;
    static final int CHOICE_MAX = 100;
    static final int SEARCH_MAX = 200;
    static final int TITLE_MAX = 200;
    static final int URL_MAX = 500;
    static final int REGION_MAX = 80;
    private static final int SLUG_MAX = 60;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private PollRules() {}

    /** The terms with every text on one line; {@link Problem.Invalid} says everything that is wrong with them. */
    static PollTerms checked(PollTerms given) {
        PollTerms terms = new PollTerms(
                CleanText.line(given.question()),
                CleanText.line(given.programme()),
                given.choices().stream()
                        .map(choice -> new Choice(CleanText.line(choice.label()), choice.probability()))
                        .toList(),
                CleanText.line(given.search()));
        Map<String, String> wrong = new LinkedHashMap<>();
        int length = terms.question().length();
        if (length < QUESTION_MIN || length > QUESTION_MAX) {
            wrong.put("question", "Ask a question of %d to %d characters".formatted(QUESTION_MIN, QUESTION_MAX));
        }
        if (!terms.programme().isEmpty() && !slug(terms.programme())) {
            wrong.put("programme", "Give the last part of the programme’s address, such as pacs");
        }
        tooLong(wrong, "search", terms.search(), SEARCH_MAX);
        checkChoices(terms.choices(), wrong);
        guard(wrong, Map.of("question", terms.question(), "search", terms.search()));
        refuse(wrong);
        return terms;
    }

    private static void checkChoices(List<Choice> choices, Map<String, String> wrong) {
        if (choices.size() < 2 || choices.size() > MOST_CHOICES) {
            wrong.put("option-1", "Give 2 to %d options, the most confident first".formatted(MOST_CHOICES));
        }
        long different = choices.stream()
                .map(choice -> choice.label().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (different < choices.size()) {
            wrong.putIfAbsent("option-1", "No two options may be called the same");
        }
        for (int i = 0; i < choices.size(); i++) {
            String field = "option-" + (i + 1);
            String label = choices.get(i).label();
            if (label.isEmpty()) {
                wrong.putIfAbsent(field, "Leave no gap between the options");
            }
            tooLong(wrong, field, label, CHOICE_MAX);
            guard(wrong, Map.of(field, label));
            if (choices.get(i).probability().filter(p -> p < 0 || p > 100).isPresent()) {
                wrong.putIfAbsent("probability-" + (i + 1), "Give a whole number from 0 to 100");
            }
        }
    }

    /** Refuses an address that is not one or that means something else. */
    static void checkSlug(String slug) {
        if (!slug(slug) || slug.equals("new")) {
            throw new Problem.Invalid(
                    "slug", "Use small letters, digits and single hyphens, such as pacs-confidence; at most 60");
        }
    }

    private static boolean slug(String text) {
        return text.length() <= SLUG_MAX && SLUG.matcher(text).matches();
    }

    /** The outcome with every text on one line. */
    static Outcome checked(Outcome given) {
        Outcome outcome = new Outcome(CleanText.line(given.region()), given.met(), line(given.source()));
        Map<String, String> wrong = new LinkedHashMap<>();
        tooLong(wrong, "region", outcome.region(), REGION_MAX);
        checkSource(outcome.source(), wrong);
        guard(wrong, Map.of("region", outcome.region()));
        refuse(wrong);
        return outcome;
    }

    static Round.Source line(Round.Source source) {
        return new Round.Source(CleanText.line(source.title()), CleanText.line(source.url()));
    }

    static void checkSource(Round.Source source, Map<String, String> wrong) {
        if (source.title().isEmpty()) {
            wrong.put("source-title", "Say where this is from");
        }
        tooLong(wrong, "source-title", source.title(), TITLE_MAX);
        boolean address = source.url().isEmpty() || source.url().matches("https?://\\S+");
        if (!address) {
            wrong.put("source-url", "Give a web address that starts with http:// or https://");
        }
        tooLong(wrong, "source-url", source.url(), URL_MAX);
        guard(wrong, Map.of("source-title", source.title(), "source-url", source.url()));
    }

    static void tooLong(Map<String, String> wrong, String field, String text, int most) {
        if (text.length() > most) {
            wrong.putIfAbsent(field, "At most %d characters, please".formatted(most));
        }
    }

    /** A text that may identify a patient is refused whatever else is wrong with it. */
    static void guard(Map<String, String> wrong, Map<String, String> texts) {
        wrong.putAll(Identifiers.refusals(texts));
    }

    static void refuse(Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid("Some answers need another look. Nothing has been stored.", wrong);
        }
    }

    /** Refuses other options once there are figures for those that were: it would change what people have said. */
    static void checkSameChoices(Poll poll, PollTerms terms) {
        if (!poll.labels().equals(terms.choices().stream().map(Choice::label).toList())) {
            throw new Problem.Invalid(
                    "option-1",
                    "A round has figures for the options as they are. Only their probabilities can be changed;"
                            + " for other options, make another poll");
        }
    }
}
