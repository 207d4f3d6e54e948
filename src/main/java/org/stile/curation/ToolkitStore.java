package org.stile.curation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stile.lessons.Removal;
import org.stile.lessons.WordTraces;

/** All persistence of toolkits and their versions. Every method runs in its caller's transaction. */
@ApplicationScoped
class ToolkitStore implements WordTraces {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECT = """
            select t.slug, t.version, cast(v.content as text), t.published, coalesce(t.owner_id, 0), t.refresh_by,
                   t.changed_at
            from toolkit t join toolkit_version v on v.toolkit = t.slug and v.version = t.version
            """;

    private final EntityManager entityManager;

    ToolkitStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Published and draft, by title. */
    List<Toolkit> all(int limit) {
        return list(entityManager
                .createNativeQuery(SELECT + "order by v.content->>'title', t.slug limit :limit", Object[].class)
                .setParameter("limit", limit));
    }

    Optional<Toolkit> bySlug(String slug) {
        return list(entityManager
                        .createNativeQuery(SELECT + "where t.slug = :slug", Object[].class)
                        .setParameter("slug", slug))
                .stream()
                .findFirst();
    }

    /** The same, locked until the transaction ends, so that of two who save at once the second sees the first. */
    Optional<Toolkit> locked(String slug) {
        return list(entityManager
                        .createNativeQuery(SELECT + "where t.slug = :slug for update of t", Object[].class)
                        .setParameter("slug", slug))
                .stream()
                .findFirst();
    }

    /** What an earlier version said; empty when there was none of that number. */
    Optional<ToolkitContent> content(String slug, int version) {
        List<String> found = entityManager
                .createNativeQuery(
                        "select cast(content as text) from toolkit_version where toolkit = :slug and version = :version",
                        String.class)
                .setParameter("slug", slug)
                .setParameter("version", version)
                .getResultList();
        return found.stream().findFirst().map(ToolkitStore::read);
    }

    /** The versions after one, newest first. */
    List<Toolkit.Version> versions(String slug, int after, int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select version, note, made_at, coalesce(made_by, 0) from toolkit_version
                        where toolkit = :slug and version > :after order by version desc limit :limit""", Object[].class)
                .setParameter("slug", slug)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Toolkit.Version(
                        ((Number) row[0]).intValue(), (String) row[1], (Instant) row[2], ((Number) row[3]).longValue()))
                .toList();
    }

    /** Whether a curator has saved a version of it: then files that ship leave it alone. */
    boolean edited(String slug) {
        return !entityManager
                .createNativeQuery("""
                        select 1 from toolkit_version where toolkit = :slug and made_by is not null limit 1""", Integer.class)
                .setParameter("slug", slug)
                .getResultList()
                .isEmpty();
    }

    /** A new one; false when there is one of this slug already. {@code owner} 0 for none. */
    boolean add(String slug, long owner, boolean published, LocalDate refreshBy, Instant at) {
        return entityManager
                        .createNativeQuery("""
                                insert into toolkit (slug, version, published, owner_id, refresh_by, changed_at)
                                values (:slug, 0, :published, nullif(:owner, 0), cast(:refresh as date), :at)
                                on conflict do nothing""")
                        .setParameter("slug", slug)
                        .setParameter("published", published)
                        .setParameter("owner", owner)
                        .setParameter("refresh", refreshBy == null ? null : refreshBy.toString())
                        .setParameter("at", at)
                        .executeUpdate()
                > 0;
    }

    /** Adds the next version and makes it the present one. {@code by} 0 for what ships. */
    void addVersion(String slug, int version, ToolkitContent content, String note, long by, Instant at) {
        entityManager
                .createNativeQuery("""
                        insert into toolkit_version (toolkit, version, content, note, made_by, made_at)
                        values (:slug, :version, cast(:content as jsonb), :note, nullif(:by, 0), :at)""")
                .setParameter("slug", slug)
                .setParameter("version", version)
                .setParameter("content", write(content))
                .setParameter("note", note)
                .setParameter("by", by)
                .setParameter("at", at)
                .executeUpdate();
        entityManager
                .createNativeQuery("update toolkit set version = :version, changed_at = :at where slug = :slug")
                .setParameter("version", version)
                .setParameter("at", at)
                .setParameter("slug", slug)
                .executeUpdate();
    }

    /** Who keeps it (0: nobody) and until when it is to be gone through (null: not said). */
    void keep(String slug, long owner, LocalDate refreshBy) {
        entityManager
                .createNativeQuery("""
                        update toolkit set owner_id = nullif(:owner, 0), refresh_by = cast(:refresh as date)
                        where slug = :slug""")
                .setParameter("owner", owner)
                .setParameter("refresh", refreshBy == null ? null : refreshBy.toString())
                .setParameter("slug", slug)
                .executeUpdate();
    }

    void publish(String slug, boolean published) {
        entityManager
                .createNativeQuery("update toolkit set published = :published where slug = :slug")
                .setParameter("published", published)
                .setParameter("slug", slug)
                .executeUpdate();
    }

    /** Words may have been copied from a lesson into a toolkit, and stand in every version of it. */
    @Override
    @Transactional(TxType.MANDATORY)
    public void forget(Removal removal) {
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select toolkit, version, cast(content as text), note from toolkit_version order by 1, 2",
                        Object[].class)
                .getResultList();
        for (Object[] row : rows) {
            ToolkitContent before = read((String) row[2]);
            ToolkitContent after = before.mapped(removal::from);
            String note = removal.from((String) row[3]);
            if (!after.equals(before) || !note.equals(row[3])) {
                entityManager
                        .createNativeQuery("""
                                update toolkit_version set content = cast(:content as jsonb), note = left(:note, 200)
                                where toolkit = :slug and version = :version""")
                        .setParameter("content", write(after))
                        .setParameter("note", note)
                        .setParameter("slug", row[0])
                        .setParameter("version", row[1])
                        .executeUpdate();
            }
        }
    }

    @Override
    public Set<String> tables() {
        return Set.of("toolkit_version");
    }

    @SuppressWarnings("unchecked")
    private static List<Toolkit> list(Query query) {
        return ((List<Object[]>) query.getResultList())
                .stream().map(ToolkitStore::toolkit).toList();
    }

    private static Toolkit toolkit(Object[] row) {
        return new Toolkit(
                (String) row[0],
                ((Number) row[1]).intValue(),
                read((String) row[2]),
                (Boolean) row[3],
                ((Number) row[4]).longValue(),
                Optional.ofNullable((LocalDate) row[5]),
                (Instant) row[6]);
    }

    private static ToolkitContent read(String json) {
        try {
            return JSON.readValue(json, ToolkitContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A version of a toolkit cannot be read", e);
        }
    }

    private static String write(ToolkitContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
