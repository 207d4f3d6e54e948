package org.stile.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

    /** A key for one purpose: whoever learns it learns neither this secret nor the key of another purpose. */
    Secret derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(UTF_8), "HmacSHA256"));
            byte[] key = mac.doFinal(purpose.getBytes(UTF_8));
            return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return isGiven() ? "(secret)" : "(none)";
    }
}
