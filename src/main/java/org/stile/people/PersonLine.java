package org.stile.people;

import org.stile.trusts.Trusts;

/**
 * A person as a line of a list.
 *
 * @param place the name of the trust, or that it is the national body
 */
record PersonLine(Person person, String place) {

    static PersonLine of(Trusts trusts, Person person) {
        return new PersonLine(person, person.trust().isEmpty() ? "National body" : trusts.name(person.trust()));
    }

    /** How the account is, in a word. */
    public String state() {
        if (!person.active()) {
            return "Deactivated";
        }
        return person.invited() ? "Invited" : "Active";
    }
}
