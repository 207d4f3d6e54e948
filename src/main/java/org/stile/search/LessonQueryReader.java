package org.stile.search;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.stile.base.Problem;
import org.stile.base.Token;

/** Reads the parameters of one address and collects everything that is malformed before it refuses. */
final class LessonQueryReader {

    // without this the calendar's far ends would parse, and overflow
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}-.*");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final MultivaluedMap<String, String> parameters;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    LessonQueryReader(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    LessonQuery read() {
        QueryText text = text();
        LessonQuery query = new LessonQuery(
                text,
                filters(),
                date("from"),
                date("to"),
                sort(text),
                first("superseded").strip().equals(LessonQuery.SHOW),
                number("page", 1, Integer.MAX_VALUE),
                number("size", LessonQuery.DEFAULT_SIZE, LessonQuery.MAX_SIZE));
        if ((long) query.page() * query.size() > LessonQuery.MAX_DEPTH) {
            wrong.putIfAbsent(
                    "page",
                    "Only the first %,d results can be paged through. Narrow the search instead"
                            .formatted(LessonQuery.MAX_DEPTH));
        }
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid(String.join(". ", wrong.values()) + ".", wrong);
        }
        return query;
    }

    private QueryText text() {
        String typed = first("q");
        if (typed.codePointCount(0, typed.length()) > LessonQuery.MAX_LENGTH) {
            wrong.put("q", "A search can have %,d characters at most".formatted(LessonQuery.MAX_LENGTH));
            return QueryText.NONE;
        }
        return QueryText.of(typed);
    }

    private Map<Filter, List<String>> filters() {
        Map<Filter, List<String>> filters = new EnumMap<>(Filter.class);
        for (Filter filter : Filter.values()) {
            filters.put(
                    filter,
                    parameters.getOrDefault(filter.value(), List.of()).stream()
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())
                            .distinct()
                            .toList());
        }
        return filters;
    }

    private LocalDate date(String name) {
        String given = first(name).strip();
        if (given.isEmpty()) {
            return null;
        }
        try {
            if (FOUR_DIGITS.matcher(given).matches()) {
                return LocalDate.parse(given, DATE);
            }
        } catch (DateTimeParseException e) {
            // told below, like everything else that is no date
        }
        wrong.put(name, "Write the date %s like 2005-11-14".formatted(name));
        return null;
    }

    private Sort sort(QueryText text) {
        String given = first("sort").strip();
        return Token.of(Sort.class, given).orElseGet(() -> {
            if (!given.isEmpty()) {
                wrong.put("sort", "Sort by relevance, newest or evidence");
            }
            return LessonQuery.usualSort(text);
        });
    }

    private int number(String name, int usual, int max) {
        String given = first(name).strip();
        if (given.isEmpty()) {
            return usual;
        }
        // ten digits may exceed an int, so they are read as a long
        long number = given.matches("[0-9]{1,10}") ? Long.parseLong(given) : 0;
        if (number < 1 || number > max) {
            wrong.put(
                    name,
                    max == Integer.MAX_VALUE
                            ? "The %s must be a whole number from 1".formatted(name)
                            : "The %s must be a whole number from 1 to %d".formatted(name, max));
            return usual;
        }
        return (int) number;
    }

    private String first(String name) {
        String given = parameters.getFirst(name);
        return given == null ? "" : given;
    }
}
