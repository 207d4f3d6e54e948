package org.stile.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final String EMAIL = "somebody@trust.example";

    private final Passwords passwords = new Passwords(new PeopleConfig(new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(Map.of("stile.password-cost", "4"), "test", 100))
            .build()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "elevenchars",
                "Password1234",
                "SOMEBODY@trust.example",
                "abababababababab",
                "éééééé",
                "0123456789012345678901234567890123456789012345678901234567890123456789abc",
                "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüabcde"
            })
    void one_that_is_short_long_or_easy_to_guess_is_refused(String password) {
        assertThat(Passwords.refusal(password, EMAIL)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "stile-demo-2026", "ward seven kettle", "жёлтый чайник два"})
    void an_ordinary_one_will_do(String password) {
        assertThat(Passwords.refusal(password, EMAIL)).isEmpty();
    }

    @Test
    void only_the_password_matches() {
        String hash = passwords.hash("ward seven kettle");

        assertThat(hash).startsWith("$2a$04$");
        assertThat(passwords.matches("ward seven kettle", hash)).isTrue();
        assertThat(passwords.matches("Ward seven kettle", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matches("ward seven kettle" + "x".repeat(80), hash))
                .isFalse();
        assertThat(passwords.matches("ward seven kettle", ""))
                .as("an account without a password")
                .isFalse();
        assertThat(passwords.matches("", "")).isFalse();
    }

    @Test
    void an_accent_is_the_same_however_the_keyboard_makes_it() {
        assertThat(passwords.matches("cafe\u0301 au lait, two", passwords.hash("caf\u00e9 au lait, two")))
                .isTrue();
    }
}
