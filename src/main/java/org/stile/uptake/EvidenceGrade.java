package org.stile.uptake;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The evidence grade, a pure function of who used a lesson: 0 nothing; 1 another trust has seen the same; 2 another has
 * adopted or adapted it; 3 and confirmed that it worked; 4 two have confirmed it; 5 three or more have, in two regions
 * besides the source's. A trust counts as what it is today: after a merger the successor is the source itself, and two
 * that became one count once. Order and repetition do not matter.
 */
public final class EvidenceGrade {

    private static final int REGIONS_BESIDES = 2;

    // a source whose region is not known may lie in any one of three: two are surely besides it
    private static final int REGIONS_BESIDES_UNKNOWN = 3;

    private EvidenceGrade() {}

    /** What the grade must know of trusts. */
    public interface Register {

        /** The code under which a trust goes on today; the code itself where nothing else is known. */
        String today(String trust);

        /** The region of a trust; empty where it is not known. */
        String region(String trust);
    }

    /**
     * A trust that adopted or adapted the lesson, confirmed by its lead.
     *
     * @param worked whether the outcome was confirmed too: that it worked. Mixed and failed outcomes prove nothing more
     */
    public record Use(String trust, boolean worked) {}

    /**
     * All that counts for one lesson.
     *
     * @param trust the lesson comes from, or empty: then every trust is another one
     * @param region the lesson comes from, or empty
     * @param corroborating trusts that have seen the same
     */
    public record Evidence(String trust, String region, Collection<Use> uses, Collection<String> corroborating) {}

    /** The grade, from 0 to 5. */
    public static int of(Evidence evidence, Register register) {
        Set<String> confirming =
                others(evidence, evidence.uses().stream().filter(Use::worked).map(Use::trust), register);
        if (confirming.size() >= 3 && spread(evidence.region(), confirming, register)) {
            return 5;
        }
        if (!confirming.isEmpty()) {
            return confirming.size() >= 2 ? 4 : 3;
        }
        if (!others(evidence, evidence.uses().stream().map(Use::trust), register)
                .isEmpty()) {
            return 2;
        }
        return others(evidence, evidence.corroborating().stream(), register).isEmpty() ? 0 : 1;
    }

    /** The trusts of today among these, without the one that the lesson comes from. */
    private static Set<String> others(Evidence evidence, Stream<String> trusts, Register register) {
        String source = evidence.trust().isEmpty() ? "" : register.today(evidence.trust());
        return trusts.map(register::today)
                .filter(trust -> !trust.equals(source))
                .collect(Collectors.toSet());
    }

    private static boolean spread(String source, Set<String> trusts, Register register) {
        long regions = trusts.stream()
                .map(register::region)
                .filter(region -> !region.isEmpty() && !region.equals(source))
                .distinct()
                .count();
        return regions >= (source.isEmpty() ? REGIONS_BESIDES_UNKNOWN : REGIONS_BESIDES);
    }

    /** What a grade means, in words. */
    public static String meaning(int grade) {
        return switch (grade) {
            case 0 -> "No other trust has confirmed it yet";
            case 1 -> "Another trust has seen the same";
            case 2 -> "Another trust has adopted or adapted it";
            case 3 -> "Another trust has used it and confirmed that it worked";
            case 4 -> "Two or more other trusts have used it and confirmed that it worked";
            case 5 ->
                "Three or more other trusts, in at least two other regions, have used it and confirmed that it worked";
            default -> throw new IllegalArgumentException("There is no grade " + grade);
        };
    }
}
