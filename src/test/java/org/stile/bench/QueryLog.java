package org.stile.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.stile.search.Filter;
import org.stile.search.LessonQuery;

/**
 * Mixed logs of queries, made of the words of the lessons that they are asked of. Words asked for together come from one
 * lesson, as somebody would who looks for it. The same number always gives the same log; another number gives another,
 * so that nothing is measured that was asked before.
 */
final class QueryLog {

    // Enough lessons to tell common words from rare ones, whatever the size of the corpus.
    private static final int SAMPLE = 10_000;
    private static final Pattern WORD = Pattern.compile("[a-z]{4,}");

    // Shares of the lessons that have a word: above the highest, it says nothing.
    private static final double COMMON = 0.02;
    private static final double TOO_COMMON = 0.20;
    private static final double MEDIUM = 0.002;

    private static final int[] DEEP_PAGES = {10, 50, 100, 250, 500};
    private static final List<Filter> CHOSEN = List.of(Filter.TOPIC, Filter.STAGE, Filter.TRUST, Filter.AUDIENCE);

    private final List<JsonNode> lessons = new ArrayList<>();
    private final Map<String, Integer> frequencies = new TreeMap<>();
    private final List<String> rare;
    private final List<String> medium;
    private final List<String> common;

    QueryLog(Path corpus, int size) throws IOException {
        int every = Math.max(1, size / SAMPLE);
        int[] number = {0};
        Corpus.read(corpus, lesson -> {
            if (number[0]++ % every == 0) {
                lessons.add(lesson);
                words(text(lesson)).forEach(word -> frequencies.merge(word, 1, Integer::sum));
            }
        });
        // once may be a slip of the pen
        rare = between(2.0 / lessons.size(), MEDIUM);
        medium = between(MEDIUM, COMMON);
        common = between(COMMON, TOO_COMMON);
    }

    /** So many requests in mixed order. */
    List<Request> log(int requests, int number) {
        Random random = new Random(number);
        List<Request> log = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < Math.max(1, requests * kind.share() / 100); i++) {
                log.add(new Request(kind, query(kind, random)));
            }
        }
        Collections.shuffle(log, random);
        return log;
    }

    private LessonQuery query(Kind kind, Random random) {
        JsonNode lesson = any(lessons, random);
        return switch (kind) {
            case RARE -> LessonQuery.of(any(rare, random));
            case MEDIUM -> LessonQuery.of(any(medium, random));
            case COMMON -> LessonQuery.of(any(common, random));
            case WORDS -> LessonQuery.of(together(lesson, 3 + random.nextInt(3), random));
            case QUOTED -> LessonQuery.of(quoted(lesson, random));
            case FILTERED ->
                filtered(LessonQuery.of(any(random.nextBoolean() ? medium : common, random)), lesson, random);
            case BROWSED -> filtered(LessonQuery.everything(), lesson, random);
            case DEEP -> LessonQuery.of(any(common, random)).page(DEEP_PAGES[random.nextInt(DEEP_PAGES.length)]);
            case SUGGESTED -> LessonQuery.of(begun(lesson, random));
        };
    }

    private LessonQuery filtered(LessonQuery query, JsonNode lesson, Random random) {
        List<Filter> filters = new ArrayList<>(CHOSEN);
        Collections.shuffle(filters, random);
        LessonQuery narrowed = query;
        for (Filter filter : filters.subList(0, 1 + random.nextInt(2))) {
            String value = value(lesson, filter);
            narrowed = value.isEmpty() ? narrowed : narrowed.with(filter, value);
        }
        return narrowed.filtered() ? narrowed : narrowed.with(Filter.STAGE, value(lesson, Filter.STAGE));
    }

    private static String value(JsonNode lesson, Filter filter) {
        return filter == Filter.TRUST
                ? lesson.path("trust").asText()
                : lesson.path(filter.value() + "s").path(0).asText();
    }

    private String together(JsonNode lesson, int words, Random random) {
        List<String> telling = new ArrayList<>(words(text(lesson)).stream()
                .filter(word -> frequencies.get(word) < TOO_COMMON * lessons.size())
                .toList());
        Collections.shuffle(telling, random);
        return String.join(" ", telling.subList(0, Math.min(words, telling.size())));
    }

    private static String quoted(JsonNode lesson, Random random) {
        String[] words = text(lesson).replaceAll("[^A-Za-z ]+", " ").strip().split("\\s+");
        int from = random.nextInt(Math.max(1, words.length - 2));
        return '"' + String.join(" ", List.of(words).subList(from, Math.min(words.length, from + 3))) + '"';
    }

    private static String begun(JsonNode lesson, Random random) {
        List<String> words = List.copyOf(words(lesson.path("title").asText()));
        String word = words.isEmpty() ? "patient" : any(words, random);
        return word.substring(0, 3 + random.nextInt(word.length() - 2));
    }

    private List<String> between(double least, double most) {
        return frequencies.entrySet().stream()
                .filter(word -> word.getValue() >= least * lessons.size() && word.getValue() < most * lessons.size())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String text(JsonNode lesson) {
        return String.join(
                "\n",
                lesson.path("title").asText(),
                lesson.path("event").asText(),
                lesson.path("impact").asText());
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(words::add);
        return words;
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
