package org.stile.cases;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.cases.Plan.Category;

/**
 * What comparable trusts really paid and gained: trusts of the same programme with actual amounts in the prices of the
 * same year. What a trust itself has is never in it, so that it learns nothing of others by changing its own plan; and
 * with fewer than five trusts there is no figure, nor is it said how many there are.
 *
 * <p>A trust's figure is the sum of its actual amounts in a category; for what recurs, that sum by the number of
 * financial years that have one. Quartiles are exact and rounded to whole pounds; none of them is one trust's own
 * figure ({@link Quantile#blended}).
 *
 * @param yearBase the year whose prices the figures are in
 */
public record Comparison(int yearBase, List<Figure> figures) {

    /** Fewer trusts than that could be told apart. */
    static final int FEWEST = 5;

    /** Why there is no figure. */
    static final String TOO_FEW = "Fewer than five other trusts have actual amounts";

    private static final long POUND = 100;

    /** A category; its quartiles are empty where fewer than five trusts have it. */
    public record Figure(Category category, Optional<Quartiles> quartiles) {}

    /** Pence, whole pounds. */
    public record Quartiles(int trusts, long lower, long median, long upper) {}

    /**
     * What one trust has in one category.
     *
     * @param trust under which it goes on today
     * @param actual sum of its actual amounts, in pence
     * @param years how many financial years have one
     */
    record Had(int yearBase, String trust, Category category, long actual, int years) {}

    /** The comparison in the prices of a year. */
    static Comparison of(List<Had> all, int yearBase, String own) {
        Map<Category, Map<String, Had>> by = new EnumMap<>(Category.class);
        all.stream()
                .filter(had -> had.yearBase() == yearBase && !had.trust().equals(own))
                .forEach(had -> by.computeIfAbsent(had.category(), category -> new HashMap<>())
                        // trusts that have merged are one
                        .merge(had.trust(), had, Comparison::together));
        return new Comparison(
                yearBase,
                Arrays.stream(Category.values())
                        .map(category -> new Figure(
                                category,
                                quartiles(by.getOrDefault(category, Map.of()).values().stream()
                                        .map(Comparison::figure)
                                        .toList())))
                        .toList());
    }

    private static Had together(Had one, Had other) {
        return new Had(
                one.yearBase(),
                one.trust(),
                one.category(),
                Math.addExact(one.actual(), other.actual()),
                Math.max(one.years(), other.years()));
    }

    private static long figure(Had had) {
        return had.category().recurrent()
                ? Quantile.rounded(BigInteger.valueOf(had.actual()), had.years(), 1)
                : had.actual();
    }

    private static Optional<Quartiles> quartiles(List<Long> figures) {
        return figures.size() < FEWEST
                ? Optional.empty()
                : Optional.of(new Quartiles(
                        figures.size(),
                        Quantile.blended(figures, 25, POUND),
                        Quantile.blended(figures, 50, POUND),
                        Quantile.blended(figures, 75, POUND)));
    }

    /** The year's prices in which the most trusts can be compared; the latest of several, empty when in none. */
    static Optional<Integer> bestBase(List<Had> all, String own) {
        List<Integer> bases = new ArrayList<>(
                all.stream().map(Had::yearBase).distinct().sorted().toList());
        return bases.reversed().stream()
                .filter(base -> most(of(all, base, own)) >= FEWEST)
                .reduce((one, other) -> most(of(all, other, own)) > most(of(all, one, own)) ? other : one);
    }

    private static int most(Comparison comparison) {
        return comparison.figures().stream()
                .mapToInt(figure -> figure.quartiles().map(Quartiles::trusts).orElse(0))
                .max()
                .orElse(0);
    }
}
