package org.stile.people;

/**
 * One of the people of the demo.
 *
 * @param key what the button on the sign-in page sends
 * @param role what the person is, in the words of the pages
 * @param invitation who the person is
 */
record DemoPerson(String key, String role, Invitation invitation) {

    public String name() {
        return invitation.name();
    }

    String email() {
        return invitation.email();
    }

    Access access() {
        return invitation.access();
    }
}
