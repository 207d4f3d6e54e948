package org.stile.polls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stile.base.Token;
import org.stile.lessons.Audience;

/** All persistence of rounds and of answers to them. Every method runs in its caller's transaction. */
@ApplicationScoped
class RoundStore {

    private final EntityManager entityManager;

    RoundStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The rounds of polls, the oldest first. */
    Map<Long, List<Round>> of(Collection<Long> polls) {
        Map<Long, List<BigDecimal>> shares = shares(polls);
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select poll_id, id, held_on, held_as, opens_on, closes_on, closed_at is not null, audience,
                            region, asked, respondents, not_stated, source_title, source_url
                        from poll_round where poll_id = any(cast(:polls as bigint[])) order by held_on, id""", Object[].class)
                .setParameter("polls", array(polls))
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (Long) row[0], Collectors.mapping(row -> round(row, shares), Collectors.toList())));
    }

    List<Round> of(long poll) {
        return of(List.of(poll)).getOrDefault(poll, List.of());
    }

    private Map<Long, List<BigDecimal>> shares(Collection<Long> polls) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select s.round_id, s.percent from poll_share s join poll_round r on r.id = s.round_id
                        where r.poll_id = any(cast(:polls as bigint[])) order by s.round_id, s.position""", Object[].class)
                .setParameter("polls", array(polls))
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (Long) row[0],
                        Collectors.mapping(row -> Line.plain((BigDecimal) row[1]), Collectors.toList())));
    }

    private static Round round(Object[] row, Map<Long, List<BigDecimal>> shares) {
        long id = (Long) row[1];
        if (row[4] != null) {
            return new Round.Asked(
                    id,
                    (LocalDate) row[4],
                    (LocalDate) row[5],
                    (Boolean) row[6],
                    Token.of(Audience.class, (String) row[7]),
                    (String) row[8]);
        }
        return new Round.Reported(
                id,
                new Held((String) row[3], (LocalDate) row[2]),
                (String) row[9],
                Optional.ofNullable((Integer) row[10]),
                shares.getOrDefault(id, List.of()),
                Line.plain((BigDecimal) row[11]),
                new Round.Source((String) row[12], (String) row[13]));
    }

    long add(long poll, Round.Asked round) {
        return (Long) entityManager
                .createNativeQuery("""
                        insert into poll_round (poll_id, held_on, held_as, opens_on, closes_on, audience, region)
                        values (:poll, :opens, :as, :opens, :closes, :audience, :region) returning id""", Long.class)
                .setParameter("poll", poll)
                .setParameter("as", round.held().as())
                .setParameter("opens", round.opensOn())
                .setParameter("closes", round.closesOn())
                .setParameter("audience", round.audience().map(Audience::value).orElse(""))
                .setParameter("region", round.region())
                .getSingleResult();
    }

    long add(long poll, Round.Reported round) {
        long id = (Long) entityManager
                .createNativeQuery("""
                        insert into poll_round
                            (poll_id, held_on, held_as, asked, respondents, not_stated, source_title, source_url)
                        values (:poll, :on, :as, :asked, cast(:respondents as integer), :rest, :title, :url)
                        returning id""", Long.class)
                .setParameter("poll", poll)
                .setParameter("on", round.held().on())
                .setParameter("as", round.held().as())
                .setParameter("asked", round.asked())
                .setParameter(
                        "respondents", round.respondents().map(String::valueOf).orElse(null))
                .setParameter("rest", round.notStated())
                .setParameter("title", round.source().title())
                .setParameter("url", round.source().url())
                .getSingleResult();
        for (int i = 0; i < round.shares().size(); i++) {
            entityManager
                    .createNativeQuery("insert into poll_share (round_id, position, percent) values (:id, :at, :share)")
                    .setParameter("id", id)
                    .setParameter("at", i + 1)
                    .setParameter("share", round.shares().get(i))
                    .executeUpdate();
        }
        return id;
    }

    void close(long round, Instant at) {
        entityManager
                .createNativeQuery("update poll_round set closed_at = :at where id = :id")
                .setParameter("at", at)
                .setParameter("id", round)
                .executeUpdate();
    }

    /** Forgets a round, which must have no answers. */
    void remove(long round) {
        entityManager
                .createNativeQuery("delete from poll_round where id = :id")
                .setParameter("id", round)
                .executeUpdate();
    }

    /** Forgets all rounds of a poll, which must have no answers. */
    void removeAll(long poll) {
        entityManager
                .createNativeQuery("delete from poll_round where poll_id = :id")
                .setParameter("id", poll)
                .executeUpdate();
    }

    /** Whether anybody has answered any of its rounds. */
    boolean answered(long poll) {
        return !entityManager
                .createNativeQuery("""
                        select 1 from poll_answer a join poll_round r on r.id = a.round_id
                        where r.poll_id = :poll limit 1""", Integer.class)
                .setParameter("poll", poll)
                .getResultList()
                .isEmpty();
    }

    /** Which option somebody has chosen in a round, from 1; 0 for none. */
    int answer(long round, long account) {
        List<Integer> chosen = entityManager
                .createNativeQuery(
                        "select position from poll_answer where round_id = :round and account_id = :account",
                        Integer.class)
                .setParameter("round", round)
                .setParameter("account", account)
                .getResultList();
        return chosen.isEmpty() ? 0 : chosen.getFirst();
    }

    /** Puts somebody's answer in place of the one they gave before. */
    void putAnswer(long round, long account, Breakdown.Cell answer, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into poll_answer (round_id, account_id, position, region, audience, answered_at)
                        values (:round, :account, :position, :region, :audience, :at)
                        on conflict (round_id, account_id) do update
                        set position = excluded.position, region = excluded.region, audience = excluded.audience,
                            answered_at = excluded.answered_at""")
                .setParameter("round", round)
                .setParameter("account", account)
                .setParameter("position", answer.choice())
                .setParameter("region", answer.region())
                .setParameter("audience", answer.audience())
                .setParameter("at", at)
                .executeUpdate();
    }

    /** How many chose what in each round of a poll, by region and audience. Not for showing: see {@link Results}. */
    Map<Long, List<Breakdown.Cell>> cells(long poll) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select a.round_id, a.position, a.region, a.audience, count(*)
                        from poll_answer a join poll_round r on r.id = a.round_id
                        where r.poll_id = :poll
                        group by a.round_id, a.position, a.region, a.audience""", Object[].class)
                .setParameter("poll", poll)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (Long) row[0],
                        Collectors.mapping(
                                row -> new Breakdown.Cell(
                                        (Integer) row[1],
                                        (String) row[2],
                                        (String) row[3],
                                        ((Number) row[4]).intValue()),
                                Collectors.toList())));
    }

    private static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
