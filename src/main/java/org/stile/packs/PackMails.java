package org.stile.packs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.changes.TaskHandler;
import org.stile.changes.Tasks;
import org.stile.mail.Mails;
import org.stile.people.Mailbox;
import org.stile.people.Mailboxes;
import org.stile.people.People;
import org.stile.programmes.Deployment;

/**
 * Tells the leads of a trust by mail that there is a pack. The mail names no lesson: what may be read of a pack is
 * decided when it is read.
 */
@ApplicationScoped
class PackMails implements TaskHandler {

    static final String KIND = "pack-mail";

    private static final Pattern REF = Pattern.compile("([0-9]+)-([0-9]+)");

    private final Packs packs;
    private final Candidates candidates;
    private final People people;
    private final Mailboxes mailboxes;
    private final Mails mails;
    private final Tasks tasks;

    PackMails(Packs packs, Candidates candidates, People people, Mailboxes mailboxes, Mails mails, Tasks tasks) {
        this.packs = packs;
        this.candidates = candidates;
        this.people = people;
        this.mailboxes = mailboxes;
        this.mails = mails;
        this.tasks = tasks;
    }

    private record Letter(String to, String subject, String text) {}

    /** A pack was made, in this transaction: one mail to each lead, so that each is tried alone; none about nothing. */
    void made(Pack pack, Deployment deployment) {
        if (mails.on() && !pack.lessons().isEmpty()) {
            people.leadsOf(candidates.own(deployment).getFirst())
                    .forEach(account -> tasks.add(KIND, pack.id() + "-" + account));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String ref) {
        // the mail server is waited for outside the transaction
        QuarkusTransaction.requiringNew()
                .call(() -> letter(ref))
                .ifPresent(letter -> mails.send(letter.to(), letter.subject(), letter.text()));
    }

    private Optional<Letter> letter(String ref) {
        Matcher numbers = REF.matcher(ref);
        return numbers.matches()
                ? mailboxes
                        .of(Long.parseLong(numbers.group(2)))
                        .flatMap(to -> packs.find(Long.parseLong(numbers.group(1)), to.viewer())
                                .filter(shown -> shown.open() > 0)
                                .map(shown -> letter(shown, to)))
                : Optional.empty();
    }

    private Letter letter(Packs.Shown shown, Mailbox to) {
        return new Letter(to.address(), "Your next step: " + shown.title(), """
                Other trusts have learned something that matters at your next step:

                %s

                Read it, and say what your trust does with each lesson:
                %s

                You get this mail because you lead your trust. To get no more of them:
                %s
                """.formatted(
                        shown.title(), mails.link(shown.pack().href()), mails.link("/account")));
    }
}
