package org.stile.curation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stile.lessons.Removal;
import org.stile.lessons.WordTraces;

/** All persistence of trusts' copies and their marks. Every method runs in its caller's transaction. */
@ApplicationScoped
class ToolkitCopyStore implements WordTraces {

    private final EntityManager entityManager;

    ToolkitCopyStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Which version a trust's copy follows, and since when it has one. */
    record Row(int version, Instant takenAt) {}

    Optional<Row> copy(String toolkit, String trust) {
        return copy(toolkit, trust, "");
    }

    /** The same, kept from changing its version until the transaction ends. */
    Optional<Row> held(String toolkit, String trust) {
        return copy(toolkit, trust, " for share");
    }

    private Optional<Row> copy(String toolkit, String trust, String lock) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select version, taken_at from toolkit_copy where toolkit = :toolkit and trust_code = :trust"
                                + lock,
                        Object[].class)
                .setParameter("toolkit", toolkit)
                .setParameter("trust", trust)
                .getResultList();
        return rows.stream().findFirst().map(row -> new Row(((Number) row[0]).intValue(), (Instant) row[1]));
    }

    /** Which toolkits a trust has a copy of, and how many of its ticks each has. */
    Map<String, Long> copies(String trust) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select c.toolkit, count(m.done_at) from toolkit_copy c
                            left join toolkit_mark m on m.toolkit = c.toolkit and m.trust_code = c.trust_code
                        where c.trust_code = :trust group by c.toolkit""", Object[].class)
                .setParameter("trust", trust)
                .getResultList();
        Map<String, Long> copies = new HashMap<>();
        rows.forEach(row -> copies.put((String) row[0], ((Number) row[1]).longValue()));
        return copies;
    }

    /** Which of some trusts have a copy of a toolkit. */
    List<String> having(String toolkit, Collection<String> trusts) {
        return entityManager
                .createNativeQuery("""
                        select trust_code from toolkit_copy
                        where toolkit = :toolkit and trust_code = any(cast(:trusts as text[]))
                        order by trust_code limit :limit""", String.class)
                .setParameter("toolkit", toolkit)
                .setParameter("trusts", trusts.toArray(String[]::new))
                .setParameter("limit", trusts.size())
                .getResultList();
    }

    /** False when the trust has one already. */
    boolean add(String toolkit, String trust, int version, long by, Instant at) {
        return entityManager
                        .createNativeQuery("""
                                insert into toolkit_copy (toolkit, trust_code, version, taken_by, taken_at)
                                values (:toolkit, :trust, :version, :by, :at) on conflict do nothing""")
                        .setParameter("toolkit", toolkit)
                        .setParameter("trust", trust)
                        .setParameter("version", version)
                        .setParameter("by", by)
                        .setParameter("at", at)
                        .executeUpdate()
                > 0;
    }

    /** Makes the copy follow a newer version; false when it follows that or a newer one already. */
    boolean follow(String toolkit, String trust, int version) {
        return entityManager
                        .createNativeQuery("""
                                update toolkit_copy set version = :version
                                where toolkit = :toolkit and trust_code = :trust and version < :version""")
                        .setParameter("toolkit", toolkit)
                        .setParameter("trust", trust)
                        .setParameter("version", version)
                        .executeUpdate()
                > 0;
    }

    List<ToolkitMark> marks(String toolkit, String trust) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select item, said, done_at, done_as, done_wording, note, note_version, noted_at, noted_as
                        from toolkit_mark where toolkit = :toolkit and trust_code = :trust""", Object[].class)
                .setParameter("toolkit", toolkit)
                .setParameter("trust", trust)
                .getResultList();
        return rows.stream()
                .map(row -> new ToolkitMark(
                        (String) row[0],
                        (String) row[1],
                        by(row[2], row[3]),
                        (String) row[4],
                        (String) row[5],
                        ((Number) row[6]).intValue(),
                        by(row[7], row[8])))
                .toList();
    }

    private static Optional<ToolkitMark.By> by(Object at, Object role) {
        return Optional.ofNullable((Instant) at).map(then -> new ToolkitMark.By(then, (String) role));
    }

    /** Ticks an item. Who ticked it first stays, unless it says something else since; false when nothing is new. */
    boolean tick(String toolkit, String trust, ToolkitItem item, ToolkitMark.By by) {
        return entityManager
                        .createNativeQuery("""
                                insert into toolkit_mark as m
                                    (toolkit, trust_code, item, said, done_at, done_as, done_wording)
                                values (:toolkit, :trust, :item, :said, :at, :role, :wording)
                                on conflict (toolkit, trust_code, item) do update set said = excluded.said,
                                    done_at = excluded.done_at, done_as = excluded.done_as,
                                    done_wording = excluded.done_wording
                                where m.done_at is null or m.done_wording <> excluded.done_wording""")
                        .setParameter("toolkit", toolkit)
                        .setParameter("trust", trust)
                        .setParameter("item", item.id())
                        .setParameter("said", item.text())
                        .setParameter("at", by.at())
                        .setParameter("role", by.role())
                        .setParameter("wording", item.wording())
                        .executeUpdate()
                > 0;
    }

    /** Takes a tick away; false when there is none. */
    boolean untick(String toolkit, String trust, String item) {
        return entityManager
                        .createNativeQuery("""
                                update toolkit_mark set done_at = null, done_as = '', done_wording = ''
                                where toolkit = :toolkit and trust_code = :trust and item = :item
                                    and done_at is not null""")
                        .setParameter("toolkit", toolkit)
                        .setParameter("trust", trust)
                        .setParameter("item", item)
                        .executeUpdate()
                > 0;
    }

    /**
     * Writes a note over the one that somebody has read.
     *
     * @param base the version of the note that was read; 0 where there was none
     * @return whether that is still the latest
     */
    boolean note(String toolkit, String trust, String item, String said, int base, String note, ToolkitMark.By by) {
        return entityManager
                        .createNativeQuery("""
                                insert into toolkit_mark as m
                                    (toolkit, trust_code, item, said, note, note_version, noted_at, noted_as)
                                values (:toolkit, :trust, :item, :said, :note, cast(:base as integer) + 1, :at, :role)
                                on conflict (toolkit, trust_code, item) do update set said = excluded.said,
                                    note = excluded.note, note_version = excluded.note_version,
                                    noted_at = excluded.noted_at, noted_as = excluded.noted_as
                                where m.note_version = :base""")
                        .setParameter("toolkit", toolkit)
                        .setParameter("trust", trust)
                        .setParameter("item", item)
                        .setParameter("said", said)
                        .setParameter("note", note)
                        .setParameter("base", base)
                        .setParameter("at", by.at())
                        .setParameter("role", by.role())
                        .executeUpdate()
                > 0;
    }

    /** What somebody wrote beside an item may be of whom the words speak. */
    @Override
    @Transactional(TxType.MANDATORY)
    public void forget(Removal removal) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select toolkit, trust_code, item, note, said, done_wording from toolkit_mark
                        where note ~* :words or said ~* :words or done_wording ~* :words
                        order by 1, 2, 3 for update""", Object[].class)
                .setParameter("words", removal.expression())
                .getResultList();
        for (Object[] row : rows) {
            entityManager
                    .createNativeQuery("""
                            update toolkit_mark set note = left(:note, 2000), said = :said, done_wording = :wording
                            where toolkit = :toolkit and trust_code = :trust and item = :item""")
                    .setParameter("note", removal.from((String) row[3]))
                    .setParameter("said", removal.from((String) row[4]))
                    .setParameter("wording", removal.from((String) row[5]))
                    .setParameter("toolkit", row[0])
                    .setParameter("trust", row[1])
                    .setParameter("item", row[2])
                    .executeUpdate();
        }
    }

    @Override
    public Set<String> tables() {
        return Set.of("toolkit_mark");
    }
}
