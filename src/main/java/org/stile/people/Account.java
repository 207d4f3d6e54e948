package org.stile.people;

/**
 * A person and what only this package may know.
 *
 * @param passwordHash bcrypt; empty until a password has been set
 * @param epoch sessions that began in an earlier one have ended
 */
record Account(Person person, String passwordHash, int epoch) {

    long id() {
        return person.id();
    }
}
