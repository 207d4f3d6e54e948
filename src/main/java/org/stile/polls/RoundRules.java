package org.stile.polls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.base.CleanText;
import org.stile.base.Problem;

/** What a round may be. */
final class RoundRules {

    /** The most rounds of a poll: every page shows all of them. */
    static final int MOST = 50;

    static final int HELD_MAX = 40;
    static final int ASKED_MAX = 200;

    private static final int HELD_MIN = 4;
    private static final int RESPONDENTS_MAX = 10_000_000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    // a share that is published as a whole number may be half a per cent off
    private static final BigDecimal ROUNDING = new BigDecimal("0.5");
    private static final int DECIMALS = 2;

    private RoundRules() {}

    /** Refuses days that make no sense, and a round that would ask somebody twice at once. */
    static void check(Round.Asked round, LocalDate today, List<Round> others) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (round.opensOn().isBefore(today)) {
            wrong.put("opens-on", "The first day must be today or later");
        } else if (round.opensOn().isAfter(today.plusYears(1))) {
            wrong.put("opens-on", "The first day must be within a year from today");
        }
        if (round.closesOn().isBefore(round.opensOn())) {
            wrong.put("closes-on", "The last day must not be before the first");
        } else if (round.closesOn().isAfter(round.opensOn().plusYears(1))) {
            wrong.put("closes-on", "Keep a round open for at most one year");
        }
        boolean twice = others.stream().anyMatch(other -> other instanceof Round.Asked asked && asked.meets(round));
        if (twice) {
            wrong.putIfAbsent(
                    "opens-on",
                    "Another round is for the same people on one of these days. Choose other days or people");
        }
        PollRules.refuse(wrong);
    }

    /** Figures with every text on one line; {@link Problem.Invalid} says everything that is wrong with them. */
    static Round.Reported checked(Round.Reported given, LocalDate today) {
        Round.Reported round = new Round.Reported(
                given.id(),
                new Held(CleanText.line(given.held().as()), given.held().on()),
                CleanText.line(given.asked()),
                given.respondents(),
                given.shares(),
                given.notStated(),
                PollRules.line(given.source()));
        Map<String, String> wrong = new LinkedHashMap<>();
        checkHeld(round.held(), today, wrong);
        PollRules.tooLong(wrong, "asked", round.asked(), ASKED_MAX);
        round.respondents()
                .filter(n -> n < 1 || n > RESPONDENTS_MAX)
                .ifPresent(n -> wrong.put("respondents", "Give a whole number, or leave it empty if it is not stated"));
        checkShares(round, wrong);
        PollRules.checkSource(round.source(), wrong);
        PollRules.guard(wrong, Map.of("held-as", round.held().as(), "asked", round.asked()));
        PollRules.refuse(wrong);
        return round;
    }

    private static void checkHeld(Held held, LocalDate today, Map<String, String> wrong) {
        int length = held.as().length();
        if (length < HELD_MIN || length > HELD_MAX) {
            wrong.put("held-as", "Give a date, a month such as 2005-11, or words such as autumn 2005");
        }
        if (held.on().isAfter(today)) {
            wrong.put(Held.day(held.as()).isPresent() ? "held-as" : "held-on", "This day has not come yet");
        }
    }

    private static void checkShares(Round.Reported round, Map<String, String> wrong) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < round.shares().size(); i++) {
            sum = sum.add(round.shares().get(i));
            if (!percent(round.shares().get(i))) {
                wrong.put("share-" + (i + 1), "Give per cent from 0 to 100, with at most two decimals");
            }
        }
        if (!percent(round.notStated())) {
            wrong.put("not-stated", "Give per cent from 0 to 100, with at most two decimals");
        }
        BigDecimal off = sum.add(round.notStated()).subtract(HUNDRED).abs();
        if (off.compareTo(rounding(round.shares().size())) > 0) {
            wrong.putIfAbsent(
                    "not-stated",
                    "The shares and what is not stated must make 100, but for rounding. Leave this empty for the rest");
        }
    }

    /** What the shares leave of 100; 0 where they come to more by rounding. */
    static BigDecimal rest(List<BigDecimal> shares) {
        BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return HUNDRED.subtract(sum).max(BigDecimal.ZERO);
    }

    private static BigDecimal rounding(int shares) {
        return ROUNDING.multiply(BigDecimal.valueOf(shares + 1L));
    }

    private static boolean percent(BigDecimal share) {
        return share.signum() >= 0
                && share.compareTo(HUNDRED) <= 0
                && Line.plain(share).scale() <= DECIMALS;
    }
}
