package org.stile.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sessions as text that only this portal can make or read: AES-256-GCM over 28 bytes, with a fresh nonce each time (96
 * random bits: safe for some 4,000 million cookies under one key). Thread-safe.
 */
final class SessionCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SESSION_BYTES = Long.BYTES + Integer.BYTES + Long.BYTES + Long.BYTES;
    private static final int SEALED_BYTES = NONCE_BYTES + SESSION_BYTES + TAG_BITS / 8;

    // Part of the key's name: a new layout of the bytes makes old cookies unreadable instead of misread.
    private static final String PURPOSE = "stile session cookie 1";
    private static final byte[] ASSOCIATED = PURPOSE.getBytes(StandardCharsets.UTF_8);

    private final SecretKeySpec key;

    SessionCipher(String secret) {
        key = new SecretKeySpec(Secrets.key(secret, PURPOSE), "AES");
    }

    String seal(Session session) {
        byte[] nonce = Secrets.random(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, bytes(session)).orElseThrow();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ByteBuffer.allocate(SEALED_BYTES).put(nonce).put(sealed).array());
    }

    /** The session that was sealed; empty for anything else, whatever it is. Says nothing about expiry. */
    Optional<Session> open(String text) {
        return decoded(text).flatMap(this::opened).map(SessionCipher::session);
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text)).filter(bytes -> bytes.length == SEALED_BYTES);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> opened(byte[] sealed) {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return run(Cipher.DECRYPT_MODE, nonce, rest);
    }

    private Optional<byte[]> run(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ASSOCIATED);
            return Optional.of(cipher.doFinal(input));
        } catch (AEADBadTagException tampered) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Session session) {
        return ByteBuffer.allocate(SESSION_BYTES)
                .putLong(session.accountId())
                .putInt(session.epoch())
                .putLong(session.signedInAt().toEpochMilli())
                .putLong(session.expiresAt().toEpochMilli())
                .array();
    }

    private static Session session(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Session(
                in.getLong(), in.getInt(), Instant.ofEpochMilli(in.getLong()), Instant.ofEpochMilli(in.getLong()));
    }
}
