package org.stile.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.stile.TestDatabase;
import org.stile.base.Clock;
import org.stile.people.Someone;
import org.stile.people.Visitor;
import org.stile.programmes.Programmes;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;

/** Mail about a next step, handed to a real mail server. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(PackMailsTest.WithMailServer.class)
class PackMailsTest {

    /** A portal that was told a mail server. */
    public static class WithMailServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "stile.mail", "on",
                    "stile.public-url", "http://stile.example",
                    "quarkus.mailer.mock", "false",
                    "quarkus.mailer.host", "127.0.0.1",
                    "quarkus.mailer.port", Integer.toString(freePort()),
                    "quarkus.mailer.start-tls", "DISABLED",
                    "quarkus.mailer.from", "stile@stile.example");
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    @Inject
    Trusts trusts;

    @Inject
    Programmes programmes;

    @Inject
    PackStore store;

    @Test
    void the_leads_of_the_trust_are_told_once_that_there_is_something_and_not_what() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            trusts.put(List.of(new Trust("ZZP9", "Trust ZZP9", "Y61", "", "", "", null, null, "", List.of(), true)));
            Someone lead = Someone.invited("ZZP9", "trust-lead");
            Someone.invited("ZZP9");
            long deployment = deployment();
            // lessons that ship are for this stage
            lead.visitor()
                    .post(
                            "/programmes/potoroo/deployments/" + deployment + "/stage",
                            Map.of(
                                    "stage",
                                    "go-live",
                                    "entered-on",
                                    LocalDate.now(Clock.UK).toString()))
                    .then()
                    .statusCode(303);

            assertThat(server.waitForIncomingEmail(60_000, 1)).isTrue();
            Pack pack = QuarkusTransaction.requiringNew()
                    .call(() -> store.of(List.of(deployment), 1).getFirst());
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getAllRecipients()[0]).hasToString(lead.email());
            assertThat(mail.getSubject()).isEqualTo("Your next step: Potoroo: entering Go-live");
            String text = GreenMailUtil.getWholeMessage(mail);
            assertThat(text).contains("http://stile.example/next-step/" + pack.id(), "http://stile.example/account");
            assertThat(lead.visitor().page(pack.href()).select("main h3").eachText())
                    .isNotEmpty()
                    .noneMatch(text::contains);
            // nobody else of the trust is written to
            assertThat(server.waitForIncomingEmail(3_000, 2)).isFalse();
        } finally {
            server.stop();
        }
    }

    private long deployment() {
        Visitor curator = Visitor.demo("curator");
        curator.post("/desk/programmes", Map.of("name", "Potoroo", "stages", "Go-live", "regions", "Everywhere"))
                .then()
                .statusCode(303);
        curator.post("/desk/programmes/potoroo/deployments", Map.of("trust", "ZZP9", "trust-region", "everywhere"))
                .then()
                .statusCode(303);
        return programmes.of("ZZP9").getFirst().deployment().id();
    }
}
