package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stile.base.Token;
import org.stile.lessons.Removal;
import org.stile.lessons.WordTraces;
import org.stile.site.DeskLine.Kind;

/** What was settled on the desk, by act. Every method runs in its caller's transaction. */
@ApplicationScoped
class DeskStore implements WordTraces {

    // far more than the desk ever shows: what is put aside within some weeks
    private static final int MOST_SETTLED = 10_000;

    private final EntityManager entityManager;

    DeskStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** One act that has not been undone, with how many of each kind it settled. */
    record Act(long id, long accountId, Instant at, Map<Kind, Long> counts) {}

    long add(long account, Instant at, Collection<DeskLine> settled) {
        long act = (Long) entityManager
                .createNativeQuery(
                        "insert into desk_act (account_id, made_at) values (:account, :at) returning id", Long.class)
                .setParameter("account", account)
                .setParameter("at", at)
                .getSingleResult();
        entityManager
                .createNativeQuery("""
                        insert into desk_settled (act_id, kind, item)
                        select :act, kind, item
                        from unnest(cast(:kinds as text[]), cast(:items as text[])) as s (kind, item)""")
                .setParameter("act", act)
                .setParameter(
                        "kinds",
                        settled.stream().map(line -> line.kind().value()).toArray(String[]::new))
                .setParameter("items", settled.stream().map(DeskLine::item).toArray(String[]::new))
                .executeUpdate();
        return act;
    }

    /** Keys of the lines that were settled since then, by acts that have not been undone. */
    Set<String> settled(Instant since) {
        List<String> keys = entityManager
                .createNativeQuery("""
                        select s.kind || ':' || s.item from desk_settled s join desk_act a on a.id = s.act_id
                        where a.made_at > :since and a.undone_at is null
                        order by a.id desc, s.kind, s.item limit :limit""", String.class)
                .setParameter("since", since)
                .setParameter("limit", MOST_SETTLED)
                .getResultList();
        return Set.copyOf(keys);
    }

    /** The acts since then that have not been undone, the latest first. */
    List<Act> acts(Instant since, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select a.id, a.account_id, a.made_at, string_agg(s.kind || ' ' || s.number, ',')
                        from desk_act a join (
                            select act_id, kind, count(*) as number from desk_settled group by act_id, kind) s
                            on s.act_id = a.id
                        where a.made_at > :since and a.undone_at is null
                        group by a.id order by a.id desc limit :limit""", Object[].class)
                .setParameter("since", since)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Act((Long) row[0], (Long) row[1], (Instant) row[2], counts((String) row[3])))
                .toList();
    }

    private static Map<Kind, Long> counts(String packed) {
        return List.of(packed.split(",")).stream()
                .map(part -> part.split(" "))
                .collect(Collectors.toMap(
                        part -> kind(part[0]), part -> Long.parseLong(part[1]), Long::sum, java.util.TreeMap::new));
    }

    /** Notes that an act is undone; false when there is none, or it is undone already. */
    boolean undo(long act, Instant at) {
        return entityManager
                        .createNativeQuery("update desk_act set undone_at = :at where id = :id and undone_at is null")
                        .setParameter("at", at)
                        .setParameter("id", act)
                        .executeUpdate()
                > 0;
    }

    /** What an act settled of a kind. */
    List<String> items(long act, Kind kind) {
        return entityManager
                .createNativeQuery(
                        "select item from desk_settled where act_id = :act and kind = :kind order by item limit :limit",
                        String.class)
                .setParameter("act", act)
                .setParameter("kind", kind.value())
                .setParameter("limit", MOST_SETTLED)
                .getResultList();
    }

    private static Kind kind(String value) {
        return Token.of(Kind.class, value).orElseThrow();
    }

    /** A search that was put aside may hold the words. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(Removal removal) {
        entityManager
                .createNativeQuery("delete from desk_settled where item ~* :words")
                .setParameter("words", removal.expression())
                .executeUpdate();
    }

    @Override
    public Set<String> tables() {
        return Set.of("desk_settled");
    }
}
