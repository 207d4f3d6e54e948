package org.stile.packs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stile.programmes.Deployment;
import org.stile.programmes.Programmes;

/**
 * A trust's next step as a section of a page, {@code packs/section.html}.
 *
 * @param going its journeys; never empty
 * @param open packs with lessons that wait for an answer, newest first
 * @param own whether it is the reader's own trust
 */
public record NextStep(List<Going> going, List<Line> open, boolean own) {

    public NextStep {
        going = List.copyOf(going);
        open = List.copyOf(open);
    }

    /**
     * A journey.
     *
     * @param stage its name; empty where it is not stated
     * @param planned when it is to be live; empty where it is live, or nothing is planned
     */
    public record Going(String href, String programme, String stage, Optional<LocalDate> planned) {

        static Going of(Programmes.Journey journey, LocalDate today) {
            Deployment deployment = journey.deployment();
            return new Going(
                    "/programmes/" + journey.programme().slug() + "/deployments/" + deployment.id(),
                    journey.programme().name(),
                    deployment
                            .stage(today, journey.programme())
                            .map(journey.programme()::stageName)
                            .orElse(""),
                    deployment.live() == null ? deployment.planned(today).map(Deployment.Plan::on) : Optional.empty());
        }
    }

    /**
     * A pack in a list.
     *
     * @param open how many of its lessons wait for an answer
     * @param total how many may be read
     */
    public record Line(String href, String title, Instant madeAt, long open, int total) {

        static Line of(Packs.Shown shown) {
            return new Line(
                    shown.pack().href(),
                    shown.title(),
                    shown.pack().madeAt(),
                    shown.open(),
                    shown.items().size());
        }
    }
}
