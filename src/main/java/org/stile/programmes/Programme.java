package org.stile.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A national change that trusts go through.
 *
 * @param summary what it is, in Markdown; may be empty
 * @param rowsNote how rows were made that no source names, in Markdown; empty for programmes that people keep up here
 * @param deadline the day by which all were to be live; null when there is none
 * @param stages in the order they are lived through; never empty
 * @param regions as they were in the programme, in the order it lists them; never empty
 * @param owners who answers for it, in the order to read them; may be empty
 * @param version what a change must name
 */
public record Programme(
        String slug,
        String name,
        String summary,
        String rowsNote,
        LocalDate deadline,
        String deadlineNote,
        List<Place> stages,
        List<Place> regions,
        List<Owner> owners,
        int version) {

    /** The stage from which a trust counts as live. */
    public static final String GO_LIVE = "go-live";

    public Programme {
        stages = List.copyOf(stages);
        regions = List.copyOf(regions);
        owners = List.copyOf(owners);
    }

    /**
     * A stage or a region.
     *
     * @param key in kebab-case; stages that lessons know as well have the same key
     */
    public record Place(String key, String name) {}

    /**
     * Somebody who answers for a programme.
     *
     * @param name a body or a role; a person's name only where that is public
     * @param sourceTitle where that is written; empty for what a curator said here
     */
    public record Owner(String name, String sourceTitle, String sourceUrl) {}

    /** The name of a region, or its key where it is not known. */
    public String regionName(String key) {
        return name(regions, key).orElse(key);
    }

    /** The name of a stage, or its key where it is not known. */
    public String stageName(String key) {
        return name(stages, key).orElse(key);
    }

    /** Where a stage stands, from 0; -1 where it is none of this programme. */
    public int order(String stage) {
        return stages.stream().map(Place::key).toList().indexOf(stage);
    }

    private static Optional<String> name(List<Place> places, String key) {
        return places.stream()
                .filter(place -> place.key().equals(key))
                .map(Place::name)
                .findFirst();
    }
}
