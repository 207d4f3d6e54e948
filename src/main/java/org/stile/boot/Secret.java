package org.stile.boot;

import java.security.SecureRandom;
import java.util.Base64;

/** A password or a key: it can be used, but printing it shows nothing. Empty where none was given. */
record Secret(String value) {
    static final Secret NONE = new Secret("");

    /** 256 random bits, in letters that every file, URL and configuration takes as they are. */
    static Secret random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    boolean isGiven() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return isGiven() ? "(secret)" : "(none)";
    }
}
