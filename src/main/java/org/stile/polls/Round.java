package org.stile.polls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stile.lessons.Audience;

/** One time that a poll was put to people. */
public sealed interface Round {

    /** 0 for one that is not stored yet. */
    long id();

    Held held();

    /**
     * Answered in the portal.
     *
     * @param opensOn the first day it takes answers, in the United Kingdom
     * @param closesOn the last day
     * @param closedEarly whether a curator closed it before its last day
     * @param audience whom it is for by their work; empty means everybody
     * @param region code of the region whose trusts it is for; the empty text means all
     */
    record Asked(
            long id,
            LocalDate opensOn,
            LocalDate closesOn,
            boolean closedEarly,
            Optional<Audience> audience,
            String region)
            implements Round {

        @Override
        public Held held() {
            return Held.on(opensOn);
        }

        boolean begun(LocalDate day) {
            return !opensOn.isAfter(day);
        }

        boolean closed(LocalDate day) {
            return closedEarly || closesOn.isBefore(day);
        }

        boolean open(LocalDate day) {
            return begun(day) && !closed(day);
        }

        /** Whether it is for somebody of that work and region. */
        boolean isFor(String work, String theirRegion) {
            return audience.map(wanted -> wanted.value().equals(work)).orElse(true)
                    && (region.isEmpty() || region.equals(theirRegion));
        }

        /** Whom it is for, in words; empty when it is for everybody. */
        String forWhom(UnaryOperator<String> regionName) {
            return Stream.of(audience.map(Audience::label).orElse(""), regionName.apply(region))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        /** Whether somebody could be asked by both at once. */
        boolean meets(Asked other) {
            boolean days = !closedEarly
                    && !other.closedEarly
                    && !opensOn.isAfter(other.closesOn)
                    && !other.opensOn.isAfter(closesOn);
            boolean works = audience.isEmpty() || other.audience.isEmpty() || audience.equals(other.audience);
            boolean regions = region.isEmpty() || other.region.isEmpty() || region.equals(other.region);
            return days && works && regions;
        }
    }

    /**
     * Figures that somebody has published.
     *
     * @param asked who was asked, as the source says; empty when it does not
     * @param respondents how many answered; empty when the source does not say
     * @param shares in per cent as the source gives them, in the order of the options; they need not add up to 100
     * @param notStated what the source does not account for, in per cent
     * @param source where the figures are from
     */
    record Reported(
            long id,
            Held held,
            String asked,
            Optional<Integer> respondents,
            List<BigDecimal> shares,
            BigDecimal notStated,
            Source source)
            implements Round {}

    /**
     * Where figures or an outcome are from.
     *
     * @param title of the article or report
     * @param url http or https; empty when it has none
     */
    record Source(String title, String url) {}
}
