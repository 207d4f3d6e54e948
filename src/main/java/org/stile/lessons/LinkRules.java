package org.stile.lessons;

import java.util.Optional;

/** Which links there can be: pure rules over what is known of two lessons. */
final class LinkRules {

    private LinkRules() {}

    /**
     * What somebody wants to say of two lessons.
     *
     * @param itself whether both are the same
     * @param readable whether the other is published and the linker may read it
     * @param back what the other says of this one already; null when nothing
     * @param circle whether the other supersedes this one already, directly or through others
     * @param worksOnBoth whether the linker may change both
     */
    record Asked(
            LinkType type,
            LessonRef other,
            boolean itself,
            boolean readable,
            LinkType back,
            boolean circle,
            boolean worksOnBoth) {}

    /** Why it cannot be said, in a sentence for the linker; empty when it can. */
    static Optional<String> refusal(Asked asked) {
        if (!asked.type.outgoing()) {
            return Optional.of("Say what this lesson is to the other: confirms, variant of, contradicts or supersedes");
        }
        if (asked.itself) {
            return Optional.of("A lesson cannot be linked to itself");
        }
        if (!asked.readable) {
            return Optional.of("There is no published lesson %s that you can read".formatted(asked.other));
        }
        if (asked.type == LinkType.SUPERSEDES && !asked.worksOnBoth) {
            return Optional.of(
                    "Only a curator, or somebody who may change both lessons, can say that this one supersedes %s"
                            .formatted(asked.other));
        }
        if (asked.type == LinkType.SUPERSEDES && asked.circle) {
            return Optional.of("%s supersedes this lesson already, directly or through others".formatted(asked.other));
        }
        if (asked.type == asked.back) {
            return Optional.of("%s is linked to this lesson like this already".formatted(asked.other));
        }
        return Optional.empty();
    }
}
