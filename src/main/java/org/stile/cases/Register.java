package org.stile.cases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.stile.cases.BusinessCase.Entry;
import org.stile.cases.BusinessCase.Status;
import org.stile.programmes.Programme;

/**
 * The business cases of a programme as they stood at the end of a day, counted from their entries. A case counts as
 * what it is from the last day of the range in which it can have become so. Immutable.
 *
 * @param cases all of the programme, those of later days as well
 */
public record Register(Programme programme, List<BusinessCase> cases, LocalDate day) {

    /** The region of cases whose region is not stated, in addresses. */
    static final String NOT_STATED = "none";

    public Register {
        cases = List.copyOf(cases);
    }

    /**
     * How long cases stayed in a status: whole days, rounded half up, of those whose days of coming and going are known.
     *
     * @param region key, empty for not stated
     * @param cases how many it is measured on, at least one
     */
    public record Stay(Status status, String region, int cases, long median, long ninetieth) {}

    /** How many there are by status, in the order of statuses; those that none has are left out. */
    public Map<Status, Integer> counts() {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        cases.forEach(of -> of.status(day).ifPresent(status -> counts.merge(status, 1, Integer::sum)));
        return counts;
    }

    /**
     * Those that were there, in the order they were added.
     *
     * @param status empty for any
     * @param region key; {@code none} for not stated, empty for any
     */
    public List<BusinessCase> rows(String status, String region) {
        String key = region.equals(NOT_STATED) ? "" : region;
        Predicate<BusinessCase> there = of -> of.status(day)
                .filter(now -> status.isEmpty() || now.value().equals(status))
                .isPresent();
        return cases.stream()
                .filter(there)
                .filter(of -> region.isEmpty() || of.region().equals(key))
                .toList();
    }

    /** The programme's regions, and not stated where a case has none. */
    public List<String> regions() {
        List<String> keys = new ArrayList<>(
                programme.regions().stream().map(Programme.Place::key).toList());
        cases.stream()
                .map(BusinessCase::region)
                .filter(key -> !keys.contains(key))
                .distinct()
                .forEach(keys::add);
        return keys;
    }

    /** What a region is called. */
    public String regionName(String key) {
        return key.isEmpty() ? "Not stated" : programme.regionName(key);
    }

    /** How long cases stayed in each status, by region; where nothing is measured there is no row. */
    public List<Stay> stays() {
        List<Stay> stays = new ArrayList<>();
        for (Status status : Status.values()) {
            for (String region : regions()) {
                List<Long> days = cases.stream()
                        .filter(of -> of.region().equals(region))
                        .flatMap(of -> stayed(of, status).stream())
                        .toList();
                if (!days.isEmpty()) {
                    stays.add(
                            new Stay(status, region, days.size(), Quantile.of(days, 50, 1), Quantile.of(days, 90, 1)));
                }
            }
        }
        return stays;
    }

    /** The days that a case was in a status, all its times together; empty when one of them is not known to the day. */
    private Optional<Long> stayed(BusinessCase of, Status status) {
        List<Entry> history =
                of.history().stream().filter(entry -> entry.days().by(day)).toList();
        long days = 0;
        boolean any = false;
        for (int i = 0; i + 1 < history.size(); i++) {
            Entry from = history.get(i);
            Entry to = history.get(i + 1);
            if (from.status() == status) {
                if (!from.days().known() || !to.days().known()) {
                    return Optional.empty();
                }
                any = true;
                days += ChronoUnit.DAYS.between(from.days().to(), to.days().to());
            }
        }
        return any ? Optional.of(days) : Optional.empty();
    }

    /** The counts by the words that programs use. */
    Map<String, Integer> byWord() {
        Map<String, Integer> words = new LinkedHashMap<>();
        counts().forEach((status, count) -> words.put(status.value(), count));
        return words;
    }
}
