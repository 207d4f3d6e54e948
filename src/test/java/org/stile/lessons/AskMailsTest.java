package org.stile.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.LogLines;
import org.stile.TestDatabase;
import org.stile.changes.Tasks;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** Mail about questions, handed to a real mail server, which may be away. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(AskMailsTest.WithMailServer.class)
class AskMailsTest {

    private static final String QUESTION = "How many quokkas were trained?";

    /** A portal that was told a mail server, and tries again within milliseconds. */
    public static class WithMailServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "stile.mail", "on",
                    "stile.public-url", "http://stile.example",
                    "stile.tasks.first-pause", "PT0.001S",
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
    Tasks tasks;

    private final LogLines log = LogLines.listen();
    private GreenMail server;
    private Someone author;
    private Someone lead;
    private Someone asker;
    private String ref;

    @BeforeEach
    void there_is_a_lesson_to_ask_about() {
        start();
        author = Someone.invited("ZZD1");
        lead = Someone.invited("ZZD1", "trust-lead");
        asker = Someone.invited("ZZD2");
        ref = PublishedLesson.by(author);
    }

    @AfterEach
    void stop() {
        Visitor.admin().post("/admin/people/" + lead.id() + "/deactivate");
        log.close();
        server.stop();
    }

    private void start() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @Test
    void a_question_is_mailed_once_to_each_whom_it_reaches_and_the_answer_to_its_asker() throws Exception {
        ask();
        until(() -> tasks.countOpen() == 0);
        assertThat(server.getReceivedMessages()).hasSize(2);
        for (Someone reached : List.of(author, lead)) {
            MimeMessage mail = mailTo(reached);
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getSubject()).isEqualTo("A question about " + ref);
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getFrom()[0]).hasToString("stile@stile.example");
            String text = GreenMailUtil.getWholeMessage(mail);
            assertThat(text)
                    .contains("http://stile.example/asks/" + id() + "/answer", "http://stile.example/account")
                    .doesNotContain("quokka", PublishedLesson.TITLE, asker.email(), "Northmoor", "O’Body");
        }
        author.visitor()
                .post("/asks/" + id() + "/answer", Map.of("answer", "All the quokkas.", "version", "0"))
                .then()
                .statusCode(303);
        until(() -> tasks.countOpen() == 0);
        assertThat(server.getReceivedMessages()).hasSize(3);
        assertThat(mailTo(asker).getSubject()).isEqualTo("Your question about " + ref + " is answered");
        assertThat(GreenMailUtil.getWholeMessage(mailTo(asker)))
                .contains("http://stile.example/lessons/" + ref)
                .doesNotContain("quokka", author.email());
        nobodyIsInTheLog();
    }

    @Test
    void a_corrected_answer_is_mailed_as_such_and_says_nothing_of_it() {
        ask();
        until(() -> tasks.countOpen() == 0);
        String answer = "/asks/" + id() + "/answer";
        author.visitor()
                .post(answer, Map.of("answer", "Two quokkas.", "version", "0"))
                .then()
                .statusCode(303);
        until(() -> tasks.countOpen() == 0);
        author.visitor()
                .post(answer.replace("answer", "correct"), Map.of("answer", "Three quokkas.", "version", "1"))
                .then()
                .statusCode(303);
        until(() -> tasks.countOpen() == 0);
        assertThat(Arrays.stream(server.getReceivedMessages())
                        .filter(mail -> recipients(mail).contains(asker.email()))
                        .map(AskMailsTest::subject))
                .containsExactly(
                        "Your question about " + ref + " is answered",
                        "Your question about " + ref + " has a corrected answer");
        // neither what was typed nor the title, which no purge would reach any more
        assertThat(Arrays.stream(server.getReceivedMessages()).map(GreenMailUtil::getWholeMessage))
                .noneMatch(mail -> mail.contains("quokka") || mail.contains(PublishedLesson.TITLE));
    }

    @Test
    void who_wants_no_mail_gets_none() {
        Document account = lead.visitor().page("/account");
        assertThat(account.selectFirst("input[name=mail]").hasAttr("checked")).isTrue();
        lead.visitor().post("/account/mail").then().statusCode(303);
        assertThat(lead.visitor()
                        .page("/account")
                        .selectFirst("input[name=mail]")
                        .hasAttr("checked"))
                .isFalse();
        ask();
        until(() -> tasks.countOpen() == 0);
        assertThat(server.getReceivedMessages()).hasSize(1);
        lead.visitor().post("/account/mail", Map.of("mail", "true")).then().statusCode(303);
        assertThat(lead.visitor()
                        .page("/account")
                        .selectFirst("input[name=mail]")
                        .hasAttr("checked"))
                .isTrue();
    }

    @Test
    void a_lesson_without_people_is_the_curators_and_a_demos_address_is_not_written_to() {
        Someone curator = Someone.invited("", "curator");
        asker.visitor()
                .post("/lessons/L-1/ask", Map.of("question", QUESTION, "shown", "trust"))
                .then()
                .statusCode(303);
        until(() -> tasks.countOpen() == 0);
        assertThat(to()).contains(curator.email()).noneMatch(address -> address.endsWith("@demo.example"));
        Visitor.admin().post("/admin/people/" + curator.id() + "/deactivate");
    }

    @Test
    void a_mail_that_the_server_was_not_there_for_is_tried_again_and_comes_once() {
        server.stop();
        ask();
        log.await("is tried again later");
        start();
        until(() -> tasks.countOpen() == 0);
        assertThat(to()).containsExactlyInAnyOrder(author.email(), lead.email());
        nobodyIsInTheLog();
    }

    @Test
    void when_the_server_stays_away_an_admin_sees_it_and_has_it_tried_again() {
        server.stop();
        ask();
        until(() -> tasks.countOpen() == 0);
        String question = "ask-mail question-" + id() + "-" + author.id();
        String page = Visitor.admin().page("/admin/tasks").text();
        assertThat(page).contains(question, "ConnectException").doesNotContain(author.email());
        nobodyIsInTheLog();

        start();
        tryAgain(id());
        assertThat(to()).containsExactlyInAnyOrder(author.email(), lead.email());
        assertThat(Visitor.admin().page("/admin/tasks").text()).doesNotContain(question);
    }

    @Test
    void what_was_taken_back_meanwhile_is_not_mailed() {
        server.stop();
        ask();
        until(() -> tasks.countOpen() == 0);
        long id = id();
        asker.visitor().post("/asks/" + id + "/withdraw").then().statusCode(303);
        start();
        tryAgain(id);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void somebody_who_may_not_read_the_lesson_any_more_is_told_nothing_of_it() {
        server.stop();
        ask();
        until(() -> tasks.countOpen() == 0);
        author.visitor()
                .post("/lessons/" + ref + "/withdraw", Map.of("reason", "It was wrong"))
                .then()
                .statusCode(303);
        start();
        tryAgain(id());
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private void ask() {
        asker.visitor()
                .post("/lessons/" + ref + "/ask", Map.of("question", QUESTION, "shown", "trust"))
                .then()
                .statusCode(303);
    }

    /** Has the two given-up mails of this question tried again, and waits for them. */
    private void tryAgain(long id) {
        Visitor admin = Visitor.admin();
        List<String> actions = admin.page("/admin/tasks")
                .select("tr:has(th:contains(question-" + id + "-)) form[action$=try-again]")
                .eachAttr("action");
        assertThat(actions).hasSize(2);
        actions.forEach(action -> admin.post(action).then().statusCode(303));
        until(() -> tasks.countOpen() == 0);
    }

    private long id() {
        return Long.parseLong(asker.visitor()
                .page("/asks/mine")
                .selectFirst("li[id^=ask-]")
                .id()
                .replaceAll("\\D", ""));
    }

    private void nobodyIsInTheLog() {
        assertThat(log.all())
                .noneMatch(
                        line -> line.contains("@trust.example") || line.contains("quokka") || line.contains("O’Body"));
    }

    private MimeMessage mailTo(Someone someone) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipients(mail).contains(someone.email()))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> to() {
        return Arrays.stream(server.getReceivedMessages())
                .flatMap(mail -> recipients(mail).stream())
                .toList();
    }

    private static List<String> recipients(MimeMessage mail) {
        try {
            return Arrays.stream(mail.getAllRecipients()).map(Address::toString).toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier is) {
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (!is.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
