package org.stile.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarkusPropertiesTest {
    private static final Secret SECRET = new Secret("0123456789abcdef0123456789abcdef");

    @Test
    void what_was_not_asked_for_is_not_set() {
        assertThat(properties(Map.of(), "pw"))
                .doesNotContainKeys(
                        "stile.public-url",
                        "stile.admin-email",
                        "stile.admin-password",
                        "quarkus.http.proxy.proxy-address-forwarding")
                .containsEntry("stile.demo", "true")
                .containsEntry("stile.content", "all")
                .containsEntry("stile.rate.address", "600")
                .containsEntry("stile.rate.token", "6000");
    }

    /** Signed, the token is a new one at every page, and a form in an older tab could not be sent any more. */
    @Test
    void form_tokens_are_not_signed_so_that_several_tabs_work() {
        assertThat(properties(Map.of(), "pw")).doesNotContainKey("quarkus.rest-csrf.token-signature-key");
    }

    @Test
    void forwarding_headers_count_only_from_proxies_that_are_trusted() {
        assertThat(properties(Map.of("STILE_TRUSTED_PROXIES", "10.0.0.1"), "pw"))
                .containsEntry("quarkus.http.proxy.proxy-address-forwarding", "true")
                .containsEntry("quarkus.http.proxy.trusted-proxies", "10.0.0.1");
    }

    @Test
    void mail_goes_over_a_connection_that_is_private_unless_it_was_said_that_it_need_not_be() {
        Map<String, String> server = Map.of(
                "STILE_SMTP_HOST",
                "mail.example",
                "STILE_PUBLIC_URL",
                "https://a.b",
                "STILE_MAIL_FROM",
                "stile@a.b",
                "STILE_SMTP_USER",
                "u",
                "STILE_SMTP_PASSWORD",
                "p");

        assertThat(properties(Map.of(), "pw")).doesNotContainKeys("stile.mail", "quarkus.mailer.host");
        assertThat(properties(server, "pw"))
                .containsEntry("stile.mail", "on")
                .containsEntry("quarkus.mailer.host", "mail.example")
                .containsEntry("quarkus.mailer.port", "587")
                .containsEntry("quarkus.mailer.start-tls", "REQUIRED")
                .containsEntry("quarkus.mailer.tls", "false")
                .containsEntry("quarkus.mailer.login", "REQUIRED")
                .containsEntry("quarkus.mailer.from", "stile@a.b");
        Map<String, String> tls = new HashMap<>(server);
        tls.put("STILE_SMTP_TLS", "tls");
        assertThat(properties(tls, "pw"))
                .containsEntry("quarkus.mailer.tls", "true")
                .containsEntry("quarkus.mailer.start-tls", "DISABLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a$b", "a${b}c", "$$", "a\\b", "\\", "a\\$b", "${", "a,b", " a b "})
    void a_password_reaches_the_pool_as_it_was_given(String password) {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties(Map.of(), password), "test", 400))
                .build();

        assertThat(config.getValue("quarkus.datasource.password", String.class)).isEqualTo(password);
    }

    private static Map<String, String> properties(Map<String, String> variables, String password) {
        var login = new Login("jdbc:postgresql://127.0.0.1:5432/stile", "stile", new Secret(password));
        return QuarkusProperties.of(Settings.from(variables), SECRET, login);
    }
}
