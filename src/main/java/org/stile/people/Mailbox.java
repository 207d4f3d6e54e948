package org.stile.people;

import org.stile.web.Viewer;

/**
 * Where mail to a person goes, for those who want it.
 *
 * @param address of the person, for the mail server alone: no page, log or other person is to have it
 * @param viewer the person as the portal's rules see them
 */
public record Mailbox(String address, Viewer viewer) {

    /** Without the address: this may end up in a log. */
    @Override
    public String toString() {
        return "Mailbox of account " + viewer.accountId();
    }
}
