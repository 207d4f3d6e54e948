package org.stile.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.stile.base.CleanText;

/**
 * Plain-text mail to one person at a time, so that nobody sees another's address. Who is written to, and whether they
 * want it, is the caller's to know. Thread-safe.
 */
@ApplicationScoped
public class Mails {

    // Servers that check what they are given may take half a minute; one that says nothing for longer is tried again.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ReactiveMailer mailer;
    private final boolean on;
    private final String portal;

    Mails(
            ReactiveMailer mailer,
            @ConfigProperty(name = "stile.mail", defaultValue = "off") String mail,
            @ConfigProperty(name = "stile.public-url") Optional<String> publicUrl) {
        this.mailer = mailer;
        this.on = mail.equals("on");
        this.portal = publicUrl.orElse("");
    }

    /** Whether a mail server was named: without one nothing is to be sent, and no task for it made. */
    public boolean on() {
        return on;
    }

    /** The whole address of a page, for a mail to link to. */
    public String link(String path) {
        return portal + path;
    }

    /**
     * Hands one mail to the server and waits for its answer, a minute at most. Does nothing when mail is off.
     *
     * @param subject on one line; line breaks become spaces
     * @throws RuntimeException when the server is away or does not take it; its message may hold the address, so it is
     *     not to be logged
     */
    public void send(String to, String subject, String text) {
        if (!on) {
            return;
        }
        Mail mail = Mail.withText(to, CleanText.line(subject), text)
                // absence notices are not to be sent back (RFC 3834)
                .addHeader("Auto-Submitted", "auto-generated");
        mailer.send(mail).await().atMost(PATIENCE);
    }
}
