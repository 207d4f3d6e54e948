package org.stile.attachments.cleaning;

/** Ends the cleaning of a file that is not taken. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal why;

    Refused(Refusal why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Refusal why() {
        return why;
    }
}
