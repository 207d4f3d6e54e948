package org.stile.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SessionCipherTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Session SESSION = new Session(42, 7, NOW, NOW.plus(Session.IDLE));

    private final SessionCipher cipher = new SessionCipher("a secret of the tests");

    @Test
    void what_was_sealed_is_read_again() {
        assertThat(cipher.open(cipher.seal(SESSION))).contains(SESSION);
    }

    @Test
    void the_same_session_looks_different_each_time() {
        assertThat(cipher.seal(SESSION)).isNotEqualTo(cipher.seal(SESSION));
    }

    @Test
    void a_change_of_any_byte_is_noticed() {
        byte[] sealed = Base64.getUrlDecoder().decode(cipher.seal(SESSION));
        for (int i = 0; i < sealed.length; i++) {
            byte[] tampered = sealed.clone();
            tampered[i] ^= 1;
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(tampered);
            assertThat(cipher.open(text)).as("byte " + i).isEmpty();
        }
    }

    @Test
    void another_secret_reads_nothing() {
        assertThat(new SessionCipher("another secret").open(cipher.seal(SESSION)))
                .isEmpty();
    }

    @Test
    void anything_else_is_no_session() {
        for (String text : new String[] {"", "x", "%%%", "ü", "A".repeat(75), "A".repeat(76), "A".repeat(8_000)}) {
            assertThat(cipher.open(text)).as(text).isEmpty();
        }
    }

    @Test
    void a_session_ends_twelve_hours_after_it_was_last_used() {
        assertThat(SESSION.expired(NOW.plus(Duration.ofHours(12)).minusMillis(1)))
                .isFalse();
        assertThat(SESSION.expired(NOW.plus(Duration.ofHours(12)))).isTrue();
    }

    @Test
    void using_it_moves_its_end_but_not_for_ever() {
        Session session = SESSION;
        assertThat(session.worthProlonging(NOW.plus(Duration.ofMinutes(10)))).isFalse();

        Instant now = NOW;
        while (now.isBefore(NOW.plus(Session.LONGEST))) {
            assertThat(session.expired(now)).as(now.toString()).isFalse();
            session = session.prolonged(now);
            now = now.plus(Duration.ofHours(11));
        }

        assertThat(session.expired(NOW.plus(Session.LONGEST))).isTrue();
    }
}
