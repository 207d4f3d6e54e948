package org.stile.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stile.boot.AccessSettings.Rate;

class SettingsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void without_any_variable_the_portal_is_local_with_its_own_database_and_demo_accounts() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.web()).isEqualTo(new WebSettings("127.0.0.1", 8080, "", List.of()));
        assertThat(settings.database()).isInstanceOf(DatabaseSettings.Embedded.class);
        assertThat(settings.access().secret().isGiven()).isFalse();
        assertThat(settings.access().admin().isGiven()).isFalse();
        assertThat(settings.access().rate()).isEqualTo(new Rate(600, 6_000));
        assertThat(settings.content()).isEqualTo(new ContentSettings(true, true, true));
    }

    @Test
    void a_variable_that_is_set_to_nothing_counts_as_left_out() {
        assertThat(settings("STILE_PORT=;STILE_DB_URL= ;STILE_DEMO=").web().port())
                .isEqualTo(8080);
    }

    @Test
    void a_database_of_ones_own_comes_without_demo_accounts() {
        Settings settings = settings("STILE_DB_URL=jdbc:postgresql://db/stile;STILE_DB_USER=u;STILE_DB_PASSWORD= p ;"
                + "STILE_SECRET=" + SECRET);

        assertThat(settings.database())
                .isEqualTo(
                        new DatabaseSettings.External(new Login("jdbc:postgresql://db/stile", "u", new Secret(" p "))));
        assertThat(settings.content().demo()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            off       |   0 |    0
            600       | 600 | 6000
            60,100    |  60 |  100
            60, 100   |  60 |  100
            """)
    void a_rate_is_for_addresses_and_for_tokens(String rate, int address, int token) {
        assertThat(settings("STILE_RATE=" + rate).access().rate()).isEqualTo(new Rate(address, token));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STILE_HOST=0.0.0.0;STILE_DEMO=true  | true
            STILE_HOST=0.0.0.0;STILE_DEMO=false | false
            STILE_HOST=localhost                | true
            STILE_HOST=127.0.0.2                | true
            STILE_HOST=::1                      | true
            """)
    void demo_accounts_leave_the_machine_only_when_that_is_said(String variables, boolean demo) {
        assertThat(settings(variables).content().demo()).isEqualTo(demo);
    }

    @Test
    void proxies_are_given_with_commas() {
        assertThat(settings("STILE_TRUSTED_PROXIES=10.0.0.0/8, 192.168.1.1,proxy.example")
                        .web()
                        .trustedProxies())
                .containsExactly("10.0.0.0/8", "192.168.1.1", "proxy.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:3310", "clamd.example:3310", "[::1]:3310", "/run/clamav/clamd.ctl"})
    void a_virus_scanner_is_at_a_port_or_at_a_socket(String where) {
        assertThat(settings("STILE_CLAMD=" + where).files().clamd()).isEqualTo(where);
        assertThat(Settings.from(Map.of()).files().clamd()).isEmpty();
    }

    @Test
    void a_public_address_loses_its_last_slash() {
        assertThat(settings("STILE_PUBLIC_URL=https://stile.example:8443/")
                        .web()
                        .publicUrl())
                .isEqualTo("https://stile.example:8443");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STILE_PORT=x                     | STILE_PORT is 'x'. Give a number from 0 to 65535, or leave it out for 8080.
            STILE_PORT=65536                 | STILE_PORT is '65536'.
            STILE_PORT=-1                    | STILE_PORT is '-1'.
            STILE_HOST=a b                   | STILE_HOST is 'a b'.
            STILE_HOST=0.0.0.0               | Set STILE_DEMO=false
            STILE_HOST=192.168.1.4           | Set STILE_DEMO=false
            STILE_PUBLIC_URL=stile.example   | STILE_PUBLIC_URL is 'stile.example'.
            STILE_PUBLIC_URL=https://a.b/c   | without a path
            STILE_PUBLIC_URL=ftp://a.b       | STILE_PUBLIC_URL
            STILE_TRUSTED_PROXIES=1.2.3.4;STILE_TRUSTED_PROXIES=http://x | STILE_TRUSTED_PROXIES
            STILE_DB_URL=postgres://u:pw@db/x| STILE_DB_URL is not a JDBC URL of PostgreSQL.
            STILE_DB_URL=jdbc:postgresql:x   | STILE_SECRET is needed
            STILE_DB_USER=u                  | STILE_DB_USER is set, but STILE_DB_URL is not.
            STILE_DB_PASSWORD=p              | STILE_DB_PASSWORD is set, but STILE_DB_URL is not.
            STILE_SECRET=short               | STILE_SECRET has fewer than 32 characters.
            STILE_ADMIN_EMAIL=a@b.c          | Set both, or leave both out.
            STILE_ADMIN_PASSWORD=0123456789ab| Set both, or leave both out.
            STILE_ADMIN_EMAIL=a;STILE_ADMIN_PASSWORD=0123456789ab    | STILE_ADMIN_EMAIL is 'a'.
            STILE_ADMIN_EMAIL=a@b.c;STILE_ADMIN_PASSWORD=0123456789a | at least 12 characters
            STILE_DEMO=yes                   | STILE_DEMO is 'yes'. Say true or false
            STILE_CONTENT=some               | STILE_CONTENT is 'some'.
            STILE_RATE=fast                  | STILE_RATE is 'fast'.
            STILE_CLAMD=clamd                | STILE_CLAMD is 'clamd'. Give host and port
            STILE_CLAMD=clamd:0              | STILE_CLAMD is 'clamd:0'.
            STILE_CLAMD=clamd:65536          | STILE_CLAMD is 'clamd:65536'.
            STILE_CLAMD=http://clamd:3310    | STILE_CLAMD
            STILE_RATE=0                     | STILE_RATE is '0'.
            STILE_RATE=1,2,3                 | STILE_RATE is '1,2,3'.
            STILE_SMTP_PASSWORD=p            | STILE_SMTP_PASSWORD is set, but STILE_SMTP_HOST is not.
            STILE_MAIL_FROM=a@b.c            | STILE_MAIL_FROM is set, but STILE_SMTP_HOST is not.
            STILE_SMTP_HOST=m;STILE_MAIL_FROM=a@b.c        | so STILE_PUBLIC_URL is needed
            STILE_SMTP_HOST=m;STILE_PUBLIC_URL=https://a.b | so STILE_MAIL_FROM is needed
            STILE_SMTP_HOST=m;STILE_PUBLIC_URL=https://a.b;STILE_MAIL_FROM=a                           | STILE_MAIL_FROM is 'a'.
            STILE_SMTP_HOST=m/x;STILE_PUBLIC_URL=https://a.b;STILE_MAIL_FROM=a@b.c                     | STILE_SMTP_HOST is 'm/x'.
            STILE_SMTP_HOST=m;STILE_PUBLIC_URL=https://a.b;STILE_MAIL_FROM=a@b.c;STILE_SMTP_PORT=0     | STILE_SMTP_PORT is '0'.
            STILE_SMTP_HOST=m;STILE_PUBLIC_URL=https://a.b;STILE_MAIL_FROM=a@b.c;STILE_SMTP_TLS=maybe  | STILE_SMTP_TLS is 'maybe'.
            STILE_SMTP_HOST=m;STILE_PUBLIC_URL=https://a.b;STILE_MAIL_FROM=a@b.c;STILE_SMTP_USER=u     | Set both, or leave both out.
            STILE_SMTP_HOST=m;STILE_PUBLIC_URL=https://a.b;STILE_MAIL_FROM=a@b.c;STILE_SMTP_USER=u;STILE_SMTP_PASSWORD=p;STILE_SMTP_TLS=off | in the clear
            """)
    void what_cannot_be_used_is_refused_in_one_line_that_says_what_to_do(String variables, String says) {
        assertThatThrownBy(() -> settings(variables))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(says)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void mail_leaves_by_the_server_that_is_named_and_otherwise_not_at_all() {
        String server = "STILE_SMTP_HOST=mail.example;STILE_PUBLIC_URL=https://a.b;STILE_MAIL_FROM=stile@a.b";
        Secret none = Secret.NONE;

        assertThat(Settings.from(Map.of()).mail()).isEqualTo(new MailSettings.None());
        assertThat(settings(server).mail())
                .isEqualTo(
                        new MailSettings.Smtp("mail.example", 587, "", none, MailSettings.Tls.STARTTLS, "stile@a.b"));
        assertThat(settings(server + ";STILE_SMTP_TLS=tls;STILE_SMTP_USER=u;STILE_SMTP_PASSWORD= p")
                        .mail())
                .isEqualTo(new MailSettings.Smtp(
                        "mail.example", 465, "u", new Secret(" p"), MailSettings.Tls.TLS, "stile@a.b"));
        assertThat(settings(server + ";STILE_SMTP_TLS=off;STILE_SMTP_PORT=2525").mail())
                .isEqualTo(new MailSettings.Smtp("mail.example", 2525, "", none, MailSettings.Tls.OFF, "stile@a.b"));
    }

    @Test
    void a_password_of_more_than_72_bytes_is_refused_in_whatever_script() {
        String variables = "STILE_ADMIN_EMAIL=a@b.c;STILE_ADMIN_PASSWORD=";

        assertThat(settings(variables + "é".repeat(36)).access().admin().isGiven())
                .isTrue();
        assertThatThrownBy(() -> settings(variables + "é".repeat(37))).hasMessageContaining("at most 72 bytes");
    }

    @Test
    void demo_accounts_are_refused_on_a_database_of_ones_own() {
        assertThatThrownBy(() -> settings("STILE_DB_URL=jdbc:postgresql:x;STILE_DEMO=true;STILE_SECRET=" + SECRET))
                .hasMessageContaining("never gets demo accounts");
    }

    @Test
    void a_refusal_never_shows_a_secret() {
        assertThatThrownBy(() -> settings("STILE_DB_URL=postgres://u:hunter2@db/x"))
                .message()
                .doesNotContain("hunter2");
        assertThat(settings("STILE_SECRET=" + SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    void a_misspelt_variable_is_noticed_and_those_of_others_are_not() {
        var env = new Environment(Map.of(
                "STILE_PROT",
                "1",
                "STILE_SMTP_HOST",
                "x",
                "STILE_SMTP_PROT",
                "1",
                "STILE_CORPORA",
                "x",
                "STILE_PORT",
                "1",
                "PATH",
                "/bin"));

        assertThat(env.unknown()).containsExactly("STILE_PROT", "STILE_SMTP_PROT");
    }

    /** From {@code A=1;B=2}. */
    private static Settings settings(String variables) {
        Map<String, String> map = new HashMap<>();
        for (String variable : variables.split(";")) {
            int equals = variable.indexOf('=');
            map.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return Settings.from(map);
    }
}
