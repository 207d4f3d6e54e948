package org.stile.search;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.stile.base.Problem;

/**
 * What somebody wants to find: parsed once, refused there or nowhere. Immutable.
 *
 * @param text what was typed
 * @param filters values chosen beside the text, in the order given; filters without a value are missing. A lesson has
 *     to have one of the values of each filter
 * @param from first day of publication in the United Kingdom, or null
 * @param to last day of publication, included, or null
 * @param superseded whether lessons are results of their own although their successor can be found
 * @param page from 1
 * @param size 1 to {@value #MAX_SIZE}
 */
public record LessonQuery(
        QueryText text,
        Map<Filter, List<String>> filters,
        LocalDate from,
        LocalDate to,
        Sort sort,
        boolean superseded,
        int page,
        int size) {

    /** What the parameter {@code superseded} says to show superseded lessons as results of their own. */
    static final String SHOW = "show";

    public static final int DEFAULT_SIZE = 20;
    public static final int MAX_SIZE = 100;

    /** page × size at most: beyond it every page would cost more than anybody reads. */
    public static final int MAX_DEPTH = 10_000;

    /** Characters of a query at most. */
    public static final int MAX_LENGTH = 8_000;

    public LessonQuery {
        filters = copy(filters);
    }

    /** Every lesson, newest first. */
    public static LessonQuery everything() {
        return new LessonQuery(QueryText.NONE, Map.of(), null, null, Sort.NEWEST, false, 1, DEFAULT_SIZE);
    }

    /** What a text finds, best first. */
    public static LessonQuery of(String typed) {
        return everything().withText(QueryText.of(typed));
    }

    /**
     * The query that an address asks for. Empty parameters are as good as missing ones, since forms send them.
     *
     * @throws Problem.Invalid with every malformed parameter by its name
     */
    public static LessonQuery parse(MultivaluedMap<String, String> parameters) {
        return new LessonQueryReader(parameters).read();
    }

    /** The values that results must have, chosen beside the text or typed into it; empty when any will do. */
    public Set<String> selected(Filter filter) {
        Set<String> selected = new LinkedHashSet<>(filters.getOrDefault(filter, List.of()));
        text.all(QueryText.Narrowing.class).stream()
                .filter(typed -> typed.filter() == filter)
                .forEach(typed -> selected.add(typed.value()));
        return selected;
    }

    /** The values that results must not have. */
    public Set<String> excluded(Filter filter) {
        Set<String> excluded = new LinkedHashSet<>();
        for (QueryText.Exclusion exclusion : text.all(QueryText.Exclusion.class)) {
            if (exclusion.part() instanceof QueryText.Narrowing typed && typed.filter() == filter) {
                excluded.add(typed.value());
            }
        }
        return excluded;
    }

    /** The order of results: without a word to rank by, the best match is the newest. */
    public Sort order() {
        return sort == Sort.RELEVANCE && !text.searches() ? Sort.NEWEST : sort;
    }

    /** Whether anything narrows what is found, besides words. */
    public boolean filtered() {
        return from != null
                || to != null
                || Stream.of(Filter.values())
                        .anyMatch(filter -> !selected(filter).isEmpty());
    }

    /** Where the first result of the page is, from 0. */
    public int offset() {
        return (page - 1) * size;
    }

    /** The same query with another text, on its first page, in the order that suits the text. */
    public LessonQuery withText(QueryText other) {
        boolean usual = sort == usualSort(text);
        return new LessonQuery(other, filters, from, to, usual ? usualSort(other) : sort, superseded, 1, size);
    }

    /** The same query, narrowed to one more value, on its first page. */
    public LessonQuery with(Filter filter, String value) {
        Map<Filter, List<String>> more = new EnumMap<>(Filter.class);
        more.putAll(filters);
        more.merge(
                filter,
                List.of(value),
                (a, b) -> Stream.concat(a.stream(), b.stream()).distinct().toList());
        return withFilters(more);
    }

    /** The same query without one value, wherever it was chosen, on its first page. */
    public LessonQuery without(Filter filter, String value) {
        Map<Filter, List<String>> fewer = new EnumMap<>(Filter.class);
        fewer.putAll(filters);
        fewer.computeIfPresent(
                filter,
                (f, values) -> values.stream().filter(v -> !v.equals(value)).toList());
        return withFilters(fewer)
                .withText(text.without(part -> part instanceof QueryText.Narrowing typed
                        && typed.filter() == filter
                        && typed.value().equals(value)));
    }

    /** The same query, published at any time, on its first page. */
    public LessonQuery withoutDates() {
        return new LessonQuery(text, filters, null, null, sort, superseded, 1, size);
    }

    /** The same query in another order, on its first page. */
    public LessonQuery sorted(Sort other) {
        return new LessonQuery(text, filters, from, to, other, superseded, 1, size);
    }

    /** The same query with or without superseded lessons as results of their own, on its first page. */
    public LessonQuery withSuperseded(boolean shown) {
        return new LessonQuery(text, filters, from, to, sort, shown, 1, size);
    }

    /** Another page of the same query. */
    public LessonQuery page(int number) {
        return new LessonQuery(text, filters, from, to, sort, superseded, number, size);
    }

    /** The same query with pages of another size, on its first page. */
    public LessonQuery size(int other) {
        return new LessonQuery(text, filters, from, to, sort, superseded, 1, other);
    }

    /** The address of this query's page. */
    public String href() {
        return new LessonQueryAddress(this).toString();
    }

    static Sort usualSort(QueryText text) {
        return text.searches() ? Sort.RELEVANCE : Sort.NEWEST;
    }

    private LessonQuery withFilters(Map<Filter, List<String>> others) {
        return new LessonQuery(text, others, from, to, sort, superseded, 1, size);
    }

    private static Map<Filter, List<String>> copy(Map<Filter, List<String>> filters) {
        Map<Filter, List<String>> copy = new EnumMap<>(Filter.class);
        filters.forEach((filter, values) -> {
            if (!values.isEmpty()) {
                copy.put(filter, List.copyOf(values));
            }
        });
        return Collections.unmodifiableMap(copy);
    }
}
