package org.stile.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The filters of a query as values of the index: what people write, {@code trust:rgt} or {@code region:London}, is
 * looked up among values, labels and words. A value that nobody knows stays, finds nothing, and is noted.
 *
 * @param required filter by filter; a lesson must have one of the values of each
 * @param excluded filter by filter; a lesson must have none of them
 */
public record Selection(Map<Filter, Set<String>> required, Map<Filter, Set<String>> excluded, List<String> notes) {

    /**
     * Reads the filters of a query.
     *
     * @param names of the values
     * @param used values that lessons have, which the viewer may know of; they count as known too
     */
    public static Selection of(LessonQuery query, Names names, Map<Filter, Map<String, Long>> used) {
        Selection selection =
                new Selection(new EnumMap<>(Filter.class), new EnumMap<>(Filter.class), new ArrayList<>());
        for (Filter filter : Filter.values()) {
            Lookup lookup = new Lookup(
                    filter, names, used.getOrDefault(filter, Map.of()).keySet());
            query.selected(filter).forEach(typed -> selection.add(selection.required, lookup, typed));
            query.excluded(filter).forEach(typed -> selection.add(selection.excluded, lookup, typed));
        }
        if (query.from() != null && query.to() != null && query.from().isAfter(query.to())) {
            selection.notes.add("The first date is after the last, so no lesson can lie between them.");
        }
        return selection;
    }

    private void add(Map<Filter, Set<String>> values, Lookup lookup, String typed) {
        Set<String> known = lookup.values(typed);
        Set<String> chosen = values.computeIfAbsent(lookup.filter, filter -> new LinkedHashSet<>());
        if (known.isEmpty()) {
            chosen.add(typed);
            notes.add(lookup.unknown(typed));
        } else {
            chosen.addAll(known);
        }
    }

    private record Lookup(Filter filter, Names names, Set<String> used) {

        /** The values that somebody means by this; empty when there is none. */
        Set<String> values(String typed) {
            if (names.values(filter).containsKey(typed) || used.contains(typed)) {
                return Set.of(typed);
            }
            Set<String> meant = new LinkedHashSet<>();
            for (String value : all()) {
                if (calls(value).stream().anyMatch(typed::equalsIgnoreCase)) {
                    meant.add(value);
                }
            }
            return meant;
        }

        String unknown(String typed) {
            String known = Nearest.to(typed, all().stream().flatMap(value -> calls(value).stream()))
                    .map(" Did you mean “%s”?"::formatted)
                    .orElse("");
            return "No lesson has the %s “%s”.%s".formatted(noun(), Nearest.shortened(typed), known);
        }

        private String noun() {
            return switch (filter) {
                case POLARITY -> "result";
                case AUDIENCE -> "audience";
                case STAGE, TOPIC, REGION, PROGRAMME, TRUST -> filter.value();
            };
        }

        private Set<String> all() {
            Set<String> all = new LinkedHashSet<>(names.values(filter).keySet());
            all.addAll(used);
            return all;
        }

        private List<String> calls(String value) {
            List<String> calls = new ArrayList<>(List.of(value, names.label(filter, value)));
            calls.addAll(names.words(filter, value));
            return calls;
        }
    }
}
