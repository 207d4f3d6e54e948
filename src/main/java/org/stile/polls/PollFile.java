package org.stile.polls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A poll as it ships: {@code content/polls/*.yaml}. Its rounds are all reported; only curators ask people here.
 *
 * @param lessons external identifiers of the lessons that would raise confidence
 */
record PollFile(String slug, PollTerms terms, List<Round.Reported> rounds, List<String> lessons) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** Reads a file; {@link IllegalArgumentException} says what is wrong with it. */
    static PollFile read(String yaml) {
        try {
            JsonNode file = YAML.readTree(yaml);
            List<Choice> choices = new ArrayList<>();
            file.path("options").forEach(option -> choices.add(choice(option)));
            List<Round.Reported> rounds = new ArrayList<>();
            file.path("rounds").forEach(round -> rounds.add(round(round, choices)));
            List<String> lessons = new ArrayList<>();
            file.path("lessons").forEach(lesson -> lessons.add(lesson.asText()));
            PollTerms terms = new PollTerms(
                    text(file, "question"),
                    file.path("programme").asText(),
                    choices,
                    file.path("search").asText());
            return new PollFile(text(file, "slug"), terms, rounds, lessons);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("poll: " + e.getMessage(), e);
        }
    }

    private static Choice choice(JsonNode option) {
        JsonNode probability = option.path("probability");
        return new Choice(
                text(option, "label"),
                probability.isMissingNode() ? Optional.empty() : Optional.of(probability.asInt()));
    }

    private static Round.Reported round(JsonNode round, List<Choice> choices) {
        List<BigDecimal> shares = choices.stream()
                .map(choice -> number(round.path("shares"), choice.label()))
                .toList();
        String as = text(round, "held-as");
        JsonNode respondents = round.path("respondents");
        return new Round.Reported(
                0,
                new Held(as, Held.day(as).orElseGet(() -> date(round, "held-on"))),
                round.path("asked").asText(),
                respondents.isMissingNode() ? Optional.empty() : Optional.of(respondents.asInt()),
                shares,
                round.has("not-stated") ? number(round, "not-stated") : RoundRules.rest(shares),
                new Round.Source(
                        text(round.path("source"), "title"),
                        round.path("source").path("url").asText()));
    }

    private static String text(JsonNode node, String key) {
        String text = node.path(key).asText();
        if (text.isBlank()) {
            throw new IllegalArgumentException("poll: " + key + " is missing");
        }
        return text;
    }

    private static BigDecimal number(JsonNode node, String key) {
        if (!node.path(key).isNumber()) {
            throw new IllegalArgumentException("poll: " + key + " needs a number");
        }
        return new BigDecimal(node.path(key).asText());
    }

    private static LocalDate date(JsonNode node, String key) {
        try {
            return LocalDate.parse(text(node, key));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("poll: " + key + " is no date", e);
        }
    }
}
