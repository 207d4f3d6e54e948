package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which content files have been loaded, by their hash. */
@ApplicationScoped
class ContentStore {

    // One node loads while the others wait: content is loaded once, however many nodes start.
    private static final long LOCK = 48_390_711L;

    private final EntityManager entityManager;

    ContentStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Loads content that is new or has changed, in one transaction with the note that it has been loaded. */
    @Transactional
    public void whenChanged(String path, String content, Runnable load) {
        String hash = hash(content);
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        boolean known = !entityManager
                .createNativeQuery("select 1 from content_file where path = :path and sha256 = :hash")
                .setParameter("path", path)
                .setParameter("hash", hash)
                .getResultList()
                .isEmpty();
        if (known) {
            return;
        }
        entityManager
                .createNativeQuery("""
                        insert into content_file (path, sha256) values (:path, :hash)
                        on conflict (path) do update set sha256 = excluded.sha256, loaded_at = now()""")
                .setParameter("path", path)
                .setParameter("hash", hash)
                .executeUpdate();
        load.run();
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
